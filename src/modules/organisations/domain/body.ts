import type { BodyId, PersonId, StaffRole } from "#engine/actor.ts";
import type { TreeBody } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { Centre } from "./centre.ts";

/** A body (机构): a node of the tree with what the public may know of it. */
export interface Body extends TreeBody {
  name: Words;
  /** The public line, if there is one. */
  phone: string | undefined;
  establishedAt: Date;
  dissolvedAt: Date | undefined;
  /** Where its people and the bodies below it went when it was dissolved. */
  successorId: BodyId | undefined;
  /** Where it lies on a map, if that is known. */
  centre?: Centre;
}

/** A member of staff. */
export interface Person {
  id: PersonId;
  name: string;
  /** Staff number or login name, lower case. */
  login: string;
  workPhone: string | undefined;
  active: boolean;
  createdAt: Date;
}

/** A role held by a person at a body for a time; current while `until` is undefined. */
export interface HeldPost {
  id: string;
  personId: PersonId;
  role: StaffRole;
  bodyId: BodyId;
  title: string | undefined;
  from: Date;
  until: Date | undefined;
}
