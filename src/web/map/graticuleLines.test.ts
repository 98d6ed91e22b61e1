import { expect, it } from "vitest";
import { graticuleLines } from "./graticuleLines.ts";

it("stand at round degrees, some in every view however near", () => {
  expect(graticuleLines({ west: 86.1, east: 90.4, south: 43.2, north: 45.1 })).toEqual({
    meridians: [87, 88, 89, 90],
    parallels: [44, 45],
  });
  for (const span of [40, 5, 0.7, 0.05, 0.004]) {
    const { meridians } = graticuleLines({ west: 87.3, east: 87.3 + span, south: 44, north: 44 + span });
    expect(meridians.length).toBeGreaterThanOrEqual(2);
    expect(meridians.length).toBeLessThan(12);
  }
});
