import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "#web/client/client.ts";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { ActionField, FieldValue } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { renewService, type Service, useService } from "#web/service/useService.ts";
import { useWords } from "#web/words/useWords.ts";
import { firstStepsKey } from "./firstSteps.ts";
import { useFirstStepsWords } from "./words.ts";

/** Names the prefecture and the service; the form begins with what both are called now. */
export function NameService() {
  const f = useFirstStepsWords();
  const t = useWords();
  const queries = useQueryClient();
  const service = useService();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const now = valuesOf(service);
  return (
    <>
      <div>
        <Button variant="default" size="lg" onClick={() => setOpen(true)}>
          {service.named ? f("naming.change") : f("naming.open")}
        </Button>
      </div>
      {open && (
        <Dialog title={f("step.name")} onClose={close} closeLabel={t("actions.cancel")}>
          <ActionForm
            // What was kept of an earlier attempt must not bring back what somebody else changed since.
            name={["first-steps:name", ...Object.values(now)].join(":")}
            fields={fieldNames.map(
              (name): ActionField => ({
                kind: "text",
                name,
                label: f(`naming.${name}`),
                hint: f(`naming.${name}Hint`),
                required: needed.has(name),
                mostCharacters: most[name] ?? 100,
              }),
            )}
            initial={now}
            submitLabel={f("naming.save")}
            send={(values, { idempotencyKey }) => {
              const text = (name: FieldName) => textOf(values[name]);
              const both = (zh: FieldName, en: FieldName) => ({
                zh: text(zh),
                ...(text(en) === "" ? {} : { en: text(en) }),
              });
              return client.organisations.nameService(
                {
                  prefecture: both("prefectureZh", "prefectureEn"),
                  name: both("nameZh", "nameEn"),
                  shortName: both("shortZh", "shortEn"),
                  hotline: text("hotline"),
                  ...(text("territoryZh") === "" ? {} : { territory: both("territoryZh", "territoryEn") }),
                },
                { context: { idempotencyKey } },
              );
            }}
            onDone={() => {
              close();
              void renewService();
              for (const queryKey of [firstStepsKey, ["organisations"]])
                void queries.invalidateQueries({ queryKey });
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  );
}

const fieldNames = [
  "prefectureZh",
  "prefectureEn",
  "nameZh",
  "nameEn",
  "shortZh",
  "shortEn",
  "hotline",
  "territoryZh",
  "territoryEn",
] as const;
type FieldName = (typeof fieldNames)[number];

const needed: ReadonlySet<FieldName> = new Set(["prefectureZh", "nameZh", "shortZh", "hotline"]);
const most: Partial<Record<FieldName, number>> = { shortZh: 12, shortEn: 24, hotline: 20 };

function textOf(value: FieldValue | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}

function valuesOf({ prefecture, name, shortName, hotline, territory }: Service): Record<FieldName, string> {
  return {
    prefectureZh: prefecture?.zh ?? "",
    prefectureEn: prefecture?.en ?? "",
    nameZh: name.zh,
    nameEn: name.en,
    shortZh: shortName.zh,
    shortEn: shortName.en,
    hotline,
    territoryZh: territory.zh,
    territoryEn: territory.en,
  };
}
