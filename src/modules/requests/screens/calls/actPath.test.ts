import { expect, it } from "vitest";
import { requestsContract, type ActName } from "../../contract.ts";
import { actPath } from "./actPath.ts";

it.each(Object.keys(requestsContract.act) as ActName[])("posts %s where the contract says", (action) => {
  const route = requestsContract.act[action]["~orpc"].route;
  expect(actPath("{caseId}", action)).toBe(route.path?.replace("{caseId}", encodeURIComponent("{caseId}")));
});
