import { describe } from "vitest";
import { residentRequest } from "../residentRequest.ts";
import { describeExploration } from "./testing.ts";

describe("an exploration of a resident's request", () => {
  describeExploration(residentRequest);
});
