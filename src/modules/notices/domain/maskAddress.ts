/** An address as an operator may see it: 138****1234, z***@example.cn, z***. */
export function maskAddress(to: { phone: string } | { email: string } | { chat: string }): string {
  if ("phone" in to) {
    const { phone } = to;
    return phone.length >= 10 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`;
  }
  if ("chat" in to) return `${[...to.chat][0] ?? ""}***`;
  const at = to.email.lastIndexOf("@");
  return at < 1 ? "***" : `${[...to.email][0]}***${to.email.slice(at)}`;
}
