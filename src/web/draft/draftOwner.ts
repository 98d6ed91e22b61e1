import { createContext, use } from "react";

/** Whose drafts are written here; absent on public pages, where a browser's drafts are whoever sits at it. */
export const DraftOwnerContext = createContext<string | undefined>(undefined);

/** The name of a draft in the browser: a person's own are not shown to whoever signs in after them. */
export function draftKeyOf(owner: string | undefined, name: string): string {
  return owner === undefined ? name : `${owner}/${name}`;
}

/** Whose drafts are written here. */
export function useDraftOwner(): string | undefined {
  return use(DraftOwnerContext);
}
