import { expect, it } from "vitest";
import { processCommand } from "./processCommand.ts";

async function said(...args: string[]): Promise<[number, string]> {
  let text = "";
  const code = await processCommand(args, (more) => {
    text += more;
  });
  return [code, text];
}

it("draws the process that is asked for, and names those there are where there is none of that name", async () => {
  const [drawn, diagram] = await said("diagram", "resident-request", "en");
  expect([drawn, diagram]).toEqual([0, expect.stringContaining("stateDiagram-v2")]);
  expect(diagram).not.toContain("Business in difficulty");
  const [unknown, sentence] = await said("diagram", "no-such");
  expect(unknown).toBe(2);
  expect(sentence).toContain(
    "There is no process no-such. There are: resident-request, business-difficulty.",
  );
});
