import type { Format } from "./format.ts";
import { readPath, readText } from "./paths.ts";

/** What an answer to a write-back comes to. */
export type Verdict =
  | { result: "acknowledged"; code: string; acknowledgement: string | undefined }
  /** They will not have it as it is: a person must look. */
  | { result: "refused"; code: string | undefined }
  | { result: "failed"; code: string | undefined };

const longest = 100;
const hopeless: ReadonlySet<number> = new Set([400, 404, 405, 409, 410, 413, 415, 422]);

/** Reads an answer: only what the platform's format declares to be an acknowledgement is one. */
export function readAnswer(status: number, text: string, { writeBack: { answer } }: Format): Verdict {
  const body = parsed(text);
  const found = readPath(body, answer.success.path);
  const code = readText(body, answer.success.path)?.slice(0, longest);
  const isOneOf = (values: readonly unknown[]): boolean => values.some((value) => value === found);
  if (answer.statuses.includes(status) && code !== undefined && isOneOf(answer.success.equals)) {
    const acknowledgement = readText(body, answer.acknowledgement)?.slice(0, longest);
    return { result: "acknowledged", code, acknowledgement };
  }
  return { result: isOneOf(answer.refused) || hopeless.has(status) ? "refused" : "failed", code };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
