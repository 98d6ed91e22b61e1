import type { ReporterDetails, ReporterKind } from "./details.ts";

/** A person's name as 张**, whatever its length; a business keeps its first two characters, mostly the place. */
export function maskName(name: string, kind: ReporterKind): string {
  const kept = [...name.trim()].slice(0, kind === "business" ? 2 : 1);
  return `${kept.join("")}**`;
}

/** A phone number as 138****1234; a short number keeps its last two digits only. */
export function maskPhone(phone: string): string {
  return phone.length >= 10 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
}

/** An id number as its first three and last two characters. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 12) return "****";
  return `${idNumber.slice(0, 3)}${"*".repeat(idNumber.length - 5)}${idNumber.slice(-2)}`;
}

/** A business as any screen may show it without a reason: 昌吉**, 915***********Y4 for its credit code. */
export function maskBusiness(business: { name: string; creditCode?: string | undefined }): {
  name: string;
  creditCode?: string;
} {
  const name = maskName(business.name, "business");
  return business.creditCode === undefined
    ? { name }
    : { name, creditCode: maskIdNumber(business.creditCode) };
}

/** An address as z***@example.cn. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "***" : `${[...email][0]}***${email.slice(at)}`;
}

/** A reporter's data as any screen may show it without a reason. */
export function maskDetails(details: ReporterDetails, kind: ReporterKind): ReporterDetails {
  return {
    name: details.name && maskName(details.name, kind),
    phone: details.phone && maskPhone(details.phone),
    idNumber: details.idNumber && maskIdNumber(details.idNumber),
    email: details.email && maskEmail(details.email),
  };
}
