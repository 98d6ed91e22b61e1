import { expect } from "vitest";
import { refusals } from "../modules.ts";

/** A text that is too long for whatever it is put into. */
export const long = (letters: number): string => "长".repeat(letters);

/** Texts that a form never sends and an attacker does. */
export const oddTexts: Readonly<Record<string, unknown>> = {
  "a null character": "水管坏了\u0000三天了没有人来",
  "half a surrogate pair": "水管坏了\ud800三天了没有人来",
  "a control character": "水管坏了\u0007三天了没有人来",
  nothing: "",
  blanks: "      \n\t   ",
  "a number": 42,
  "a list": ["水管坏了三天了"],
  "an object": { toString: "水管坏了三天了" },
  null: null,
  true: true,
  "far too much": long(60_000),
};

/** Expects a refusal as people and machines read it: a known code, a sentence, and nothing of what lies within. */
export function expectRefused(what: string, answer: { status: number; body: unknown }): void {
  const told = `${what}: ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`;
  expect(answer.status, told).toBeGreaterThanOrEqual(400);
  expect(answer.status, told).toBeLessThan(500);
  expect(answer.body, told).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  expect(refusals, told).toHaveProperty((answer.body as { code: string }).code);
  expect(JSON.stringify(answer.body), told).not.toMatch(
    /select |insert |node_modules|\.ts:|at \w+ \(|pg_|syntax error/i,
  );
}
