import type { MasterKey } from "#platform/sealing/masterKeys.ts";
import { findKeyWeakness } from "./weakness.ts";

const lowestId = 1;
/** What the column of a wrapped key's number holds. */
const highestId = 32_767;

/**
 * Reads `SHILIU_MASTER_KEY`: one key of 32 bytes in base64, which is number 1, or, once keys are turned, several as
 * `2:<base64>,1:<base64>`. Gives what is wrong, as ends of sentences that begin with its name; nothing of it is repeated.
 */
export function readMasterKeyList(
  text: string | undefined,
): { keys: readonly MasterKey[] } | { problems: readonly string[] } {
  if (text === undefined || !/[,:]/.test(text)) return readOnly(text);
  const entries = text.split(",").map((entry, index) => readEntry(entry.trim(), index + 1));
  const keys = entries.filter((entry) => typeof entry !== "string");
  const problems = [
    ...entries.filter((entry) => typeof entry === "string"),
    ...(keys.length === entries.length ? findListProblems(keys) : []),
  ];
  return problems.length > 0 ? { problems } : { keys };
}

function readOnly(text: string | undefined): ReturnType<typeof readMasterKeyList> {
  const weakness = findKeyWeakness(text);
  return weakness === undefined
    ? { keys: [{ id: lowestId, key: Buffer.from(text ?? "", "base64") }] }
    : { problems: [weakness] };
}

function readEntry(entry: string, place: number): MasterKey | string {
  const [, number = "", base64 = ""] = /^(\d+):(.*)$/.exec(entry) ?? [];
  const id = Number(number);
  if (number === "" || id < lowestId || id > highestId)
    return `lists as entry ${place} no key with a number from ${lowestId} to ${highestId}, as in 2:<base64>,1:<base64>`;
  const weakness = findKeyWeakness(base64);
  return weakness === undefined
    ? { id, key: Buffer.from(base64, "base64") }
    : `lists a key number ${id} that ${weakness}`;
}

function findListProblems(keys: readonly MasterKey[]): string[] {
  const ids = new Set(keys.map(({ id }) => id));
  const values = new Set(keys.map(({ key }) => key.toString("hex")));
  return [
    ...(ids.size < keys.length ? ["lists a number twice"] : []),
    ...(values.size < keys.length ? ["lists one key under two numbers"] : []),
    // The index by which people are found was made with it, and cannot be turned with the keys.
    ...(ids.has(lowestId)
      ? []
      : [`must still list number ${lowestId}: phone numbers are found by an index made with it`]),
  ];
}
