import { readdirSync, readFileSync } from "node:fs";

// What the kernel counts processor time in (USER_HZ), the same on every Linux of today.
const tickMs = 10;

/** Processor time used so far. */
export interface CpuMillis {
  server: number;
  database: number;
}

interface ProcessStat {
  parentPid: number;
  ownMs: number;
  /** Of children that ended and were waited for. */
  endedChildrenMs: number;
}

function findStat(pid: number): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold spaces: fields are counted after it, the first being the third of proc(5).
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return {
      parentPid: fields[1] ?? 0,
      ownMs: (user + system) * tickMs,
      endedChildrenMs: (endedUser + endedSystem) * tickMs,
    };
  } catch {
    return undefined; // it ended between the listing and the reading
  }
}

/** The processor time of a server process and of all processes of a PostgreSQL; `undefined` where /proc is missing. */
export function findCpuMillis(serverPid: number, postmasterPid: number): CpuMillis | undefined {
  const server = findStat(serverPid);
  const postmaster = findStat(postmasterPid);
  if (!server || !postmaster) return undefined;
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => findStat(Number(name)) ?? [])
    .filter(({ parentPid }) => parentPid === postmasterPid);
  const childrenMs = children.reduce((sum, { ownMs }) => sum + ownMs, 0);
  return { server: server.ownMs, database: postmaster.ownMs + postmaster.endedChildrenMs + childrenMs };
}
