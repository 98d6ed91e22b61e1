import { createHmac, type KeyObject } from "node:crypto";
import type { ReporterId } from "#engine/actor.ts";

/**
 * The id of a user of another system. Keyed, since user numbers are short and whoever hashed them all would know
 * each; `key` is the blind index's, which outlives every turning of the master key.
 */
export function pseudonymOf(key: KeyObject, register: string, user: string): ReporterId {
  const bytes = createHmac("sha256", key).update(`user\0${register}\0${user}`).digest().subarray(0, 16);
  // RFC 9562 version 8: the content is ours, the shape a UUID's.
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
