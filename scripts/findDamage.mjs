import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundledNodePath, neededMajor, nodePackage } from "./bundledNode.mjs";

function readPackages(root, path) {
  return JSON.parse(readFileSync(join(root, path), "utf8")).packages;
}

const ownMajor = Number(process.versions.node.split(".")[0]);

/**
 * What is missing on disk although npm says it installed it, or `undefined`. Two npm at once in one folder, or one that
 * was interrupted, leave such gaps; and npm forgives itself a Node of ours that it could not unpack, which this host
 * (of this major version) may not forgive.
 */
export function findDamage(root, hostMajor = ownMajor) {
  try {
    const installed = readPackages(root, "node_modules/.package-lock.json");
    const gone = Object.keys(installed).find((path) => path && !existsSync(join(root, path, "package.json")));
    if (gone) return gone;
    const nodeFolder = `node_modules/${nodePackage}`;
    const claimed = nodeFolder in installed;
    const wanted = hostMajor < neededMajor && nodeFolder in readPackages(root, "package-lock.json");
    return (claimed || wanted) && !existsSync(bundledNodePath(root)) ? nodeFolder : undefined;
  } catch {
    return "node_modules/.package-lock.json";
  }
}
