import { writeFileSync } from "node:fs";
import { minifyContractRouter } from "@orpc/contract";
import { contract } from "#apps/contract.ts";
import { describeApi } from "#apps/describeApi.ts";

/** Writes what is made from the contract: the web client's routes and the API's description. */
const made: readonly (readonly [path: string, value: unknown])[] = [
  ["../src/web/client/contract.generated.json", minifyContractRouter(contract)],
  ["../docs/openapi.generated.json", await describeApi()],
];
for (const [path, value] of made) {
  writeFileSync(new URL(path, import.meta.url), `${JSON.stringify(value, undefined, 1)}\n`);
}
