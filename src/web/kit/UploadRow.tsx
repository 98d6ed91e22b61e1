import { ActionIcon } from "@mantine/core";
import { type Formats, useFormats } from "#web/words/formats.ts";
import { type SayWord, useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./PhotoPicker.module.css";
import { usePicture } from "./usePicture.ts";
import type { UploadItem, UploadProblem } from "./uploadList.ts";

/** What {@link UploadRow} takes. */
export interface UploadRowProps {
  item: UploadItem;
  /** A local picture of it; without one, the server's is fetched in the name of `uploadSession`. */
  preview: string | undefined;
  uploadSession: string;
  sizeLimit: string;
  onRemove: () => void;
  onRetry: () => void;
}

/** One file: its picture, how far it is or why it is not sent, and what can be done about it. */
export function UploadRow({ item, preview, uploadSession, sizeLimit, onRemove, onRetry }: UploadRowProps) {
  const t = useWords();
  const formats = useFormats();
  const { name, state } = item;
  const picture = usePicture(
    preview,
    state.step === "done" ? state.uploaded.thumbnailUrl : undefined,
    uploadSession,
  );
  const mayRetry =
    state.step === "failed" && (state.problem.kind === "not-sent" || state.problem.kind === "refused");
  return (
    <li className={classes.row} data-step={state.step}>
      <span className={classes.picture}>
        {picture === undefined ? <Icon name="file" size={24} /> : <img src={picture} alt="" />}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        <output className={classes.state}>
          {state.step === "done" && <Icon name="check" size={16} />}
          {state.step === "failed" && <Icon name="late" size={16} />}
          {stateWords(item, t, formats, sizeLimit)}
        </output>
        {state.step === "uploading" && (
          <progress className={classes.progress} max={1} value={state.share} aria-label={name} />
        )}
      </span>
      {mayRetry && (
        <ActionIcon aria-label={t("files.retry", { name })} onClick={onRetry}>
          <Icon name="retry" />
        </ActionIcon>
      )}
      <ActionIcon aria-label={t("files.remove", { name })} onClick={onRemove}>
        <Icon name="trash" />
      </ActionIcon>
    </li>
  );
}

function stateWords(
  { state, sizeBytes }: UploadItem,
  t: SayWord,
  formats: Formats,
  sizeLimit: string,
): string {
  switch (state.step) {
    case "waiting":
      return t("files.waiting");
    case "uploading":
      return t("files.uploading", { percent: formats.percent(Math.round(state.share * 100) / 100) });
    case "done":
      return `${t("files.done")} · ${formats.bytes(sizeBytes)}`;
    case "failed":
      return problemWords(state.problem, t, sizeLimit);
  }
}

function problemWords(problem: UploadProblem, t: SayWord, sizeLimit: string): string {
  switch (problem.kind) {
    case "too-big":
      return t("files.tooBig", { size: sizeLimit });
    case "wrong-kind":
      return t("files.wrongKind");
    case "not-sent":
      return t("files.failed");
    case "refused":
      return problem.sentence;
  }
}
