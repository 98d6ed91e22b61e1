import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { HeldPost, Person } from "./body.ts";
import { type Change, personChange, postChange } from "./change.ts";
import type { ImportPlan, LineVerdict } from "./importPlan.ts";
import type { ImportLine, PersonColumn } from "./importTable.ts";
import { type PersonLineGround, type PersonOutcome, personOfLine } from "./personOfLine.ts";
import type { Snapshot } from "./snapshot.ts";

/** An {@link ImportPlan} with the people and posts to be written. */
export interface PeopleImportPlan extends ImportPlan {
  people: readonly Person[];
  posts: readonly HeldPost[];
  /** People who were not known before, each in need of a sign-in account. */
  added: readonly Person[];
}

/** Works out what a table of people would do; a login on several lines is one person with several posts. */
export function planPeopleImport(
  lines: readonly ImportLine<PersonColumn>[],
  snapshot: Snapshot,
  actor: Actor,
  chance: { now: Date; randomId(): string },
): PeopleImportPlan {
  const people = new Map<string, Person>();
  const posts: HeldPost[] = [];
  const changes: Change[] = [];
  const verdicts: LineVerdict[] = [];
  const ground: PersonLineGround = {
    actor,
    ...chance,
    held: {
      tree: snapshot.tree,
      postsOf: (id) => [...snapshot.postsOf(id), ...posts.filter((post) => post.personId === id)],
    },
  };

  for (const { line, cells } of lines) {
    const login = (cells.login ?? "").toLowerCase();
    const before = people.get(login) ?? snapshot.findPersonByLogin(login);
    const outcome = personOfLine(cells, before, ground);
    verdicts.push({ line, subject: cells.login ?? "", ...verdictOf(before, outcome) });
    if (isRefusal(outcome)) continue;
    const { person, post } = outcome;
    if (person !== before) {
      people.set(login, person);
      changes.push(personChange(before ? "person-changed" : "person-added", before, person));
    }
    if (post) {
      posts.push(post);
      changes.push(postChange("post-given", undefined, post));
    }
  }
  const changed = [...people.values()];
  const added = changed.filter((person) => !snapshot.findPerson(person.id));
  return { verdicts, changes, people: changed, posts, added };
}

function verdictOf(
  before: Person | undefined,
  outcome: PersonOutcome | Refusal,
): Pick<LineVerdict, "verdict" | "changes" | "refusal"> {
  if (isRefusal(outcome)) return { verdict: "rejected", changes: [], refusal: outcome };
  const { person, post } = outcome;
  if (!before) return { verdict: "add", changes: post ? ["post"] : [] };
  const changes = [
    ...(person.name === before.name ? [] : ["name"]),
    ...(person.workPhone === before.workPhone ? [] : ["workPhone"]),
    ...(post ? ["post"] : []),
  ];
  return { verdict: changes.length > 0 ? "change" : "unchanged", changes };
}
