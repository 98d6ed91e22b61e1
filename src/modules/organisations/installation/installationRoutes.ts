import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { organisationsContract } from "../contract.ts";
import type { Ground } from "../ground.ts";
import { runOnce } from "../runOnce.ts";
import { nameService } from "./nameService.ts";
import { readService } from "./readService.ts";
import { vouchFor } from "./vouchFor.ts";

/** The routes about the installation as a whole. */
export function makeInstallationRoutes(ground: Ground) {
  const os = implement(organisationsContract).$context<RequestContext>();
  return {
    readService: os.readService.handler(() => readService(ground)),
    nameService: os.nameService.handler(async ({ input, context }) => {
      const { key, prefecture, name, shortName, hotline, territory } = input;
      const names = {
        prefecture: inBoth(prefecture),
        name: inBoth(name),
        shortName: inBoth(shortName),
        hotline,
        territory: { zh: territory?.zh ?? "", en: territory?.en ?? territory?.zh ?? "" },
      };
      await runOnce(context, key, (write) => nameService(ground, write, names));
      return readService(ground);
    }),
    vouchFor: os.vouchFor.handler(async ({ input: { key, thing, vouched }, context }) => {
      await runOnce(context, key, (write) => vouchFor(ground, write, { thing, vouched }));
      return { thing, vouched };
    }),
  };
}

function inBoth({ zh, en }: { zh: string; en?: string | undefined }): { zh: string; en: string } {
  return { zh, en: en ?? zh };
}
