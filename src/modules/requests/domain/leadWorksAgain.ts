import type { Branch, Effect } from "#engine/process.ts";
import { findLead } from "./rules.ts";

/** The lead, where there is one, works on its task again. */
export const leadWorksAgain: Effect = {
  apply(draft, context) {
    const lead = findLead(context);
    if (lead) draft.setTask({ ...lead, state: "working" });
    return undefined;
  },
};

/** Back to the lead; where there never was one, back to where the case can be dispatched. */
export function backToTheLead(withoutLead: string): readonly Branch[] {
  return [
    {
      to: "handling",
      when: { zh: "有主办单位", en: "there is a lead" },
      holds: (context) => findLead(context) !== undefined,
    },
    { to: withoutLead },
  ];
}
