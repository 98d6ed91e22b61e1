import type { Actor, BodyId, StaffActor, StaffRole } from "#engine/actor.ts";
import { workingCalendar } from "#engine/calendar.ts";
import type { Instant } from "#engine/instant.ts";
import { type BodyKind, treeOf } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { World } from "#engine/world.ts";

/** A body that there is in practice alone; its name says so. */
export interface PracticeBody {
  id: BodyId;
  parentId: BodyId | undefined;
  kind: BodyKind;
  name: Words;
  active: true;
  serves?: readonly string[];
}

type Line = readonly [id: BodyId, parentId: BodyId | undefined, kind: BodyKind, zh: string, en: string];

const lines: readonly Line[] = [
  ["practice", undefined, "prefecture", "练习州", "Practice Prefecture"],
  ["practice-city", "practice", "county", "练习市", "Practice City"],
  ["practice-desk", "practice-city", "desk", "练习市派单台", "Practice City Desk"],
  ["practice-street", "practice-city", "street", "练习街道", "Practice Street"],
  ["practice-community", "practice-street", "community", "练习社区", "Practice Community"],
  ["practice-station", "practice-community", "station", "练习服务站", "Practice Station"],
  ["practice-housing", "practice-city", "department", "练习市住建局", "Practice Housing Bureau"],
  ["practice-urban", "practice-city", "department", "练习市城管局", "Practice Urban Management"],
  ["practice-water", "practice-city", "department", "练习市水利局", "Practice Water Bureau"],
];

/** The bodies of practice: none of them is in any installation's tree. */
export const practiceBodies: readonly PracticeBody[] = lines.map(([id, parentId, kind, zh, en]) => ({
  id,
  parentId,
  kind,
  name: { zh, en },
  active: true,
  ...(kind === "desk" ? { serves: ["resident-request", "business-difficulty"] } : {}),
}));

const tree = treeOf(practiceBodies);

/** Plain weeks, for limits to be counted in; every year is taken for published, since nothing here is a promise. */
const calendar = workingCalendar({
  version: "practice",
  offsetMinutes: 480,
  seasons: [
    {
      from: "01-01",
      hours: [
        [600, 840],
        [960, 1_200],
      ],
    },
  ],
  daysOff: [],
  workedWeekendDays: [],
  publishedYears: Array.from({ length: 80 }, (_, index) => 2020 + index),
});

/** The roles that there is a tour for. */
export const practiceRoles = ["clerk", "townshipDesk", "dispatcher", "handler", "head"] as const;
/** One of {@link practiceRoles}. */
export type PracticeRole = (typeof practiceRoles)[number];

function staffOf(personId: string, role: StaffRole, bodyId: BodyId): StaffActor {
  return { kind: "staff", personId, post: { role, bodyId }, bodies: [bodyId] };
}

/** Whoever practises, in each role. */
export const practisers: Readonly<Record<PracticeRole, StaffActor>> = {
  clerk: staffOf("you", "clerk", "practice-station"),
  townshipDesk: staffOf("you", "townshipDesk", "practice-street"),
  dispatcher: staffOf("you", "dispatcher", "practice-desk"),
  handler: staffOf("you", "handler", "practice-housing"),
  head: staffOf("you", "head", "practice-housing"),
};

/** Everybody else in practice. */
export const practicePeople = {
  reporter: { kind: "reporter", reporterId: "practice-reporter" },
  township: staffOf("township", "townshipDesk", "practice-street"),
  dispatcher: staffOf("dispatcher", "dispatcher", "practice-desk"),
  caller: staffOf("caller", "dispatcher", "practice-desk"),
  handlerAt: (bodyId: BodyId) => staffOf("handler", "handler", bodyId),
  headAt: (bodyId: BodyId) => staffOf("head", "head", bodyId),
} as const;

/** What a colleague is called in the story. */
export const practiceNames: Readonly<Record<string, Words>> = {
  you: { zh: "您", en: "you" },
  township: { zh: "练习同事（街道）", en: "practice colleague, street" },
  dispatcher: { zh: "练习同事（派单）", en: "practice colleague, dispatch" },
  caller: { zh: "练习同事（回访）", en: "practice colleague, callback" },
  handler: { zh: "练习同事（办理）", en: "practice colleague, handling" },
  head: { zh: "练习同事（负责人）", en: "practice colleague, head" },
};

/** The name of a body of practice. */
export function practiceBodyName(id: BodyId): Words {
  return practiceBodies.find((body) => body.id === id)?.name ?? { zh: id, en: id };
}

/** The world of practice as somebody in it sees it. */
export function practiceWorld(actor: Actor, now: Instant): World {
  return { now, actor, calendar, tree };
}
