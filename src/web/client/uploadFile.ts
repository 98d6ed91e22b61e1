import { apiErrorOf, thrownApiError, unreachable } from "./apiError.ts";
import { apiPath, commonHeaders } from "./apiFetch.ts";
import { noteReachable } from "./reachability.ts";

/** A file the server holds, not yet tied to a case. */
export interface UploadedFile {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
  thumbnailUrl?: string;
}

/** How one file is sent. */
export interface UploadOptions {
  /** Ties the files of one form together, also for a person without a name. */
  uploadSession: string;
  onProgress(share: number): void;
  signal: AbortSignal;
}

/** Sends one file. Throws an API error. */
export type Upload = (file: File, options: UploadOptions) => Promise<UploadedFile>;

/** Sends one file to the API; by XMLHttpRequest, since `fetch` cannot tell how far an upload has come. */
export const uploadFile: Upload = (file, { uploadSession, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${apiPath}/uploads`);
    request.responseType = "json";
    for (const [name, value] of Object.entries(commonHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader("x-shiliu-upload-session", uploadSession);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      noteReachable(true);
      const body: unknown = request.response;
      if (request.status < 300) resolve(body as UploadedFile);
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
