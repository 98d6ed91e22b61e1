import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { minifyContractRouter } from "@orpc/contract";
import { contract } from "#apps/contract.ts";
import { describeApi } from "#apps/describeApi.ts";

/** A committed file that is made from the contract. */
export interface GeneratedFile {
  path: string;
  content: string;
}

const print = (value: unknown): string => `${JSON.stringify(value, undefined, 1)}\n`;
const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What is made from the contract: the web client's routes, and the API's description. */
export async function generateFiles(): Promise<GeneratedFile[]> {
  return [
    { path: "src/web/client/contract.generated.json", content: print(minifyContractRouter(contract)) },
    { path: "docs/openapi.generated.json", content: print(await describeApi()) },
  ];
}

/** Writes a generated file into the checkout. */
export function writeGenerated({ path, content }: GeneratedFile): void {
  writeFileSync(at(path), content);
}

/** A generated file as it is committed. */
export function readGenerated(path: string): string {
  return readFileSync(at(path), "utf8");
}
