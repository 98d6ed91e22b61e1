import { oc } from "@orpc/contract";
import { z } from "zod";

const mapSettings = z.object({
  tiles: z
    .object({
      urls: z
        .array(z.string())
        .describe("Templates with {x}, {y}, {z} and maybe {s}, the lowest layer first"),
      subdomains: z.array(z.string()),
      attribution: z.string(),
      maxZoom: z.int(),
    })
    .optional()
    .describe("Absent: no background map is configured"),
  start: z.object({ latitude: z.number(), longitude: z.number(), zoom: z.int() }).optional(),
  boundaries: z
    .string()
    .optional()
    .describe("Where the boundaries of places are, on this origin; absent: none are configured"),
});

/** What lies below maps in this installation. */
export const mapContract = {
  read: oc
    .route({
      method: "GET",
      path: "/map",
      tags: ["map"],
      summary: "The background that maps lie on, as this installation has it",
    })
    .output(mapSettings),
};
