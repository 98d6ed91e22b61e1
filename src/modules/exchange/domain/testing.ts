import { type Format, formatSchema } from "./format.ts";

/** A platform of flat JSON, names with underscores and Beijing wall times. */
export const flatFormat: Format = formatSchema.parse({
  dates: { pattern: "yyyy-MM-dd HH:mm:ss", offset: "+08:00" },
  order: {
    list: "orders",
    fields: {
      number: "order_no",
      words: "content",
      subject: "title",
      kind: "order_type",
      dueAt: "deadline",
      urgency: "urgent_flag",
      place: "area_code",
      name: "caller_name",
      phone: "caller_tel",
    },
    kinds: { "01": { kind: "consult" }, "02": { kind: "help" }, "03": { kind: "complaint" } },
    urgencies: { "1": "urgent" },
    places: { "650100": "652301001" },
    defaultPlaceId: "652301",
  },
  messages: {
    fields: { type: "msg_type", number: "order_no", message: "msg_no", words: "content", dueAt: "deadline" },
    types: { CB: "urge", BC: "supplement", CH: "withdraw", YQ: "limit" },
  },
  writeBack: {
    steps: {
      accepted: "10",
      dispatched: "20",
      declined: "90",
      extensionAsked: "30",
      extensionGranted: "31",
      answered: "40",
      closed: "50",
    },
    fields: {
      order_no: "number",
      city_no: "ourNumber",
      serial: "key",
      status: "step",
      handle_time: "at",
      handle_dept: "body",
      content: "words",
      reason_code: "ground",
      is_solved: "solved",
      is_satisfied: "satisfied",
      deadline: "dueAt",
    },
    constants: { city_code: "652300" },
    grounds: { "outside-duties": "R05" },
    yes: "1",
    no: "0",
    answer: { success: { path: "code", equals: ["0"] }, acknowledgement: "receipt", refused: ["40001"] },
  },
});

/** Another, of nested JSON and ISO times, whose answers name their result otherwise. */
export const nestedFormat: Format = formatSchema.parse({
  dates: { pattern: "iso" },
  order: {
    fields: {
      number: "data.order.id",
      words: "data.order.text",
      kind: "data.order.category",
      dueAt: "data.order.deadline",
      phone: "data.caller.phone",
    },
    kinds: { HELP: { kind: "help" } },
    defaultPlaceId: "652301001",
  },
  writeBack: {
    encoding: "form",
    steps: { accepted: "ACCEPTED" },
    fields: { orderId: "number", "result.state": "step", "result.time": "at" },
    answer: { statuses: [200, 202], success: { path: "result.ok", equals: [true] } },
  },
});
