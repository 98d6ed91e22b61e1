import type { InferContractRouterOutputs } from "@orpc/contract";
import type { System } from "../assemble.ts";
import type { mapContract } from "./mapContract.ts";
import { boundariesPath } from "./registerBoundaries.ts";

/** What pages are told of the background of maps. */
export function readMapSettings({
  config,
  boundaries,
}: Pick<System, "config" | "boundaries">): InferContractRouterOutputs<typeof mapContract>["read"] {
  const { tiles, start } = config.map;
  return {
    ...(tiles ? { tiles: { ...tiles, urls: [...tiles.urls], subdomains: [...tiles.subdomains] } } : {}),
    ...(start ? { start } : {}),
    // Another file has another address, so that each may be kept for long.
    ...(boundaries ? { boundaries: `${boundariesPath}?v=${boundaries.tag}` } : {}),
  };
}
