import type { FieldValues } from "#web/kit/actionFields.ts";

/** Reads the texts of a form by field name, trimmed; empty for a field that holds none. */
export function textsOf(values: FieldValues): (name: string) => string {
  return (name) => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
}
