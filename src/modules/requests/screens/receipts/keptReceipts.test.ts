import { describe, expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { dropReceipt, findReceipt, keepReceipt, type KeptReceipt, listReceipts } from "./keptReceipts.ts";

function receipt(caseId: string, reportedAt = "2026-03-02T02:00:00.000Z"): KeptReceipt {
  return { caseId, number: `CJ${caseId}`, receiptCode: "7K3M-9QXD-2FGH", reportedAt, kind: "help" };
}

describe("the receipts a phone keeps", () => {
  it("are listed with the newest first", () => {
    const storage = memoryStorage();
    keepReceipt(storage, receipt("1", "2026-03-01T02:00:00.000Z"));
    keepReceipt(storage, receipt("3", "2026-03-03T02:00:00.000Z"));
    keepReceipt(storage, receipt("2", "2026-03-02T02:00:00.000Z"));
    expect(listReceipts(storage).map(({ caseId }) => caseId)).toEqual(["3", "2", "1"]);
  });

  it("keep what was known when the same case is opened again", () => {
    const storage = memoryStorage();
    keepReceipt(storage, { ...receipt("1"), reachable: false });
    keepReceipt(storage, receipt("1"));
    expect(listReceipts(storage)).toHaveLength(1);
    expect(findReceipt(storage, "1")?.reachable).toBe(false);
  });

  it("are forgotten one by one", () => {
    const storage = memoryStorage();
    keepReceipt(storage, receipt("1"));
    keepReceipt(storage, receipt("2"));
    dropReceipt(storage, "1");
    expect(findReceipt(storage, "1")).toBeUndefined();
    expect(findReceipt(storage, "2")).toBeDefined();
  });

  it("are at most thirty", () => {
    const storage = memoryStorage();
    for (let day = 10; day < 50; day += 1)
      keepReceipt(storage, receipt(`${day}`, `2026-03-02T02:00:${day}Z`));
    expect(listReceipts(storage)).toHaveLength(30);
    expect(findReceipt(storage, "10")).toBeUndefined();
  });

  it.each(["", "{", "[1,null,{}]", '{"caseId":"1"}'])("survive a broken store: %s", (text) => {
    const storage = memoryStorage();
    storage.setItem("shiliu.receipts", text);
    expect(listReceipts(storage)).toEqual([]);
  });
});
