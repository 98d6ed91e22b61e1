import type { Actor, BodyId, StaffActor, StaffRole } from "#engine/actor.ts";
import { workingCalendar } from "#engine/calendar.ts";
import type { Case } from "#engine/case.ts";
import { isPaused, isRunning } from "#engine/clock.ts";
import { type Instant, shift } from "#engine/instant.ts";
import { type BodyKind, type TreeBody, treeOf } from "#engine/tree.ts";
import type { ClockDeclaration } from "#engine/process.ts";
import type { World } from "#engine/world.ts";
import { clocks } from "./trunk/tables.ts";

/** When the example begins: a Monday in June, ten in the morning in Beijing time. */
export const exampleStart: Instant = "2026-06-01T02:00:00.000Z";

const hourMillis = 3_600_000;

function bodyOf(id: BodyId, kind: BodyKind, parentId?: BodyId): TreeBody {
  return { id, kind, parentId, active: true };
}

const deskOf = (id: BodyId, parentId: BodyId): TreeBody => ({
  ...bodyOf(id, "desk", parentId),
  serves: ["resident-request", "business-difficulty"],
});

/** A prefecture with a county, three departments and a township, another county, and a farm outside. */
export const exampleBodies: readonly TreeBody[] = [
  bodyOf("prefecture", "prefecture"),
  bodyOf("county", "county", "prefecture"),
  deskOf("prefecture-desk", "prefecture"),
  deskOf("desk", "county"),
  bodyOf("township", "township", "county"),
  bodyOf("village", "village", "township"),
  bodyOf("housing", "department", "county"),
  bodyOf("housing-office", "office", "housing"),
  bodyOf("water", "department", "county"),
  bodyOf("water-office", "office", "water"),
  bodyOf("police", "department", "county"),
  bodyOf("police-office", "office", "police"),
  bodyOf("other-county", "county", "prefecture"),
  deskOf("other-desk", "other-county"),
  bodyOf("other-water", "department", "other-county"),
  { ...bodyOf("dissolved", "department", "county"), active: false },
  bodyOf("farm", "outside", "county"),
  bodyOf("farm-office", "office", "farm"),
];

/** {@link exampleBodies} as a tree. */
export const exampleTree = treeOf(exampleBodies);

/** Changji's office hours, with the National Day of 2026 and its make-up Saturday. */
const exampleCalendar = workingCalendar({
  version: "example-1",
  offsetMinutes: 480,
  seasons: [
    {
      from: "05-01",
      hours: [
        [600, 840],
        [960, 1_200],
      ],
    },
    {
      from: "10-01",
      hours: [
        [600, 840],
        [930, 1_170],
      ],
    },
  ],
  daysOff: ["01", "02", "05", "06", "07"].map((day) => `2026-10-${day}`),
  workedWeekendDays: ["2026-10-10"],
  publishedYears: [2026],
});

/** A member of staff with one post; two with the same number are the same person. */
export function staffOf(role: StaffRole, bodyId: BodyId, number = 1): StaffActor {
  return {
    kind: "staff",
    personId: `${role} ${number} of ${bodyId}`,
    post: { role, bodyId },
    bodies: [bodyId],
  };
}

/** The people of the example, by the part they play. */
export const exampleActors = {
  reporter: { kind: "reporter", reporterId: "reporter-1" },
  registrar: staffOf("clerk", "village"),
  township: staffOf("townshipDesk", "township"),
  dispatcher: staffOf("dispatcher", "desk"),
  secondDispatcher: staffOf("dispatcher", "desk", 2),
  housing: staffOf("handler", "housing"),
  housingHead: staffOf("head", "housing"),
  housingOffice: staffOf("handler", "housing-office"),
  housingOfficeHead: staffOf("head", "housing-office"),
  water: staffOf("handler", "water"),
  leader: staffOf("head", "county"),
  supervisor: staffOf("supervisor", "county"),
  superior: { kind: "superior", platformId: "superior-1" },
  prefecture: staffOf("dispatcher", "prefecture-desk"),
  system: { kind: "system" },
} as const satisfies Record<string, Actor>;

/** The last moment that a case remembers. */
export function lastMoment(state: Case): Instant {
  const facts = Object.entries(state.facts).flatMap(([name, value]) =>
    name.endsWith("At") && typeof value === "string" ? [value] : [],
  );
  const clocks = state.clocks.flatMap((clock) => [clock.startedAt, clock.stoppedAt ?? clock.startedAt]);
  const moments = [state.openedAt, ...facts, ...clocks, ...state.tasks.map((task) => task.sentAt)];
  return moments.reduce((latest, each) => (each > latest ? each : latest));
}

const clockTable: Readonly<Record<string, ClockDeclaration>> = clocks;

/** When the next thing happens: three hours after the last, or for the system when the nearest clock that makes it act runs out. */
function nextMoment(actor: Actor, state: Case): Instant {
  const soon = shift(lastMoment(state), 3 * hourMillis);
  const lapsing = state.clocks.filter(
    (clock) => isRunning(clock) && !isPaused(clock) && clockTable[clock.kind]?.lapses !== undefined,
  );
  const due = lapsing.map((clock) => clock.dueAt).toSorted()[0];
  return actor.kind === "system" && due !== undefined && due > soon ? due : soon;
}

/** The example's world as somebody acts on a case. */
export function exampleWorld(actor: Actor, state: Case | undefined, now?: Instant): World {
  return {
    now: now ?? (state ? nextMoment(actor, state) : exampleStart),
    actor,
    calendar: exampleCalendar,
    tree: exampleTree,
  };
}
