import type { Actor } from "#engine/actor.ts";
import { type Scene, staffAt } from "./scene.ts";

/** One step of a story. */
export interface StoryStep {
  action: string;
  actor: Actor;
  taskId?: number;
  input: Readonly<Record<string, unknown>>;
  /** Minutes since the step before, give or take. */
  after: number;
}

/** What becomes of a case; the weights are shares of all cases. */
export interface Story {
  name: string;
  weight: number;
  /** Nobody has the last word yet. */
  open: boolean;
  steps(scene: Scene): StoryStep[];
}

/** Stands for the id of the case, and of who reported it, until rows are written. */
export const caseToken = "@case@";
/** See {@link caseToken}. */
export const reporterToken = "@reporter@";

const hour = 60;
const day = 24 * hour;
const answer = "已于当日派人现场核实处理，问题已经解决，并与反映人当面核对，反映人表示认可。";

function report(scene: Scene): StoryStep {
  const { kind, urgency, named, places } = scene;
  const input = {
    kind,
    urgency,
    words: "（另行封存）",
    nameHidden: false,
    anonymous: !named,
    reachable: named,
    reporterId: named ? reporterToken : caseToken,
    aboutIds: [],
    places,
  };
  return { action: "report", actor: { kind: "anonymous" }, input, after: 0 };
}

function takenIn(scene: Scene): StoryStep[] {
  const { desk, township } = scene.places;
  const dispatcher = staffAt("dispatcher", desk);
  if (scene.process === "resident-request")
    return [{ action: "accept", actor: dispatcher, input: {}, after: hour }];
  const clerk = staffAt("townshipDesk", township);
  return [
    { action: "collect", actor: clerk, input: {}, after: hour },
    { action: "forward", actor: clerk, input: { reason: "需要部门协作办理" }, after: 3 * hour },
  ];
}

function dispatched({ places, lead, co }: Scene): StoryStep[] {
  const input = { leadId: lead, coHandlerIds: [co] };
  return [{ action: "dispatch", actor: staffAt("dispatcher", places.desk), input, after: 2 * hour }];
}

function signedIn({ lead, co }: Scene): StoryStep[] {
  return [
    { action: "signIn", actor: staffAt("handler", lead), taskId: 1, input: {}, after: hour },
    { action: "signIn", actor: staffAt("handler", co), taskId: 2, input: {}, after: hour },
  ];
}

function drafted({ lead, co, named }: Scene): StoryStep[] {
  const handler = staffAt("handler", lead);
  const contact = {
    action: "contact",
    actor: handler,
    taskId: 1,
    input: { way: "phone", reached: true },
    after: 2 * hour,
  };
  const result = {
    action: "reportResult",
    actor: staffAt("handler", co),
    taskId: 2,
    input: { words: answer },
    after: day,
  };
  const draft = {
    action: "draftAnswer",
    actor: handler,
    taskId: 1,
    input: { words: answer, outcome: "solved" },
    after: day,
  };
  return [...(named ? [contact] : []), result, draft];
}

function signed({ lead }: Scene): StoryStep[] {
  return [{ action: "signOff", actor: staffAt("head", lead), taskId: 1, input: {}, after: 3 * hour }];
}

function checked({ places }: Scene): StoryStep[] {
  return [{ action: "passCheck", actor: staffAt("dispatcher", places.desk, 2), input: {}, after: 4 * hour }];
}

function reporterOf({ named }: Scene): Actor {
  return { kind: "reporter", reporterId: named ? reporterToken : caseToken };
}

function confirmed(scene: Scene): StoryStep[] {
  return [{ action: "confirm", actor: reporterOf(scene), input: { satisfied: true, rating: 5 }, after: day }];
}

function onTheSpot(scene: Scene): StoryStep[] {
  const business = scene.process === "business-difficulty";
  const actor = business
    ? staffAt("townshipDesk", scene.places.township)
    : staffAt("dispatcher", scene.places.desk);
  return [{ action: "solveOnTheSpot", actor, input: { words: answer }, after: 2 * hour }];
}

const toHandling = (scene: Scene) => [
  report(scene),
  ...takenIn(scene),
  ...dispatched(scene),
  ...signedIn(scene),
];
const toCallback = (scene: Scene) => [
  ...toHandling(scene),
  ...drafted(scene),
  ...signed(scene),
  ...checked(scene),
];

function disputedOnce(scene: Scene): StoryStep[] {
  const handler = staffAt("handler", scene.lead);
  const desk = staffAt("dispatcher", scene.places.desk);
  return [
    ...toCallback(scene),
    {
      action: "dispute",
      actor: reporterOf(scene),
      input: { reason: "只修了一半，晚上又不热了" },
      after: day,
    },
    { action: "reHandle", actor: desk, input: { reason: "请再次上门并测温" }, after: 3 * hour },
    {
      action: "draftAnswer",
      actor: handler,
      taskId: 1,
      input: { words: answer, outcome: "solved" },
      after: day,
    },
    ...signed(scene),
    ...checked(scene),
    ...confirmed(scene),
  ];
}

function withdrawn(scene: Scene): StoryStep[] {
  return [
    report(scene),
    { action: "withdraw", actor: reporterOf(scene), input: { reason: "问题已经自行解决" }, after: day },
  ];
}

function declined(scene: Scene): StoryStep[] {
  const business = scene.process === "business-difficulty";
  const actor = business
    ? staffAt("townshipDesk", scene.places.township)
    : staffAt("dispatcher", scene.places.desk);
  const input = { ground: "outside-duties", explanation: "该事项不属于本级职责，已告知办理途径。" };
  return [report(scene), { action: "decline", actor, input, after: 2 * hour }];
}

/** All stories: of a hundred cases ninety-seven are closed. */
export const stories: readonly Story[] = [
  {
    name: "confirmed",
    weight: 58,
    open: false,
    steps: (scene) => [...toCallback(scene), ...confirmed(scene)],
  },
  {
    name: "solved on the spot",
    weight: 22,
    open: false,
    steps: (scene) => [report(scene), ...onTheSpot(scene), ...confirmed(scene)],
  },
  { name: "disputed once", weight: 6, open: false, steps: disputedOnce },
  { name: "declined", weight: 8, open: false, steps: declined },
  { name: "withdrawn", weight: 3, open: false, steps: withdrawn },
  { name: "reported", weight: 0.5, open: true, steps: (scene) => [report(scene)] },
  { name: "taken in", weight: 0.4, open: true, steps: (scene) => [report(scene), ...takenIn(scene)] },
  {
    name: "dispatched",
    weight: 0.5,
    open: true,
    steps: (scene) => [report(scene), ...takenIn(scene), ...dispatched(scene)],
  },
  { name: "in hand", weight: 1, open: true, steps: toHandling },
  { name: "drafted", weight: 0.2, open: true, steps: (scene) => [...toHandling(scene), ...drafted(scene)] },
  {
    name: "answered",
    weight: 0.2,
    open: true,
    steps: (scene) => [...toHandling(scene), ...drafted(scene), ...signed(scene)],
  },
  { name: "waiting for the word", weight: 0.2, open: true, steps: toCallback },
];
