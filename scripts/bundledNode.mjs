import { join } from "node:path";

/** Shiliu runs on this Node or a newer one. */
export const neededMajor = 24;

const windows = process.platform === "win32";

/** The package with the Node for this host, if there is one. */
export const nodePackage = `node-${windows ? "win" : process.platform}-${process.arch}`;

/** Where the Node lies that npm brings for this host. */
export function bundledNodePath(root) {
  return join(root, "node_modules", nodePackage, "bin", windows ? "node.exe" : "node");
}
