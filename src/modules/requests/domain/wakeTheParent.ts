import { findTask } from "#engine/case.ts";
import type { Effect } from "#engine/process.ts";

/** A body that handed its task down works on it again, once what it handed down came back or fell away. */
export const wakeTheParent: Effect = {
  apply(draft, { before, task }) {
    const parent = findTask(before, task?.parentId);
    if (parent?.state === "assigned") draft.setTask({ ...parent, state: "working" });
    return undefined;
  },
};
