import { Button } from "@mantine/core";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import type { CaseView } from "../../contract.ts";
import classes from "./CaseFiles.module.css";
import { useBlobUrl, useFileBlob } from "./useFileBlob.ts";
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
  const url = useBlobUrl(data);
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (url === undefined) return <LoadingState shape="page" />;
  return (
    <div className={classes.content}>
      {file.thumbnail && <img className={classes.full} src={url} alt={name} />}
      <Button
        component="a"
        href={url}
        download={file.name ?? name}
        variant="default"
        leftSection={<Icon name="file" size={18} />}
      >
        {t("download")}
      </Button>
    </div>
  );
}
