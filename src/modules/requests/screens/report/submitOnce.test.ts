import { expect, it } from "vitest";
import { thrownApiError } from "#web/client/apiError.ts";
import type { Receipt, ReportInput } from "../calls/requestCalls.ts";
import { submitOnce } from "./submitOnce.ts";

const context = { idempotencyKey: "k" };

function report(words: string): ReportInput {
  return { process: "resident-request", kind: "help", words, placeId: "652301001" };
}

/** A server that took in what is given here, under the one key there is. */
function serverThatHas(taken: ReportInput | undefined) {
  const asked: string[] = [];
  let held = taken;
  const submit = async (input: ReportInput): Promise<Receipt> => {
    asked.push(input.words);
    held ??= input;
    if (JSON.stringify(held) === JSON.stringify(input)) return { number: held.words } as Receipt;
    throw thrownApiError({ kind: "refused", code: "key-used-already", message: "", status: 409 });
  };
  return { submit, asked };
}

it("gives the receipt of what is sent when nothing arrived before", async () => {
  const { submit } = serverThatHas(undefined);
  expect(await submitOnce(report("第二稿"), [report("第一稿")], context, submit)).toEqual({
    receipt: { number: "第二稿" },
    taken: report("第二稿"),
  });
});

it("gives the receipt of what arrived first, however the words were changed afterwards", async () => {
  const { submit } = serverThatHas(report("第一稿"));
  const earlier = [report("第一稿"), report("第二稿"), report("第三稿")];
  expect(await submitOnce(report("第三稿"), earlier, context, submit)).toEqual({
    receipt: { number: "第一稿" },
    taken: report("第一稿"),
  });
});

it("says so when the key holds something that this browser never sent", async () => {
  const { submit, asked } = serverThatHas(report("别人的"));
  await expect(submitOnce(report("我的"), [report("我的")], context, submit)).rejects.toThrow();
  expect(asked).toEqual(["我的"]);
});
