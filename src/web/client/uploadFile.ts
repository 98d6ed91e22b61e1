import { apiErrorOf, thrownApiError, unreachable } from "./apiError.ts";
import { apiPath, commonHeaders, watchedFetch } from "./apiFetch.ts";
import { noteReachable } from "./reachability.ts";

/** A file the server holds, not yet tied to a case. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** Only for whoever uploaded it: {@link findThumbnail} shows it. */
  thumbnailUrl?: string;
}

/** What the server says of a file it took. */
interface UploadReceipt {
  uploadId: string;
  mediaType: string;
  sizeBytes: number;
  thumbnailUrl?: string;
}

/** The header by which a device tells the files that it sent from those of others. */
export const uploadSessionHeader = "upload-session";

/** How one file is sent. */
export interface UploadOptions {
  /** Ties the files of one form together, also for a person without a name. */
  uploadSession: string;
  /** The file's own number in its session: the same when it is sent again, so that it is kept once. */
  fileKey: string;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** Sends one file. Throws an API error. */
export type Upload = (file: File, options: UploadOptions) => Promise<UploadedFile>;

/** Sends one file to the API; by XMLHttpRequest, since `fetch` cannot tell how far an upload has come. */
export const uploadFile: Upload = (file, { uploadSession, fileKey, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${apiPath}/uploads`);
    request.responseType = "json";
    for (const [name, value] of Object.entries(commonHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader(uploadSessionHeader, uploadSession);
    request.setRequestHeader("idempotency-key", fileKey);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      noteReachable(true);
      const body: unknown = request.response;
      if (request.status < 300) resolve(uploadedOf(file.name, body as UploadReceipt));
      else reject(thrownApiError(apiErrorOf(request.status, body)));
    };
    request.onerror = () => {
      noteReachable(false);
      reject(thrownApiError(unreachable));
    };
    request.onabort = () => reject(new DOMException("The upload was given up.", "AbortError"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });

function uploadedOf(
  name: string,
  { uploadId, mediaType, sizeBytes, thumbnailUrl }: UploadReceipt,
): UploadedFile {
  const uploaded = { id: uploadId, name, mediaType, sizeBytes };
  return thumbnailUrl === undefined ? uploaded : { ...uploaded, thumbnailUrl };
}

function sessionHeaders(uploadSession: string): Record<string, string> {
  return { ...commonHeaders(), [uploadSessionHeader]: uploadSession };
}

/** Takes a file back that was not sent with a form; that it may fail matters little, since the server forgets it in a day. */
export async function takeBackUpload(uploadId: string, uploadSession: string): Promise<void> {
  const path = `${apiPath}/uploads/${encodeURIComponent(uploadId)}`;
  await watchedFetch(path, { method: "DELETE", headers: sessionHeaders(uploadSession) }).catch(
    () => undefined,
  );
}

/** The small picture of one's own upload, if it can be had. An `<img>` cannot ask for it: it sends no header. */
export async function findThumbnail(
  url: string,
  uploadSession: string,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  const response = await watchedFetch(url, { headers: sessionHeaders(uploadSession), signal }).catch(
    () => undefined,
  );
  return response?.ok ? response.blob() : undefined;
}
