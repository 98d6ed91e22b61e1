import type { Audience } from "#engine/process.ts";

/**
 * Whether someone may see who reported, in the clear and with a reason that is logged: the desk and whoever wrote the
 * report down; the handler unless the reporter asked that the name be kept from them (实名保密); supervisors and
 * auditors never need it.
 */
export function mayUnmask(audiences: readonly Audience[], nameHidden: boolean): boolean {
  return audiences.some(
    (audience) => audience === "desk" || audience === "registrar" || (audience === "handling" && !nameHidden),
  );
}
