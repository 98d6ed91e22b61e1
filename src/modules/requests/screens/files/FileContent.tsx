import { Button } from "@mantine/core";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import type { CaseView } from "../../contract.ts";
import classes from "./CaseFiles.module.css";
import { useBlobAddress, useFileBlob } from "./useFileBlob.ts";
import { useFileWords } from "./words.ts";

/** What {@link FileContent} takes. */
export interface FileContentProps {
  caseId: string;
  file: CaseView["files"][number];
  name: string;
}

/** A photo in full, or a document to download. */
export function FileContent({ caseId, file, name }: FileContentProps) {
  const t = useFileWords();
  const { data, error, refetch } = useFileBlob(caseId, file.id, "full");
  const address = useBlobAddress(data);
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState shape="page" />;
  return (
    <div className={classes.content}>
      {file.thumbnail && <img className={classes.full} ref={address} alt={name} />}
      <Button
        component="a"
        ref={address}
        download={file.name ?? name}
        variant="default"
        leftSection={<Icon name="file" size={18} />}
      >
        {t("download")}
      </Button>
    </div>
  );
}
