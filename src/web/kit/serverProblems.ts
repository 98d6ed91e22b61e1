import type { ApiError } from "#web/client/apiError.ts";

/**
 * The fields that the server objected to, from `details.fields` as `[{ path }]`, each with `sentence`: what its
 * validator says is meant for programmers. An act's own fields come below `input`.
 */
export function serverProblemsOf(
  error: ApiError | undefined,
  sentence: string,
): Readonly<Record<string, string>> {
  if (error?.kind !== "refused") return {};
  const fields = error.details?.["fields"];
  if (!Array.isArray(fields)) return {};
  return Object.fromEntries(
    fields.flatMap((field: unknown) => nameOf(field) ?? []).map((name) => [name, sentence]),
  );
}

function nameOf(field: unknown): string | undefined {
  if (typeof field !== "object" || field === null || !("path" in field)) return undefined;
  if (typeof field.path !== "string") return undefined;
  return field.path.replace(/^input\./, "").split(".")[0];
}
