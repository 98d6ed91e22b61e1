import { expect, it } from "vitest";
import { generateFiles, readGenerated } from "./generatedFiles.ts";

it("what is made from the contract is what is committed (npm run generate)", async () => {
  for (const { path, content } of await generateFiles())
    expect(readGenerated(path) === content, path).toBe(true);
});
