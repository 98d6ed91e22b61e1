import type { RefusalTable } from "#platform/http/refusals.ts";

const retry = { status: 409 } as const;

/** Refusals of what concerns the orders of superior platforms. */
export const superiorRefusals = {
  "superior-must-grant": {
    ...retry,
    says: {
      zh: "上级平台的时限不能自行延长。请等待上级平台同意延期后再办。",
      en: "The superior platform's limit cannot be moved here. Please wait until it grants more time.",
    },
  },
  "superiors-time-runs-on": {
    ...retry,
    says: {
      zh: "上级平台交办的诉求不能自行暂停计时。需要更多时间的，请申请延期，报上级平台同意。",
      en: "An order's time does not stand still. If more is needed, ask for an extension; the superior platform decides.",
    },
  },
  "superior-limit-over": {
    status: 422,
    says: {
      zh: "时限 {dueAt} 已经过去，请核对后重发。",
      en: "The limit {dueAt} is over already. Please check it and send again.",
    },
  },
  "superior-limit-too-far": {
    status: 422,
    says: {
      zh: "时限超过 {days} 天，请核对后重发。",
      en: "The limit is more than {days} days off. Please check it and send again.",
    },
  },
  "order-answered-as-one": {
    ...retry,
    says: {
      zh: "上级平台交办的诉求按一个编号答复，不能拆单。涉及几个单位的，请增加协办，由主办汇总答复。",
      en: "An order is answered as one, under its number, and is not split. Add co-handlers; the lead answers for all.",
    },
  },
  "order-cannot-wait": {
    ...retry,
    says: {
      zh: "本件是上级平台交办的，时限比那一件早，并入后会超期。请反过来，把那一件并入本件。",
      en: "This case is a superior platform's order and ends before the other. Merge the other into this one instead.",
    },
  },
  "orders-wait": {
    ...retry,
    says: {
      zh: "上级平台工单 {number} 并入了本件，须在 {dueAt} 前答复。请先撤销该件的并单，或报上级平台同意延期。",
      en: "Order {number} was merged into this and is due at {dueAt}. Separate it first, or have its platform grant time.",
    },
  },
} as const satisfies RefusalTable;
