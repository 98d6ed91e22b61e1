import type { Words } from "#engine/words.ts";
import type { ActionView } from "#web/kit/ActionBar.tsx";
import type { ActionField } from "#web/kit/actionFields.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { type Pick, w } from "./samples.ts";

/** Bodies of a small tree. */
export function sampleBodies(pick: Pick): BodyOption[] {
  const prefecture = pick(w("昌吉州", "Changji Prefecture"));
  const fukang = pick(w("阜康市", "Fukang City"));
  const qitai = pick(w("奇台县", "Qitai County"));
  const names: readonly [string, string, Words][] = [
    ["1", fukang, w("市场监督管理局", "Market Regulation Bureau")],
    ["2", fukang, w("生态环境局", "Ecology and Environment Bureau")],
    ["3", fukang, w("城市管理局", "City Administration Bureau")],
    ["4", fukang, w("住房和城乡建设局", "Housing and Construction Bureau")],
    ["5", qitai, w("市场监督管理局", "Market Regulation Bureau")],
    ["6", qitai, w("人力资源和社会保障局", "Human Resources and Social Security Bureau")],
    ["7", qitai, w("交通运输局", "Transport Bureau")],
  ];
  const bodies: BodyOption[] = names.map(([id, county, name]) => ({
    id,
    name: pick(name),
    path: [prefecture, county],
  }));
  return [
    ...bodies,
    {
      id: "8",
      name: pick(w("兵团第六师五家渠市", "XPCC Sixth Division, Wujiaqu City")),
      path: [],
      unavailable: pick(w("不在本州管辖内，请改为移交", "Outside the jurisdiction: hand it over instead")),
    },
  ];
}

/** A field of each kind. */
export function sampleFields(pick: Pick): ActionField[] {
  return [...writtenFields(pick), ...chosenFields(pick)];
}

function writtenFields(pick: Pick): ActionField[] {
  return [
    {
      kind: "text",
      name: "place",
      label: pick(w("在哪里", "Where")),
      hint: pick(w("写到小区、楼栋或路口", "A compound, a building or a crossing")),
      required: true,
      mostCharacters: 60,
    },
    {
      kind: "longText",
      name: "story",
      label: pick(w("事情经过", "What happened")),
      required: true,
      fewestCharacters: 10,
      mostCharacters: 40,
    },
    {
      kind: "phone",
      name: "phone",
      label: pick(w("联系电话", "Phone")),
      hint: pick(w("只用来联系您，办理人不一定看得到", "To reach you only; the handler may not see it")),
    },
    {
      kind: "choice",
      name: "kind",
      label: pick(w("属于哪一类", "What kind")),
      required: true,
      options: [
        { value: "consult", label: pick(w("咨询", "Consult")) },
        { value: "help", label: pick(w("求助", "Help")) },
        { value: "complaint", label: pick(w("投诉", "Complaint")) },
      ],
    },
    {
      kind: "choiceWithReason",
      name: "ground",
      label: pick(w("不予受理的依据", "Ground for declining")),
      required: true,
      options: [
        {
          value: "litigation",
          label: pick(w("已进入诉讼、仲裁或复议", "In litigation, arbitration or review")),
          hint: pick(w("告诉反映人正在走的程序", "Tell the reporter which procedure it is in")),
          asksReason: true,
        },
        {
          value: "repeated",
          label: pick(w("同一事项正在办理", "The same matter is in progress")),
          hint: pick(w("会关联到原来的工单", "It will be linked to the earlier case")),
        },
      ],
    },
  ];
}

function chosenFields(pick: Pick): ActionField[] {
  const bodies = sampleBodies(pick);
  return [
    { kind: "body", name: "lead", label: pick(w("主办单位", "Lead")), required: true, bodies },
    { kind: "bodies", name: "coHandlers", label: pick(w("协办单位", "Co-handlers")), bodies, most: 3 },
    { kind: "date", name: "until", label: pick(w("承诺完成日期", "Promised by")), required: true },
    {
      kind: "parts",
      name: "matters",
      label: pick(w("拆成哪几件", "Split into")),
      choiceLabel: pick(w("类别", "Kind")),
      textLabel: pick(w("内容", "What it is")),
      options: [
        { value: "help", label: pick(w("求助", "Help")) },
        { value: "complaint", label: pick(w("投诉", "Complaint")) },
      ],
      most: 8,
      fewestCharacters: 5,
      mostCharacters: 5_000,
    },
    {
      kind: "files",
      name: "photos",
      label: pick(w("现场照片", "Photos")),
      limits: { mostFiles: 6, mostBytes: 10_485_760, accept: ["image/*", "application/pdf"] },
    },
    {
      kind: "yesNoPair",
      name: "callback",
      label: pick(w("回访结果", "Callback")),
      required: true,
      questions: [
        { name: "solved", label: pick(w("问题解决了吗？", "Is it solved?")) },
        { name: "satisfied", label: pick(w("对办理满意吗？", "Are you satisfied?")) },
      ],
    },
    { kind: "rating", name: "rating", label: pick(w("总体满意度", "Overall")), required: true },
    {
      kind: "tick",
      name: "anonymous",
      label: pick(w("不留姓名", "Without my name")),
      hint: pick(w("请保管好回执，凭编号查询", "Keep the receipt: its code is your only key")),
    },
  ];
}

/** What a handler may do with a case. */
export function sampleActions(pick: Pick): ActionView[] {
  const fields = sampleFields(pick);
  const named = (...names: string[]) => fields.filter(({ name }) => names.includes(name));
  return [
    {
      name: "signIn",
      label: pick(w("签收", "Sign in")),
      explains: pick(w("签收后开始计算首次联系的时限。", "From now on the limit for first contact runs.")),
      fields: [],
    },
    {
      name: "return",
      label: pick(w("退回", "Return")),
      explains: pick(
        w("由另外的人复核；退回期间时限不停。", "Somebody else reviews it; the limit runs on meanwhile."),
      ),
      fields: named("ground", "lead"),
    },
    { name: "record", label: pick(w("记录联系", "Log contact")), fields: named("story", "photos") },
    {
      name: "decline",
      label: pick(w("不予受理", "Decline")),
      explains: pick(
        w("反映人会收到依据和应走的渠道。", "The reporter is told the ground and the lawful route."),
      ),
      fields: named("ground"),
      destructive: true,
    },
  ];
}
