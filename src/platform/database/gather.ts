/** How calls are gathered. */
export interface Gathering<Item> {
  /** So many are done together at most. */
  most: number;
  /** So many gatherings are under way at once at most; what comes meanwhile waits, and goes together. */
  atOnce: number;
  /** Two of one name never go together: the second must see what the first did. */
  nameOf(item: Item): string;
}

interface Waiting<Item, Result> {
  item: Item;
  name: string;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/**
 * Makes one call out of those that come while earlier ones are under way: under load one round trip, one statement and
 * one commit serve several; a lone call goes at once. `work` gives its results in the order of the items. Where several
 * fail together, `retries` says whether each is to be tried once more alone, so that one bad item spoils no other.
 */
export function gather<Item, Result>(
  { most, atOnce, nameOf }: Gathering<Item>,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  retries: (error: unknown) => boolean = () => false,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let asked = false;

  function ask(): void {
    if (asked || underWay >= atOnce || waiting.length === 0) return;
    asked = true;
    // After the input that is at hand has been read: what arrived together then goes together.
    setImmediate(() => {
      asked = false;
      start();
    });
  }

  function start(): void {
    if (waiting.length === 0 || underWay >= atOnce) return;
    const batch = takeUpTo(waiting, most);
    underWay += 1;
    void settle(batch).finally(() => {
      underWay -= 1;
      ask();
    });
    ask();
  }

  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [index, each] of batch.entries()) each.resolve(results[index] as Result); // one result an item
    } catch (error) {
      if (batch.length > 1 && retries(error)) for (const each of batch) await settle([each]);
      else for (const each of batch) each.reject(error);
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, name: nameOf(item), resolve, reject });
      ask();
    });
}

/** Takes the first of each name out of those who wait, in order, up to `most`. */
function takeUpTo<Each extends { name: string }>(waiting: Each[], most: number): Each[] {
  const names = new Set<string>();
  const taken: Each[] = [];
  const left: Each[] = [];
  for (const each of waiting) {
    if (taken.length < most && !names.has(each.name)) taken.push(each);
    else left.push(each);
    names.add(each.name);
  }
  waiting.splice(0, waiting.length, ...left);
  return taken;
}
