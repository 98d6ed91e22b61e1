import { z } from "zod";
import { type Audience, defineAction, type Hand } from "#engine/process.ts";
import { answerWords, articleField, filesField, shortWords } from "../fields.ts";
import { declineGrounds } from "../grounds.ts";
import { everyParty, staff } from "../hands.ts";

/** The reporter is given the answer; what it was taken from is for those who work here. */
const whoAnswered: readonly Audience[] = ["registrar", ...staff];

const declineGround = z.enum(Object.keys(declineGrounds) as [keyof typeof declineGrounds]);

/** 受理 / 收集: taken in by the first hand. */
export const accept = (by: readonly Hand[], to: string, does = { zh: "受理", en: "Accept" }) =>
  defineAction({
    does,
    event: "accepted",
    by,
    from: ["reported"],
    to,
    input: z.object({ note: shortWords.optional() }),
    sealed: ["note"],
    fieldsFor: { note: staff },
    seenBy: everyParty,
  });

/** 不予受理: with one of the ordinance's grounds; the lawful route is told with it. */
export const decline = (by: readonly Hand[], from: readonly string[]) =>
  defineAction({
    does: { zh: "不予受理", en: "Decline" },
    event: "declined",
    by,
    from,
    to: "declined",
    input: z.object({ ground: declineGround, explanation: answerWords }),
    sealed: ["explanation"],
    seenBy: everyParty,
  });

/** 现场办结 / 直接答复: solved where it was heard; the reporter still has the last word. */
export const solveOnTheSpot = (by: readonly Hand[], from: readonly string[]) =>
  defineAction({
    does: { zh: "当场解决", en: "Solve on the spot" },
    event: "solved-on-the-spot",
    by,
    from,
    to: "callback",
    input: z.object({
      words: answerWords,
      files: filesField,
      // 知识库答复: which article, in which version; the server fills in what it was called.
      article: articleField,
      articleTitle: z.string().max(200).optional(),
    }),
    sealed: ["words"],
    fieldsFor: { article: whoAnswered, articleTitle: whoAnswered },
    seenBy: everyParty,
  });

/** 上报: beyond the township; passed to those who dispatch. */
export const forward = (by: readonly Hand[], from: readonly string[], to: string) =>
  defineAction({
    does: { zh: "上报派单", en: "Forward for dispatch" },
    event: "forwarded",
    by,
    from,
    to,
    input: z.object({ reason: shortWords }),
    sealed: ["reason"],
    fieldsFor: { reason: staff },
    seenBy: everyParty,
  });
