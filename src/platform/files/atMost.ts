/** Lets at most `count` pieces of work run at once; the others wait in the order they came. */
export function atMost(count: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place passes straight to the next in line; only an empty line frees it.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
