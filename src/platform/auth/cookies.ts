/** How a session cookie is kept by the browser. */
export interface CookieRules {
  /** Over HTTPS only, and bound to this very host. */
  secure: boolean;
  /** 0 removes the cookie. */
  maxAgeSeconds: number;
}

/** The name of a session cookie as sent: under HTTPS browsers refuse it from any other host or path. */
function cookieNameOf(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** A `Set-Cookie` value that no script can read and no other site's form can use. */
export function makeCookie(name: string, value: string, rules: CookieRules): string {
  const parts = [`${cookieNameOf(name, rules.secure)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (rules.secure) parts.push("Secure");
  parts.push(`Max-Age=${Math.floor(rules.maxAgeSeconds)}`);
  return parts.join("; ");
}

/** The value of a cookie in a `Cookie` header; undefined where it is missing or empty. */
export function findCookie(header: string | undefined, name: string, secure: boolean): string | undefined {
  if (header === undefined) return undefined;
  const start = `${cookieNameOf(name, secure)}=`;
  const found = header.split(";").find((part) => part.trimStart().startsWith(start));
  return found?.trimStart().slice(start.length).trim() || undefined;
}
