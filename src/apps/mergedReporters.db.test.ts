import { describe, expect, it } from "vitest";
import { readEventsOf } from "#platform/journal/readCase.ts";
import { followAll, unheardOf, unsentOf } from "./heard/testing.ts";
import { Story, type Stories } from "./heard/stories/testing.ts";
import { count } from "./month/tally.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const given = process.env["SIMULATION_SEED"];
const first = Number(given ?? 1);
const stories: Stories = { done: new Map(), failures: [] };

/** Counts what befell cases through others. */
async function countFollowing(caseIds: readonly string[]): Promise<void> {
  for (const { event } of (await readEventsOf(shiliu.system.pool, caseIds)).flat())
    if (event.actor.kind === "system") count(stories.done, event.action);
}

/** Where whoever was merged may be next: still there, answered with it, or on by itself. */
const turnsOfMerged = new Set(["merge", "shareAnswer", "separate", "goOnAlone", "passCheck"]);

/** Those answered with another case than they were merged into, or whose words are none of that case's answers. */
async function answeredOtherwise(story: Story): Promise<string[]> {
  const troubles: string[] = [];
  for (const receipt of story.receipts) {
    const { answer, related, timeline } = await story.look(receipt);
    const main = related.find(({ relation }) => relation === "answeredWith");
    const newest = timeline.findLast(({ action }) => turnsOfMerged.has(action));
    if (!main || newest?.action !== "shareAnswer") continue;
    if (main.number !== story.mergedInto.get(receipt.number))
      troubles.push(`${receipt.number}: was answered with ${main.number}, which it had left`);
    if (!answer || !story.answers.get(main.number)?.includes(answer.words))
      troubles.push(`${receipt.number}: was not given an answer of ${main.number}`);
  }
  return troubles;
}

describe(`cases that are merged, separated, split and ended as the dice fall (SIMULATION_SEED=${first})`, () => {
  const seeds = Array.from({ length: 8 }, (_, each) => first * 100 + each);

  it.each(seeds)(
    "lose no reporter: each opens their case, is answered or on the way to it, and is told (%i)",
    async (seed) => {
      const story = new Story(shiliu, stories, seed);
      await story.play(70);
      await followAll(shiliu);
      expect(await unheardOf(shiliu, story.receipts)).toEqual([]);
      expect(await answeredOtherwise(story)).toEqual([]);
      await story.toTheEnd();
      expect(await unheardOf(shiliu, story.receipts)).toEqual([]);
      expect(await answeredOtherwise(story)).toEqual([]);
      expect(await unsentOf(shiliu, story.receipts)).toEqual([]);
      const waiting: string[] = [];
      for (const receipt of story.receipts) {
        const { state, answer } = await story.look(receipt);
        if (!state.closed && !answer) waiting.push(`${receipt.number} is ${state.id}`);
      }
      expect(waiting).toEqual([]);
      await countFollowing(story.receipts.map(({ caseId }) => caseId));
    },
  );

  it("met what the stories are about, and nothing that no rule explains", () => {
    if (given !== undefined) console.info([...stories.done]);
    expect(stories.failures).toEqual([]);
    // Other dice need not meet everything in so few stories.
    if (given !== undefined) return;
    const about = [
      "merge",
      "separate",
      "split",
      "openPart",
      "shareAnswer",
      "goOnAlone",
      "confirm",
      "dispute",
      "withdraw",
    ];
    expect(about.filter((action) => (stories.done.get(action) ?? 0) < 3)).toEqual([]);
  });
});
