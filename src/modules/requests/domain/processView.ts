import { z } from "zod";
import { words } from "./caseView.ts";

const limits = z.array(z.object({ name: words, limit: z.string() }));

/** One process, whole: its states, who may do what where, and until when. */
export const processView = z.object({
  id: z.string(),
  version: z.int(),
  name: words,
  sentence: words,
  states: z.array(
    z.object({
      id: z.string(),
      name: words,
      closedBy: z.enum(["reporter", "disposition"]).optional(),
      clocks: z.array(z.string()),
    }),
  ),
  taskStates: z
    .array(z.object({ id: z.string(), name: words }))
    .describe("States of what a case is handed out as: a queue's steps are these and those of the case"),
  actions: z.array(
    z.object({
      id: z.string(),
      does: words,
      by: z.array(words),
      from: z.array(z.string()),
      to: z
        .array(z.object({ state: z.string().optional(), when: words.optional() }))
        .describe("None, or without a state: the case stays where it is"),
      opens: z.boolean(),
      onTask: z.array(words).describe("States of the task it is taken on"),
    }),
  ),
  clocks: z.array(
    z.object({
      id: z.string(),
      name: words,
      limit: z.string().describe("As `5wd`, `4wh`, `30d`, `2h`, `30m`"),
      byUrgency: limits,
      byKind: limits,
      onTask: z.array(words).describe("States of a task that it runs in"),
      lapses: words.optional().describe("What the system does when it runs out"),
    }),
  ),
  diagram: z.string().describe("Mermaid"),
});
