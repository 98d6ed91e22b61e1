import type { Actor, StaffActor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { findApiKey } from "#platform/auth/apiKeys.ts";
import { totpRequiredFor } from "#platform/auth/secondFactorPolicy.ts";
import type { StaffSessions } from "#platform/auth/staffSession.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { HeldPost, Organisations } from "#modules/organisations/index.ts";
import type { Reporters } from "#modules/reporters/index.ts";
import type { Requests } from "#modules/requests/index.ts";

/** What proves who asks. */
export interface Credentials {
  authorization: string | undefined;
  cookie: string | undefined;
  /** The post to act in, among those held; the first where none is named. */
  postId: string | undefined;
  receiptCode: string | undefined;
  /** Asked by a page that nobody sits at: the session is not used by it. */
  unattended?: boolean;
}

/** What credentials are checked against. */
export interface ActorNeeds {
  db: Queryable;
  sessions: StaffSessions;
  organisations: Organisations;
  reporters: Reporters;
  requests: Pick<Requests, "findByReceipt">;
  production: boolean;
}

/** Who asks, as far as it is proved. */
export interface FoundActor {
  actor: Actor;
  /** The signed-in person, even where they hold no post. */
  personId: string | undefined;
  /** The API key that was named, where it was one. */
  apiKeyId?: string;
  /** Names a post, or brings the cookie of a session that is over: takes themselves for signed in, and is nobody. */
  sessionOver?: true;
}

/** Who asks: an API key, a receipt code, a member of staff, a signed-in reporter, or nobody in particular. */
export async function findActor(
  needs: ActorNeeds,
  { authorization, cookie, postId, receiptCode, unattended = false }: Credentials,
  now: Date,
): Promise<FoundActor | Refusal> {
  if (authorization !== undefined) return actorOfKey(needs, authorization, now);
  if (receiptCode !== undefined) {
    const found = await needs.requests.findByReceipt(receiptCode);
    if (!found) return refuse("receipt-unknown");
    return {
      actor: { kind: "reporter", reporterId: found.reporterId, onlyCaseId: found.caseId },
      personId: undefined,
    };
  }
  if (cookie === undefined) return postId === undefined ? nobody : { ...nobody, sessionOver: true };
  const session = await needs.sessions.findStaffSession(cookie, now, { seen: !unattended });
  if (session) return actorOfStaff(needs, session, postId);
  const reporter = await needs.reporters.findReporterSession(cookie, now);
  if (reporter) return { actor: { kind: "reporter", ...reporter }, personId: undefined };
  return postId === undefined && !sessionCookie.test(cookie) ? nobody : { ...nobody, sessionOver: true };
}

const nobody = { actor: { kind: "anonymous" }, personId: undefined } as const;
const sessionCookie = /(?:^|;\s*)(?:__Host-|__Secure-)?shiliu_(?:staff|reporter)=[^;\s]/;

async function actorOfKey(
  needs: ActorNeeds,
  authorization: string,
  now: Date,
): Promise<FoundActor | Refusal> {
  const key = await findApiKey(needs.db, authorization, now);
  const posts = key ? needs.organisations.postsOf(key.personId) : [];
  const post = posts.find((each) => each.id === key?.postId);
  return key && post
    ? { actor: staffActor(needs, key.personId, post), personId: key.personId, apiKeyId: key.id }
    : refuse("not-signed-in");
}

function actorOfStaff(
  { organisations, production }: ActorNeeds,
  session: { personId: string; secondFactorDone: boolean },
  postId: string | undefined,
): FoundActor | Refusal {
  const { personId } = session;
  const posts = organisations.postsOf(personId);
  const post = postId === undefined ? posts[0] : posts.find((each) => each.id === postId);
  if (postId !== undefined && !post) return refuse("post-not-held");
  if (production && !session.secondFactorDone && totpRequiredFor(posts.map((each) => each.role))) {
    return refuse("second-factor-required");
  }
  return { actor: post ? staffActor({ organisations }, personId, post) : nobody.actor, personId };
}

function staffActor(
  { organisations }: Pick<ActorNeeds, "organisations">,
  personId: string,
  { role, bodyId }: HeldPost,
): StaffActor {
  return { kind: "staff", personId, post: { role, bodyId }, bodies: organisations.bodiesOf(personId) };
}
