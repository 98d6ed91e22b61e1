import type { QueryClient } from "@tanstack/react-query";
import type { StaffRole } from "#engine/actor.ts";
import type { Piece } from "#engine/marks.ts";
import type { Language, Words } from "#engine/words.ts";
import type { IconName } from "#web/kit/iconPaths.ts";
import type { SessionPost } from "#web/session/session.ts";

/** One thing that was found. */
export interface SearchHit {
  id: string;
  /** The path where it is. */
  to: string;
  search?: Readonly<Record<string, string>>;
  /** What the list at that path is to search for, where the thing has no page of its own. */
  hands?: string;
  title: readonly Piece[];
  /** The words around what was searched for, or where it stands. */
  detail?: readonly Piece[];
  /** A few plain facts beside it. */
  facts?: readonly string[];
}

/** What is searched for, by whom. */
export interface SearchAsk {
  /** As it was typed. */
  typed: string;
  /** Without the long numbers that point to people; empty where it is too little to search for. */
  text: string;
  /** What must each be found where names are searched, and is marked. */
  parts: readonly string[];
  most: number;
  language: Language;
  post: SessionPost;
  /** Where lists that are searched in the browser are kept. */
  queries: QueryClient;
  signal: AbortSignal;
}

/** What a source has found; `more` where its list would show more. */
export interface SearchFound {
  hits: readonly SearchHit[];
  more: boolean;
}

/** A kind of thing that the desk's search goes through, as a module declares it: in its own rights, by its own reads. */
export interface SearchSource {
  id: string;
  /** Above what it has found. */
  title: Words;
  icon: IconName;
  /** Smaller comes first. */
  order: number;
  /** Whose search goes through it, where it is not everybody's; the server has the last word. */
  forRoles?: readonly StaffRole[];
  find(ask: SearchAsk): SearchFound | Promise<SearchFound>;
  /** The list that shows all of it: what was searched for is handed over to it. */
  list?: { to: string; label: Words };
}

/** A screen that is gone to by its name. */
export interface NamedScreen {
  path: string;
  title: Words;
}
