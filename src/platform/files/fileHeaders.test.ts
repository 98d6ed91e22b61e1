import { describe, expect, it } from "vitest";
import { fileHeaders } from "./fileHeaders.ts";

describe("fileHeaders", () => {
  it("hands a document over as a download whatever was asked, under its Chinese name", () => {
    const headers = fileHeaders(
      { mediaType: "application/pdf", fileName: "供暖'说明(1).pdf", sizeBytes: 12 },
      "show",
    );
    expect(headers).toEqual({
      "content-type": "application/pdf",
      "content-disposition":
        "attachment; filename=\"attachment.pdf\"; filename*=UTF-8''%E4%BE%9B%E6%9A%96%27%E8%AF%B4%E6%98%8E%281%29.pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
      "content-length": "12",
    });
  });

  it("shows photos and thumbnails in a page when asked, and downloads them when asked", () => {
    const photo = { mediaType: "image/jpeg", fileName: "IMG_1.jpg" } as const;
    expect(fileHeaders(photo, "show")["content-disposition"]).toMatch(/^inline; filename="IMG_1.jpg"/);
    expect(fileHeaders(photo, "download")["content-disposition"]).toMatch(/^attachment; /);
    expect(fileHeaders({ ...photo, mediaType: "image/webp" }, "show")["content-type"]).toBe("image/webp");
  });

  it("lets no name break out of its quotes", () => {
    const headers = fileHeaders({ mediaType: "application/pdf", fileName: 'a"; x="b.pdf' }, "download");
    expect(headers["content-disposition"]).toBe(
      "attachment; filename=\"attachment.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22b.pdf",
    );
  });
});
