import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { apiErrorOf, thrownApiError } from "#web/client/apiError.ts";
import { apiPath, commonHeaders, watchedFetch } from "#web/client/apiFetch.ts";
import { useCaseAccess } from "../calls/caseAccess.ts";
import { receiptHeader } from "../calls/requestCalls.ts";

/** Which rendering of a file is wanted. */
export type FileVariant = "thumbnail" | "full";

/**
 * The bytes of a case's file. Fetched rather than linked to: an `<img>` sends neither the post somebody acts in nor a
 * receipt code, and who may see the case hangs on them.
 */
export function useFileBlob(caseId: string, fileId: string, variant: FileVariant, wanted = true) {
  const { receiptCode } = useCaseAccess();
  return useQuery({
    queryKey: ["case-file", caseId, fileId, variant],
    queryFn: ({ signal }) => fetchFile(caseId, fileId, { variant, receiptCode, signal }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

async function fetchFile(
  caseId: string,
  fileId: string,
  how: { variant: FileVariant; receiptCode: string | undefined; signal: AbortSignal },
): Promise<Blob> {
  const address = `${apiPath}/requests/${encodeURIComponent(caseId)}/files/${encodeURIComponent(fileId)}`;
  const response = await watchedFetch(`${address}?variant=${how.variant}`, {
    credentials: "same-origin",
    headers: { ...commonHeaders(), ...receiptHeader(how.receiptCode) },
    signal: how.signal,
  });
  if (response.ok) return response.blob();
  throw thrownApiError(apiErrorOf(response.status, await response.json().catch(() => undefined)));
}

/** A ref that shows a blob in a picture, or offers it behind a link, for as long as either is on the page. */
export function useBlobAddress(blob: Blob | undefined) {
  return useCallback(
    (element: HTMLImageElement | HTMLAnchorElement | null) => {
      if (!element || !blob) return;
      const url = URL.createObjectURL(blob);
      if (element instanceof HTMLImageElement) element.src = url;
      else element.href = url;
      return () => URL.revokeObjectURL(url);
    },
    [blob],
  );
}
