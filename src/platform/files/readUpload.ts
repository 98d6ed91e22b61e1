import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { isRefusal, refuse } from "#engine/refusal.ts";
import { limits } from "./limits.ts";
import type { MemoryShare } from "./memoryBudget.ts";
import { mostBytes } from "./prepareFile.ts";
import type { FileRefusal } from "./refusals.ts";
import { isClientFileId, isUploadSession } from "./uploadSession.ts";

/** One file and whose it is, as read from a request. */
export interface ReceivedUpload {
  session: string;
  clientFileId: string;
  fileName: string;
  bytes: Buffer;
}

const formOptions = {
  throwFileSizeLimit: false,
  limits: { files: 2, fields: 4, fieldSize: 1024, headerPairs: 32, fileSize: limits.documentBytes + 1 },
};

/**
 * Reads one file from a multipart request, counting while it arrives and stopping at the limit. The session and
 * the file's number come as headers, or as form fields before the file.
 */
export async function readUpload(
  request: FastifyRequest,
  share: MemoryShare,
): Promise<ReceivedUpload | FileRefusal> {
  if (!request.isMultipart()) return refuse("upload-malformed");
  const fields = new Map<string, string>();
  let received: ReceivedUpload | undefined;
  try {
    for await (const part of request.parts(formOptions)) {
      if (part.type === "field") {
        fields.set(part.fieldname, String(part.value));
        continue;
      }
      const read = received ? refuse("upload-malformed") : await readFilePart(request, share, fields, part);
      if (isRefusal(read)) return read;
      received = read;
    }
  } catch (error) {
    if (isRequestFault(error)) return refuse("upload-malformed");
    throw error;
  }
  return received ?? refuse("file-empty");
}

async function readFilePart(
  request: FastifyRequest,
  share: MemoryShare,
  fields: ReadonlyMap<string, string>,
  part: MultipartFile,
): Promise<ReceivedUpload | FileRefusal> {
  const session = headerOf(request, "upload-session") ?? fields.get("uploadSession") ?? "";
  if (!isUploadSession(session)) return refuse("upload-session-invalid");
  const clientFileId = headerOf(request, "idempotency-key") ?? fields.get("clientFileId") ?? "";
  if (!isClientFileId(clientFileId)) return refuse("client-file-id-invalid");
  const bytes = await readWithinLimit(part.file, share);
  return isRefusal(bytes) ? bytes : { session, clientFileId, fileName: part.filename ?? "", bytes };
}

async function readWithinLimit(
  file: AsyncIterable<Buffer>,
  share: MemoryShare,
): Promise<Buffer | FileRefusal> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file) {
    if (!share.take(chunk.length)) return refuse("uploads-busy");
    chunks.push(chunk);
    size += chunk.length;
    if (size > limits.photoBytes && size > mostBytes(startOf(chunks))) return refuse("file-too-large");
  }
  return Buffer.concat(chunks);
}

/** The first sixteen bytes at least, however small the pieces came. */
function startOf(chunks: readonly Buffer[]): Buffer {
  return Buffer.concat(chunks.slice(0, 16).map((chunk) => chunk.subarray(0, 16)));
}

/** A header that was sent once. */
export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

/** What the parser throws for a form that broke off or is malformed; anything else is our own fault. */
function isRequestFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return code.startsWith("FST_") || /multipart|part terminated|boundary|malformed/i.test(error.message);
}
