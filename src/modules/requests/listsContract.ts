import { oc } from "@orpc/contract";
import { z } from "zod";
import { caseId, instant, words } from "./domain/caseView.ts";
import {
  casesNarrowing,
  filterNameField,
  keptConditions,
  orderField,
  queueNarrowing,
} from "./domain/listConditions.ts";
import { countedMost, lists, savedFiltersMost } from "./domain/listTerms.ts";

const tags = ["requests"];

/** Where a list goes on. */
export const cursorField = z.string().max(200).optional();
/** How many lines a page has. */
export const limitField = z.coerce.number().int().min(1).max(100).default(30);

/** One line of a list of cases. */
export const caseLine = z.object({
  id: caseId,
  number: z.string(),
  process: z.string(),
  kind: z.string(),
  urgency: z.string(),
  state: z.object({ id: z.string(), name: words, closed: z.boolean() }),
  openedAt: instant,
  closedAt: instant.optional(),
  dueAt: instant.optional(),
  summary: z.string().optional().describe("The first words of the request"),
  matter: words.optional().describe("Where the matter lies"),
  lead: words.optional(),
});

/** One line of a list of cases. */
export type CaseLine = z.output<typeof caseLine>;

/** One line of a queue: a duty, and the case it belongs to. */
export const queueLine = caseLine.extend({
  step: z.object({ id: z.string(), name: words }).describe("What is to be done"),
  taskId: z.int().optional(),
  clock: words.optional(),
  urgings: z.int(),
});

/** One line of a queue. */
export type QueueLine = z.output<typeof queueLine>;

/** A page of a list. */
export function page<Line extends z.ZodType>(line: Line) {
  return z.object({
    lines: z.array(line),
    next: z.string().optional().describe("Cursor of the following page"),
  });
}

const count = z.object({
  count: z.int().min(0).max(countedMost),
  more: z.boolean().describe("There may be more than were counted"),
});

/** How many a list shows. */
export type CountView = z.output<typeof count>;

const savedFilter = z.object({
  id: z.uuid(),
  list: z.enum(lists),
  name: filterNameField,
  conditions: keptConditions,
  isDefault: z.boolean().describe("The list opens with it"),
});

/** A filter that somebody keeps. */
export type SavedFilterView = z.output<typeof savedFilter>;

const savedFilters = z.object({ filters: z.array(savedFilter).max(savedFiltersMost) });
const filterTags = ["saved filters"];

/** The lists that staff work through, and the filters they keep for them. */
export const listsContract = {
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
    .output(count),
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
    .output(count),
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
    .output(z.object({ counts: z.array(count.extend({ id: z.uuid() })) })),
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
};
