import type { PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { ChangeAct } from "../../domain/change.ts";
import { checkAccess } from "../../domain/checkAccess.ts";
import type { Ground, PersonSignIn } from "../../ground.ts";
import { type Write, writeOnce } from "../../writeOnce.ts";
import { placesOf } from "../placesOf.ts";
import { getSignIns } from "./readSignIn.ts";

/** What may be reset: the password by a new link, the second factor, being signed in, being locked out. */
export type SignInAct = "password" | "second-factor" | "sessions" | "unlock";

/** What came of it; the token of the link is told once, to whoever asked for it. */
interface SignInReset {
  inviteToken: string | undefined;
}

/** Resets a part of how somebody signs in, for a reason that stays in their history. */
export async function resetSignIn(
  ground: Ground,
  write: Omit<Write, "input">,
  input: { id: PersonId; act: SignInAct; reason: string },
): Promise<SignInReset | Refusal> {
  const signIns = getSignIns(ground);
  let inviteToken: string | undefined;
  const done = await writeOnce(
    ground,
    { ...write, input: { act: "resetSignIn", input } },
    async (tx, snapshot) => {
      const person = snapshot.findPerson(input.id);
      const places = person ? await placesOf(tx, snapshot, input.id) : [];
      const act = { does: "resetSignIn", personId: input.id, places } as const;
      const refusal = checkAccess(write.actor, act, snapshot.tree);
      if (refusal) return refusal;
      if (!person) return refuse("person-not-found");
      if (!person.active) return refuse("person-inactive", { name: person.name });
      const state = await signIns.read(tx, input.id, write.now);
      if (!state) return refuse("account-missing", { name: person.name });
      if (!isThere(input.act, state)) return refuse("sign-in-nothing-to-reset");
      if (input.act === "password") inviteToken = await signIns.resetPassword(tx, input.id, write.now);
      if (input.act === "second-factor") await signIns.resetSecondFactor(tx, input.id);
      if (input.act === "sessions") await signIns.endSessions(tx, input.id);
      return [
        {
          act: `sign-in-${input.act}` as ChangeAct,
          subjectKind: "person",
          subjectId: input.id,
          oldValue: undefined,
          newValue: undefined,
          reason: input.reason,
        },
      ];
    },
  );
  if ("refused" in done) return done;
  await settle(ground, input);
  return { inviteToken };
}

/** After the commit: what this process remembers is dropped, and whoever got a new way in is not locked out of it. */
async function settle(ground: Ground, { id, act }: { id: PersonId; act: SignInAct }): Promise<void> {
  const signIns = getSignIns(ground);
  signIns.forget(id);
  const login = ground.keeper.current().findPerson(id)?.login;
  if (login !== undefined && (act === "unlock" || act === "password")) await signIns.unlock(login);
}

/** Whether there is what is to be reset: a line in a history should tell of something that happened. */
function isThere(act: SignInAct, state: PersonSignIn): boolean {
  if (act === "second-factor") return state.secondFactor;
  if (act === "sessions") return state.sessions > 0;
  return act === "password" || state.lockedUntil !== undefined;
}
