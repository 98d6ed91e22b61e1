import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { dutiesOf } from "#engine/duties.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { claimUploads } from "#platform/files/claimUploads.ts";
import {
  type Alongside,
  findOpened,
  isUniqueViolation,
  type Opening,
  type OpeningKey,
  openCase,
  type Outcome,
} from "#platform/journal/journal.ts";
import { reporterCompanion } from "#modules/reporters/index.ts";
import type { receipt, reportForm } from "./contract.ts";
import { formatCaseNumber } from "./domain/caseNumber.ts";
import type { Superior } from "./domain/superior.ts";
import { findFirstHands } from "./domain/firstHands.ts";
import { getRequestProcess, requestProcesses } from "./domain/processes.ts";
import type { Ground } from "./ground.ts";
import { caseIdOf } from "./receiptCode.ts";
import { senderOf } from "./senderOf.ts";
import { worldOf } from "./world.ts";

/** What somebody sends to report something. */
export type ReportForm = z.output<typeof reportForm>;
/** A filed report. */
export type Receipt = z.output<typeof receipt>;

/** A report on its way in. */
export interface Submission {
  actor: Actor;
  form: ReportForm;
  /** The idempotency key; the case's id follows from it and the sender. */
  key: string;
  /** The session its files were uploaded in. */
  uploadSession: string | undefined;
  /** The order of a superior platform that it is. */
  superior?: Superior;
  now: Date;
}

/** Takes a report in: one statement, one transaction; the same sent twice is one case and one receipt. */
export async function submitRequest(ground: Ground, submission: Submission): Promise<Receipt | Refusal> {
  const { actor, form, key, superior } = submission;
  const command: OpeningKey = {
    caseId: caseIdOf(senderOf(actor), key),
    key,
    contentHash: createHash("sha256")
      .update(JSON.stringify(superior ? { ...form, superior } : form))
      .digest(),
  };
  const receiptCode = ground.receipts.codeOf(command.caseId);
  const opened = await openRequest(ground, { ...submission, receiptCode }, command);
  // What was taken in before is told again, even where the world has changed so that it would be refused today.
  const outcome = isRefusal(opened) ? ((await findOpened(ground, command)) ?? opened) : opened;
  return isRefusal(outcome) ? outcome : receiptOf(ground, outcome, receiptCode);
}

/** A submission and the code that its receipt will have. */
interface CodedSubmission extends Submission {
  receiptCode: string;
}

// Two may report with the same new number at the same moment: the second finds whom the first has entered.
const mostTries = 3;

async function openRequest(
  ground: Ground,
  submission: CodedSubmission,
  command: OpeningKey,
): Promise<Outcome | Refusal> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryToOpen(ground, submission, command);
    } catch (error) {
      if (tries === mostTries || !isUniqueViolation(error)) throw error;
    }
  }
}

async function tryToOpen(
  ground: Ground,
  submission: CodedSubmission,
  openingKey: OpeningKey,
): Promise<Outcome | Refusal> {
  const { actor, form, now, superior } = submission;
  const process = requestProcesses.find((each) => each.id === form.process);
  if (!process) return refuse("input-invalid");
  const { organisations } = ground;
  const tree = organisations.tree();
  const unknownId = form.aboutIds.find((bodyId) => !tree.find(bodyId));
  if (unknownId !== undefined) return refuse("body-unknown", { bodyId: unknownId });
  const hands = findFirstHands(tree, organisations.desks(), form.process, form.placeId, form.aboutIds);
  if (isRefusal(hands)) return hands;
  const { caseId } = openingKey;
  const sender = await findSender(ground, submission, caseId);
  if (isRefusal(sender)) return sender;
  const { opening, party } = sender;
  const { process: _process, placeId: _place, contact: _contact, ...said } = form;
  const command = { ...openingKey, action: "report", input: { ...said, ...party, places: hands, superior } };
  const world = worldOf(ground, actor, now);
  // Two platforms may give the same number.
  const origin = superior ? { origin: `${superior.platform}:${superior.number}` } : {};
  return openCase(ground, command, world, { ...opening, ...origin, process }, claimFiles(submission, caseId));
}

interface Sender {
  opening: Omit<Opening, "process">;
  party: {
    reporterId: string;
    anonymous: boolean;
    reachable: boolean;
    registrarId?: string;
    registrarBodyId?: string;
    givenName?: string;
  };
}

async function findSender(
  ground: Ground,
  submission: CodedSubmission,
  caseId: CaseId,
): Promise<Sender | Refusal> {
  const { actor, form, now } = submission;
  const receiptHash = ground.receipts.findHash(submission.receiptCode);
  const receipts = receiptHash === undefined ? {} : { receiptHash };
  const registrar =
    actor.kind === "staff" ? { registrarId: actor.personId, registrarBodyId: actor.post.bodyId } : {};
  // Whoever is signed in and gives a contact speaks for somebody else.
  const existingId =
    actor.kind === "reporter" && actor.onlyCaseId === undefined && form.contact === undefined
      ? actor.reporterId
      : undefined;
  const { name, phone, idNumber } = form.contact ?? {};
  const said = name ?? phone ?? idNumber ?? form.business?.name;
  if (said === undefined && existingId === undefined) {
    // Nobody's name: the words are sealed with a key of the case's own.
    const newSubjectKey = ground.keyStore.newSubjectKey(caseId);
    const subject = { subjectId: caseId, subjectKey: newSubjectKey.key, newSubjectKey };
    const party = { reporterId: caseId, anonymous: true, reachable: false, ...registrar };
    return { opening: { ...subject, ...receipts }, party };
  }
  const contact = {
    kind: "person" as const,
    ...form.contact,
    ...(existingId === undefined ? {} : { existingId }),
  };
  const prepared = await ground.reporters.prepareReporter(ground.pool, contact, now);
  if (isRefusal(prepared)) return prepared;
  const { reporterId, rowToInsert, key, givenName } = prepared;
  const subject = { subjectId: reporterId, subjectKey: key, newSubjectKey: rowToInsert?.subjectKey };
  const companion = rowToInsert ? { companion: reporterCompanion(rowToInsert) } : {};
  const reachable = existingId !== undefined || form.contact?.phone !== undefined;
  const given = givenName === undefined ? {} : { givenName };
  const party = { reporterId, anonymous: false, reachable, ...registrar, ...given };
  return { opening: { ...subject, ...receipts, ...companion }, party };
}

function claimFiles(submission: Submission, caseId: CaseId): Alongside | undefined {
  const { form, uploadSession, now, actor } = submission;
  const uploadIds = form.files ?? [];
  if (uploadIds.length === 0) return undefined;
  return async (tx) => {
    if (uploadSession === undefined) return refuse("upload-not-found");
    const claim = { uploadIds, ownerToken: uploadSession, caseId, uploadedBy: senderOf(actor), now };
    const claimed = await claimUploads(tx, claim);
    return isRefusal(claimed) ? claimed : undefined;
  };
}

function receiptOf(ground: Ground, outcome: Outcome, receiptCode: string): Receipt {
  const { case: state, number } = outcome;
  const process = getRequestProcess(state.processId, state.processVersion);
  const duty = dutiesOf(process, state, ground.organisations.tree())[0];
  const holder = duty && ground.organisations.bodyName(duty.bodyId);
  const name = process.states[state.state]?.name;
  if (!name) throw new Error(`${process.id} has no state ${state.state}`);
  return {
    caseId: state.id,
    number: formatCaseNumber(number),
    receiptCode,
    process: process.id as Receipt["process"],
    state: { id: state.state, name },
    reportedAt: state.openedAt,
    ...(holder ? { holder } : {}),
    ...(duty?.dueAt ? { dueAt: duty.dueAt } : {}),
  };
}
