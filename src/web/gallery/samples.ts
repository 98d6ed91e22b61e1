import type { Words } from "#engine/words.ts";
import type { ApiError } from "#web/client/apiError.ts";
import type { CaseCardView } from "#web/kit/CaseCard.tsx";
import type { ClockView } from "#web/kit/clockFace.ts";
import type { PartyView } from "#web/kit/PartyChip.tsx";
import type { Step } from "#web/kit/Steps.tsx";
import type { TimelineEntry } from "#web/kit/Timeline.tsx";
import type { UploadItem } from "#web/kit/uploadList.ts";

/** Picks a language out of {@link Words}. */
export type Pick = (words: Words) => string;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Both languages of a text. */
export function w(zh: string, en: string): Words {
  return { zh, en };
}

/** A clock in each of its states. */
export function sampleClocks(nowMs: number, pick: Pick): ClockView[] {
  const signIn = pick(w("签收", "Sign-in"));
  const finish = pick(w("办结", "Finish"));
  return [
    { label: finish, state: "running", startedAt: nowMs - dayMs, dueAt: nowMs + 4 * dayMs + 6 * hourMs },
    {
      label: finish,
      state: "running",
      startedAt: nowMs - 4 * dayMs,
      dueAt: nowMs + 9 * hourMs + 12 * minuteMs,
    },
    { label: signIn, state: "running", startedAt: nowMs - 25 * minuteMs, dueAt: nowMs + 5 * minuteMs },
    { label: signIn, state: "running", startedAt: nowMs - 25 * minuteMs, dueAt: nowMs + 20_000 },
    { label: finish, state: "running", startedAt: nowMs - 9 * dayMs, dueAt: nowMs - 26 * hourMs },
    { label: finish, state: "paused", dueAt: nowMs + dayMs, remainingMs: 2 * dayMs + 3 * hourMs },
    { label: signIn, state: "met", dueAt: nowMs - dayMs, stoppedAt: nowMs - dayMs - hourMs },
    { label: signIn, state: "missed", dueAt: nowMs - dayMs, stoppedAt: nowMs - dayMs + 42 * minuteMs },
    { state: "running", startedAt: nowMs - hourMs, dueAt: nowMs + 2 * hourMs + 10 * minuteMs },
  ];
}

/** Parties of each kind. */
export function sampleParties(pick: Pick): PartyView[] {
  return [
    {
      part: "lead",
      name: pick(w("阜康市市场监督管理局", "Fukang Market Regulation Bureau")),
      state: pick(w("已签收", "signed in")),
    },
    {
      part: "coHandler",
      name: pick(w("阜康市生态环境局", "Fukang Ecology Bureau")),
      state: pick(w("待反馈", "result due")),
    },
    { part: "holder", name: pick(w("城关镇", "Chengguan Town")) },
    { part: "reporter", masked: true },
    { part: "reporter" },
    { part: "reporter", name: pick(w("马女士", "Ms Ma")) },
  ];
}

/** Cases as a queue lists them. */
export function sampleCases(nowMs: number, pick: Pick): CaseCardView[] {
  const [running, soon, , , overdue, , met] = sampleClocks(nowMs, pick);
  const [lead, coHandler, , masked] = sampleParties(pick);
  return [
    {
      code: "SL-7K3M-9QXD",
      title: pick(
        w(
          "小区门口烧烤摊油烟大，夜里开不了窗",
          "Smoke from a barbecue stall at the gate; windows stay shut all night",
        ),
      ),
      kind: pick(w("投诉", "Complaint")),
      state: pick(w("办理中", "In progress")),
      urgency: pick(w("紧急", "Urgent")),
      place: pick(w("阜康市 城关镇", "Fukang, Chengguan Town")),
      reportedAt: nowMs - 9 * dayMs,
      ...(overdue ? { clock: overdue } : {}),
      parties: [lead, coHandler, masked].flatMap((party) => party ?? []),
      fresh: true,
    },
    {
      code: "SL-2B8T-4HWN",
      title: pick(
        w("外卖骑手想找能充电和喝热水的地方", "A courier asks where to charge a bike and get hot water"),
      ),
      kind: pick(w("求助", "Help")),
      state: pick(w("待派单", "To be dispatched")),
      place: pick(w("昌吉市 延安北路街道", "Changji, Yan'an North Road")),
      reportedAt: nowMs - 3 * hourMs,
      ...(soon ? { clock: soon } : {}),
    },
    {
      code: "SL-9PC4-6MJV",
      title: pick(
        w(
          "企业用电报装材料交了三次还没有回音，影响开工，请帮忙协调",
          "Three filings for a power connection and no answer; the plant cannot start",
        ),
      ),
      kind: pick(w("企业诉求", "Business difficulty")),
      state: pick(w("待签收", "To be signed in")),
      reportedAt: nowMs - dayMs,
      ...(running ? { clock: running } : {}),
      ...(lead ? { parties: [lead] } : {}),
    },
    {
      code: "SL-5XQ7-3RKE",
      title: pick(
        w("感谢社区帮老人办好了高龄津贴", "Thanks to the community for settling an elder's allowance"),
      ),
      kind: pick(w("表扬", "Praise")),
      state: pick(w("已销单", "Closed")),
      reportedAt: nowMs - 2 * dayMs,
      ...(met ? { clock: met } : {}),
    },
  ];
}

/** The stages of a resident's request. */
export function sampleSteps(pick: Pick): Step[] {
  return [
    { label: pick(w("受理", "Accept")), state: "done", note: pick(w("3月4日", "4 Mar")) },
    { label: pick(w("派单", "Dispatch")), state: "done", note: pick(w("3月4日", "4 Mar")) },
    { label: pick(w("办理", "Handle")), state: "now" },
    { label: pick(w("回访", "Callback")), state: "ahead" },
    { label: pick(w("销单", "Close")), state: "ahead" },
  ];
}

/** The stages of a report that was solved on the spot. */
export function sampleShortSteps(pick: Pick): Step[] {
  return [
    { label: pick(w("受理", "Accept")), state: "done" },
    { label: pick(w("派单", "Dispatch")), state: "skipped" },
    { label: pick(w("办理", "Handle")), state: "done" },
    { label: pick(w("回访", "Callback")), state: "now" },
    { label: pick(w("销单", "Close")), state: "ahead" },
  ];
}

/** What happened to a case. */
export function sampleTimeline(nowMs: number, pick: Pick): TimelineEntry[] {
  const desk = pick(w("12345 派单岗", "12345 dispatch desk"));
  const bureau = pick(w("阜康市市场监督管理局", "Fukang Market Regulation Bureau"));
  return [
    {
      id: "1",
      at: nowMs - 9 * dayMs,
      says: pick(w("群众反映了诉求", "A resident reported it")),
      who: pick(w("反映人（姓名保密）", "Reporter (name withheld)")),
    },
    {
      id: "2",
      at: nowMs - 9 * dayMs + hourMs,
      says: pick(
        w("已受理，派给主办单位和一个协办单位", "Accepted; dispatched to a lead and one co-handler"),
      ),
      who: desk,
      detail: pick(
        w(
          "依据：配合履职清单第 14 项。\n请先联系反映人，再到现场。",
          "Ground: item 14 of the shared-duty list.\nContact the reporter first, then visit.",
        ),
      ),
      open: true,
    },
    {
      id: "3",
      at: nowMs - 8 * dayMs,
      says: pick(
        w(
          "退回，认为应由城市管理局主办；复核后没有采纳",
          "Returned as the city administration's; not upheld on review",
        ),
      ),
      who: bureau,
      tone: "warn",
      detail: pick(
        w("首接负责，由首家单位继续主办。", "First receiver leads: the first body stays the lead."),
      ),
    },
    { id: "4", at: nowMs - 2 * dayMs, says: pick(w("办理超期", "The limit was missed")), tone: "bad" },
    {
      id: "5",
      at: nowMs - hourMs,
      says: pick(w("已安装油烟净化器，现场复核合格", "A smoke filter was fitted and checked on site")),
      who: bureau,
      tone: "good",
    },
  ];
}

/** A file in each of its states. */
export function sampleUploads(pick: Pick): UploadItem[] {
  const picture = pick(w("现场照片.jpg", "site photo.jpg"));
  return [
    { key: "1", name: picture, sizeBytes: 2_400_000, state: { step: "waiting" } },
    { key: "2", name: picture, sizeBytes: 2_400_000, state: { step: "uploading", share: 0.62 } },
    {
      key: "3",
      name: pick(
        w(
          "一份名字特别特别长的情况说明材料最终修改稿第二版.pdf",
          "a statement with a very, very long name, final, second revision.pdf",
        ),
      ),
      sizeBytes: 310_000,
      state: {
        step: "done",
        uploaded: { id: "f3", name: "x.pdf", mediaType: "application/pdf", sizeBytes: 310_000 },
      },
    },
    {
      key: "4",
      name: picture,
      sizeBytes: 2_400_000,
      state: { step: "failed", problem: { kind: "not-sent" } },
    },
    {
      key: "5",
      name: pick(w("录像.mov", "video.mov")),
      sizeBytes: 90_000_000,
      state: { step: "failed", problem: { kind: "too-big" } },
    },
  ];
}

/** Each kind of failure. */
export function sampleErrors(pick: Pick): ApiError[] {
  return [
    { kind: "unreachable", code: "network-unreachable", message: "" },
    { kind: "broken", code: "http-502", message: "", status: 502 },
    {
      kind: "refused",
      code: "not-allowed",
      status: 403,
      message: pick(
        w(
          "您现在的岗位不能看这件工单。如果您有其他岗位，请切换后再试。",
          "Your present post may not see this case. If you hold another, switch to it.",
        ),
      ),
    },
  ];
}
