import { Button } from "@mantine/core";
import { type ReactNode, useId, useRef } from "react";
import { useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./PhotoPicker.module.css";
import { UploadRow } from "./UploadRow.tsx";
import { type UploadsOptions, useUploads } from "./useUploads.ts";

/** What {@link PhotoPicker} takes. */
export interface PhotoPickerProps extends UploadsOptions {
  label: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
}

/** Photos from the camera and files from the device, sent as they are chosen; each shows how far it is. */
export function PhotoPicker({ label, description, error, ...options }: PhotoPickerProps) {
  const t = useWords();
  const formats = useFormats();
  const id = useId();
  const { items, queue } = useUploads(options);
  const { limits } = options;
  const full = items.length >= limits.mostFiles;
  const size = formats.bytes(limits.mostBytes);
  return (
    <fieldset className={classes.picker} aria-describedby={`${id}-hint`}>
      <legend className={classes.label}>{label}</legend>
      <span id={`${id}-hint`} className={classes.hint}>
        <span>{description ?? t("files.privacy")}</span>
        <span>{t("files.limits", { most: limits.mostFiles, size })}</span>
      </span>
      <div className={classes.buttons}>
        <FileButton
          words={t("files.camera")}
          icon="camera"
          accept="image/*"
          capture
          disabled={full}
          onFiles={queue.add}
        />
        <FileButton
          words={t("files.choose")}
          icon="plus"
          accept={limits.accept.join(",")}
          disabled={full}
          onFiles={queue.add}
        />
      </div>
      {full && <p className={classes.hint}>{t("files.full")}</p>}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t("files.list")}>
          {items.map((item) => (
            <UploadRow
              key={item.key}
              item={item}
              preview={queue.previewOf(item.key)}
              uploadSession={options.uploadSession}
              sizeLimit={size}
              onRemove={() => queue.remove(item.key)}
              onRetry={() => queue.retry(item.key)}
            />
          ))}
        </ul>
      )}
      {error !== undefined && <p className={classes.error}>{error}</p>}
    </fieldset>
  );
}

interface FileButtonProps {
  words: string;
  icon: "camera" | "plus";
  accept: string;
  /** Opens the camera on a phone; a computer would open the same dialogue twice, so it is shown on phones only. */
  capture?: boolean;
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}

function FileButton({ words, icon, accept, capture = false, disabled, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={capture ? classes.onPhone : classes.always}>
      <Button
        variant="default"
        leftSection={<Icon name={icon} />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {words}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words}
        accept={accept}
        multiple={!capture}
        {...(capture ? { capture: "environment" as const } : {})}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          // So that the same file can be chosen again after it was removed.
          event.currentTarget.value = "";
        }}
      />
    </span>
  );
}
