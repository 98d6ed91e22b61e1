/** Whether a reporter speaks for themselves (群众) or for a business (企业). */
export const reporterKinds = ["person", "business"] as const;

/** One of {@link reporterKinds}. */
export type ReporterKind = (typeof reporterKinds)[number];

/** What is known of a reporter and kept sealed. */
export const reporterFields = ["name", "phone", "idNumber", "email"] as const;

/** One of {@link reporterFields}. */
export type ReporterField = (typeof reporterFields)[number];

/** A reporter's data in the clear. Lives in memory only; every table, log and index holds it sealed or not at all. */
export type ReporterDetails = { readonly [Field in ReporterField]?: string | undefined };

/** Whether two ways of writing a name are one name. */
export function isSameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, " ").trim();
  return plain(one) === plain(other);
}

/** The given fields and nothing else. */
export function pickDetails(details: ReporterDetails, fields: readonly ReporterField[]): ReporterDetails {
  return Object.fromEntries(fields.flatMap((field) => (details[field] ? [[field, details[field]]] : [])));
}

/** The fields that are known. */
export function knownFields(details: ReporterDetails): ReporterField[] {
  return reporterFields.filter((field) => details[field]);
}
