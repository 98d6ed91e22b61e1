import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file of an archive, written as it comes. */
export interface ZipFile {
  readonly name: string;
  readonly content: AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  at: number;
  crc: number;
  packed: number;
  plain: number;
}

const utf8AndSizesAfter = 0x0808;
const deflated = 8;
const version = 20;
// An archive made twice of the same is the same: it says nothing of when. 1980-01-01, the first day there is.
const firstDay = 0x0021;

/** The fields that the head of a file and its line in the directory share. */
function commonFields({ crc, packed, plain, name }: Written): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8AndSizesAfter, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(plain, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

/** Packs what comes, off the main thread, and counts it. */
async function* pack(content: AsyncIterable<string>, written: Written): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const text of content) {
      const bytes = Buffer.from(text, "utf8");
      written.crc = crc32(bytes, written.crc);
      written.plain += bytes.length;
      yield bytes;
    }
  }
  const packer = createDeflateRaw();
  pipeline(Readable.from(counted()), packer, (error) => {
    if (error) packer.destroy(error);
  });
  for await (const chunk of packer as AsyncIterable<Buffer>) {
    written.packed += chunk.length;
    yield chunk;
  }
}

/** Writes an archive as a stream: nothing of it is held longer than it takes to send. Below 4 GB. */
export async function* zipStream(files: Iterable<ZipFile>): AsyncGenerator<Buffer> {
  const all: Written[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const written: Written = { name: Buffer.from(name, "utf8"), at, crc: 0, packed: 0, plain: 0 };
    all.push(written);
    const head = Buffer.concat([uint32(0x04034b50), commonFields(written), written.name]);
    yield head;
    yield* pack(content, written);
    const sizes = uint32(0x08074b50, written.crc, written.packed, written.plain);
    yield sizes;
    at += head.length + written.packed + sizes.length;
  }
  yield directoryOf(all, at);
}

function directoryOf(all: readonly Written[], at: number): Buffer {
  const lines = all.map((written) => {
    const more = Buffer.alloc(14);
    more.writeUInt32LE(written.at, 10);
    const madeBy = Buffer.from([version, 0]);
    return Buffer.concat([uint32(0x02014b50), madeBy, commonFields(written), more, written.name]);
  });
  const directory = Buffer.concat(lines);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(all.length, 8);
  end.writeUInt16LE(all.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([directory, end]);
}
