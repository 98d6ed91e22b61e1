import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import { demoPeople, runOnce } from "#modules/organisations/index.ts";
import { requestProcesses } from "#modules/requests/index.ts";
import { listSignInStates } from "#platform/auth/signInState.ts";
import type { RequestContext } from "#platform/http/context.ts";
import type { System } from "../assemble.ts";
import { readHealth } from "../operations/readHealth.ts";
import type { FirstSteps } from "./firstStepsContract.ts";
import type { FirstStepsFacts } from "./firstStepsFacts.ts";
import { judgeFirstSteps } from "./judgeFirstSteps.ts";

/** How far the installation is on its way to being live, for those who operate it. */
export async function readFirstSteps(system: System, actor: Actor): Promise<FirstSteps | Refusal> {
  const facts = await gatherFirstSteps(system, actor);
  if (isRefusal(facts)) return facts;
  return { lines: judgeFirstSteps(facts), ...liveOf(system) };
}

/** Records that the service is live, unless something stands open that must not; once, however often it is sent. */
export async function goLive(
  system: System,
  context: RequestContext,
  key: string | undefined,
): Promise<FirstSteps | Refusal> {
  const steps = await readFirstSteps(system, context.actor);
  if (isRefusal(steps)) return steps;
  const open = steps.lines.filter(({ done }) => !done);
  const codes = (isMust: boolean) => open.filter((each) => each.must === isMust).map(({ code }) => code);
  await runOnce(context, key, (write) =>
    system.organisations.goLive(write, { must: codes(true), should: codes(false) }),
  );
  return { ...steps, ...liveOf(system) };
}

/** How far a member of staff's installation is, told with their session: those who operate it are led on from there. */
export function firstStepsAhead(
  { organisations }: Pick<System, "organisations">,
  posts: readonly { role: string; atRoot: boolean }[],
): "begin" | "go-on" | undefined {
  const operates = posts.some(({ role, atRoot }) => role === "systemAdmin" && atRoot);
  if (!operates || organisations.installation().live) return undefined;
  const tried = demoPeople.some(({ personId }) => organisations.findPerson(personId)?.active);
  return tried ? "go-on" : "begin";
}

async function gatherFirstSteps(system: System, actor: Actor): Promise<FirstStepsFacts | Refusal> {
  const { organisations, config, pool, roster, clock } = system;
  const health = await readHealth(system, actor);
  if (isRefusal(health)) return health;
  const bodies = organisations.activeBodies();
  const installation = organisations.installation();
  const [signIns, covered] = await Promise.all([listSignInStates(pool, clock()), roster.measure(clock())]);
  const demo = new Set(demoPeople.map(({ personId }) => personId));
  return {
    production: config.mode === "production",
    publicUrl: config.publicUrl,
    named: installation.service !== undefined,
    processIds: requestProcesses.map(({ id }) => id),
    bodies: bodies.map((body) => ({
      id: body.id,
      kind: body.kind,
      atRoot: body.parentId === undefined,
      serves: body.serves ?? [],
    })),
    posts: bodies.flatMap(({ id }) => organisations.postsAt(id)),
    signIns,
    demoPeople: signIns.filter(({ personId }) => demo.has(personId)).length,
    roster: covered,
    health,
    vouched: new Map(
      [...installation.vouched].map(([thing, said]) => [thing, saidBy(system, said)] as const),
    ),
  };
}

function saidBy(
  { organisations }: Pick<System, "organisations">,
  { by, at }: { by: string | undefined; at: Date },
): { by?: { id: string; name: string }; at: string } {
  const name = by === undefined ? undefined : (organisations.findPerson(by)?.name ?? by);
  return {
    ...(by !== undefined && name !== undefined ? { by: { id: by, name } } : {}),
    at: at.toISOString(),
  };
}

function liveOf(system: System): Pick<FirstSteps, "live"> {
  const { live } = system.organisations.installation();
  return live ? { live: { ...saidBy(system, live), open: [...live.open] } } : {};
}
