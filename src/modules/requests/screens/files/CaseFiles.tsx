import { useState } from "react";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import type { CaseView } from "../../contract.ts";
import classes from "./CaseFiles.module.css";
import { FileContent } from "./FileContent.tsx";
import { useBlobAddress, useFileBlob } from "./useFileBlob.ts";
import { useFileWords } from "./words.ts";

/** A file of a case. */
export type CaseFile = CaseView["files"][number];

/** Photos as small pictures, documents by name; each opens. */
export function CaseFiles({ caseId, files }: { caseId: string; files: readonly CaseFile[] }) {
  const t = useFileWords();
  const [openId, setOpenId] = useState<string>();
  if (files.length === 0) return null;
  const nameOf = (file: CaseFile, index: number) =>
    file.thumbnail ? t("photo", { count: index + 1 }) : (file.name ?? t("unnamed"));
  const openIndex = files.findIndex(({ id }) => id === openId);
  const open = files[openIndex];
  return (
    <>
      <ul className={classes.files} aria-label={t("list")}>
        {files.map((file, index) => (
          <li key={file.id}>
            <button
              type="button"
              className={file.thumbnail ? classes.photo : classes.document}
              aria-label={t("open", { name: nameOf(file, index) })}
              onClick={() => setOpenId(file.id)}
            >
              {file.thumbnail ? (
                <Thumbnail caseId={caseId} fileId={file.id} />
              ) : (
                <DocumentFace file={file} name={nameOf(file, index)} />
              )}
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <Dialog title={nameOf(open, openIndex)} onClose={() => setOpenId(undefined)}>
          <FileContent caseId={caseId} file={open} name={nameOf(open, openIndex)} />
        </Dialog>
      )}
    </>
  );
}

function Thumbnail({ caseId, fileId }: { caseId: string; fileId: string }) {
  const { data, isError } = useFileBlob(caseId, fileId, "thumbnail");
  const address = useBlobAddress(data);
  if (isError) return <Icon name="alert" size={24} />;
  return data ? <img ref={address} alt="" /> : <Icon name="camera" size={24} />;
}

function DocumentFace({ file, name }: { file: CaseFile; name: string }) {
  const formats = useFormats();
  return (
    <>
      <Icon name="file" size={22} />
      <span className={classes.name}>{name}</span>
      <span className={classes.size}>{formats.bytes(file.sizeBytes)}</span>
    </>
  );
}
