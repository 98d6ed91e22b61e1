import { describe, expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { thrownApiError, unreachable } from "#web/client/apiError.ts";
import { type BulkRun, findKeptRun, keepRun, newRun, type RunStep, sendRun, tallyOf } from "./bulkRun.ts";

const steps = ["a", "b", "c", "d"].map((caseId) => ({
  caseId,
  number: `N-${caseId}`,
  summary: "路灯不亮",
  taskId: 1,
  action: "signIn" as const,
  version: 2,
}));
const place = () => ({ storage: memoryStorage(), personId: "p", postId: "q" });
const refused = thrownApiError({ kind: "refused", code: "wrong-state", message: "状态已变化", status: 409 });

function begun(): BulkRun {
  let made = 0;
  return newRun("signIn", steps, () => `key-${(made += 1)}`);
}

function running(send: (step: RunStep) => Promise<unknown>, stopAfter = Number.POSITIVE_INFINITY) {
  const seen: BulkRun[] = [];
  let asked = 0;
  return {
    seen,
    send,
    sentence: ({ message }: { message: string }) => message || "没有回音",
    waitsMs: [0],
    wait: async () => undefined,
    onChange: (run: BulkRun) => void seen.push(run),
    isStopped: () => (asked += 1) > stopAfter,
  };
}

describe("a run over several cases", () => {
  it("sends each case its own command with its own key, and says what became of each", async () => {
    const keys: string[] = [];
    const run = await sendRun(
      begun(),
      running(async ({ key, caseId }) => {
        keys.push(key);
        if (caseId === "b") throw refused;
      }),
    );
    expect(new Set(keys).size).toBe(4);
    expect(tallyOf(run)).toEqual({ all: 4, done: 3, refused: 1, open: 0, unknown: 0 });
    expect(run.steps[1]?.standing).toEqual({ is: "refused", says: "状态已变化" });
  });

  it("sends what nobody knows of again with the key it had, and nothing that is done or refused", async () => {
    const sent: string[] = [];
    let network = false;
    const send = async ({ key, caseId }: RunStep) => {
      sent.push(key);
      if (caseId === "a") throw refused;
      if (caseId === "c" && !network) throw thrownApiError(unreachable);
    };
    const first = await sendRun(begun(), running(send));
    expect(tallyOf(first)).toMatchObject({ done: 2, refused: 1, unknown: 1 });
    network = true;
    sent.length = 0;
    const second = await sendRun(first, running(send));
    expect(sent).toEqual(["key-3"]);
    expect(tallyOf(second)).toMatchObject({ done: 3, refused: 1, open: 0 });
  });

  it("begins no more once it is stopped, and says what was not sent", async () => {
    const run = await sendRun(
      begun(),
      running(async () => undefined, 2),
    );
    expect(tallyOf(run)).toMatchObject({ done: 2, open: 2 });
  });

  it("is kept before anything is sent, and found again after the page was closed, without words of a request", async () => {
    const at = place();
    const states = running(async () => undefined);
    await sendRun(begun(), { ...states, onChange: (run) => (states.onChange(run), keepRun(at, run)) });
    const [first] = states.seen;
    keepRun(at, first);
    const found = findKeptRun(at);
    expect(found?.steps[0]?.standing.is).toBe("unknown");
    expect(found?.steps.map(({ key }) => key)).toEqual(["key-1", "key-2", "key-3", "key-4"]);
    expect(at.storage.keys().map((key) => at.storage.getItem(key))).not.toContain(
      expect.stringContaining("路灯"),
    );
    expect(findKeptRun({ ...at, personId: "another" })).toBeUndefined();
    keepRun(at, undefined);
    expect(findKeptRun(at)).toBeUndefined();
  });
});
