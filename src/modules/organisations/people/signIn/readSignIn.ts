import type { Actor, PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { checkAccess } from "../../domain/checkAccess.ts";
import { mayManage } from "../../domain/mayManage.ts";
import type { Ground, PersonSignIn, SignIns } from "../../ground.ts";
import type { PersonSignInView } from "../../present.ts";
import { placesOf } from "../placesOf.ts";

/** How somebody signs in, for administrators and auditors over their place; never anything that lets anybody in. */
export async function readSignIn(
  ground: Ground,
  actor: Actor,
  id: PersonId,
  now: Date,
): Promise<PersonSignInView | Refusal> {
  const snapshot = ground.keeper.current();
  const person = snapshot.findPerson(id);
  const places = person ? await placesOf(ground.pool, snapshot, id) : [];
  const refusal = checkAccess(actor, { does: "readSignIn", places }, snapshot.tree);
  if (refusal) return refusal;
  if (!person) return refuse("person-not-found");
  const state = await getSignIns(ground).read(ground.pool, id, now);
  const mayReset =
    person.active &&
    state !== undefined &&
    mayManage(actor, { does: "resetSignIn", personId: id, places }, snapshot.tree);
  return { ...viewOf(state), mayReset };
}

/** The sign-in of this installation; a process without one has no business here. */
export function getSignIns({ signIns }: Pick<Ground, "signIns">): SignIns {
  if (!signIns) throw new Error("Organisations were assembled without sign-in");
  return signIns;
}

function viewOf(state: PersonSignIn | undefined): Omit<PersonSignInView, "mayReset"> {
  if (!state) return { account: "none", secondFactor: false, secondFactorRequired: false, sessions: 0 };
  const { invitedUntil, passwordSetAt, lockedUntil, lastSeenAt } = state;
  return {
    account: accountOf(state),
    secondFactor: state.secondFactor,
    secondFactorRequired: state.secondFactorRequired,
    sessions: state.sessions,
    ...(invitedUntil && { invitedUntil: invitedUntil.toISOString() }),
    ...(passwordSetAt && { passwordSetAt: passwordSetAt.toISOString() }),
    ...(lockedUntil && { lockedUntil: lockedUntil.toISOString() }),
    ...(lastSeenAt && { lastSeenAt: lastSeenAt.toISOString() }),
  };
}

function accountOf({ disabled, passwordSetAt, invitedUntil }: PersonSignIn): PersonSignInView["account"] {
  if (disabled) return "disabled";
  if (passwordSetAt) return "ready";
  return invitedUntil ? "invited" : "waiting";
}
