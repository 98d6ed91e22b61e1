import type { Actor } from "#engine/actor.ts";
import type { Language } from "#engine/words.ts";

/** What every route is handed beside its input. Made once per HTTP request, before the route runs. */
export interface RequestContext {
  /** Who asks; resolved from session, API key or receipt code. */
  actor: Actor;
  /** The signed-in person, even where no post was chosen (a new account, the session screen). */
  personId: string | undefined;
  /** The API key by which another system asks. */
  apiKeyId?: string | undefined;
  language: Language;
  now: Date;
  requestId: string;
  /** The client's address, as far as the proxy setting trusts it. */
  address: string;
  /** Appends a response header (cookies). */
  setHeader(name: string, value: string): void;
  /** A request header, lower-case name. */
  header(name: string): string | undefined;
}
