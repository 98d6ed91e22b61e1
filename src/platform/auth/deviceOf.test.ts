import { expect, it } from "vitest";
import { coarseAddress, deviceOf } from "./deviceOf.ts";

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
    "windows",
    "chrome",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    "windows",
    "edge",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; HUAWEI) AppleWebKit/537.36 Chrome/130 Mobile MicroMessenger/8.0",
    "android",
    "wechat",
  ],
  ["Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/132 Safari/537.36", "harmony", "chrome"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1",
    "ios",
    "safari",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "linux", "firefox"],
  ["curl/8.0", "unknown", "unknown"],
  [undefined, "unknown", "unknown"],
] as const)("knows a device again by its browser's own words: %s", (userAgent, system, browser) => {
  expect(deviceOf(userAgent)).toEqual({ system, browser });
});

it.each([
  ["10.20.30.40", "10.20.*.*"],
  ["::ffff:10.20.30.40", "10.20.*.*"],
  ["2001:db8:1:2::3", "2001:db8:*"],
  ["::1", "::*"],
  ["", undefined],
  [undefined, undefined],
  ["unknown", undefined],
])("tells of the address %s no more than its network", (address, coarse) => {
  expect(coarseAddress(address)).toBe(coarse);
});
