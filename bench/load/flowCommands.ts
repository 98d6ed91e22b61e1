import { randomUUID } from "node:crypto";
import type { HttpRequest } from "../system/http.ts";
import type { StaffHeaders } from "../system/signIn.ts";

/** A case on its way, as the one who reported it knows it. */
export interface OpenedCase {
  caseId: string;
  receiptCode: string;
}

/** One command of the loop: who sends it, and what they say. */
export interface FlowCommand {
  name: string;
  /** A demo person's login; the reporter has none and sends the receipt code. */
  login: string | undefined;
  action: string;
  taskId?: number;
  input: Readonly<Record<string, unknown>>;
}

const done =
  "已于当日派人上门，更换二单元立管阀门并排气，室温升到二十一度，与反映人当面核对，反映人表示认可。";

/** The whole loop from accepted to "solved, says the reporter", with a lead and one co-handler. */
export const flowCommands: readonly FlowCommand[] = [
  { name: "accept", login: "demo.dispatcher", action: "accept", input: {} },
  {
    name: "dispatch",
    login: "demo.dispatcher",
    action: "dispatch",
    input: { leadId: "652301-D-housing", coHandlerIds: ["652301-D-urban"], note: "请住建局主办，城管局协办" },
  },
  { name: "signIn", login: "demo.housing", action: "sign-in", taskId: 1, input: {} },
  { name: "signIn (co)", login: "demo.urban", action: "sign-in", taskId: 2, input: {} },
  { name: "reportResult", login: "demo.urban", action: "report-result", taskId: 2, input: { words: done } },
  {
    name: "contact",
    login: "demo.housing",
    action: "contact",
    taskId: 1,
    input: { way: "phone", reached: true },
  },
  {
    name: "draftAnswer",
    login: "demo.housing",
    action: "draft-answer",
    taskId: 1,
    input: { words: done, outcome: "solved" },
  },
  { name: "signOff", login: "demo.housing.head", action: "sign-off", taskId: 1, input: {} },
  { name: "passCheck", login: "demo.dispatcher2", action: "pass-check", input: {} },
  { name: "confirm", login: undefined, action: "confirm", input: { satisfied: true, rating: 5 } },
];

let reporters = 0;

/** Writes without a sign-in are limited by address: each reporter has one of their own, as a proxy would say. */
function nextAddress(): string {
  reporters += 1;
  return `10.${(reporters >> 16) & 255}.${(reporters >> 8) & 255}.${reporters & 255}`;
}

/** One command on one case, as a request. */
export function flowRequest(
  command: FlowCommand,
  opened: OpenedCase,
  sessions: ReadonlyMap<string, StaffHeaders>,
): HttpRequest {
  const { login, action, taskId, input } = command;
  const sender =
    login === undefined
      ? {
          "content-type": "application/json",
          "x-shiliu-receipt": opened.receiptCode,
          "x-forwarded-for": nextAddress(),
        }
      : sessions.get(login);
  return {
    method: "POST",
    path: `/api/v1/requests/${opened.caseId}/${action}`,
    headers: { ...sender, "idempotency-key": randomUUID() },
    body: JSON.stringify({ ...(taskId === undefined ? {} : { taskId }), input }),
  };
}
