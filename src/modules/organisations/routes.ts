import { implement } from "@orpc/server";
import type { RequestContext } from "#platform/http/context.ts";
import { answer } from "#platform/http/refusals.ts";
import { makeBodyRoutes } from "./bodies/bodyRoutes.ts";
import { organisationsContract } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { importPeopleAndBodies, previewImport } from "./import/importPeopleAndBodies.ts";
import { makeInstallationRoutes } from "./installation/installationRoutes.ts";
import { makeKeyRoutes } from "./keys/keyRoutes.ts";
import { makePeopleRoutes } from "./people/peopleRoutes.ts";
import { runOnce } from "./runOnce.ts";

/** The module's part of the API. */
export function makeRoutes(ground: Ground) {
  const os = implement(organisationsContract).$context<RequestContext>();
  return os.router({
    ...makeBodyRoutes(ground),
    ...makePeopleRoutes(ground),
    ...makeKeyRoutes(ground),
    ...makeInstallationRoutes(ground),
    importPeopleAndBodies: os.importPeopleAndBodies.handler(async ({ input, context }) => {
      const { key, fileName, contentBase64, dryRun } = input;
      const file = { fileName, bytes: Buffer.from(contentBase64, "base64") };
      if (dryRun) return answer(await previewImport(ground, context, file));
      return runOnce(context, key, (write) => importPeopleAndBodies(ground, write, file));
    }),
  });
}
