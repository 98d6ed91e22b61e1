import { describe, expect, it } from "vitest";
import { refuseAddress } from "./changePlatform.ts";

describe("the address that results are written back to", () => {
  it.each(["https://12345.example.cn/write-back", "https://10.0.0.8:8443/a?b=c"])("may be %s", (url) =>
    expect(refuseAddress(url, true)).toBeUndefined(),
  );

  it.each(["http://12345.example.cn/", "https://a:b@example.cn/", "ftp://example.cn/", "file:///etc", "no"])(
    "may not be %s in production",
    (url) => expect(refuseAddress(url, true)).toEqual({ refused: "platform-url-unsafe" }),
  );

  it("may be plain http on a developer's machine alone", () => {
    expect(refuseAddress("http://127.0.0.1:8080/", false)).toBeUndefined();
  });
});
