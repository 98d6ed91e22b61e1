import type { Readable } from "node:stream";

/** Where sealed bytes lie: a local folder, or any object store. It sees ciphertext and random keys only. */
export interface FileStore {
  /** Keeps the bytes whole or not at all; returns when they would survive a power cut. Putting again replaces. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Opens what is kept under the key, or `undefined` where there is nothing. */
  open(key: string): Promise<Readable | undefined>;
  /** Removes it; removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

/** Gives the key that seals an upload; `undefined` once it was destroyed and the person forgotten. */
export type KeyFor = (uploadId: string) => Promise<Uint8Array | undefined>;

/** The two forms in which a file is kept; only photos have a thumbnail. */
export type FileVariant = "full" | "thumbnail";

/** The key under which a variant lies, from the one the upload was given. */
export function variantKey(storageKey: string, variant: FileVariant): string {
  return variant === "full" ? storageKey : `${storageKey}-thumbnail`;
}

/** What a variant's seal is bound to, so that one file cannot be put in another's place. */
export function variantContext(uploadId: string, variant: FileVariant): string {
  return `attachment:${uploadId}:${variant}`;
}

/** What a sealed file name is bound to. */
export function nameContext(uploadId: string): string {
  return `attachment:${uploadId}:name`;
}

/** Removes every variant of an upload. */
export async function removeVariants(store: FileStore, storageKey: string): Promise<void> {
  await store.remove(variantKey(storageKey, "full"));
  await store.remove(variantKey(storageKey, "thumbnail"));
}
