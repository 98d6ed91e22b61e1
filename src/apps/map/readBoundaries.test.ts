import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readBoundaries } from "./readBoundaries.ts";

const folder = mkdtempSync(join(tmpdir(), "shiliu-boundaries-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ring = [
  [87.1234567, 44],
  [88, 44],
  [88, 45, 600],
  [87.1234567, 44],
];
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});

function read(content: unknown): ReturnType<typeof readBoundaries> {
  const file = join(folder, "boundaries.geojson");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return readBoundaries(file);
}

describe("the operator's boundaries", () => {
  it("are polygons by the code of their body, to a metre and no more", () => {
    const { areas, json, gzipped, tag } = read({
      type: "FeatureCollection",
      features: [
        feature({ code: "652301", name: "昌吉市" }, "Polygon", [ring]),
        feature({ adcode: 652302 }, "MultiPolygon", [[ring], [ring]]),
        feature({ code: "652323" }, "Point", [87, 44]),
        feature({ name: "nobody" }, "Polygon", [ring]),
      ],
    });
    expect(areas).toBe(2);
    const kept = [
      [87.12346, 44],
      [88, 44],
      [88, 45],
      [87.12346, 44],
    ];
    expect(JSON.parse(json)).toEqual({
      areas: [
        { placeId: "652301", polygons: [[kept]] },
        { placeId: "652302", polygons: [[kept], [kept]] },
      ],
    });
    expect(gunzipSync(gzipped).toString()).toBe(json);
    expect(tag).toMatch(/^[\w-]{16}$/);
  });

  it.each([
    ["no JSON", "{", /of no use/],
    ["something else", { type: "Feature" }, /no GeoJSON FeatureCollection/],
    ["no polygon with a code", { type: "FeatureCollection", features: [] }, /no feature has a code/],
    [
      "metres instead of degrees",
      {
        type: "FeatureCollection",
        features: [
          feature({ code: "652301" }, "Polygon", [ring.map(([x = 0, y = 0]) => [x * 1e5, y * 1e5])]),
        ],
      },
      /652301 does not lie in degrees/,
    ],
  ])("stop the start where the file has %s, in a sentence that says why", (_name, content, problem) => {
    expect(() => read(content)).toThrow(problem);
    expect(() => readBoundaries(join(folder, "absent.geojson"))).toThrow(
      /SHILIU_MAP_BOUNDARIES: .* of no use/,
    );
  });
});
