import type { ApiError } from "#web/client/apiError.ts";

/**
 * The server's own objections by field: `details.fields` as `{ name: sentence }`, or `details.issues` as the
 * validator lists them.
 */
export function serverProblemsOf(error: ApiError | undefined): Readonly<Record<string, string>> {
  if (error?.kind !== "refused") return {};
  const fields = error.details?.["fields"];
  if (typeof fields === "object" && fields !== null) {
    return Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  }
  const issues = error.details?.["issues"];
  return Array.isArray(issues) ? Object.fromEntries(issues.flatMap(entryOfIssue)) : {};
}

function entryOfIssue(issue: unknown): [string, string][] {
  if (typeof issue !== "object" || issue === null || !("path" in issue) || !("message" in issue)) return [];
  const name: unknown = Array.isArray(issue.path) ? issue.path[0] : undefined;
  return typeof name === "string" && typeof issue.message === "string" ? [[name, issue.message]] : [];
}
