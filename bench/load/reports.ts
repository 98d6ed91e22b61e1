import { randomUUID } from "node:crypto";
import type { HttpRequest } from "../system/http.ts";
import type { StaffHeaders } from "../system/signIn.ts";

/** Whether a report names its reporter: a new one each time, with a phone; or nobody. */
export type Party = "named" | "anonymous";

const wordsOfReports = [
  "小区三号楼二单元从上周五起暖气一直不热，室内只有十四度，家里有老人和两个月大的孩子，物业说是换热站的问题，" +
    "打了三次电话都没有人来看，请尽快派人检查。",
  "宁边路与延安路交叉口东侧人行道的井盖破损已经半个月，晚上没有灯，昨天有一位骑车的老人在这里摔倒，希望尽快修好。",
  "我们店今年三月在市场监管局办理的变更登记，材料交了两次，到现在没有结果，影响我们与供货商签合同，想知道卡在哪一步。",
];

let phones = 0;

function nextPhone(): string {
  phones += 1;
  return `139${String(phones).padStart(8, "0")}`;
}

/** A report as a clerk at a station takes it down; its idempotency key is new each time. */
export function reportRequest(clerk: StaffHeaders, party: Party, index: number): HttpRequest {
  const contact = party === "named" ? { contact: { name: "古丽娜尔·艾合买提", phone: nextPhone() } } : {};
  return {
    method: "POST",
    path: "/api/v1/requests",
    headers: { ...clerk, "idempotency-key": randomUUID() },
    body: JSON.stringify({
      process: "resident-request",
      kind: index % 3 === 0 ? "complaint" : "help",
      words: wordsOfReports[index % wordsOfReports.length],
      address: "宁边路街道示例小区三号楼",
      placeId: "652301001",
      ...contact,
    }),
  };
}
