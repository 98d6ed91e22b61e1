import type { InferContractRouterOutputs } from "@orpc/contract";
import type { organisationsContract } from "./contract.ts";
import type { Body, HeldPost, Person } from "./domain/body.ts";
import type { StoredChange } from "./domain/change.ts";
import type { Snapshot } from "./domain/snapshot.ts";

type Outputs = InferContractRouterOutputs<typeof organisationsContract>;
/** A body in a list. */
export type BodyLine = Outputs["searchBodies"]["items"][number];
/** A body on its own page. */
export type BodyPage = Outputs["readBody"];
/** A person in a list. */
export type PersonLine = Outputs["searchPeople"]["items"][number];
/** A person on their own page. */
export type PersonPage = Outputs["readPerson"];
/** How somebody signs in. */
export type PersonSignInView = Outputs["readSignIn"];
/** A key of another system. */
export type KeyLine = Outputs["listKeys"]["items"][number];
/** What a merge would move. */
export type MergePreview = Outputs["previewMerge"];
type PostLine = PersonLine["posts"][number];
type HistoryLine = NonNullable<BodyPage["history"]>[number];

/** A body as a list shows it. */
export function bodyLine(body: Body): BodyLine {
  return {
    id: body.id,
    ...(body.parentId !== undefined && { parentId: body.parentId }),
    kind: body.kind,
    name: body.name,
    active: body.active,
    ...(body.phone !== undefined && { phone: body.phone }),
    ...(body.serves !== undefined && { serves: [...body.serves] }),
    ...(body.centre && { centre: body.centre }),
  };
}

/** A person as a list shows them. */
export function personLine(
  snapshot: Snapshot,
  person: Person,
  { withLogin, unreachable }: { withLogin: boolean; unreachable?: PersonLine["unreachable"] },
): PersonLine {
  return {
    id: person.id,
    name: person.name,
    ...(withLogin && { login: person.login }),
    ...(unreachable !== undefined && { unreachable }),
    ...(person.workPhone !== undefined && { workPhone: person.workPhone }),
    active: person.active,
    posts: snapshot.postsOf(person.id).map((post) => postLine(snapshot, post)),
  };
}

/** A post with the name of its body. */
export function postLine(snapshot: Snapshot, post: HeldPost): PostLine {
  return {
    id: post.id,
    role: post.role,
    bodyId: post.bodyId,
    bodyName: snapshot.findBody(post.bodyId)?.name ?? { zh: post.bodyId, en: post.bodyId },
    ...(post.title !== undefined && { title: post.title }),
    from: post.from.toISOString(),
    ...(post.until && { until: post.until.toISOString() }),
  };
}

/** A line of the history with the name of whoever made the change. */
export function historyLine(snapshot: Snapshot, change: StoredChange): HistoryLine {
  const by = change.by === undefined ? undefined : snapshot.findPerson(change.by);
  return {
    id: change.id,
    at: change.at.toISOString(),
    ...(change.by !== undefined && { by: { id: change.by, name: by?.name ?? change.by } }),
    act: change.act,
    before: change.oldValue ?? null,
    after: change.newValue ?? null,
    ...(change.reason !== undefined && { reason: change.reason }),
  };
}
