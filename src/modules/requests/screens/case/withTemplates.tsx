import { findBlank, loadTemplatePicker } from "#modules/knowledge/screens/index.ts";
import type { ActionField } from "#web/kit/actionFields.ts";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import type { ActName } from "../../contract.ts";
import type { SayAct } from "../acts/words.ts";

const TemplatePicker = lazyLater(loadTemplatePicker, null);

/** Offers templates below the text that a form is about, and keeps it from being sent while one of their blanks is left. */
export function withTemplates(
  caseId: string,
  action: ActName,
  fields: readonly ActionField[],
  t: SayAct,
): ActionField[] {
  const main = fields.find(({ kind, required }) => kind === "longText" && required);
  return fields.map((field) =>
    field.kind !== "longText" || field !== main
      ? field
      : {
          ...field,
          offers: (text, put) => <TemplatePicker caseId={caseId} action={action} text={text} put={put} />,
          objects(text) {
            const blank = findBlank(text);
            return blank === undefined ? undefined : t("blankLeft", { blank });
          },
        },
  );
}
