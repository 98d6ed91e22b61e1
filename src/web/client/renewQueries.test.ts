import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { renewQueries } from "./renewQueries.ts";

/** A query on screen whose answers the test gives. */
function shown() {
  const queries = new QueryClient();
  const asked: ((answer: string) => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ["news", "list"],
    queryFn: () => new Promise<string>((resolve) => void asked.push(resolve)),
    staleTime: 20_000,
  });
  observer.subscribe(() => undefined);
  return { queries, asked, observer };
}

it("asks once more for what was on its way for the first time as something changed", async () => {
  const { queries, asked, observer } = shown();
  renewQueries(queries, ["news"]);
  expect(asked).toHaveLength(1);
  asked[0]?.("from before");
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.("from after");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("from after"));
});

it("asks anew once for what has come, and leaves alone what is under another key", async () => {
  const { queries, asked, observer } = shown();
  asked[0]?.("first");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("first"));
  renewQueries(queries, ["queue"]);
  expect(asked).toHaveLength(1);
  renewQueries(queries, ["news"]);
  expect(asked).toHaveLength(2);
  asked[1]?.("second");
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("second"));
  expect(asked).toHaveLength(2);
});
