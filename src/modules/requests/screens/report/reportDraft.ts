import type { ChosenArticle } from "#modules/knowledge/screens/index.ts";
import type { FilesValue } from "#web/kit/useUploads.ts";
import type { RequestProcessId } from "../../domain/processes.ts";
import type { Kind, Urgency } from "../../domain/kinds.ts";
import { isCreditCode } from "../../domain/creditCode.ts";
import type { ReportInput } from "../calls/requestCalls.ts";

/** A report while it is being written. */
export interface ReportDraft {
  process: RequestProcessId;
  kind: Kind | "";
  words: string;
  /** From the county down, as far as chosen. */
  placeIds: readonly string[];
  address: string;
  point?:
    | { latitude: number; longitude: number; accuracyMetres?: number /** Chosen on a map. */; onMap?: true }
    | undefined;
  files: FilesValue;
  urgency: Urgency;
  /** `self`: as the reporter who is signed in. */
  who: "unnamed" | "named" | "self";
  businessName: string;
  creditCode: string;
  /** A person's: for a business, that of whoever speaks for it. */
  name: string;
  phone: string;
  nameHidden: boolean;
  /** Whether it is about a public body or its staff. */
  isAbout: boolean;
  aboutIds: readonly string[];
  uploadSession: string;
  /** What the clerk answers the caller with, from the knowledge base; the words as they were made to fit. */
  answer?: ChosenArticle | undefined;
  /** What was sent and never answered, the newest last: any of it may have arrived. */
  sent?: readonly ReportInput[] | undefined;
}

/** A report before anybody wrote in it. */
export function emptyReport(begin: {
  process: RequestProcessId;
  who: ReportDraft["who"];
  placeIds: readonly string[];
  uploadSession: string;
}): ReportDraft {
  return {
    ...begin,
    kind: "",
    words: "",
    address: "",
    files: { files: [], standing: "settled" },
    urgency: "normal",
    businessName: "",
    creditCode: "",
    name: "",
    phone: "",
    nameHidden: false,
    isAbout: false,
    aboutIds: [],
  };
}

/** A part of the form that can be wrong. */
export type ReportField =
  | "kind"
  | "words"
  | "place"
  | "address"
  | "files"
  | "businessName"
  | "creditCode"
  | "name"
  | "phone"
  | "about";

/** Why a part cannot be sent as it is. */
export type ReportProblem =
  | "required"
  | "too-short"
  | "too-long"
  | "place-too-wide"
  | "place-outside"
  | "still-uploading"
  | "upload-failed"
  | "phone-wrong"
  | "credit-code-wrong"
  | "name-or-phone"
  | "choose-body";

/** The limits of the contract's `reportForm`, which carries zod; a test holds the two together. */
export const reportLimits = {
  fewestCharacters: 5,
  mostCharacters: 5_000,
  addressCharacters: 200,
  nameCharacters: 60,
  businessNameCharacters: 100,
  mostAbout: 10,
} as const;

/** What the chosen place is, as far as it decides whether a report can be sent. */
export type PlaceStanding = "good" | "too-wide" | "outside" | "unchosen";

/** What is wrong with a report, by part; empty when it can be sent. */
export function problemsOfReport(
  draft: ReportDraft,
  place: PlaceStanding,
  forAnother: boolean,
): Partial<Record<ReportField, ReportProblem>> {
  const found: Partial<Record<ReportField, ReportProblem | undefined>> = {
    kind: draft.kind === "" ? "required" : undefined,
    words: wordsProblem(draft.words),
    place: placeProblem(place),
    address: lengthOf(draft.address) > reportLimits.addressCharacters ? "too-long" : undefined,
    files: filesProblem(draft.files),
    ...(namesBusiness(draft) ? businessProblems(draft) : {}),
    ...(draft.who === "named" ? contactProblems(draft, forAnother) : {}),
    about: draft.isAbout && draft.aboutIds.length === 0 ? "choose-body" : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

function lengthOf(text: string): number {
  return text.trim().length;
}

function wordsProblem(words: string): ReportProblem | undefined {
  const length = lengthOf(words);
  if (length === 0) return "required";
  if (length < reportLimits.fewestCharacters) return "too-short";
  return length > reportLimits.mostCharacters ? "too-long" : undefined;
}

function placeProblem(place: PlaceStanding): ReportProblem | undefined {
  if (place === "unchosen") return "required";
  if (place === "too-wide") return "place-too-wide";
  return place === "outside" ? "place-outside" : undefined;
}

function filesProblem({ standing }: FilesValue): ReportProblem | undefined {
  if (standing === "uploading") return "still-uploading";
  return standing === "failed" ? "upload-failed" : undefined;
}

/** Whether it is asked which business it is: one that leaves no name is not. */
export function namesBusiness({ process, who }: ReportDraft): boolean {
  return process === "business-difficulty" && who !== "unnamed";
}

type Problems = Partial<Record<ReportField, ReportProblem | undefined>>;

function businessProblems({ businessName, creditCode }: ReportDraft): Problems {
  const length = lengthOf(businessName);
  const code = creditCode.trim().toUpperCase();
  return {
    businessName:
      length < 2 ? "required" : length > reportLimits.businessNameCharacters ? "too-long" : undefined,
    creditCode: code === "" || isCreditCode(code) ? undefined : "credit-code-wrong",
  };
}

function contactProblems(draft: ReportDraft, forAnother: boolean): Problems {
  const { name, phone } = draft;
  const digits = phone.normalize("NFKC").replace(/\D/g, "").length;
  const hasPhone = phone.trim() !== "";
  // A caller may give either; whoever leaves their own name is asked for the phone, or nobody could call back.
  const wantsPhone = !forAnother || (!namesBusiness(draft) && name.trim() === "");
  const missing = forAnother ? "name-or-phone" : "required";
  return {
    name: lengthOf(name) > reportLimits.nameCharacters ? "too-long" : undefined,
    phone: hasPhone
      ? digits < 7 || digits > 15
        ? "phone-wrong"
        : undefined
      : wantsPhone
        ? missing
        : undefined,
  };
}

/** What the API takes, out of a draft without problems. */
export function reportOf(draft: ReportDraft): ReportInput {
  const { process, kind, urgency, point } = draft;
  const placeId = draft.placeIds.at(-1);
  if (kind === "" || placeId === undefined) throw new Error("The report is not complete.");
  const address = draft.address.trim();
  const fileIds = draft.files.files.map(({ id }) => id);
  return {
    process,
    kind,
    urgency,
    words: draft.words.trim(),
    placeId,
    aboutIds: draft.isAbout ? [...draft.aboutIds] : [],
    nameHidden: draft.who !== "unnamed" && draft.nameHidden,
    ...(address === "" ? {} : { address }),
    ...(point ? { point: { latitude: point.latitude, longitude: point.longitude } } : {}),
    ...(fileIds.length > 0 ? { files: fileIds } : {}),
    ...businessOf(draft),
    ...contactOf(draft),
  };
}

function businessOf(draft: ReportDraft): Pick<ReportInput, "business"> {
  if (!namesBusiness(draft)) return {};
  const name = draft.businessName.trim();
  const creditCode = draft.creditCode.trim().toUpperCase();
  return { business: { name, ...(creditCode === "" ? {} : { creditCode }) } };
}

function contactOf({ who, name, phone }: ReportDraft): Pick<ReportInput, "contact"> {
  if (who !== "named") return {};
  return {
    contact: {
      ...(name.trim() === "" ? {} : { name: name.trim() }),
      ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
    },
  };
}
