import helmet from "@fastify/helmet";
import { fastify, type FastifyInstance, type FastifyRequest } from "fastify";
import { type Refusal, refuse } from "#engine/refusal.ts";

/** What the security headers and the request checks depend on. */
export interface SecuritySettings {
  production: boolean;
  /** The origin people see, such as `https://shiliu.example.cn`. */
  publicUrl: string;
  /** The names of cookies that prove who asks, without any `__Host-` or `__Secure-`. */
  sessionCookies: readonly string[];
  /** Sends a refusal in the API's one error shape. */
  refuseRequest(request: FastifyRequest, refusal: Refusal): { status: number; body: object };
  /** Where pages may show pictures from beside our own origin: the tiles of a background map. */
  pictureOrigins?: readonly string[];
}

/** The header that our own pages send with every write; no other site can make a browser send it. */
export const csrfHeader = "x-shiliu-csrf";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const yearSeconds = 31_536_000;

const contentSecurity = {
  "default-src": ["'self'"],
  "script-src": ["'self'"],
  "script-src-attr": ["'none'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "object-src": ["'none'"],
  "frame-ancestors": ["'none'"],
  "form-action": ["'self'"],
  "base-uri": ["'none'"],
};

/** Sets the security headers on every answer, and refuses writes that another site made a browser send. */
export async function registerSecurity(app: FastifyInstance, settings: SecuritySettings): Promise<void> {
  const headers = await securityHeaders(settings.production, settings.pictureOrigins ?? []);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers(headers);
    const refusal = findForgery(request, settings);
    if (!refusal) return undefined;
    const { status, body } = settings.refuseRequest(request, refusal);
    return reply.code(status).send(body);
  });
}

/** The headers that are the same on every answer, worked out once: helmet would do so anew for each request. */
async function securityHeaders(
  production: boolean,
  pictureOrigins: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const directives = { ...contentSecurity, "img-src": [...contentSecurity["img-src"], ...pictureOrigins] };
  const probe = fastify();
  await probe.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: production && { maxAge: yearSeconds, includeSubDomains: true },
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "deny" },
  });
  probe.get("/", (_request, reply) => {
    const headers = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)] as const);
    return Object.fromEntries(headers);
  });
  const answer = await probe.inject("/");
  await probe.close();
  return {
    ...answer.json<Record<string, string>>(),
    "permissions-policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
  };
}

/** Why a request may have been made by another site, or undefined where it was not. */
export function findForgery(
  request: Pick<FastifyRequest, "method" | "headers">,
  settings: Pick<SecuritySettings, "publicUrl" | "sessionCookies">,
): Refusal<"csrf-missing"> | undefined {
  const { method, headers } = request;
  if (safeMethods.has(method)) return undefined;
  // A browser never adds this by itself, so a request with an API key is meant.
  if (/^Bearer /i.test(headers.authorization ?? "")) return undefined;
  if (!isOwnSite(headers, settings.publicUrl)) return refuse("csrf-missing");
  const withSession = carriesSession(headers.cookie, settings.sessionCookies);
  return withSession && headers[csrfHeader] !== "1" ? refuse("csrf-missing") : undefined;
}

function isOwnSite(headers: FastifyRequest["headers"], publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (origin === new URL(publicUrl).origin) return true;
  // Reached under another name, such as 127.0.0.1 in development: then page and request share that name.
  return URL.canParse(origin) && new URL(origin).host === host;
}

function carriesSession(cookieHeader: string | undefined, names: readonly string[]): boolean {
  return (cookieHeader ?? "").split(";").some((cookie) => {
    const name = cookie
      .split("=", 1)[0]
      ?.trim()
      .replace(/^__(?:Host|Secure)-/, "");
    return name !== undefined && names.includes(name);
  });
}
