import { type ReactNode, useCallback } from "react";
import { HelpTip } from "#web/kit/HelpTip.tsx";
import type { ActName } from "../../../contract.ts";
import { hasActHelp, useActHelpWords } from "./words.ts";

/** The (?) of an action's form, where the action raises questions. */
export function useActHelp(): (action: ActName, label: string) => ReactNode {
  const h = useActHelpWords();
  return useCallback(
    (action, label) => (hasActHelp(action) ? <HelpTip about={label} text={h(action)} /> : undefined),
    [h],
  );
}
