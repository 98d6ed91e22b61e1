import { expect, it } from "vitest";
import { orderBodies } from "./orderBodies.ts";

it("puts departments first, then townships, and what cannot have the case last, else as given", () => {
  const kinds = { office: "office", bureau: "department", street: "street", about: "department" } as const;
  const options = (["office", "about", "street", "bureau"] as const).map((id) => ({
    id,
    name: id,
    path: [],
    ...(id === "about" ? { unavailable: "被反映" } : {}),
  }));
  const kindOf = (id: string) => kinds[id as keyof typeof kinds];
  expect(orderBodies(options, kindOf).map(({ id }) => id)).toEqual(["bureau", "street", "office", "about"]);
});
