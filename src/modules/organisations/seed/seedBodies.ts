import type { BodyId } from "#engine/actor.ts";
import type { BodyKind } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { Centre } from "../domain/centre.ts";
import { departments } from "./departments.ts";
import { townships } from "./townships.ts";

/** A body of the model prefecture. */
export interface SeedBody {
  id: BodyId;
  parentId: BodyId | undefined;
  kind: BodyKind;
  name: Words;
  /** The processes that a desk dispatches for. */
  serves?: readonly string[];
  centre?: Centre;
}

/** The prefecture and its counties (national division codes 2023), each with the short name its departments bear. */
const places: readonly { id: BodyId; name: Words; short: Words }[] = [
  {
    id: "652300",
    name: { zh: "昌吉回族自治州", en: "Changji Hui Autonomous Prefecture" },
    short: { zh: "昌吉州", en: "Changji Prefecture" },
  },
  { id: "652301", name: { zh: "昌吉市", en: "Changji City" }, short: { zh: "昌吉市", en: "Changji City" } },
  { id: "652302", name: { zh: "阜康市", en: "Fukang City" }, short: { zh: "阜康市", en: "Fukang City" } },
  {
    id: "652323",
    name: { zh: "呼图壁县", en: "Hutubi County" },
    short: { zh: "呼图壁县", en: "Hutubi County" },
  },
  {
    id: "652324",
    name: { zh: "玛纳斯县", en: "Manas County" },
    short: { zh: "玛纳斯县", en: "Manas County" },
  },
  { id: "652325", name: { zh: "奇台县", en: "Qitai County" }, short: { zh: "奇台县", en: "Qitai County" } },
  {
    id: "652327",
    name: { zh: "吉木萨尔县", en: "Jimsar County" },
    short: { zh: "吉木萨尔县", en: "Jimsar County" },
  },
  {
    id: "652328",
    name: { zh: "木垒哈萨克自治县", en: "Mori Kazakh Autonomous County" },
    short: { zh: "木垒县", en: "Mori County" },
  },
];

const prefecture: BodyId = "652300";

/** About where the seats of their governments stand, to two decimals (a kilometre): demo data, to be put right on the spot. */
const seats: Readonly<Record<BodyId, Centre>> = {
  "652301": { latitude: 44.01, longitude: 87.31 },
  "652302": { latitude: 44.16, longitude: 87.99 },
  "652323": { latitude: 44.19, longitude: 86.9 },
  "652324": { latitude: 44.3, longitude: 86.21 },
  "652325": { latitude: 44.02, longitude: 89.59 },
  "652327": { latitude: 44.0, longitude: 89.18 },
  "652328": { latitude: 43.83, longitude: 90.29 },
};

/** Bodies that only some places have: offices, and sample communities, villages and stations. */
const particulars: readonly (readonly [
  id: BodyId,
  parentId: BodyId,
  kind: BodyKind,
  zh: string,
  en: string,
])[] = [
  [
    "652300-P-zhundong",
    "652300",
    "park",
    "新疆准东经济技术开发区",
    "Zhundong Economic and Technological Development Zone",
  ],
  [
    "652300-D-housing-O-property",
    "652300-D-housing",
    "office",
    "物业管理科（州）",
    "Property Management Office (prefecture)",
  ],
  ["652301-D-housing-O-property", "652301-D-housing", "office", "物业管理科", "Property Management Office"],
  ["652301-D-housing-O-heating", "652301-D-housing", "office", "供热管理科", "Heating Office"],
  ["652301-D-urban-O-streets", "652301-D-urban", "office", "市容管理科", "Streetscape Office"],
  [
    "652301-D-market-O-complaints",
    "652301-D-market",
    "office",
    "消费者权益保护科",
    "Consumer Protection Office",
  ],
  [
    "652301400-desk-liangxin",
    "652301400",
    "desk",
    "农业科技园区“两新”工委",
    "“Two New” Work Committee, Agricultural Park",
  ],
  [
    "652301402-desk-liangxin",
    "652301402",
    "desk",
    "昌吉高新区“两新”工委",
    "“Two New” Work Committee, High-tech Zone",
  ],
  [
    "652300-P-zhundong-desk-liangxin",
    "652300-P-zhundong",
    "desk",
    "准东开发区“两新”工委",
    "“Two New” Work Committee, Zhundong",
  ],
  [
    "652301001-C-sample1",
    "652301001",
    "community",
    "示例社区（宁边路一）",
    "Sample Community (Ningbianlu 1)",
  ],
  [
    "652301001-C-sample2",
    "652301001",
    "community",
    "示例社区（宁边路二）",
    "Sample Community (Ningbianlu 2)",
  ],
  [
    "652301002-C-sample1",
    "652301002",
    "community",
    "示例社区（延安北路）",
    "Sample Community (Yan'an Beilu)",
  ],
  ["652302001-C-sample1", "652302001", "community", "示例社区（博峰）", "Sample Community (Bofeng)"],
  ["652301101-V-sample1", "652301101", "village", "示例村（三工镇）", "Sample Village (Sangong)"],
  ["652325100-V-sample1", "652325100", "village", "示例村（奇台镇）", "Sample Village (Qitai)"],
  [
    "652301001-S-sample1",
    "652301001",
    "station",
    "石榴籽服务站（示例·宁边路）",
    "Pomegranate-seed Station (sample, Ningbianlu)",
  ],
  [
    "652301002-S-sample1",
    "652301002",
    "station",
    "石榴籽服务站（示例·延安北路）",
    "Pomegranate-seed Station (sample, Yan'an Beilu)",
  ],
  [
    "652301402-S-sample1",
    "652301402",
    "station",
    "石榴籽服务站（示例·高新区）",
    "Pomegranate-seed Station (sample, High-tech Zone)",
  ],
  [
    "652302001-S-sample1",
    "652302001",
    "station",
    "石榴籽服务站（示例·博峰）",
    "Pomegranate-seed Station (sample, Bofeng)",
  ],
];

/** Every body of the model prefecture, parents before children. */
export function seedBodies(): SeedBody[] {
  return [
    ...places.map(({ id, name }): SeedBody => {
      const root = id === prefecture;
      const centre = seats[id];
      return {
        id,
        parentId: root ? undefined : prefecture,
        kind: root ? "prefecture" : "county",
        name,
        ...(centre ? { centre } : {}),
      };
    }),
    ...places.flatMap(({ id, short }) => [...departmentsOf(id, short), ...desksOf(id, short)]),
    ...townships.map(([id, kind, zh, en]) => ({ id, parentId: id.slice(0, 6), kind, name: { zh, en } })),
    ...particulars.map(([id, parentId, kind, zh, en]) => ({ id, parentId, kind, name: { zh, en } })),
  ];
}

function departmentsOf(placeId: BodyId, short: Words): SeedBody[] {
  return departments.map(({ code, zh, en, zhInCounty }) => ({
    id: `${placeId}-D-${code}`,
    parentId: placeId,
    kind: "department",
    name: {
      zh: (placeId === prefecture ? zh : (zhInCounty ?? zh)).replace("{place}", short.zh),
      en: `${short.en} ${en}`,
    },
  }));
}

function desksOf(placeId: BodyId, short: Words): SeedBody[] {
  return [
    {
      id: `${placeId}-desk-12345`,
      parentId: placeId,
      kind: "desk",
      name: { zh: `${short.zh}12345政务服务便民热线派单台`, en: `${short.en} 12345 Hotline Dispatch Desk` },
      serves: ["resident-request"],
    },
    {
      id: `${placeId}-desk-liangxin`,
      parentId: placeId,
      kind: "desk",
      name: { zh: `${short.zh}“两新”工委`, en: `${short.en} “Two New” Work Committee` },
      serves: ["business-difficulty"],
    },
  ];
}
