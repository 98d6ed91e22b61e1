import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localFileStore } from "./localFileStore.ts";

let folder: string;
const key = "0b6f8d9e-32c1-4a77-9a53-2f1c2f5e7a10";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "shiliu-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("localFileStore", () => {
  it("gives back what was put, and nothing once it is removed", async () => {
    const store = localFileStore(folder);
    await store.put(key, Buffer.from("sealed"));
    expect((await buffer((await store.open(key))!)).toString()).toBe("sealed");
    await store.remove(key);
    expect(await store.open(key)).toBeUndefined();
    await store.remove(key);
  });

  it("replaces what was put before, whole", async () => {
    const store = localFileStore(folder);
    await Promise.all([store.put(key, Buffer.alloc(300_000, 1)), store.put(key, Buffer.alloc(300_000, 2))]);
    const kept = await buffer((await store.open(key))!);
    expect(kept.length).toBe(300_000);
    expect(new Set(kept).size).toBe(1);
  });

  it("leaves no unfinished file behind and lets no one else read", async () => {
    const store = localFileStore(folder);
    await store.put(key, Buffer.from("sealed"));
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    const paths = await readdir(folder, { recursive: true });
    const kept = join(folder, paths.find((path) => path.endsWith(key))!);
    expect((await stat(kept)).mode & 0o077).toBe(0);
  });

  it("removes the part that a crash left behind together with the upload", async () => {
    const store = localFileStore(folder);
    await store.put(key, Buffer.from("sealed"));
    await writeFile(join(folder, "incoming", `${key}.00ff`), "half");
    await writeFile(join(folder, "incoming", "another-upload.00ff"), "half");
    await store.remove(key);
    expect(await readdir(join(folder, "incoming"))).toEqual(["another-upload.00ff"]);
  });

  it.each([
    "../../etc/passwd",
    "..",
    "a/../../b-12345",
    "/etc/passwd",
    "abc\0defgh",
    "c:\\windows",
    "",
    "Abcdefgh1",
    "%2e%2e%2fabc",
  ])("takes no key that could lead elsewhere: %j", async (wrong) => {
    const store = localFileStore(folder);
    await expect(store.put(wrong, Buffer.from("x"))).rejects.toThrow("storage key");
    await expect(store.open(wrong)).rejects.toThrow("storage key");
    await expect(store.remove(wrong)).rejects.toThrow("storage key");
    expect(await readdir(folder)).toEqual([]);
  });
});
