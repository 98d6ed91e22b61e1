import { oc } from "@orpc/contract";
import { z } from "zod";
import { caseId, caseView } from "./domain/caseView.ts";
import { askedOf } from "./domain/askedOf.ts";
import {
  callerLine,
  historyLine,
  historySides,
  presentPerson,
  writtenAction,
} from "./domain/besideFields.ts";
import { boardAsked, boardCounts, boardCountsAsked, boardPage } from "./domain/boardFields.ts";
import { casesNarrowing, orderField, queueNarrowing } from "./domain/listConditions.ts";
import {
  caseLine,
  countOfList,
  cursorField,
  foundLine,
  limitField,
  page,
  queueLine,
  savedFilter,
  savedFilters,
} from "./domain/listLines.ts";
import { bodyIdField, businessField, requestWords } from "./domain/fields.ts";
import { figuresAsked, figuresShown } from "./domain/figuresFields.ts";
import { bodyLoads } from "./domain/loadFields.ts";
import { precedentView } from "./domain/precedentView.ts";
import { receipt, reportForm } from "./domain/reportFields.ts";
import { requestActions } from "./domain/processes.ts";
import { processView } from "./domain/processView.ts";
import {
  alikeAsked,
  placeFilters,
  publicCase,
  publicFilters,
  publicLine,
  publicOverview,
  publicPlaces,
} from "./domain/publicFields.ts";

export { caseLine, caseView, queueLine, receipt, reportForm };
export type { BoardCounts, BoardLine } from "./domain/boardFields.ts";
export type { CaseView } from "./domain/caseView.ts";
export type { CallerLine, HistoryLine, PresentPerson } from "./domain/besideFields.ts";
export type { BodyLoads } from "./domain/loadFields.ts";
export type { CaseLine, CountView, FoundLine, QueueLine, SavedFilterView } from "./domain/listLines.ts";
export type { PrecedentView } from "./domain/precedentView.ts";
export type { PublicCase, PublicLine, PublicOverview, PublicPlaces } from "./domain/publicFields.ts";

const tags = ["requests"];
const filterTags = ["saved filters"];
const boardTags = ["dispatch board"];
const cursor = cursorField;
const limit = limitField;

const acted = z.object({ case: caseView, replayed: z.boolean() });

function actOn<Schema extends z.ZodObject>(name: string, input: Schema, summary: string) {
  const path = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return oc
    .route({ method: "POST", path: `/requests/{caseId}/${path}`, tags: ["acts"], summary })
    .input(
      z.object({
        caseId,
        taskId: z.int().min(1).optional().describe("The task it is taken on, where it is taken on one"),
        expectedVersion: z
          .int()
          .min(1)
          .optional()
          .describe("Refused where the case has moved since this version"),
        input,
      }),
    )
    .output(acted);
}

const {
  report: _report,
  closeUnheard: _whenUnheard,
  missSignIn: _whenMissed,
  endPause: _whenPaused,
  wake: _whenPromised,
  importRecord: _byImport,
  superiorUrge: _urgedAbove,
  superiorSupplement: _addedAbove,
  superiorWithdraw: _takenBackAbove,
  superiorSetLimit: _limitedAbove,
  openPart: _bySplit,
  heedParent: _ofTheParent,
  join: _byMerge,
  hearOfMain: _ofTheMain,
  shareAnswer: _withTheMain,
  goOnAlone: _withoutTheMain,
  linkBack: _byLink,
  unlinkBack: _byUnlink,
  ...peoplesActions
} = requestActions;

/** The name of an action that people take. */
export type ActName = keyof typeof peoplesActions;

type Acts = { [Name in ActName]: ReturnType<typeof actOn<(typeof peoplesActions)[Name]["input"]>> };

const acts = Object.fromEntries(
  Object.entries(peoplesActions).map(([name, action]) => [
    name,
    actOn(name, askedOf(action.input), action.does.en),
  ]),
) as unknown as Acts; // built from the very table that the type is built from

/** The API of requests. Every write takes an idempotency key in the header `idempotency-key`. */
export const requestsContract = {
  processes: oc
    .route({
      method: "GET",
      path: "/processes",
      tags,
      summary: "The processes: states, actions, who may, how long",
    })
    .output(z.array(processView)),
  submit: oc
    .route({ method: "POST", path: "/requests", tags, summary: "Report something", successStatus: 201 })
    .input(reportForm)
    .output(receipt),
  track: oc
    .route({ method: "POST", path: "/requests/track", tags, summary: "Open a case by its receipt code" })
    .input(z.object({ receiptCode: z.string().trim().min(8).max(40) }))
    .output(caseView),
  read: oc
    .route({ method: "GET", path: "/requests/{caseId}", tags, summary: "A case, as you may see it" })
    .input(z.object({ caseId }))
    .output(caseView),
  precedents: oc
    .route({
      method: "GET",
      path: "/requests/{caseId}/precedents",
      tags,
      summary: "What consultations ruled on requests like this one, the likest first",
    })
    .input(z.object({ caseId }))
    .output(z.object({ precedents: z.array(precedentView).max(5) })),
  history: oc
    .route({
      method: "GET",
      path: "/requests/{caseId}/history",
      tags,
      summary: "Other cases of the same person or at the same place that I may see, open ones first",
    })
    .input(
      z.object({
        caseId,
        of: z.enum(historySides),
        cursor,
        limit: z.coerce.number().int().min(1).max(30).default(5),
      }),
    )
    .output(
      page(historyLine).extend({
        withheld: z.boolean().describe("Who reported is not mine to know, so nothing is said"),
        placeId: bodyIdField.optional().describe("Where they lie: here or anywhere below"),
      }),
    ),
  keepPresence: oc
    .route({
      method: "PUT",
      path: "/requests/{caseId}/presence/{screenId}",
      tags,
      summary: "Say that I have a case open, and learn who else has; good for three quarters of a minute",
    })
    .input(z.object({ caseId, screenId: z.uuid(), writing: writtenAction.optional() }))
    .output(z.object({ others: z.array(presentPerson), renewInSeconds: z.int() })),
  leave: oc
    .route({
      method: "DELETE",
      path: "/requests/{caseId}/presence/{screenId}",
      tags,
      summary: "Say that I have it open no longer",
    })
    .input(z.object({ caseId, screenId: z.uuid() }))
    .output(z.object({ left: z.literal(true) })),
  callerCases: oc
    .route({
      method: "POST",
      path: "/callers/cases",
      tags,
      summary: "What the caller of a whole number reported before, as far as I may see it; recorded",
    })
    .input(z.object({ phone: z.string().trim().min(5).max(40) }))
    .output(z.object({ lines: z.array(callerLine), more: z.boolean() })),
  queue: oc
    .route({
      method: "GET",
      path: "/queue",
      tags,
      summary: "What my post must do next, by due time unless another order is asked for",
    })
    .input(z.object({ ...queueNarrowing, sort: orderField, cursor: cursorField, limit: limitField }))
    .output(page(queueLine)),
  countQueue: oc
    .route({ method: "GET", path: "/queue/count", tags, summary: "How much of that there is" })
    .input(z.object(queueNarrowing))
    .output(countOfList),
  list: oc
    .route({
      method: "GET",
      path: "/requests",
      tags,
      summary: "Cases I may see, newest first unless another order is asked for",
    })
    .input(z.object({ ...casesNarrowing, sort: orderField, cursor: cursorField, limit: limitField }))
    .output(page(caseLine)),
  countList: oc
    .route({ method: "GET", path: "/requests/count", tags, summary: "How many of these there are" })
    .input(z.object(casesNarrowing))
    .output(countOfList),
  board: oc
    .route({
      method: "GET",
      path: "/dispatch-board",
      tags: boardTags,
      summary: "What waits in my post's queue for a body to be named, by due time",
    })
    .input(boardAsked)
    .output(boardPage),
  countBoard: oc
    .route({
      method: "GET",
      path: "/dispatch-board/counts",
      tags: boardTags,
      summary: "How much of that there is, by place and kind",
    })
    .input(boardCountsAsked)
    .output(boardCounts),
  bodyLoads: oc
    .route({
      method: "GET",
      path: "/body-loads",
      tags: boardTags,
      summary: "What the bodies have in hand that I may send cases to, and how the last days went",
    })
    .output(bodyLoads),
  savedFilters: oc
    .route({
      method: "GET",
      path: "/saved-filters",
      tags: filterTags,
      summary: "The filters I keep in my present post",
    })
    .output(savedFilters),
  countSavedFilters: oc
    .route({
      method: "GET",
      path: "/saved-filters/counts",
      tags: filterTags,
      summary: "How many cases each of my filters leaves",
    })
    .output(z.object({ counts: z.array(countOfList.extend({ id: z.uuid() })) })),
  saveFilter: oc
    .route({ method: "POST", path: "/saved-filters", tags: filterTags, summary: "Keep a filter" })
    .input(savedFilter.omit({ id: true }).extend({ isDefault: z.boolean().default(false) }))
    .output(savedFilters),
  changeFilter: oc
    .route({
      method: "POST",
      path: "/saved-filters/{id}",
      tags: filterTags,
      summary: "Change a filter: its name, its conditions, whether the list opens with it",
    })
    .input(savedFilter.omit({ list: true }).partial().required({ id: true }))
    .output(savedFilters),
  removeFilter: oc
    .route({
      method: "DELETE",
      path: "/saved-filters/{id}",
      tags: filterTags,
      summary: "Keep a filter no longer",
    })
    .input(z.object({ id: z.uuid() }))
    .output(savedFilters),
  search: oc
    .route({
      method: "GET",
      path: "/requests/search",
      tags,
      summary: "Cases I may see with these words, newest first",
    })
    .input(z.object({ q: z.string().trim().min(2).max(60), cursor, limit }))
    .output(page(foundLine)),
  publicList: oc
    .route({
      method: "GET",
      path: "/public/requests",
      tags,
      summary: "What is being handled: facts without words or names",
    })
    .input(
      publicFilters.extend({
        cursor,
        limit,
        number: z.string().trim().min(1).max(20).optional().describe("The case of this number, and no other"),
      }),
    )
    .output(page(publicLine)),
  publicOverview: oc
    .route({
      method: "GET",
      path: "/public/overview",
      tags,
      summary: "What ended last near a place, and how the last 30 days went; kept for some minutes",
    })
    .input(publicFilters.pick({ matterId: true }))
    .output(publicOverview),
  publicPlaces: oc
    .route({
      method: "GET",
      path: "/public/places",
      tags,
      summary: "How many public cases lie in each county and township; kept for some minutes",
    })
    .input(placeFilters)
    .output(publicPlaces),
  publicAlike: oc
    .route({
      method: "GET",
      path: "/public/alike",
      tags,
      summary: "The newest public cases of a township and kind, open or ended within 30 days",
    })
    .input(alikeAsked)
    .output(z.object({ lines: z.array(publicLine).max(3) })),
  alike: oc
    .route({
      method: "POST",
      path: "/requests/alike",
      tags,
      summary: "Cases I may see of a township and kind whose words are like these; for staff",
    })
    .input(alikeAsked.extend({ words: requestWords }))
    .output(z.object({ lines: z.array(caseLine).max(3) })),
  publicCase: oc
    .route({
      method: "GET",
      path: "/public/requests/{number}",
      tags,
      summary: "A case as anybody may see it: its steps with their dates, who is in charge, whether in time",
    })
    .input(z.object({ number: z.string().trim().min(1).max(20) }))
    .output(publicCase),
  unmask: oc
    .route({
      method: "POST",
      path: "/requests/{caseId}/unmask",
      tags,
      summary: "See who reported; logged with the reason",
    })
    .input(z.object({ caseId, reason: z.string().trim().min(1).max(500) }))
    .output(
      z.object({
        name: z.string().optional(),
        givenName: z
          .string()
          .optional()
          .describe("The name given this time, where it is not the one that is known"),
        phone: z.string().optional(),
        idNumber: z.string().optional(),
        business: businessField.optional(),
      }),
    ),
  call: oc
    .route({
      method: "POST",
      path: "/requests/{caseId}/call",
      tags,
      summary: "The reporter's number for dialling, to whoever leads; recorded, and logged as a contact",
    })
    .input(z.object({ caseId, taskId: z.int().min(1) }))
    .output(acted.extend({ phone: z.string() })),
  figures: oc
    .route({
      method: "GET",
      path: "/requests/figures",
      tags,
      summary: "How closed cases were handled, with all of them and with excluded ones left out",
    })
    .input(figuresAsked)
    .output(figuresShown),
  act: acts,
};
