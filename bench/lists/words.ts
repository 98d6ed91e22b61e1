import type { Chance } from "../system/chance.ts";

/** A word that stands in one of five generated requests. */
export const commonTerm = "供暖";
/** A word that stands in one of {@link rareOneIn}. */
export const rareTerm = "驼队";
/** Words that stand together in one of fourteen generated requests, and each pair of them too. */
export const longPhrase = "公交车班次减少";
/** A phrase that stands in none, of pairs that stand together in one of fourteen. */
export const strangePhrase = "污水道";
/** How rare the rare word is. */
const rareOneIn = 20_000;

const topics = [
  "小区暖气不热，供暖温度只有十五度",
  "供暖缴费后一直没有通热，锅炉房无人答复",
  "路灯夜间不亮，老人出行不便",
  "楼道堆放杂物，消防通道被占用",
  "工地夜间施工噪音扰民",
  "拖欠农民工工资三个月没有发放",
  "自来水浑浊，水压不足",
  "垃圾清运不及时，气味很大",
  "下水道堵塞，污水外溢到路面",
  "人行道井盖破损，有人摔倒",
  "商铺占道经营，影响通行",
  "医保报销材料提交后没有结果",
  "公交车班次减少，学生上学困难",
  "营业执照变更办理时间过长",
];
const places = ["一号楼", "东门外", "学校对面", "农贸市场旁", "三单元", "广场北侧", "村委会门口", "园区二路"];
const wishes = ["请尽快派人处理。", "希望给一个明确答复。", "已经多次反映没有结果。", "请相关部门现场查看。"];

/** Makes up what somebody asks for. */
export function makeWords(chance: Chance): string {
  const rare = chance.upTo(rareOneIn) === 0 ? `，有${rareTerm}经过时堵住了路口` : "";
  const number = 1 + chance.upTo(400);
  return `${chance.of(places)}${number}号，${chance.of(topics)}${rare}，${chance.of(wishes)}`;
}

/** What such words are found by: pairs of neighbouring Chinese characters, and numbers. */
export function termsIn(words: string): string[] {
  const runs = words.match(/\p{Script=Han}{2,}/gu) ?? [];
  const pairs = runs.flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...new Set([...pairs, ...(words.match(/\d+/g) ?? [])])];
}

/** What a request is found by beside its words: the eight days and the sixty-four that it falls into. */
export function stretchesOf(openedAt: string): string[] {
  return [8, 64].map((days) => `@${days}:${Math.floor(Date.parse(openedAt) / (days * 86_400_000))}`);
}
