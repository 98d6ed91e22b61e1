import { describe, expect, it } from "vitest";
import { noSelection, toggle, toggleAll } from "./selection.ts";

const keys = ["a", "b", "c", "d", "e"];
const chosenOf = ({ chosen }: { chosen: ReadonlySet<string> }) => [...chosen].toSorted().join("");

describe("choosing lines", () => {
  it("chooses one, and lets it go", () => {
    const one = toggle(noSelection, keys, "b", false);
    expect(chosenOf(one)).toBe("b");
    expect(chosenOf(toggle(one, keys, "b", false))).toBe("");
  });

  it("chooses a range from the line chosen last, upwards or downwards", () => {
    const one = toggle(noSelection, keys, "d", false);
    expect(chosenOf(toggle(one, keys, "b", true))).toBe("bcd");
    expect(chosenOf(toggle(one, keys, "e", true))).toBe("de");
  });

  it("takes a range without a beginning, or whose beginning has left the list, as one line", () => {
    expect(chosenOf(toggle(noSelection, keys, "c", true))).toBe("c");
    const gone = toggle(noSelection, ["z"], "z", false);
    expect(chosenOf(toggle(gone, keys, "c", true))).toBe("cz");
  });

  it("chooses all on the page, and none of them", () => {
    const all = toggleAll(noSelection, keys, true);
    expect(chosenOf(all)).toBe("abcde");
    expect(chosenOf(toggleAll(all, ["a", "b"], false))).toBe("cde");
  });
});
