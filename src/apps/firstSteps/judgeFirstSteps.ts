import type { StaffRole } from "#engine/actor.ts";
import type { VouchedThing } from "#modules/organisations/index.ts";
import type { FirstStepLine } from "./firstStepsContract.ts";
import type { BodyFact, FirstStepsFacts, PostFact } from "./firstStepsFacts.ts";

type Figures = FirstStepLine["figures"];

/** A desk whose only dispatcher is away dispatches nothing, and nobody calls back what that one has checked. */
const dispatchersLeast = 2;
const watchingRoles: readonly StaffRole[] = ["auditor", "securityAdmin"];
const guardedRoles: readonly StaffRole[] = ["systemAdmin", ...watchingRoles];
/** Kinds of bodies that cases are dispatched to as a rule. */
const handlingKinds: ReadonlySet<string> = new Set(["department", "township", "street", "park"]);

/** What is done and what is open on the way to a service that is live; each line from what is so. */
export function judgeFirstSteps(facts: FirstStepsFacts): FirstStepLine[] {
  return [
    must("name", "service-named", facts.named),
    ...bodyLines(facts),
    ...peopleLines(facts),
    vouched(facts, "limits", "limits-agreed"),
    ...dutyLines(facts),
    ...inviteLines(facts),
    ...liveLines(facts),
  ];
}

function line(
  step: FirstStepLine["step"],
  code: FirstStepLine["code"],
  done: boolean,
  weight: { must: boolean },
  figures: Figures = {},
): FirstStepLine {
  return { step, code, done, must: weight.must, figures };
}

function must(
  step: FirstStepLine["step"],
  code: FirstStepLine["code"],
  done: boolean,
  figures?: Figures,
): FirstStepLine {
  return line(step, code, done, { must: true }, figures);
}

function should(
  step: FirstStepLine["step"],
  code: FirstStepLine["code"],
  done: boolean,
  figures?: Figures,
): FirstStepLine {
  return line(step, code, done, { must: false }, figures);
}

function vouched(facts: FirstStepsFacts, step: FirstStepLine["step"], thing: VouchedThing): FirstStepLine {
  const said = facts.vouched.get(thing);
  return { ...should(step, thing, said !== undefined), vouched: said ?? {} };
}

function bodyLines(facts: FirstStepsFacts): FirstStepLine[] {
  const desks = desksOf(facts);
  const unserved = facts.processIds.filter((id) => !desks.some((desk) => desk.serves.includes(id)));
  const departments = facts.bodies.filter(({ kind }) => kind === "department").length;
  return [
    must("bodies", "desks-there", desks.length > 0 && unserved.length === 0, {
      desks: desks.length,
      unserved: unserved.length,
    }),
    must("bodies", "departments-there", departments > 0, {
      departments,
      bodies: facts.bodies.length,
    }),
    vouched(facts, "bodies", "tree-agreed"),
  ];
}

function peopleLines(facts: FirstStepsFacts): FirstStepLine[] {
  const { posts, bodies } = facts;
  const desks = desksOf(facts);
  const dispatchers = (desk: BodyFact) => peopleAt(posts, desk.id, "dispatcher").size;
  const staffedDesks = desks.filter((desk) => dispatchers(desk) > 0).length;
  const doubled = desks.filter((desk) => dispatchers(desk) >= dispatchersLeast).length;
  const handling = bodies.filter(({ kind }) => handlingKinds.has(kind));
  const staffed = handling.filter((body) => isStaffed(posts, body));
  const root = bodies.find(({ atRoot }) => atRoot);
  const watching = watchingRoles.filter((role) => root && peopleAt(posts, root.id, role).size > 0);
  return [
    // What lies with a desk that nobody sits at reaches nobody, however well the others are staffed.
    must("people", "dispatchers-in-post", desks.length > 0 && staffedDesks === desks.length, {
      staffed: staffedDesks,
      desks: desks.length,
    }),
    must("people", "handlers-in-post", staffed.length > 0, { staffed: staffed.length }),
    must("people", "watchers-in-post", watching.length === watchingRoles.length),
    should("people", "second-dispatchers", desks.length > 0 && doubled === desks.length, {
      doubled,
      desks: desks.length,
    }),
    should("people", "bodies-staffed", handling.length > 0 && staffed.length === handling.length, {
      lacking: handling.length - staffed.length,
      bodies: handling.length,
    }),
  ];
}

function dutyLines(facts: FirstStepsFacts): FirstStepLine[] {
  const { roster, health } = facts;
  const { bodyIds, uncoveredHours } = roster;
  const lacking = desksOf(facts).filter(({ id }) => !bodyIds.includes(id)).length;
  const covered = bodyIds.length > 0 && uncoveredHours === 0 && lacking === 0;
  const sms = health.lines.find(({ of, says }) => of === "sms" && says.startsWith("carrier-"));
  return [
    should("duty", "nights-covered", covered, { bodies: bodyIds.length, uncoveredHours, lacking }),
    should("duty", "text-messages", sms?.says === "carrier-set"),
  ];
}

function inviteLines(facts: FirstStepsFacts): FirstStepLine[] {
  const { posts, signIns, bodies } = facts;
  const states = new Map(signIns.map((each) => [each.personId, each]));
  const people = [...new Set(posts.map(({ personId }) => personId))];
  const isIn = (personId: string) => states.get(personId)?.passwordSet === true;
  const ready = people.filter(isIn).length;
  const waiting = people.filter((id) => !isIn(id) && states.get(id)?.invited !== true).length;
  const usable = posts.filter((post) => isIn(post.personId));
  const desks = desksOf(facts);
  const canTakeOne =
    desks.length > 0 &&
    desks.every(({ id }) => peopleAt(usable, id, "dispatcher").size > 0) &&
    bodies.some((body) => handlingKinds.has(body.kind) && isStaffed(usable, body));
  return [
    must("invite", "desk-can-sign-in", canTakeOne),
    should("invite", "everybody-invited", people.length > 0 && waiting === 0, {
      waiting,
      people: people.length,
    }),
    should("invite", "everybody-in", people.length > 0 && ready === people.length, {
      ready,
      people: people.length,
    }),
  ];
}

function liveLines(facts: FirstStepsFacts): FirstStepLine[] {
  const { health, posts, signIns, demoPeople, publicUrl } = facts;
  const states = new Map(signIns.map((each) => [each.personId, each]));
  const guarded = [
    ...new Set(posts.filter(({ role }) => guardedRoles.includes(role)).map(({ personId }) => personId)),
  ];
  const unguarded = guarded.filter((id) => states.get(id)?.secondFactor !== true).length;
  const backup = health.lines.find(({ says }) => says.startsWith("backup-"))?.says;
  const ofLevel = (level: "look" | "bad") => health.lines.filter((each) => each.level === level).length;
  return [
    must("live", "for-real", facts.production),
    must("live", "no-demo-people", demoPeople === 0, { people: demoPeople }),
    must("live", "address-secure", publicUrl.startsWith("https://"), { address: publicUrl }),
    must("live", "second-factors", guarded.length > 0 && unguarded === 0, {
      unguarded,
      people: guarded.length,
    }),
    // Nobody here knows of backups made from outside; one that fails is known, and is no way to begin.
    line("live", "backup-running", backup === "backup-archived", { must: backup === "backup-failed" }),
    vouched(facts, "live", "restore-tried"),
    line(
      "live",
      "health-good",
      health.level === "good",
      { must: health.level === "bad" },
      {
        bad: ofLevel("bad"),
        look: ofLevel("look"),
      },
    ),
  ];
}

function desksOf({ bodies }: FirstStepsFacts): BodyFact[] {
  return bodies.filter(({ kind, serves }) => kind === "desk" && serves.length > 0);
}

function peopleAt(posts: readonly PostFact[], bodyId: string, role: StaffRole): Set<string> {
  return new Set(
    posts.filter((post) => post.bodyId === bodyId && post.role === role).map(({ personId }) => personId),
  );
}

/** Somebody to handle a case and somebody else to sign the answer; a township's own post handles too. */
function isStaffed(posts: readonly PostFact[], { id }: BodyFact): boolean {
  const hands = new Set([...peopleAt(posts, id, "handler"), ...peopleAt(posts, id, "townshipDesk")]);
  return [...peopleAt(posts, id, "head")].some((head) => [...hands].some((hand) => hand !== head));
}
