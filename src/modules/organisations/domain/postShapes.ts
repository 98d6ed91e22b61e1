import { z } from "zod";
import { roles, type StaffRole } from "#engine/actor.ts";
import { words } from "./serviceShapes.ts";

const staffRoles = roles.filter((each): each is StaffRole => each !== "reporter");
const instant = z.iso.datetime();

/** Code of a body: an administrative code, or an operator's own. */
export const bodyIdSchema = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,39}$/);

/** A role that staff hold. */
export const role = z.enum(staffRoles);

/** A post with the name of its body. */
export const post = z.object({
  id: z.uuid(),
  role,
  bodyId: bodyIdSchema,
  bodyName: words,
  title: z.string().optional(),
  from: instant,
  until: instant.optional(),
});

/** What merging a body into another would move, and what stands in the way. */
export const mergePreview = z.object({
  openCases: z.number().int().describe("Stay where they are: they are re-assigned or finished first"),
  children: z.array(z.object({ id: bodyIdSchema, name: words })),
  posts: z.array(
    post.extend({
      personName: z.string(),
      heldAlready: z.boolean().describe("They hold the same post at the successor: it only ends here"),
    }),
  ),
  barred: z.object({ code: z.string(), says: words }).optional(),
});
