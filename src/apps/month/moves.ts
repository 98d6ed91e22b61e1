import type { CaseView } from "#modules/requests/contract.ts";
import type { Chance } from "./chance.ts";
import type { Manner } from "./people.ts";

/** What somebody may do with a case now, as the API offers it. */
export type Offer = CaseView["actions"][number];

/** How likely staff take an act among those offered. What is not named is new, and tried now and then. */
const weights: Readonly<Record<string, number>> = {
  accept: 40,
  collect: 40,
  forward: 16,
  dispatch: 60,
  solveOnTheSpot: 2,
  decline: 0.8,
  transferEmergency: 0.2,
  acknowledgeTransfer: 20,
  handOver: 1,
  recordReceipt: 10,
  refusedElsewhere: 3,
  signIn: 40,
  returnTask: 2,
  upholdReturn: 10,
  overrideReturn: 8,
  releaseCoHandler: 2,
  assignDown: 1.2,
  takeBack: 1,
  contact: 8,
  reportResult: 20,
  draftAnswer: 20,
  askExtension: 1.2,
  askPause: 0.8,
  askCarry: 0.8,
  grantExtension: 10,
  refuseExtension: 5,
  grantPause: 10,
  refusePause: 5,
  resume: 0.4,
  approveCarry: 10,
  refuseCarry: 4,
  replyInterim: 3,
  takeUpAgain: 0.5,
  signOff: 30,
  rejectDraft: 3,
  passCheck: 30,
  failCheck: 3,
  recordCallback: 20,
  reHandle: 12,
  closeAfterReview: 8,
  proposeCarry: 2,
  addCoHandler: 0.8,
  reassign: 0.5,
  correct: 0.4,
  convene: 0.5,
  giveOpinion: 20,
  concludeConsultation: 8,
  issueOrder: 1,
  addNote: 0.8,
  answerOrder: 10,
  answerNote: 10,
  split: 1,
  merge: 5,
  separate: 0.15,
  link: 0.3,
  unlink: 0.6,
  passUp: 0.6,
  passDown: 60,
  askAppeal: 8,
  grantAppeal: 10,
  refuseAppeal: 5,
  supplement: 0.2,
  urge: 0.2,
};
const ofNewActs = 0.5;

function weightOf({ action }: Offer, view: CaseView): number {
  const weight = weights[action] ?? ofNewActs;
  const kind = view.kind.id;
  if (action === "contact" && (view.counts["contacts"] ?? 0) > 0) return 0.2;
  if (action === "transferEmergency" && view.urgency.id === "critical") return 25;
  // Questions and thanks are mostly answered on the line.
  if (action === "solveOnTheSpot" && (kind === "consult" || kind === "praise")) return 30;
  return weight;
}

/** How much it weighs to leave a case alone: next to nothing where a step is due, much where none is. */
const leaveIt = 3;

/** The act that a member of staff takes, first of all on the task that stands in their queue; often none beside it. */
export function staffMove(view: CaseView, taskId: number | undefined, chance: Chance): Offer | undefined {
  const open = view.actions.filter((offer) => offer.blocked === undefined);
  const onIt = open.filter((offer) => offer.taskId === taskId);
  const choices = [...(onIt.length > 0 ? onIt : open), undefined];
  return chance.weighted(choices, (offer) => (offer ? weightOf(offer, view) : leaveIt));
}

/** What one who asked does when they look at their case; `undefined` is silence. */
export function reporterMove(view: CaseView, manner: Manner, chance: Chance): Offer | undefined {
  const offered = (action: string) => view.actions.find((offer) => offer.action === action && !offer.blocked);
  const first = (...actions: string[]) => actions.map(offered).find((offer) => offer !== undefined);
  if (manner === "silent") return undefined;
  if (manner === "quarrelsome") return first("dispute") ?? (chance.happens(0.3) ? first("urge") : undefined);
  if (manner === "withdrawing" && chance.happens(0.5)) return first("withdraw");
  if (manner === "urging") {
    const said = first(
      ...(chance.happens(0.5) ? ["urge"] : []),
      ...(chance.happens(0.3) ? ["supplement"] : []),
    );
    if (said) return said;
  }
  const ended = chance.happens(0.9) ? first("confirm", "rate") : first("dispute");
  return ended ?? (chance.happens(0.1) ? first("urge") : undefined);
}

const bodies = ["housing", "urban", "market"] as const;
const beijingMs = 8 * 3_600_000;

/** The date in Beijing so many days after a moment. */
function dayAfter(now: Date, days: number): string {
  return new Date(now.getTime() + beijingMs + days * 86_400_000).toISOString().slice(0, 10);
}

/** What varies of what is said; all else is said as the example has it. */
function varied(offer: Offer, view: CaseView, chance: Chance): Record<string, unknown> {
  const home = view.places.find(({ part }) => part === "desk")?.bodyId.slice(0, 6) ?? "652301";
  const county = home === "652300" ? "652301" : home;
  const department = (code: string): string => `${county}-D-${code}`;
  const about = new Set(view.about.map(({ bodyId }) => bodyId));
  const named = bodies.map(department).filter((id) => !about.has(id));
  const atWork = view.tasks.filter((task) => task.open && task.role !== "side").map((task) => task.bodyId);
  const free = named.filter((id) => !atWork.includes(id));
  const another = free.length > 0 ? chance.pick(free) : chance.pick(named);
  const task = view.tasks.find(({ id }) => id === offer.taskId);
  switch (offer.action) {
    case "dispatch": {
      // Now and then to a body where nobody ever looks.
      const lead = chance.happens(0.01) ? department("water") : chance.pick(named);
      const others = named.filter((id) => id !== lead);
      // 1.3 assignments a case.
      return { leadId: lead, coHandlerIds: chance.happens(0.25) ? [chance.pick(others)] : [] };
    }
    case "upholdReturn":
      return { bodyId: another };
    case "returnTask":
      return { betterBodyId: another };
    case "reassign":
      return { leadId: another };
    case "addCoHandler":
      return { bodyId: another };
    case "assignDown":
      return { bodyId: `${task?.bodyId ?? ""}-O-property` };
    case "convene":
      return { partyIds: named.slice(0, 2) };
    case "concludeConsultation":
      return { leadId: chance.pick(named) };
    case "issueOrder":
    case "addNote":
      return { bodyId: atWork[0] ?? chance.pick(named) };
    case "recordCallback":
      return callback(chance);
    case "correct":
      return { urgency: chance.pick(["normal", "urgent"]), kind: chance.pick(["complaint", "help"]) };
    case "confirm":
      return { satisfied: chance.happens(0.85), rating: chance.pick([3, 4, 5]) };
    default:
      return {};
  }
}

function callback(chance: Chance): Record<string, unknown> {
  const thrown = chance.throw();
  if (thrown < 0.45) return { result: "answered", solved: true, satisfied: true };
  if (thrown < 0.6) return { result: "answered", solved: chance.happens(0.5), satisfied: false };
  return { result: chance.pick(["no-answer", "wrong-number", "refused"]) };
}

/** How far off the dates are that people name: near enough for the month to see them come. */
function daysOff(action: string, chance: Chance): number {
  if (/carry/i.test(action)) return chance.pick([4, 7, 12, 60]);
  return chance.pick([2, 3, 5, 9]);
}

/** What is said with an act: the example, with the bodies of this case and dates from now on. */
export function inputOf(
  example: object,
  { offer, view, now, chance }: { offer: Offer; view: CaseView; now: Date; chance: Chance },
): Record<string, unknown> {
  const said = { ...example, ...varied(offer, view, chance) };
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) =>
      typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)
        ? [name, dayAfter(now, daysOff(offer.action, chance))]
        : [name, value],
    ),
  );
}
