import { inflateRawSync } from "node:zlib";

/** One file listed in a zip archive. */
export interface ZipEntry {
  name: string;
  method: number;
  storedBytes: number;
  unpackedBytes: number;
  localHeaderAt: number;
}

const endMark = Buffer.from("PK\x05\x06", "latin1");
const centralMark = 0x02014b50;
const localMark = 0x04034b50;
const endRecordBytes = 22;
const centralHeaderBytes = 46;
const localHeaderBytes = 30;
const encryptedFlag = 1;

/**
 * Lists a zip archive by its directory, which is what office programs go by. Archives that are cut short,
 * encrypted, split, in zip64 form or with anything between directory and end are not listed.
 */
export function findZipEntries(archive: Buffer): ZipEntry[] | undefined {
  const endAt = archive.lastIndexOf(endMark);
  if (endAt === -1 || endAt + endRecordBytes > archive.length) return undefined;
  const count = archive.readUInt16LE(endAt + 10);
  const directoryBytes = archive.readUInt32LE(endAt + 12);
  let at = archive.readUInt32LE(endAt + 16);
  if (at + directoryBytes !== endAt) return undefined;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(archive, at, endAt);
    if (!entry) return undefined;
    entries.push(entry);
    at += centralHeaderBytes + trailingBytes(archive, at);
  }
  return at === endAt ? entries : undefined;
}

function trailingBytes(archive: Buffer, at: number): number {
  return archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
}

function readEntry(archive: Buffer, at: number, endAt: number): ZipEntry | undefined {
  if (at + centralHeaderBytes > endAt || archive.readUInt32LE(at) !== centralMark) return undefined;
  if (at + centralHeaderBytes + trailingBytes(archive, at) > endAt) return undefined;
  if (archive.readUInt16LE(at + 8) & encryptedFlag) return undefined;
  const nameAt = at + centralHeaderBytes;
  return {
    name: archive.toString("utf8", nameAt, nameAt + archive.readUInt16LE(at + 28)),
    method: archive.readUInt16LE(at + 10),
    storedBytes: archive.readUInt32LE(at + 20),
    unpackedBytes: archive.readUInt32LE(at + 24),
    localHeaderAt: archive.readUInt32LE(at + 42),
  };
}

/** Unpacks one entry, giving up beyond `mostBytes` whatever size the archive declares. */
export function unpackEntry(archive: Buffer, entry: ZipEntry, mostBytes: number): Buffer | undefined {
  const at = entry.localHeaderAt;
  if (at + localHeaderBytes > archive.length || archive.readUInt32LE(at) !== localMark) return undefined;
  const dataAt = at + localHeaderBytes + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (dataAt + entry.storedBytes > archive.length) return undefined;
  const stored = archive.subarray(dataAt, dataAt + entry.storedBytes);
  if (entry.method === 0) return stored.length <= mostBytes ? stored : undefined;
  if (entry.method !== 8) return undefined;
  try {
    return inflateRawSync(stored, { maxOutputLength: mostBytes });
  } catch {
    return undefined;
  }
}
