import { inviteStaff } from "#platform/auth/staffAccounts.ts";
import type { StaffRole } from "#engine/actor.ts";
import type { Config } from "#platform/config/config.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import { assemble } from "./assemble.ts";
import { refusals } from "./modules.ts";
import { withDatabase } from "./withDatabase.ts";

const rolesByVerb: Readonly<Record<string, StaffRole>> = {
  create: "systemAdmin",
  "create-security": "securityAdmin",
};

/**
 * `admin create LOGIN NAME [BODY]`: enters the first system administrator and prints the link to set a password;
 * `admin create-security` the first security administrator, whom nobody else could appoint.
 */
export async function createAdmin(
  args: readonly string[],
  say: (text: string) => void,
  config: Config,
): Promise<number> {
  const [verb, login, name, bodyId] = args;
  const role = rolesByVerb[verb ?? ""];
  if (!role || !login || !name) {
    say("Usage: shiliu admin create|create-security LOGIN NAME [BODY]\n");
    return 2;
  }
  return withDatabase(config, async ({ urls, log, clock }) => {
    const system = await assemble(config, urls, log, clock);
    try {
      const { organisations, pool, random, randomId } = system;
      const now = clock();
      const actor = { kind: "system" } as const;
      const root = bodyId ?? organisations.rootId();
      if (root === undefined) return complain(say, { refused: "place-unknown" });
      const post = { role, bodyId: root, title: undefined } as const;
      const person = { name, login: login.toLowerCase(), workPhone: undefined, post };
      const added = await organisations.addPerson({ actor, now, key: randomId() }, person);
      if (isRefusal(added)) return complain(say, added);
      const personId = organisations.findPersonByLogin(person.login)?.id;
      if (personId === undefined) throw new Error("The person was added and is not there");
      const token = await withTransaction(pool, (tx) => inviteStaff(tx, personId, now, random));
      say(
        `${name} (${login}) is ${role === "systemAdmin" ? "system" : "security"} administrator of ${root}.\nTo set a password, open ${config.publicUrl}/invite#${token}\n`,
      );
      return 0;
    } finally {
      await system.stop();
    }
  });
}

function complain(say: (text: string) => void, refusal: Refusal): number {
  say(`${refusals[refusal.refused]?.says.en ?? refusal.refused}\n`);
  return 1;
}
