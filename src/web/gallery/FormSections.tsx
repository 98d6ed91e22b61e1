import { useState } from "react";
import { thrownApiError, unreachable } from "#web/client/apiError.ts";
import type { Upload } from "#web/client/uploadFile.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { BodyPicker } from "#web/kit/BodyPicker.tsx";
import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { PhotoPicker } from "#web/kit/PhotoPicker.tsx";
import { type Rating, RatingStars } from "#web/kit/RatingStars.tsx";
import { UploadRow } from "#web/kit/UploadRow.tsx";
import type { FilesValue } from "#web/kit/useUploads.ts";
import { useLanguage } from "#web/words/language.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Gallery.module.css";
import { sampleActions, sampleBodies, sampleFields } from "./sampleForms.ts";
import { type Pick, sampleErrors, sampleUploads } from "./samples.ts";
import { Section } from "./Section.tsx";
import { useGalleryWords } from "./words.ts";

type Outcome = "done" | "refused" | "unreachable";

const answerMs = 900;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function answerAs(outcome: Outcome, pick: Pick): Promise<void> {
  await pause(answerMs);
  const refusal = sampleErrors(pick).find(({ kind }) => kind === "refused");
  if (outcome === "unreachable") throw thrownApiError(unreachable);
  if (outcome === "refused" && refusal) throw thrownApiError(refusal);
}

/** Goes up in ten steps and fails for every file whose size ends in 3. */
const pretendUpload: Upload = async (file, { onProgress }) => {
  for (let step = 1; step <= 10; step += 1) {
    await pause(150);
    onProgress(step / 10);
  }
  if (file.size % 10 === 3) throw thrownApiError(unreachable);
  return { id: file.name, name: file.name, mediaType: file.type, sizeBytes: file.size };
};

/** What takes something in. */
export function FormSections() {
  const g = useGalleryWords();
  const pick = useWordsOf();
  const { language } = useLanguage();
  const [outcome, setOutcome] = useState<Outcome>("done");
  const [sent, setSent] = useState(false);
  const send = () => answerAs(outcome, pick);
  return (
    <>
      <Section title={g("actions")}>
        <ChoiceCards
          label={g("outcome")}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
          options={[
            { value: "done", label: g("outcomeDone") },
            { value: "refused", label: g("outcomeRefused") },
            { value: "unreachable", label: g("outcomeUnreachable") },
          ]}
        />
        <ActionBar subject="kit" actions={sampleActions(pick)} send={send} onDone={() => setSent(true)} />
        {sent && <Notice tone="good" title={g("sent")} />}
        <ActionBar subject="kit-none" label={g("none")} actions={[]} send={send} />
      </Section>
      <Section title={g("form")}>
        <div className={classes.sheet}>
          <ActionForm
            key={language}
            name="kit:form"
            fields={sampleFields(pick)}
            send={send}
            destructive
            onDone={() => setSent(true)}
          />
        </div>
      </Section>
      <Section title={g("picker")}>
        <Pickers />
      </Section>
      <Section title={g("files")}>
        <Files />
      </Section>
      <Section title={g("rating")}>
        <Ratings />
      </Section>
    </>
  );
}

function Pickers() {
  const pick = useWordsOf();
  const [one, setOne] = useState<readonly string[]>(["1"]);
  const [several, setSeveral] = useState<readonly string[]>(["2", "6"]);
  const options = sampleBodies(pick);
  return (
    <div className={classes.columns}>
      <BodyPicker
        label={pick({ zh: "主办单位", en: "Lead" })}
        options={options}
        value={one}
        onChange={setOne}
      />
      <BodyPicker
        label={pick({ zh: "协办单位", en: "Co-handlers" })}
        several
        options={options}
        value={several}
        onChange={setSeveral}
      />
    </div>
  );
}

function Files() {
  const pick = useWordsOf();
  const [value, setValue] = useState<FilesValue>({ files: [], standing: "settled" });
  return (
    <div className={classes.columns}>
      <PhotoPicker
        label={pick({ zh: "照片和文件", en: "Photos and files" })}
        value={value}
        onChange={setValue}
        uploadSession="kit"
        upload={pretendUpload}
        limits={{ mostFiles: 6, mostBytes: 10_485_760, accept: ["image/*", "application/pdf"] }}
      />
      <ul className={classes.stack}>
        {sampleUploads(pick).map((item) => (
          <UploadRow
            key={item.key}
            item={item}
            preview={undefined}
            uploadSession="kit"
            sizeLimit="10 MB"
            onRemove={() => undefined}
            onRetry={() => undefined}
          />
        ))}
      </ul>
    </div>
  );
}

function Ratings() {
  const pick = useWordsOf();
  const [value, setValue] = useState<Rating>();
  return (
    <div className={classes.columns}>
      <RatingStars value={value} onChange={setValue} />
      <RatingStars
        label={pick({ zh: "满意度（不能改）", en: "Satisfaction, fixed" })}
        value={2}
        onChange={() => undefined}
        disabled
      />
      <RatingStars
        label={pick({ zh: "满意度（没有填）", en: "Satisfaction, missing" })}
        value={undefined}
        onChange={() => undefined}
        error={pick({ zh: "请打分", en: "Please rate it" })}
      />
    </div>
  );
}
