import { describe } from "vitest";
import { businessDifficulty } from "../businessDifficulty.ts";
import { describeExploration } from "./testing.ts";

describe("an exploration of a business in difficulty", () => {
  describeExploration(businessDifficulty);
});
