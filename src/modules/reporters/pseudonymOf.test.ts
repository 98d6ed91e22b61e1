import { createSecretKey } from "node:crypto";
import { expect, it } from "vitest";
import { pseudonymOf } from "./pseudonymOf.ts";

const key = createSecretKey(Buffer.alloc(32, 1));
const other = createSecretKey(Buffer.alloc(32, 2));

it("names the same user of a register always the same, and nobody else so", () => {
  const id = pseudonymOf(key, "mailbox", "U1");
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(pseudonymOf(key, "mailbox", "U1")).toBe(id);
  const others = [
    pseudonymOf(key, "mailbox", "U2"),
    pseudonymOf(key, "hotline", "U1"),
    pseudonymOf(other, "mailbox", "U1"),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});
