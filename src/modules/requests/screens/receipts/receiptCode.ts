// As the server makes them: Crockford's alphabet, so that O is 0 and I and L are 1.
const foreign = /[^0-9ABCDEFGHJKMNPQRSTVWXYZ]/g;

/** How many characters a receipt code has. */
export const receiptCodeLength = 12;

/** The characters of a typed or scanned code: any case, full-width, with or without dashes and spaces. */
export function receiptCodeOf(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(foreign, "")
    .slice(0, receiptCodeLength);
}

/** A code in groups of four, as far as it was typed: `7K3M-9QXD-2F`. */
export function groupedReceiptCode(typed: string): string {
  return (receiptCodeOf(typed).match(/.{1,4}/g) ?? []).join("-");
}

/** What an address such as `/track#code=7K3M-9QXD-2FGH` says of a code; the part after # never leaves the phone. */
export function findCodeInHash(hash: string): string | undefined {
  const code = groupedReceiptCode(new URLSearchParams(hash.replace(/^#/, "")).get("code") ?? "");
  return code === "" ? undefined : code;
}
