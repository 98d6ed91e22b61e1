import type { Actor, PersonId } from "#engine/actor.ts";
import { type ApiKeyCursor, type ApiKeyListing, listApiKeys } from "#platform/auth/apiKeys.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import type { HeldPost } from "../domain/body.ts";
import type { StoredChange } from "../domain/change.ts";
import { mayManage } from "../domain/mayManage.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Ground } from "../ground.ts";
import { type KeyLine, postLine } from "../present.ts";
import { findPosts, listChangesOfKeys } from "../store.ts";

const goneThroughAtOnce = 200;

/** Which keys are looked for. */
export interface KeySearch {
  /** Only those that act as this person. */
  person?: PersonId | undefined;
  include: "active" | "all";
  cursor?: string | undefined;
  limit: number;
}

interface FoundKey {
  key: ApiKeyListing;
  post: HeldPost;
  standing: KeyLine["standing"];
}

/** A page of the keys of those posts that the caller may give, newest first, with who made and who ended each. */
export async function listKeys(
  ground: Ground,
  actor: Actor,
  search: KeySearch,
  now: Date,
): Promise<{ items: KeyLine[]; nextCursor?: string }> {
  if (actor.kind !== "staff") return { items: [] };
  const snapshot = ground.keeper.current();
  const found = await findKeys(ground, actor, search, now);
  const page = found.slice(0, search.limit);
  const changes = await listChangesOfKeys(
    ground.pool,
    page.map(({ key }) => key.id),
  );
  const ofKey = Map.groupBy(changes, keyIdOf);
  const last = page.at(-1)?.key;
  return {
    items: page.map((each) => keyLine(snapshot, each, ofKey.get(each.key.id) ?? [])),
    ...(found.length > search.limit &&
      last && { nextCursor: writeCursor(last.createdAt.toISOString(), last.id) }),
  };
}

/** One more than a page, gone through in order until there are as many: most keys are everybody else's. */
async function findKeys(ground: Ground, actor: Actor, search: KeySearch, now: Date): Promise<FoundKey[]> {
  const found: FoundKey[] = [];
  const wanted = search.limit + 1;
  let after = cursorOf(search.cursor);
  for (;;) {
    const keys = await listApiKeys(ground.pool, {
      personId: search.person,
      withEnded: search.include === "all",
      now,
      after,
      limit: goneThroughAtOnce,
    });
    found.push(...(await seenBy(ground, actor, keys, now)).filter((each) => isWanted(each, search)));
    after = keys.at(-1);
    if (found.length >= wanted || keys.length < goneThroughAtOnce) return found.slice(0, wanted);
  }
}

function isWanted({ standing }: FoundKey, { include }: KeySearch): boolean {
  return include === "all" || standing === "active";
}

/** Those among these keys that act in a post which the caller may give. */
async function seenBy(
  ground: Ground,
  actor: Actor,
  keys: readonly ApiKeyListing[],
  now: Date,
): Promise<FoundKey[]> {
  const { tree, findPost } = ground.keeper.current();
  const gone = keys.flatMap(({ postId }) => (findPost(postId) ? [] : [postId]));
  const ended = new Map((await findPosts(ground.pool, gone)).map((post) => [post.id, post]));
  return keys.flatMap((key) => {
    const post = findPost(key.postId) ?? ended.get(key.postId);
    if (!post) return [];
    const { personId } = key;
    if (!mayManage(actor, { does: "changePosts", personId, posts: [post] }, tree)) return [];
    return [{ key, post, standing: standingOf(key, post, now) }];
  });
}

function standingOf(key: ApiKeyListing, post: HeldPost, now: Date): KeyLine["standing"] {
  if (key.revokedAt) return "ended";
  if (post.until) return "post-ended";
  return key.expiresAt && key.expiresAt <= now ? "expired" : "active";
}

function keyLine(
  snapshot: Snapshot,
  { key, post, standing }: FoundKey,
  changes: readonly StoredChange[],
): KeyLine {
  const nameOf = (personId: string) => snapshot.findPerson(personId)?.name ?? personId;
  const by = (act: StoredChange["act"]) => {
    const id = changes.find((change) => change.act === act)?.by;
    return id === undefined ? undefined : { id, name: nameOf(id) };
  };
  const [madeBy, endedBy] = [by("key-made"), by("key-ended")];
  const reason = changes.find((change) => change.act === "key-ended")?.reason;
  const endedAt = key.revokedAt ?? (standing === "post-ended" ? post.until : undefined);
  return {
    id: key.id,
    name: key.name,
    person: { id: key.personId, name: nameOf(key.personId) },
    post: postLine(snapshot, post),
    standing,
    createdAt: key.createdAt.toISOString(),
    ...(madeBy && { madeBy }),
    ...(key.expiresAt && { expiresAt: key.expiresAt.toISOString() }),
    ...(key.lastUsedAt && { lastUsedAt: key.lastUsedAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(endedBy && { endedBy }),
    ...(reason !== undefined && { endReason: reason }),
  };
}

function keyIdOf({ newValue, oldValue }: StoredChange): string {
  const value = newValue ?? oldValue;
  return typeof value === "object" && value !== null && "keyId" in value ? String(value.keyId) : "";
}

/** Where a page begins; a cursor that nobody here wrote is the list's beginning. */
function cursorOf(cursor: string | undefined): ApiKeyCursor | undefined {
  const [at, id] = readCursor(cursor, 2) ?? [];
  const createdAt = new Date(at ?? Number.NaN);
  const known = id !== undefined && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(createdAt.getTime());
  return known ? { createdAt, id } : undefined;
}
