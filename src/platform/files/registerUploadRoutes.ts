import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isRefusal } from "#engine/refusal.ts";
import { type AcceptedUpload, acceptUpload, type UploadDeps } from "./acceptUpload.ts";
import { atMost } from "./atMost.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { removeVariants, variantContext, variantKey } from "./fileStore.ts";
import { limits } from "./limits.ts";
import { memoryBudget } from "./memoryBudget.ts";
import { findOwnUpload, releaseUpload } from "./pendingUploads.ts";
import { prepareFile } from "./prepareFile.ts";
import { headerOf, readUpload } from "./readUpload.ts";
import type { FileRefusal, FileRefusalCode } from "./refusals.ts";
import { unsealStream } from "./sealBytes.ts";
import { isFileId, isUploadSession, ownerHash } from "./uploadSession.ts";

/** What the upload routes need beside storage: how a refusal is answered. */
export interface UploadRouteDeps extends UploadDeps {
  /** Sends the one error shape with the status and the sentence of the code. */
  refuse: (
    reply: FastifyReply,
    code: FileRefusalCode,
    details?: Readonly<Record<string, unknown>>,
  ) => FastifyReply;
  /** How many photos are worked on at once, each on a core of its own; {@link limits.photosAtOnce} unless said. */
  photosAtOnce?: number;
}

const uploadsPath = "/api/v1/uploads";

interface UploadParams {
  Params: { uploadId: string };
}

/** Serves uploading a file, seeing the thumbnail of one's own upload, and taking it back. */
export async function registerUploadRoutes(app: FastifyInstance, deps: UploadRouteDeps): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart);
    scope.post(uploadsPath, takeUpload(deps));
    scope.get<UploadParams>(`${uploadsPath}/:uploadId/thumbnail`, (request, reply) =>
      showThumbnail(deps, request, reply),
    );
    scope.delete<UploadParams>(`${uploadsPath}/:uploadId`, (request, reply) =>
      takeBack(deps, request, reply),
    );
  });
}

function takeUpload(deps: UploadRouteDeps) {
  const inTurn = atMost(deps.photosAtOnce ?? limits.photosAtOnce);
  const memory = memoryBudget(limits.heldBytes);
  const takeIn = async (request: FastifyRequest): Promise<AcceptedUpload | FileRefusal> => {
    const share = memory.open();
    try {
      const received = await readUpload(request, share);
      if (isRefusal(received)) return received;
      const file = { ...received, owner: ownerHash(received.session) };
      return await acceptUpload(deps, file, (bytes) => inTurn(() => prepareFile(bytes)));
    } finally {
      share.close();
    }
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const taken = await takeIn(request);
    if (isRefusal(taken)) return turnAway(deps, request, reply, taken);
    return reply.code(201).send(receipt(taken));
  };
}

function receipt({ thumbnail, ...accepted }: AcceptedUpload): Record<string, unknown> {
  const thumbnailUrl = `${uploadsPath}/${accepted.uploadId}/thumbnail`;
  return thumbnail ? { ...accepted, thumbnailUrl } : accepted;
}

async function showThumbnail(
  deps: UploadRouteDeps,
  request: FastifyRequest<UploadParams>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const own = ownUpload(request);
  const upload = own && (await findOwnUpload(deps.database, { ...own, now: deps.now() }));
  if (!upload?.stored?.thumbnail) return deps.refuse(reply, "upload-not-found");
  const dataKey = await deps.keyFor(upload.uploadId);
  if (!dataKey) return deps.refuse(reply, "attachment-forgotten");
  const sealed = await deps.store.open(variantKey(upload.storageKey, "thumbnail"));
  if (!sealed) return deps.refuse(reply, "upload-not-found");
  const context = variantContext(upload.uploadId, "thumbnail");
  // The sealed name stays sealed: its owner knows it.
  reply.headers(fileHeaders({ mediaType: "image/webp", fileName: "thumbnail" }, "show"));
  return reply.send(unsealStream(sealed, dataKey, context));
}

async function takeBack(
  deps: UploadRouteDeps,
  request: FastifyRequest<UploadParams>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const own = ownUpload(request);
  if (!own) return deps.refuse(reply, "upload-not-found");
  await deps.inTransaction(async (tx) => {
    const storageKey = await releaseUpload(tx, { ...own, onlyUnfinished: false });
    // Before the commit: should removing fail, the row comes back and the sweep finds the bytes.
    if (storageKey) await removeVariants(deps.store, storageKey);
  });
  // Taking back twice is no error, and says nothing of what belongs to others.
  return reply.code(204).send();
}

function ownUpload(request: FastifyRequest<UploadParams>): { uploadId: string; owner: Buffer } | undefined {
  const session = headerOf(request, "upload-session") ?? "";
  const { uploadId } = request.params;
  if (!isUploadSession(session) || !isFileId(uploadId)) return undefined;
  return { uploadId, owner: ownerHash(session) };
}

/** Refuses while the file may still be arriving: most browsers show the answer only after they sent it all. */
function turnAway(
  deps: UploadRouteDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: FileRefusal,
): FastifyReply {
  const incoming = request.raw;
  let drained = 0;
  incoming.unpipe();
  incoming.on("data", (chunk: Buffer) => {
    drained += chunk.length;
    if (drained > limits.drainedBytes) incoming.destroy();
  });
  incoming.on("error", () => undefined);
  incoming.resume();
  return deps.refuse(reply, refusal.refused, refusal.details);
}
