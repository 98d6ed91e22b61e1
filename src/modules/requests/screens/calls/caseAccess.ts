import { createContext, use } from "react";

/** By what a page opens its case: the receipt code of a reporter without sign-in, else nothing but the session. */
export interface CaseAccess {
  receiptCode?: string | undefined;
}

/** Provided by the page that follows a case by its receipt code. */
export const CaseAccessContext = createContext<CaseAccess>({});

/** By what the case on this page is opened. */
export function useCaseAccess(): CaseAccess {
  return use(CaseAccessContext);
}
