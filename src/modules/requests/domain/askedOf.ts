import { z } from "zod";

/** What the server fills in: people name another case by its number, a case that begins has none yet, and an article is named by id. */
const filledIn: ReadonlySet<string> = new Set(["otherId", "partIds", "articleTitle"]);

/** What is asked of whoever takes an action: its input without what the server fills in. */
export function askedOf(input: z.ZodObject): z.ZodObject {
  const asked = Object.entries(input.shape).filter(([field]) => !filledIn.has(field));
  // Rules that hold for several fields together would be lost in a schema made anew.
  return asked.length === Object.keys(input.shape).length ? input : z.object(Object.fromEntries(asked));
}
