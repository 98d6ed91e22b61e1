import { createHash } from "node:crypto";
import type { StaffActor, StaffRole } from "#engine/actor.ts";
import type { TreeBody } from "#engine/tree.ts";
import type { Chance } from "../system/chance.ts";

/** Where a generated case happens, and who is in it. */
export interface Scene {
  process: "resident-request" | "business-difficulty";
  kind: string;
  urgency: string;
  named: boolean;
  places: { matter: string; township: string; desk: string };
  lead: string;
  co: string;
}

// Roughly as people live and as their requests fall.
const counties = [
  { id: "652301", weight: 40 },
  { id: "652302", weight: 14 },
  { id: "652323", weight: 11 },
  { id: "652324", weight: 11 },
  { id: "652325", weight: 12 },
  { id: "652327", weight: 7 },
  { id: "652328", weight: 5 },
];
const kinds = [
  { name: "help", weight: 46 },
  { name: "complaint", weight: 24 },
  { name: "consult", weight: 18 },
  { name: "suggestion", weight: 7 },
  { name: "tip-off", weight: 3 },
  { name: "praise", weight: 2 },
];
const urgencies = [
  { name: "normal", weight: 90 },
  { name: "urgent", weight: 8 },
  { name: "critical", weight: 2 },
];
const leads = [
  { code: "housing", weight: 34 },
  { code: "urban", weight: 18 },
  { code: "market", weight: 12 },
  { code: "labour", weight: 10 },
  { code: "transport", weight: 8 },
  { code: "education", weight: 6 },
  { code: "health", weight: 6 },
  { code: "water", weight: 3 },
  { code: "civil", weight: 3 },
];
const townshipKinds = new Set(["township", "street", "park"]);
const namedInHundred = 70;
const businessInHundred = 15;

/** Sets scenes all over the prefecture. */
export function makeScenes(bodies: readonly TreeBody[], chance: Chance): () => Scene {
  const townships = new Map(
    counties.map(({ id }) => [
      id,
      bodies.filter((body) => body.parentId === id && townshipKinds.has(body.kind)).map((body) => body.id),
    ]),
  );
  return () => {
    const county = chance.weighted(counties).id;
    const township = chance.of(townships.get(county) ?? []);
    const business = chance.upTo(100) < businessInHundred;
    const lead = chance.weighted(leads).code;
    const co = chance.of(leads.filter(({ code }) => code !== lead)).code;
    return {
      process: business ? "business-difficulty" : "resident-request",
      kind: chance.weighted(kinds).name,
      urgency: chance.weighted(urgencies).name,
      named: chance.upTo(100) < namedInHundred,
      places: {
        matter: township,
        township,
        desk: `${county}-desk-${business ? "liangxin" : "12345"}`,
      },
      lead: `${county}-D-${lead}`,
      co: `${county}-D-${co}`,
    };
  };
}

/** A made-up member of staff in a post; the number tells several at one post apart. */
export function staffAt(role: StaffRole, bodyId: string, number = 1): StaffActor {
  const digits = createHash("sha256").update(`${role} ${bodyId}`).digest("hex").slice(0, 12);
  return {
    kind: "staff",
    personId: `d3300000-0000-4000-8${String(number).padStart(3, "0")}-${digits}`,
    post: { role, bodyId },
    bodies: [bodyId],
  };
}
