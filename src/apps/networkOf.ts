import { isIPv6 } from "node:net";

const groupsOfNetwork = 4;
const groupsOfAll = 8;

/**
 * The network that an address is counted by: an IPv4 address itself, of an IPv6 address the first 64 bits, which are the
 * least that a household is given. Counted by single addresses it would have as many as it liked.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const left = tail === undefined ? 0 : groupsOfAll - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, left) }, () => "0"), ...after];
  const network = groups.slice(0, groupsOfNetwork).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
