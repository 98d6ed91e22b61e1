import { z } from "zod";

/** Something in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() });

/** A name as somebody gives it; the Chinese one stands in for an English one that is left out. */
export const nameInput = z.object({
  zh: z.string().trim().min(1).max(100),
  en: z.string().trim().min(1).max(200).optional(),
});

/** What the service is called, for anybody. */
export const service = z.object({
  named: z.boolean().describe("Whether somebody named it; until then it goes by the product's own name"),
  name: words,
  shortName: words.describe("Where there is little room"),
  hotline: z.string(),
  territory: words.describe("Which area it answers for; empty where nobody said"),
  prefecture: words.optional(),
});

/** What the prefecture and the service are to be called. */
export const serviceNames = z.object({
  prefecture: nameInput,
  name: nameInput,
  shortName: z.object({
    zh: z.string().trim().min(1).max(12),
    en: z.string().trim().min(1).max(24).optional(),
  }),
  hotline: z
    .string()
    .trim()
    .regex(/^[0-9][0-9-]{2,19}$/),
  territory: nameInput.optional(),
});
