import { oc } from "@orpc/contract";
import { z } from "zod";
import { rosterActs } from "./domain/acts.ts";

const bodyId = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,39}$/);
const personId = z.uuid();
const id = z.uuid();
const instant = z.iso.datetime();
const date = z.iso.date();
const words = z.object({ zh: z.string(), en: z.string() });
const reason = z.string().trim().min(2).max(500);
const note = z.string().trim().max(100);
const minute = z.number().int().min(0).max(1_440);
const tags = ["Duty roster 值班表"];

const person = z.object({
  id: personId,
  name: z.string(),
  workPhone: z.string().optional().describe("Absent: none is entered"),
});
const span = z.object({ startsAt: instant, endsAt: instant });
const onDuty = z.object({
  post: z.enum(["A", "B"]),
  person,
  insteadOf: person.optional().describe("For whom they stand in"),
});
const shift = span.extend({ id, a: person, b: person, note: z.string().optional() });
const substitute = span.extend({ id, absent: person, standIn: person, reason: z.string() });
const slot = z.object({
  weekday: z.number().int().min(1).max(7).describe("1 Monday to 7 Sunday"),
  fromMinute: minute.max(1_439).describe("Minutes after midnight, Beijing time"),
  untilMinute: minute.describe("No later than it begins: on the next day"),
  a: personId,
  b: personId,
});
const pattern = z.object({ id, name: z.string(), slots: z.array(slot) });
const answering = z.object({
  bodyId,
  bodyName: words,
  by: z
    .enum(["own", "above", "desk"])
    .describe("By its own roster, a body's above it, or a desk's of one above"),
  passed: z
    .array(z.object({ id: bodyId, name: words }))
    .describe("Asked before, and nobody was on duty there"),
  people: z.array(onDuty).describe("Who is called first comes first"),
  until: instant.describe("When this shift ends"),
});
const roster = z.object({
  body: z.object({ id: bodyId, name: words }),
  from: date,
  mayEdit: z.boolean(),
  days: z.array(
    z.object({
      date,
      worked: z.boolean(),
      office: z.array(span).describe("Office hours; none on a day off"),
    }),
  ),
  shifts: z.array(shift),
  substitutes: z.array(substitute),
  now: answering.optional().describe("Absent: nobody is on duty for this body, nor above it"),
  uncovered: z.array(span).optional().describe("Of the next seven days; for whoever may change the roster"),
  patterns: z.array(pattern).optional(),
  people: z
    .array(person.extend({ canSignIn: z.boolean(), title: z.string().optional(), bodyName: words }))
    .optional()
    .describe("Who may be on duty here; for whoever may change the roster"),
});
const added = z.object({
  added: z.number().int(),
  taken: z.number().int().describe("Left out: a shift stands there already"),
  past: z.number().int().describe("Left out: past"),
  unfit: z.number().int().describe("Left out: somebody of it may no longer be on duty here"),
});
const call = z.object({
  caseId: z.uuid(),
  clockId: z.string(),
  body: z.object({ id: bodyId, name: words }),
  urgency: z.string(),
  dueAt: instant,
  openedAt: instant,
  nextCallAt: instant.optional(),
  alarm: z
    .enum(["nobody", "unanswered"])
    .optional()
    .describe("nobody: nobody is on duty anywhere; unanswered: nobody who was called has answered"),
  steps: z.array(
    z.object({
      post: z.enum(["A", "B"]),
      body: z.object({ id: bodyId, name: words }),
      person,
      calledAt: instant,
    }),
  ),
  acknowledged: z.object({ at: instant, by: person }).optional(),
  ended: z.object({ at: instant, outcome: z.enum(["taken", "fell-away"]) }).optional(),
  mayAcknowledge: z.boolean(),
});
const alarm = z.object({
  caseId: z.uuid(),
  clockId: z.string(),
  number: z.string(),
  body: z.object({ id: bodyId, name: words }),
  urgency: z.string(),
  dueAt: instant,
  reason: z.enum(["nobody", "unanswered"]).describe("As of a call"),
  raisedAt: instant,
  nextCallAt: instant.optional().describe("When calling is tried again"),
  called: z.number().int().describe("How many were called so far"),
  acknowledged: z.object({ at: instant, by: person }).optional(),
  mayOpen: z.boolean().describe("Whether the caller sees the case"),
});
const historyLine = z.object({
  id: z.number(),
  at: instant,
  by: person.pick({ id: true, name: true }).optional().describe("Absent: the system itself"),
  act: z.enum(rosterActs),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().optional(),
});

const get = (path: `/${string}`, summary: string) => oc.route({ method: "GET", path, summary, tags });
const post = (path: `/${string}`, summary: string) => oc.route({ method: "POST", path, summary, tags });
const done = z.object({ done: z.literal(true) });

/** The duty roster over HTTP. Every write takes the header `idempotency-key`. */
export const rosterContract = {
  readBoard: get("/roster/on-duty", "Who is on duty now, at every body with a roster").output(
    z.object({
      at: instant,
      officeTime: z.boolean(),
      lines: z.array(
        z.object({
          body: z.object({ id: bodyId, name: words }),
          people: z.array(onDuty).describe("None: nobody is on duty here now"),
          until: instant.optional(),
        }),
      ),
      uncovered: z
        .array(z.object({ body: z.object({ id: bodyId, name: words }), spans: z.array(span) }))
        .describe("Of the next seven days, at bodies whose roster the caller keeps"),
    }),
  ),
  whoIsOnDuty: get("/roster/bodies/{bodyId}/on-duty", "Who answers for a body at a moment")
    .input(z.object({ bodyId, at: instant.optional() }))
    .output(z.object({ at: instant, answering: answering.optional() })),
  readRoster: get("/roster/bodies/{bodyId}", "A body's roster for some days")
    .input(
      z.object({ bodyId, from: date.optional(), days: z.coerce.number().int().min(1).max(31).default(7) }),
    )
    .output(roster),
  listHistory: get("/roster/bodies/{bodyId}/history", "Who changed a roster, newest first")
    .input(
      z.object({
        bodyId,
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ lines: z.array(historyLine), next: z.number().optional() })),
  addShift: post("/roster/bodies/{bodyId}/shifts", "Enter a shift")
    .input(
      z.object({
        bodyId,
        startsAt: instant,
        endsAt: instant,
        a: personId,
        b: personId,
        note: note.optional(),
      }),
    )
    .output(z.object({ id })),
  changeShift: post("/roster/shifts/{id}/change", "Change a shift that has not begun")
    .input(
      z.object({
        id,
        startsAt: instant.optional(),
        endsAt: instant.optional(),
        a: personId.optional(),
        b: personId.optional(),
        note: note.optional(),
      }),
    )
    .output(done),
  cancelShift: post("/roster/bodies/{bodyId}/shifts/{id}/cancel", "Cancel a shift that has not begun")
    .input(z.object({ bodyId, id, reason }))
    .output(done),
  copyWeek: post(
    "/roster/bodies/{bodyId}/copy-week",
    "Copy the week before a Monday into the weeks from it on",
  )
    .input(z.object({ bodyId, monday: date, weeks: z.number().int().min(1).max(8).default(1) }))
    .output(added),
  keepPattern: post("/roster/bodies/{bodyId}/patterns", "Keep a week that shifts are made from")
    .input(z.object({ bodyId, name: z.string().trim().min(1).max(60), slots: z.array(slot).min(1).max(42) }))
    .output(z.object({ id })),
  applyPattern: post(
    "/roster/bodies/{bodyId}/patterns/{id}/apply",
    "Make the shifts of a pattern for some days",
  )
    .input(z.object({ bodyId, id, firstDay: date, lastDay: date }))
    .output(added),
  endPattern: post("/roster/bodies/{bodyId}/patterns/{id}/end", "Put a pattern away; its shifts stay")
    .input(z.object({ bodyId, id }))
    .output(done),
  enterSubstitute: post("/roster/bodies/{bodyId}/substitutes", "Let somebody stand in for somebody")
    .input(
      z.object({
        bodyId,
        absentId: personId,
        standInId: personId,
        startsAt: instant,
        endsAt: instant,
        reason,
      }),
    )
    .output(z.object({ id })),
  endSubstitute: post("/roster/bodies/{bodyId}/substitutes/{id}/end", "End a substitute early")
    .input(z.object({ bodyId, id }))
    .output(done),
  listAlarms: get(
    "/roster/alarms",
    "Urgent cases that nobody has; for administrators and supervisors",
  ).output(z.array(alarm)),
  acknowledgeAlarm: post(
    "/roster/alarms/{caseId}/{clockId}/acknowledge",
    "Say that one sees to a case that nobody has; calling goes on",
  )
    .input(z.object({ caseId: z.uuid(), clockId: z.string().max(20) }))
    .output(done),
  listMyCalls: get("/roster/calls/mine", "The newest cases the caller was called for").output(z.array(call)),
  listCallsOfCase: get("/roster/calls/of/{caseId}", "Who was called for a case; for staff who see it")
    .input(z.object({ caseId: z.uuid() }))
    .output(z.array(call)),
  acknowledgeCall: post(
    "/roster/calls/{caseId}/{clockId}/acknowledge",
    "Say that one has it; nobody more is called",
  )
    .input(z.object({ caseId: z.uuid(), clockId: z.string().max(20) }))
    .output(call),
};
