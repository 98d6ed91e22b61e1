import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readMasterKeyList } from "./masterKeyList.ts";

const [one, two] = [randomBytes(32), randomBytes(32)];
const base64 = (key: Buffer) => key.toString("base64");
const listed = `2:${base64(two)},1:${base64(one)}`;

function problemsOf(text: string | undefined): readonly string[] {
  const read = readMasterKeyList(text);
  return "problems" in read ? read.problems : [];
}

describe("the list of master keys", () => {
  it("may be one bare key, which is number 1", () => {
    expect(readMasterKeyList(base64(one))).toEqual({ keys: [{ id: 1, key: one }] });
    expect(readMasterKeyList(`1:${base64(one)}`)).toEqual({ keys: [{ id: 1, key: one }] });
  });

  it("has each key with its number, with or without spaces", () => {
    const keys = [
      { id: 2, key: two },
      { id: 1, key: one },
    ];
    expect(readMasterKeyList(listed)).toEqual({ keys });
    expect(readMasterKeyList(listed.replace(",", " , "))).toEqual({ keys });
  });

  it.each<[what: string, text: string | undefined, problem: string]>([
    ["nothing", undefined, "is missing (openssl rand -base64 32 makes one)"],
    ["a number twice", `1:${base64(one)},1:${base64(two)}`, "lists a number twice"],
    ["one key under two numbers", `2:${base64(one)},1:${base64(one)}`, "lists one key under two numbers"],
    [
      "no number 1 any more",
      `2:${base64(two)}`,
      "must still list number 1: phone numbers are found by an index made with it",
    ],
    [
      "a weak key",
      `2:${base64(Buffer.alloc(32))},1:${base64(one)}`,
      "lists a key number 2 that repeats too few bytes",
    ],
    ["a short key", `2:c2hvcnQ=,1:${base64(one)}`, "lists a key number 2 that is not 32 bytes in base64"],
    [
      "a number without a key",
      `2:,1:${base64(one)}`,
      "lists a key number 2 that is missing (openssl rand -base64 32 makes one)",
    ],
    ...["0", "32768", "new", "-1", "1.5"].map((id): [string, string, string] => [
      `the number ${id}`,
      `${id}:${base64(two)},1:${base64(one)}`,
      "lists as entry 1 no key with a number from 1 to 32767, as in 2:<base64>,1:<base64>",
    ]),
    [
      "a bare key among others",
      `1:${base64(one)},${base64(two)}`,
      "lists as entry 2 no key with a number from 1 to 32767, as in 2:<base64>,1:<base64>",
    ],
    [
      "an empty entry",
      `1:${base64(one)},`,
      "lists as entry 2 no key with a number from 1 to 32767, as in 2:<base64>,1:<base64>",
    ],
  ])("is refused with %s", (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("never repeats a key in what it says", () => {
    const said = problemsOf(`topsecretvalue,2:topsecretvalue,x:${base64(one)}`).join();
    expect(said).not.toContain("topsecret");
    expect(said).not.toContain(base64(one));
  });
});
