/** What a session was begun on, as far as its browser tells: enough to know one's own again. */
export interface Device {
  system: "windows" | "mac" | "linux" | "android" | "ios" | "harmony" | "unknown";
  browser: "chrome" | "edge" | "firefox" | "safari" | "qq" | "wechat" | "360" | "unknown";
}

// The first that fits: later ones are named inside the earlier ones' texts too.
const systems: readonly (readonly [RegExp, Device["system"]])[] = [
  [/HarmonyOS|OpenHarmony/i, "harmony"],
  [/Android/i, "android"],
  [/iPhone|iPad|iPod/i, "ios"],
  [/Windows/i, "windows"],
  [/Mac OS X|Macintosh/i, "mac"],
  [/Linux|X11/i, "linux"],
];
const browsers: readonly (readonly [RegExp, Device["browser"]])[] = [
  [/MicroMessenger/i, "wechat"],
  [/QQBrowser/i, "qq"],
  [/360SE|360EE|QihooBrowser/i, "360"],
  [/Edg(A|iOS)?\//i, "edge"],
  [/Firefox|FxiOS/i, "firefox"],
  [/Chrome|CriOS|Chromium/i, "chrome"],
  [/Safari/i, "safari"],
];

/** Reads the device out of a `User-Agent` header. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = userAgent ?? "";
  return {
    system: systems.find(([pattern]) => pattern.test(text))?.[1] ?? "unknown",
    browser: browsers.find(([pattern]) => pattern.test(text))?.[1] ?? "unknown",
  };
}

/** The network an address lies in, without the place in it: `10.20.*.*`; nothing for what is no address. */
export function coarseAddress(address: string | undefined): string | undefined {
  const plain = (address ?? "").replace(/^::ffff:/i, "");
  const v4 = /^(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}$/.exec(plain);
  if (v4) return `${v4[1]}.${v4[2]}.*.*`;
  const v6 = /^([0-9a-f]{0,4}:[0-9a-f]{0,4}):[0-9a-f:.]*$/i.exec(plain);
  return v6 ? `${v6[1]}:*` : undefined;
}
