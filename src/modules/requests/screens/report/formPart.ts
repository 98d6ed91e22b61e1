import { reportLimits, type ReportDraft, type ReportField, type ReportProblem } from "./reportDraft.ts";
import type { SayReport } from "./words.ts";

/** What every part of the form is given. */
export interface FormPart {
  /** Which part it is on this page. */
  number: number;
  draft: ReportDraft;
  change(part: Partial<ReportDraft>): void;
  /** The sentence about what is wrong with a part, once sending was tried. */
  errorOf(field: ReportField): string | undefined;
  /** Whether sending was tried, so that what is wrong is said. */
  tried: boolean;
  /** A clerk writes it down for somebody else. */
  forAnother: boolean;
}

/** The sentence for a problem of a part. */
export function problemWords(field: ReportField, problem: ReportProblem, t: SayReport): string {
  switch (problem) {
    case "required":
      if (field === "kind") return t("problem.requiredKind");
      return field === "place" ? t("problem.requiredPlace") : t("problem.required");
    case "too-short":
      return t("problem.tooShort", { limit: reportLimits.fewestCharacters });
    case "too-long":
      return t("problem.tooLong", { limit: mostOf(field) });
    case "place-too-wide":
      return t("problem.placeTooWide");
    case "place-outside":
      return t("problem.placeOutside");
    case "still-uploading":
      return t("problem.stillUploading");
    case "upload-failed":
      return t("problem.uploadFailed");
    case "phone-wrong":
      return t("problem.phoneWrong");
    case "credit-code-wrong":
      return t("problem.creditCodeWrong");
    case "name-or-phone":
      return t("problem.nameOrPhone");
    case "choose-body":
      return t("problem.chooseBody");
  }
}

function mostOf(field: ReportField): number {
  if (field === "address") return reportLimits.addressCharacters;
  if (field === "businessName") return reportLimits.businessNameCharacters;
  return field === "name" ? reportLimits.nameCharacters : reportLimits.mostCharacters;
}
