import type { Actor, BodyId, StaffRole } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { HeldPost, Person } from "./body.ts";
import { checkAccess } from "./checkAccess.ts";
import { checkPost } from "./checkPost.ts";
import type { PersonColumn } from "./importTable.ts";
import { findRole } from "./importWords.ts";
import type { Snapshot } from "./snapshot.ts";

/** What a line of people is judged against. */
export interface PersonLineGround {
  actor: Actor;
  now: Date;
  randomId(): string;
  /** The tree, and the posts held so far, those of earlier lines included. */
  held: Pick<Snapshot, "tree" | "postsOf">;
}

/** A person as a line would have them, and the post it would give. */
export interface PersonOutcome {
  person: Person;
  post: HeldPost | undefined;
}

type Cells = Readonly<Partial<Record<PersonColumn, string>>>;

/** What a line of an import would make of a person; `before` is undefined for one nobody knows yet. */
export function personOfLine(
  cells: Cells,
  before: Person | undefined,
  ground: PersonLineGround,
): PersonOutcome | Refusal {
  const asked = askedPost(cells);
  if (isRefusal(asked)) return asked;
  const person = before ? changedPerson(cells, before, ground) : newPerson(cells, ground);
  if (isRefusal(person)) return person;
  const { actor, held, now } = ground;
  if (!asked) {
    const refusal = before ? undefined : checkAccess(actor, { does: "addPerson" }, held.tree);
    return refusal ?? { person, post: undefined };
  }
  const holds = held
    .postsOf(person.id)
    .some((post) => post.role === asked.role && post.bodyId === asked.bodyId);
  if (holds) return { person, post: undefined };
  const refusal = checkPost(actor, held, before && person, asked);
  if (refusal) return refusal;
  return {
    person,
    post: { id: ground.randomId(), personId: person.id, ...asked, from: now, until: undefined },
  };
}

function newPerson({ login = "", name, workPhone }: Cells, ground: PersonLineGround): Person | Refusal {
  const lower = login.toLowerCase();
  if (!/^[0-9a-z][0-9a-z._-]{2,59}$/.test(lower)) return refuse("login-invalid", { login });
  if (name === undefined) return refuse("person-name-missing");
  return { id: ground.randomId(), name, login: lower, workPhone, active: true, createdAt: ground.now };
}

function changedPerson(cells: Cells, before: Person, { actor, held }: PersonLineGround): Person | Refusal {
  if (!before.active) return refuse("person-inactive", { name: before.name });
  const name = cells.name ?? before.name;
  const workPhone = cells.workPhone ?? before.workPhone;
  if (name === before.name && workPhone === before.workPhone) return before;
  const places = held.postsOf(before.id).map((post) => post.bodyId);
  return checkAccess(actor, { does: "changePerson", places }, held.tree) ?? { ...before, name, workPhone };
}

/** The post a line asks for; undefined where it names neither role nor body. */
function askedPost(
  cells: Cells,
): { role: StaffRole; bodyId: BodyId; title: string | undefined } | Refusal | undefined {
  if (cells.role === undefined && cells.body === undefined) return undefined;
  if (cells.role === undefined || cells.body === undefined) return refuse("post-incomplete");
  const role = findRole(cells.role);
  return role
    ? { role, bodyId: cells.body, title: cells.title }
    : refuse("role-unknown", { role: cells.role });
}
