import { oc } from "@orpc/contract";
import { z } from "zod";

/** The steps of an operator's path, in their order. */
const firstStepNames = ["name", "bodies", "people", "limits", "duty", "invite", "live"] as const;

/** What can be done or open; the page has a sentence for each, and what to do where it is open. */
const firstStepCodes = [
  "service-named",
  "desks-there",
  "departments-there",
  "tree-agreed",
  "dispatchers-in-post",
  "handlers-in-post",
  "watchers-in-post",
  "second-dispatchers",
  "bodies-staffed",
  "limits-agreed",
  "nights-covered",
  "text-messages",
  "desk-can-sign-in",
  "everybody-invited",
  "everybody-in",
  "for-real",
  "no-demo-people",
  "address-secure",
  "second-factors",
  "backup-running",
  "restore-tried",
  "health-good",
] as const;

const instant = z.iso.datetime();
const who = z.object({ id: z.string(), name: z.string() });

const firstStepLine = z.object({
  step: z.enum(firstStepNames),
  code: z.enum(firstStepCodes),
  done: z.boolean(),
  must: z.boolean().describe("The service cannot go live before it is done"),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
  vouched: z
    .object({ by: who.optional(), at: instant.optional() })
    .optional()
    .describe("Only a person can know it: who said so, and when"),
});

const firstSteps = z.object({
  lines: z.array(firstStepLine),
  live: z
    .object({ at: instant, by: who.optional(), open: z.array(z.string()).describe("What was open then") })
    .optional(),
});

const tags = ["Operations 运行状况"];

/** An operator's path to a service that is live. */
export const firstStepsContract = {
  read: oc
    .route({
      method: "GET",
      path: "/first-steps",
      tags,
      summary: "What is done and what is open before the service goes live, from what is so, not from ticks",
    })
    .output(firstSteps),
  goLive: oc
    .route({
      method: "POST",
      path: "/first-steps/go-live",
      tags,
      summary: "Record that the service is live, once, with what was still open then",
    })
    .input(z.object({ key: z.string().min(8).max(128).optional() }))
    .output(firstSteps),
};

/** The path as it is told. */
export type FirstSteps = z.output<typeof firstSteps>;
/** One line of it. */
export type FirstStepLine = z.output<typeof firstStepLine>;
