import { z } from "zod";

const instant = z.iso.datetime();

/** How somebody signs in, for whoever looks after that; never anything that lets anybody in. */
export const signIn = z.object({
  account: z
    .enum(["none", "waiting", "invited", "ready", "disabled"])
    .describe(
      "waiting: nobody was invited, or the link ran out; invited: a link waits; ready: a password is set",
    ),
  invitedUntil: instant.optional(),
  passwordSetAt: instant.optional(),
  secondFactor: z.boolean(),
  secondFactorRequired: z.boolean().describe("By the posts held, in production"),
  lockedUntil: instant.optional(),
  sessions: z.number().int().describe("On how many devices they are signed in now"),
  lastSeenAt: instant.optional(),
  mayReset: z.boolean(),
});
