import type { WriteBack } from "./contract.ts";
import type { WriteBackRow } from "./store.ts";

/** A write-back as people of the staff see it. */
export function presentWriteBack(row: WriteBackRow): WriteBack {
  const done = row.acknowledged_at !== null;
  return {
    caseId: row.case_id,
    version: row.version,
    platformId: row.platform_id,
    orderNumber: row.order_number,
    step: row.step as WriteBack["step"], // written from the same list
    createdAt: row.created_at.toISOString(),
    state: !done ? "waiting" : row.settled_reason === null ? "acknowledged" : "settled",
    tries: row.tries,
    ...(done ? {} : { nextTryAt: row.due_at.toISOString() }),
    ...(row.last_tried_at ? { lastTriedAt: row.last_tried_at.toISOString() } : {}),
    ...(row.last_result === null
      ? {}
      : { lastResult: row.last_result as NonNullable<WriteBack["lastResult"]> }),
    ...(row.last_status === null ? {} : { lastStatus: row.last_status }),
    ...(row.last_code === null ? {} : { lastCode: row.last_code }),
    ...(row.flag && !done ? { flag: row.flag } : {}),
    ...(row.acknowledged_at ? { acknowledgedAt: row.acknowledged_at.toISOString() } : {}),
    ...(row.acknowledgement === null ? {} : { acknowledgement: row.acknowledgement }),
    ...(row.settled_reason === null ? {} : { settledReason: row.settled_reason }),
  };
}
