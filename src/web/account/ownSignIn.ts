import { queryOptions } from "@tanstack/react-query";
import { authRead } from "#web/session/authCall.ts";
import type { useAccountWords } from "./words.ts";

type WordOf<Group extends "system" | "browser"> =
  keyof (typeof useAccountWords.catalogues.zh)["sessions"][Group];

/** A device that one is signed in on. */
export interface OwnSession {
  id: string;
  system: WordOf<"system">;
  browser: WordOf<"browser">;
  network?: string;
  begunAt: string;
  lastSeenAt: string;
  current: boolean;
}

/** How one signs in. */
export interface OwnSignIn {
  login: string;
  passwordSetAt?: string;
  secondFactor: boolean;
  secondFactorRequired: boolean;
  sessions: OwnSession[];
}

/** How whoever is signed in signs in. */
export const ownSignInQuery = queryOptions({
  queryKey: ["own-sign-in"],
  queryFn: ({ signal }) => authRead<OwnSignIn>("own", signal),
  staleTime: 0,
});
