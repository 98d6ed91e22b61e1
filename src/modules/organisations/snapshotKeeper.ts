import type { Queryable } from "#platform/database/queryable.ts";
import { type Snapshot, snapshotOf } from "./domain/snapshot.ts";
import { listBodies, listCurrentPosts, listPeople, readVersion } from "./store.ts";
import { readInstallation } from "./store/installationStore.ts";

/** Holds the newest snapshot this process knows of. */
export interface SnapshotKeeper {
  /** The snapshot; before the first load it is empty, with version 0. */
  current(): Snapshot;
  /** Loads from the database, whatever the version. */
  reload(): Promise<void>;
  /** Loads only if another process has written since. */
  reloadIfChanged(): Promise<void>;
}

/** Keeps a snapshot over a pool; a slow load never replaces a newer one. */
export function keepSnapshot(db: Queryable): SnapshotKeeper {
  let snapshot = snapshotOf(0, { bodies: [], people: [], posts: [] });

  async function reload(): Promise<void> {
    const loaded = await loadSnapshot(db);
    if (loaded.version >= snapshot.version) snapshot = loaded;
  }

  return {
    current: () => snapshot,
    reload,
    async reloadIfChanged() {
      if ((await readVersion(db)) > snapshot.version) await reload();
    },
  };
}

/** Reads everything afresh. The version is read first: a write in between makes the snapshot look old, never new. */
export async function loadSnapshot(db: Queryable): Promise<Snapshot> {
  const version = await readVersion(db);
  const bodies = await listBodies(db);
  const people = await listPeople(db);
  const posts = await listCurrentPosts(db);
  const installation = await readInstallation(db);
  return snapshotOf(version, { bodies, people, posts, installation });
}
