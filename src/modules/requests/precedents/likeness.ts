import { termsOf } from "#platform/search/terms.ts";

// Said in every other request, whatever it is about (looked up in 4,326 letters to a city's leaders).
const stockWords =
  "没有 有关 相关 部门 问题 一个 领导 政府 小区 严重 希望 现在 业主 什么 解决 居民 影响 可以 已经 情况 时间 工作 进行 要求 不能 生活 " +
  "作为 多次 投诉 人员 一直 处理 老百姓 百姓 无法 街道 尊敬 请问 存在 反映 本人 人民 因为 通过 社区 导致 目前 需要 造成 如果 任何 开始 " +
  "谢谢 时候 自己 建议 知道 恳请 还有 附近 而且 请求 得到 至今 关于 一下 只有 重视 非常 应该 由于 同时 单位 经常 地方 尽快 咨询 举报 求助 " +
  "大家 麻烦 感谢 怎么 为什么";
const stock = new RegExp(stockWords.split(" ").join("|"), "gu");
// Letters that join words and mean nothing by themselves.
const joining = /[的了是我你您他她它们这那也就都吗呢吧啊很又]/gu;

/** So many terms of a request are kept: what a history says at length it has said before. */
const mostKept = 200;
/** So many of them are looked for, the rarest. */
const mostSought = 100;
/** Fewer than these in common are chance. */
export const fewestShared = 3;
/** Requests less alike than this are not shown: it is where, among real letters, one matter ended and chance began. */
export const leastLikeness = 0.12;

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(stock, " ").replace(joining, " ");
}

const tells = (term: string): boolean => [...term].length > 1 && !/^\p{N}+$/u.test(term);

/** What a request says of its matter: pairs of characters and words, without those that any request has. */
export function tellingTerms(text: string): string[] {
  return termsOf(plain(text)).filter(tells).slice(0, mostKept);
}

/** A term that is looked for, and what it counts if it is found. */
export interface SoughtTerm {
  term: string;
  /** From 1, for one that a single ruling has, downwards. */
  weight: number;
}

/** Weighs terms by how rare they are among the rulings; gives the rarest, those that no ruling has left out. */
export function weighTerms(having: ReadonlyMap<string, number>, rulings: number): SoughtTerm[] {
  const most = Math.log(1 + rulings);
  return [...having]
    .filter(([, count]) => count > 0)
    .map(([term, count]) => ({ term, weight: Math.log(1 + rulings / count) / most }))
    .toSorted((one, other) => other.weight - one.weight || (one.term < other.term ? -1 : 1))
    .slice(0, mostSought);
}

/**
 * How alike two requests are, from 0 to 1: the weight of what they share, over the mean of how much each says. Two that
 * share nothing but what many rulings have are less alike than two that share as many rare terms.
 */
export function likenessOf(sharedWeight: number, terms: number, otherTerms: number): number {
  return terms === 0 || otherTerms === 0 ? 0 : sharedWeight / Math.sqrt(terms * otherTerms);
}

const wordRun = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

/** The shared terms as people read them: neighbouring pairs as the run of text that they make, in the order they stand. */
export function sharedRuns(text: string, terms: ReadonlySet<string>): string[] {
  const runs = plain(text).match(wordRun) ?? [];
  const found = runs.flatMap((run) =>
    /^\p{Script=Han}/u.test(run) ? chineseRuns([...run], terms) : terms.has(run) ? [run] : [],
  );
  return [...new Set(found)];
}

function chineseRuns(letters: readonly string[], terms: ReadonlySet<string>): string[] {
  const found: string[] = [];
  let run = "";
  for (const [index, letter] of letters.entries()) {
    const next = letters[index + 1];
    if (next !== undefined && terms.has(letter + next)) run = (run === "" ? letter : run) + next;
    else if (run !== "") {
      found.push(run);
      run = "";
    }
  }
  return found;
}
