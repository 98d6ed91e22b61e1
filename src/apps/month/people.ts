import { type Chance, chanceOf } from "./chance.ts";

/** How somebody who asked goes about it. */
export type Manner = "content" | "silent" | "quarrelsome" | "urging" | "withdrawing";

/** Somebody who reports something, when they do, and what they are like. */
export interface Arrival {
  key: string;
  hour: number;
  manner: Manner;
  /** Who writes it down: a desk or clerk for a caller, or nobody. */
  through: string | undefined;
  form: Readonly<Record<string, unknown>>;
}

/** Hours of the month. */
export const monthHours = 30 * 24;

/** Kinds of requests in a city's month, in per cent. */
const kinds = {
  complaint: 82,
  praise: 6.5,
  help: 4,
  suggestion: 3.7,
  consult: 2.9,
  "tip-off": 0.6,
} as const;

const manners: Readonly<Record<Manner, number>> = {
  content: 50,
  silent: 24,
  quarrelsome: 12,
  urging: 12,
  withdrawing: 2,
};
const urgencies = { normal: 94, urgent: 4.5, critical: 1.5 } as const;

const matters = {
  complaint: "楼下烧烤摊夜里油烟和噪声很大，多次劝说没有结果。",
  praise: "感谢网格员冒雪送药上门，工作认真负责。",
  help: "小区路灯坏了半个月，晚上老人出门不方便。",
  suggestion: "建议在学校门口增设减速带和护学岗。",
  consult: "请问灵活就业人员社保补贴怎么申请，需要什么材料？",
  "tip-off": "有人在夜间向排水沟倾倒废液，请查处。",
} as const;

/** Where matters lie: mostly where everybody is at their post, some where hardly anybody is. */
const places = {
  "652301001-C-sample1": 84,
  "652301002": 10,
  "652302": 6,
} as const;

function ofTable<Key extends string>(chance: Chance, table: Readonly<Record<Key, number>>): Key {
  const keys = Object.keys(table) as Key[];
  return chance.weighted(keys, (key) => table[key]) ?? chance.pick(keys);
}

/** Calls by hour of the day in Beijing time: few at night, most while offices are open. */
const weightByHour = [1, 1, 1, 1, 1, 1, 1, 2, 4, 6, 9, 10, 9, 8, 6, 6, 8, 9, 8, 7, 5, 4, 3, 2];

function hourOf(chance: Chance): number {
  // Weekends bring about half as much; the month begins on a Monday.
  const days = Array.from({ length: 30 }, (_, day) => day);
  const day = chance.weighted(days, (each) => (each % 7 >= 5 ? 0.5 : 1)) ?? 0;
  const hours = weightByHour.map((_, hour) => hour);
  return day * 24 + (chance.weighted(hours, (hour) => weightByHour[hour] ?? 0) ?? 12);
}

function contactOf(chance: Chance, number: number, business: boolean) {
  if (chance.happens(0.12)) return {}; // without a name
  // Now and then somebody reports again.
  const phone = `139${String(chance.happens(0.1) ? number % 50 : number).padStart(8, "0")}`;
  const name = business ? "昌吉示例机械有限公司" : "测试诉求人";
  const kind = business ? "business" : "person";
  return { contact: chance.happens(0.08) ? { kind, name } : { kind, name, phone } };
}

function arrivalOf(seed: number, number: number): Arrival {
  const chance = chanceOf(seed, `arrival ${number}`);
  const business = chance.happens(0.15);
  const kind = ofTable(chance, kinds);
  const placeId = business ? "652301402" : ofTable(chance, places);
  const aboutIds = kind === "tip-off" && chance.happens(0.5) ? ["652301-D-market"] : [];
  const called = business ? "demo.park" : chance.pick(["demo.clerk", "demo.dispatcher2", "demo.dispatcher"]);
  const hour = hourOf(chance);
  const dayTime = hour % 24 >= 10 && hour % 24 < 13;
  return {
    key: `month-${seed}-${number}`,
    hour,
    manner: ofTable(chance, manners),
    through: dayTime && chance.happens(0.5) ? called : undefined,
    form: {
      process: business ? "business-difficulty" : "resident-request",
      kind,
      urgency: ofTable(chance, urgencies),
      words: matters[kind],
      placeId,
      aboutIds,
      nameHidden: chance.happens(0.05),
      ...contactOf(chance, number, business),
    },
  };
}

/** Everybody who reports something in the month, in the order they do. */
export function arrivalsOf(seed: number, count: number): readonly Arrival[] {
  return Array.from({ length: count }, (_, number) => arrivalOf(seed, number)).toSorted(
    (one, other) => one.hour - other.hour,
  );
}
