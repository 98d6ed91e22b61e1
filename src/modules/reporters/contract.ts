import { oc } from "@orpc/contract";
import { z } from "zod";
import { reporterKinds } from "./domain/details.ts";

/** The largest number of characters a reporter's name may have. */
export const longestName = 60;

const phone = z
  .string()
  .trim()
  .min(5)
  .max(40)
  .describe("A mobile number; spaces, +86 and full-width digits are fine.");

/** A reporter's own data as the API shows it: masked. */
export const maskedReporter = z.object({
  kind: z.enum(reporterKinds),
  name: z.string().optional(),
  phone: z.string().optional(),
  idNumber: z.string().optional(),
  email: z.string().optional(),
});

/** A reporter's own data as the API shows it: masked. */
export type MaskedReporter = z.infer<typeof maskedReporter>;

const tags = ["reporters"];

/** How those who ask sign in, and see their own data. */
export const reportersContract = {
  sendCode: oc
    .route({
      method: "POST",
      path: "/reporter/code",
      tags,
      summary: "Send a one-time code to a phone",
      description: "Answers the same whether or not the phone is known.",
    })
    .input(z.object({ phone }))
    .output(z.object({ expiresInSeconds: z.int(), nextInSeconds: z.int() })),
  signIn: oc
    .route({
      method: "POST",
      path: "/reporter/sign-in",
      tags,
      summary: "Sign in with the code; sets a cookie",
    })
    .input(z.object({ phone, code: z.string().trim().min(1).max(20) }))
    .output(maskedReporter),
  signOut: oc
    .route({ method: "POST", path: "/reporter/sign-out", tags, summary: "End this session" })
    .output(z.object({ signedOut: z.literal(true) })),
  get: oc
    .route({ method: "GET", path: "/reporter", tags, summary: "Your own data, masked" })
    .output(maskedReporter),
  rename: oc
    .route({ method: "PATCH", path: "/reporter", tags, summary: "Change the name you go by" })
    .input(z.object({ name: z.string().trim().min(1).max(longestName) }))
    .output(maskedReporter),
};
