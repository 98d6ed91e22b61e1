import { randomInt } from "node:crypto";

/** The header by which the server's proxy, which it trusts here, would say where somebody sits. */
export interface OwnAddress {
  "x-forwarded-for": string;
}

/** An address of somebody's own: from a single one, as all journeys share, only so much may be reported and asked. */
export function ownAddress(): OwnAddress {
  return { "x-forwarded-for": `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` };
}
