import { useEffect, useState } from "react";
import { findThumbnail } from "#web/client/uploadFile.ts";

/** An address a file's picture can be shown at: the local one, else the server's small one once it has come. */
export function usePicture(
  preview: string | undefined,
  thumbnailUrl: string | undefined,
  uploadSession: string,
): string | undefined {
  const [fetched, setFetched] = useState<string>();
  const wanted = preview === undefined ? thumbnailUrl : undefined;

  useEffect(() => {
    if (wanted === undefined) return;
    const giveUp = new AbortController();
    let address: string | undefined;
    void findThumbnail(wanted, uploadSession, giveUp.signal).then((picture) => {
      if (!picture || giveUp.signal.aborted) return;
      address = URL.createObjectURL(picture);
      setFetched(address);
    });
    return () => {
      giveUp.abort();
      if (address !== undefined) URL.revokeObjectURL(address);
      setFetched(undefined);
    };
  }, [wanted, uploadSession]);

  return preview ?? fetched;
}
