import { oc } from "@orpc/contract";
import { z } from "zod";
import { roles } from "#engine/actor.ts";
import { exchangeContract } from "#modules/exchange/contract.ts";
import { knowledgeContract } from "#modules/knowledge/contract.ts";
import { noticesContract } from "#modules/notices/contract.ts";
import { organisationsContract } from "#modules/organisations/contract.ts";
import { reportersContract } from "#modules/reporters/contract.ts";
import { requestsContract } from "#modules/requests/contract.ts";
import { rosterContract } from "#modules/roster/contract.ts";
import { mapContract } from "./map/mapContract.ts";
import { firstStepsContract } from "./firstSteps/firstStepsContract.ts";
import { operationsContract } from "./operations/operationsContract.ts";

const words = z.object({ zh: z.string(), en: z.string() });

const sessionView = z.object({
  person: z.object({ id: z.string(), name: z.string() }).optional(),
  posts: z.array(
    z.object({
      id: z.string(),
      role: z.enum(roles),
      bodyId: z.string(),
      bodyName: words,
      title: z.string().optional(),
      atRoot: z.boolean().describe("At the body above all others: the prefecture itself"),
    }),
  ),
  reporter: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  firstSteps: z
    .enum(["begin", "go-on"])
    .optional()
    .describe(
      "For those who operate an installation that is not live: `begin` where nothing is tried out in it",
    ),
});

/** The API: every module's contract under its name. From it come the server's routes, OpenAPI and the web's client. */
export const contract = {
  session: {
    read: oc
      .route({ method: "GET", path: "/session", tags: ["session"], summary: "Who is signed in" })
      .output(sessionView),
    end: oc
      .route({ method: "DELETE", path: "/session", tags: ["session"], summary: "Sign out" })
      .output(z.object({ signedOut: z.literal(true) })),
  },
  organisations: organisationsContract,
  reporters: reportersContract,
  requests: requestsContract,
  exchange: exchangeContract,
  roster: rosterContract,
  notices: noticesContract,
  knowledge: knowledgeContract,
  operations: operationsContract,
  map: mapContract,
  firstSteps: firstStepsContract,
};

/** The API as a type. */
export type Contract = typeof contract;
