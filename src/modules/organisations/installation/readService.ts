import type { Words } from "#engine/words.ts";
import { type Service, unnamedService } from "../domain/installation.ts";
import type { Ground } from "../ground.ts";

/** The service as everybody may know it: the one place that its name comes from. */
export interface NamedService extends Service {
  /** Whether somebody named it. */
  named: boolean;
  /** The prefecture, once there is one. */
  prefecture?: Words;
}

/** What the service is called, as it is shown everywhere. */
export function readService({ keeper }: Pick<Ground, "keeper">): NamedService {
  const { installation, bodies } = keeper.current();
  const root = bodies.find((body) => body.parentId === undefined);
  return {
    ...(installation.service ?? unnamedService),
    named: installation.service !== undefined,
    ...(root && { prefecture: root.name }),
  };
}
