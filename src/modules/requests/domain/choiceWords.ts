import type { Words } from "#engine/words.ts";
import { appealGrounds, measures } from "./appealGrounds.ts";
import {
  answerOutcomes,
  callbackResults,
  carryGrounds,
  contactWays,
  declineGrounds,
  emergencyServices,
  handOverGrounds,
  lawfulRoutes,
  mainNews,
  missedCalls,
  passGrounds,
  pauseGrounds,
  reassignGrounds,
  returnGrounds,
} from "./grounds.ts";
import { kinds, urgencies } from "./kinds.ts";

type Table = Readonly<Record<string, Words>>;

const declineNames: Table = Object.fromEntries(
  Object.entries(declineGrounds).map(([ground, { name }]) => [ground, name]),
);

/** What the field `ground` of an action chooses from. */
const groundsOf: Readonly<Record<string, Table>> = {
  decline: declineNames,
  returnTask: returnGrounds,
  reassign: reassignGrounds,
  askPause: pauseGrounds,
  askCarry: carryGrounds,
  proposeCarry: carryGrounds,
  handOver: handOverGrounds,
  passUp: passGrounds,
  askAppeal: appealGrounds,
};

const tables: Readonly<Record<string, Table>> = {
  measure: measures,
  outcome: answerOutcomes,
  result: callbackResults,
  way: contactWays,
  missed: missedCalls,
  news: mainNews,
  service: emergencyServices,
  route: lawfulRoutes,
  kind: kinds,
  urgency: urgencies,
};

/** The words for what was chosen in a field of an action, wherever it is read: on a screen, on a paper. */
export function findChoiceWords(action: string, field: string, value: string): Words | undefined {
  const table = field === "ground" ? groundsOf[action] : tables[field];
  return table && Object.hasOwn(table, value) ? table[value] : undefined;
}
