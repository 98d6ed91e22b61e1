import { z } from "zod";
import type { Json } from "#engine/case.ts";
import { type ActionContext, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import {
  bodyIdField,
  businessField,
  filesField,
  kindField,
  noteWords,
  reasonWords,
  requestWords,
  shortWords,
  urgencyField,
} from "../fields.ts";
import { anyone, deskDispatcher, everyParty, theRegistrar, theReporter } from "../hands.ts";
import { notBefore } from "../rules.ts";
import { superiorField } from "../superior.ts";
import { refuseLimit } from "./superior.ts";

/** What a report says; names and numbers of people travel apart, but for the names that are this case's alone. */
export const reportInput = z.object({
  kind: kindField,
  urgency: urgencyField,
  words: requestWords,
  address: shortWords.optional(),
  point: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .optional(),
  business: businessField.optional(),
  files: filesField,
  /** The handler must not learn who asked. */
  nameHidden: z.boolean(),
  anonymous: z.boolean(),
  reachable: z.boolean(),
  reporterId: z.string(),
  registrarId: z.string().optional(),
  registrarBodyId: bodyIdField.optional(),
  /** 本次自称: the name given this time, where the reporter is known under another or none. */
  givenName: z.string().trim().min(1).max(60).optional(),
  aboutIds: z.array(bodyIdField).max(10),
  places: z.object({ matter: bodyIdField, township: bodyIdField, desk: bodyIdField }),
  /** 上级工单: the order of a superior platform that it is. */
  superior: superiorField.optional(),
});

/** Begins a case as its report says, with facts beside those of the report. */
export const openCase = (
  more: Readonly<Record<string, Json>> = {},
): Effect<z.output<typeof reportInput>> => ({
  apply(draft, { process, input, actor, now }) {
    const { registrarId, registrarBodyId, superior } = input;
    // An order is its platform's to send, and a platform sends nothing else.
    if (superior?.platform !== (actor.kind === "superior" ? actor.platformId : undefined))
      return refuse("input-invalid");
    const refusal = superior && refuseLimit(superior.dueAt, now);
    if (refusal) return refusal;
    draft.open({
      change: "opened",
      opened: {
        processId: process.id,
        processVersion: process.version,
        reporter: {
          reporterId: input.reporterId,
          anonymous: input.anonymous,
          reachable: input.reachable,
          ...(registrarId === undefined ? {} : { registrarId }),
          ...(registrarBodyId === undefined ? {} : { registrarBodyId }),
        },
        aboutIds: input.aboutIds,
        places: input.places,
        facts: {
          kind: input.kind,
          urgency: input.urgency,
          nameHidden: input.nameHidden,
          ...(superior ? { superior } : {}),
          ...more,
        },
      },
    });
    return undefined;
  },
});

/** What of a report is sealed. */
export const sealedInReport = ["words", "address", "point", "givenName", "business"] as const;

/** 报单 / 来电受话: somebody asks. */
export const report = defineAction({
  does: { zh: "报单", en: "Report" },
  event: "reported",
  by: [anyone],
  opens: true,
  from: [],
  to: "reported",
  input: reportInput,
  sealed: sealedInReport,
  // Read beside the reporter's name, masked as it is, and nowhere else.
  fieldsFor: { givenName: [], business: [] },
  effects: [openCase()],
  seenBy: everyParty,
});

const noteMoment = (factOf: (context: ActionContext) => string, count: string): Effect => ({
  apply(draft, context) {
    draft.setFact(factOf(context), context.now);
    draft.count(count);
    return undefined;
  },
});

/** What a desk writes down for somebody must not keep the reporter themselves from urging. */
const urgedFact = ({ actor }: ActionContext): string =>
  actor.kind === "staff" ? "lastUrgedForAt" : "lastUrgedAt";

/** 补充: new facts from the one who asked. */
export const supplement = (openStates: readonly string[]) =>
  defineAction({
    does: { zh: "补充", en: "Add information" },
    event: "supplemented",
    by: [theReporter, theRegistrar],
    from: openStates,
    input: z.object({ words: noteWords, files: filesField }),
    sealed: ["words"],
    seenBy: everyParty,
  });

/** 催单: the reporter's own urging, the commonest second call; whoever answers at the desk writes it down for them. */
export const urge = (openStates: readonly string[]) =>
  defineAction({
    does: { zh: "催单", en: "Urge" },
    event: "urged",
    by: [theReporter, theRegistrar, deskDispatcher],
    from: openStates,
    input: z.object({ words: shortWords.optional() }),
    sealed: ["words"],
    provided: [notBefore("urged-just-now", urgedFact, "urgeGapMinutes")],
    effects: [noteMoment(urgedFact, "urgings")],
    seenBy: everyParty,
  });

/** 撤回: the one who asked takes it back. */
export const withdraw = (openStates: readonly string[]) =>
  defineAction({
    does: { zh: "撤回", en: "Withdraw" },
    event: "withdrawn",
    by: [theReporter],
    from: openStates,
    to: "withdrawn",
    input: z.object({ reason: reasonWords }),
    sealed: ["reason"],
    releases: "all",
    seenBy: everyParty,
  });
