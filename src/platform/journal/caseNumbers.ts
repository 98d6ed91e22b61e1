import type { Queryable } from "#platform/database/queryable.ts";

const blockSize = 100;

/** Hands out case numbers. */
export interface CaseNumbers {
  next(): Promise<number>;
}

/** Takes numbers from the database a hundred at a time; what a process did not use is lost, and stays a gap. */
export function makeCaseNumbers(db: Queryable): CaseNumbers {
  let next = 1;
  let last = 0;
  let filling: Promise<void> | undefined;

  async function fill(): Promise<void> {
    const { rows } = await db.query<{ block: number }>("select nextval('case_number_blocks') as block");
    const block = rows[0]?.block;
    if (block === undefined) throw new Error("The sequence of case numbers gave none");
    next = (block - 1) * blockSize + 1;
    last = block * blockSize;
  }

  return {
    async next() {
      while (next > last) {
        filling ??= fill().finally(() => {
          filling = undefined;
        });
        await filling;
      }
      return next++;
    },
  };
}
