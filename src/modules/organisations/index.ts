import { fileURLToPath } from "node:url";
import type { Actor, BodyId, PersonId, StaffRole } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import type { RefusalTable } from "#platform/http/refusals.ts";
import type { Body, HeldPost, Person } from "./domain/body.ts";
import { goLive, type StillOpen } from "./installation/goLive.ts";
import { type NamedService, readService } from "./installation/readService.ts";
import type { Installation } from "./domain/installation.ts";
import { establishBody, type NewBody } from "./bodies/establishBody.ts";
import {
  type ImportFile,
  type ImportReport,
  importPeopleAndBodies,
  previewImport,
} from "./import/importPeopleAndBodies.ts";
import { checkAccess } from "./domain/checkAccess.ts";
import type { OrganisationsNeeds } from "./ground.ts";
import { addPerson, type NewPerson } from "./people/addPerson.ts";
import { givePost, type NewPost } from "./people/givePost.ts";
import { type PersonSession, sessionOf } from "./people/sessionOf.ts";
import { organisationRefusals } from "./refusals.ts";
import { makeRoutes } from "./routes.ts";
import { keepSnapshot } from "./snapshotKeeper.ts";
import type { Write, Written } from "./writeOnce.ts";

export { organisationRefusals } from "./refusals.ts";
export { demoPeople } from "./seed/demoPeople.ts";
export type { VouchedThing } from "./domain/installation.ts";
export { runOnce } from "./runOnce.ts";
export { seedPrefecture } from "./seed/seedPrefecture.ts";
export type { Body, HeldPost, ImportReport, OrganisationsNeeds, Person, PersonSession };

/** The tree of bodies (机构), the people in it and the posts (岗位) they hold. */
export interface Organisations {
  /** The module's part of the API. */
  routes: ReturnType<typeof makeRoutes>;
  /** Its refusal codes, each with status and sentence. */
  refusals: RefusalTable;
  /** Loads the snapshot that everything below answers from. */
  load(): Promise<void>;
  /** Loads it afresh, whatever the version. */
  reload(): Promise<void>;
  /** Loads it afresh if another process has written since. */
  reloadIfChanged(): Promise<void>;
  /** The version of the snapshot. */
  version(): number;
  tree(): Tree;
  findBody(id: BodyId): Body | undefined;
  /** Every body, dissolved ones too. */
  bodyIds(): readonly BodyId[];
  bodyName(id: BodyId): Words | undefined;
  /** The prefecture, once there is one. */
  rootId(): BodyId | undefined;
  /** Active desks, with the processes each dispatches for. */
  desks(): readonly Body[];
  findPerson(id: PersonId): Person | undefined;
  findPersonByLogin(login: string): Person | undefined;
  /** The posts a person holds now; none for someone who left. */
  postsOf(personId: PersonId): readonly HeldPost[];
  /** The bodies of those posts, and those that they took over. */
  bodiesOf(personId: PersonId): readonly BodyId[];
  /** A post held now. */
  findPost(postId: string): HeldPost | undefined;
  /** Who holds a post at exactly this body (in this role). */
  peopleAt(bodyId: BodyId, role?: StaffRole): readonly Person[];
  /** The signed-in person and the posts they may act in; undefined for someone unknown or gone. */
  sessionOf(personId: PersonId): PersonSession | undefined;
  /** Why somebody may not see how the installation does; undefined for its system administrators. */
  refuseOperating(actor: Actor): Refusal | undefined;
  /** What the service is called, as it is shown everywhere. */
  service(): NamedService;
  /** What holds for the installation as a whole. */
  installation(): Installation;
  /** Every active body, in the order of their codes. */
  activeBodies(): readonly Body[];
  /** The posts held now at exactly this body. */
  postsAt(bodyId: BodyId): readonly HeldPost[];
  goLive(write: Omit<Write, "input">, open: StillOpen): Promise<Written | Refusal>;
  establishBody(write: Omit<Write, "input">, input: NewBody): Promise<Written | Refusal>;
  addPerson(write: Omit<Write, "input">, input: NewPerson): Promise<Written | Refusal>;
  givePost(write: Omit<Write, "input">, input: NewPost): Promise<Written | Refusal>;
  previewImport(write: Pick<Write, "actor" | "now">, file: ImportFile): Promise<ImportReport | Refusal>;
  importPeopleAndBodies(write: Omit<Write, "input">, file: ImportFile): Promise<ImportReport | Refusal>;
}

/** This module's migrations. */
export const organisationsMigrations: MigrationFolder = {
  unit: "organisations",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};

/** Assembles the module; call `load` before serving. */
export function createOrganisations(needs: OrganisationsNeeds): Organisations {
  const keeper = keepSnapshot(needs.pool);
  const ground = { ...needs, keeper };
  const { current, reload, reloadIfChanged } = keeper;
  return {
    routes: makeRoutes(ground),
    refusals: organisationRefusals,
    load: reload,
    reload,
    reloadIfChanged,
    version: () => current().version,
    tree: () => current().tree,
    findBody: (id) => current().findBody(id),
    bodyIds: () => current().bodies.map(({ id }) => id),
    bodyName: (id) => current().findBody(id)?.name,
    rootId: () => current().bodies.find((body) => body.parentId === undefined)?.id,
    desks: () => current().desks,
    findPerson: (id) => current().findPerson(id),
    findPersonByLogin: (login) => current().findPersonByLogin(login),
    postsOf: (personId) => current().postsOf(personId),
    bodiesOf: (personId) => current().bodiesOf(personId),
    findPost: (postId) => current().findPost(postId),
    peopleAt: (bodyId, role) => current().peopleAt(bodyId, role),
    sessionOf: (personId) => sessionOf(current(), personId),
    refuseOperating: (actor) => checkAccess(actor, { does: "operate" }, current().tree),
    service: () => readService(ground),
    installation: () => current().installation,
    activeBodies: () => current().bodies.filter((body) => body.active),
    postsAt: (bodyId) => current().postsAt(bodyId),
    goLive: (write, open) => goLive(ground, write, open),
    establishBody: (write, input) => establishBody(ground, write, input),
    addPerson: (write, input) => addPerson(ground, write, input),
    givePost: (write, input) => givePost(ground, write, input),
    previewImport: (write, file) => previewImport(ground, write, file),
    importPeopleAndBodies: (write, file) => importPeopleAndBodies(ground, write, file),
  };
}
