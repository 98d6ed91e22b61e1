import type { Words } from "#engine/words.ts";
import type { ReporterStep, StaffKind } from "./choices.ts";

/**
 * A text with blanks. It names case number, step, body, date and link: never a word of the case, never a name. What staff
 * find in the app says the same without the sender and the link that a message needs.
 */
export type TemplateDeclaration = { readonly subject: Words; readonly says: Words } & (
  | { readonly audience: "staff"; readonly kind: StaffKind; readonly inApp: Words }
  | { readonly audience: "reporter"; readonly step: ReporterStep }
);

const staff = (kind: StaffKind, subject: Words, says: Words): TemplateDeclaration => ({
  audience: "staff",
  kind,
  subject,
  inApp: says,
  says: { zh: `【石榴】${says.zh} {link}`, en: `[Shiliu] ${says.en} {link}` },
});

const reporter = (step: ReporterStep, subject: Words, says: Words): TemplateDeclaration => ({
  audience: "reporter",
  step,
  subject,
  says: { zh: `【石榴】${says.zh} {link}`, en: `[Shiliu] ${says.en} {link}` },
});

/** Every message there is. A text-message gateway registers each under its name. */
export const templates = {
  "duty-sign-in": staff(
    "signIn",
    { zh: "待签收：{number}", en: "To sign in: {number}" },
    {
      zh: "工单 {number} 已派到{body}，请于 {due} 前签收。",
      en: "Case {number} was sent to {body}. Please sign it in by {due}.",
    },
  ),
  "duty-decide": staff(
    "decide",
    { zh: "待审批：{number}", en: "To decide: {number}" },
    {
      zh: "工单 {number}“{step}”，等{body}决定，请于 {due} 前处理。",
      en: "Case {number} waits for a decision of {body}: {step}. Please decide by {due}.",
    },
  ),
  "duty-paper": staff(
    "paper",
    { zh: "待反馈：{number}", en: "To be answered: {number}" },
    {
      zh: "工单 {number}“{step}”，请{body}于 {due} 前反馈。",
      en: "Case {number}: {step}. {body} is asked to answer by {due}.",
    },
  ),
  "duty-arrived": staff(
    "arrived",
    { zh: "新到工单：{number}", en: "A case came in: {number}" },
    {
      zh: "工单 {number} 到{body}，“{step}”，请于 {due} 前处理。",
      en: "Case {number} came to {body}: {step}. Please see to it by {due}.",
    },
  ),
  "duty-back": staff(
    "back",
    { zh: "请继续办理：{number}", en: "In hand again: {number}" },
    {
      zh: "工单 {number} 在{body}手上，“{step}”，请于 {due} 前办理。",
      en: "Case {number} is with {body}: {step}. It is due by {due}.",
    },
  ),
  "duty-urged": staff(
    "urged",
    { zh: "诉求人催单：{number}", en: "Urged: {number}" },
    {
      zh: "工单 {number} 的诉求人催单，现由{body}“{step}”，期限 {due}。",
      en: "The reporter urges case {number}, now with {body}: {step}, due by {due}.",
    },
  ),
  "duty-warning": staff(
    "warning",
    { zh: "快到期：{number}", en: "Soon due: {number}" },
    {
      zh: "工单 {number} 的{clock}将于 {due} 到期，现由{body}“{step}”。",
      en: "Case {number}: {clock} is due by {due}, with {body}: {step}.",
    },
  ),
  "duty-expired": staff(
    "warning",
    { zh: "已超期：{number}", en: "Overdue: {number}" },
    {
      zh: "工单 {number} 的{clock}已于 {due} 到期，现由{body}“{step}”，请立即处理。",
      en: "Case {number}: {clock} ran out at {due}, with {body}: {step}. Please see to it at once.",
    },
  ),
  "duty-call": staff(
    "onDuty",
    { zh: "值班待办：{number}", en: "On duty: {number}" },
    {
      zh: "您正在值班，工单 {number} 需要{body}“{step}”，请于 {due} 前处理。",
      en: "You are on duty: case {number} needs {body}: {step}, by {due}.",
    },
  ),
  "duty-alarm": staff(
    "onDuty",
    { zh: "紧急工单无人接办：{number}", en: "Nobody has taken an urgent case: {number}" },
    {
      zh: "紧急工单 {number}（{body}）现在没有值班人员接办，须在 {due} 前处理，请马上安排。",
      en: "Nobody on duty has taken urgent case {number} ({body}), due by {due}. Please see to it at once.",
    },
  ),
  "duty-shift": staff(
    "onDuty",
    { zh: "值班提醒", en: "Your turn on duty" },
    {
      zh: "您在{body}的值班从 {from} 开始，到 {until} 结束。",
      en: "Your turn on duty at {body} begins at {from} and ends at {until}.",
    },
  ),
  "reporter-accepted": reporter(
    "accepted",
    { zh: "您的诉求已受理（{number}）", en: "Your request was accepted ({number})" },
    { zh: "您的诉求 {number} 已受理。查看进度：", en: "Your request {number} was accepted. Follow it:" },
  ),
  "reporter-dispatched": reporter(
    "dispatched",
    { zh: "您的诉求已派单（{number}）", en: "Your request was dispatched ({number})" },
    {
      zh: "您的诉求 {number} 由{body}办理，期限 {due}。查看进度：",
      en: "Your request {number} is with {body}, to be answered by {due}. Follow it:",
    },
  ),
  "reporter-merged": reporter(
    "dispatched",
    { zh: "您的诉求合并办理（{number}）", en: "Your request is handled with another ({number})" },
    {
      zh: "您的诉求 {number} 与同一件事合并办理，期限 {due}。查看进度：",
      en: "Your request {number} is handled together with the same matter, to be answered by {due}. Follow it:",
    },
  ),
  "reporter-alone": reporter(
    "dispatched",
    { zh: "您的诉求单独办理（{number}）", en: "Your request is handled by itself ({number})" },
    {
      zh: "您的诉求 {number} 不再与另一件合并，改为单独办理，期限 {due}。查看进度：",
      en: "Your request {number} is handled by itself from now on, to be answered by {due}. Follow it:",
    },
  ),
  "reporter-together": reporter(
    "interim",
    { zh: "合并办理有了进展（{number}）", en: "News of what your request is handled with ({number})" },
    {
      zh: "与您的诉求 {number} 合并办理的那件有了进展。请查看：",
      en: "There is news of the case your request {number} is handled with. Read it:",
    },
  ),
  "reporter-split": reporter(
    "dispatched",
    { zh: "您的诉求分开办理（{number}）", en: "Your request is handled in parts ({number})" },
    {
      zh: "您的诉求 {number} 说了几件事，已分开办理。各自的编号见：",
      en: "Your request {number} told of several matters, which are handled apart. Their numbers:",
    },
  ),
  "reporter-re-handled": reporter(
    "dispatched",
    { zh: "您的诉求重新办理（{number}）", en: "Your request is handled again ({number})" },
    {
      zh: "您的诉求 {number} 已安排重新办理，期限 {due}。查看进度：",
      en: "Your request {number} is being handled again, to be answered by {due}. Follow it:",
    },
  ),
  "reporter-consulting": reporter(
    "dispatched",
    { zh: "正在商定由谁办理（{number}）", en: "It is being settled who handles it ({number})" },
    {
      zh: "您的诉求 {number} 正由几个单位商定由谁办理，商定后再告诉您。查看进度：",
      en: "Several bodies are settling who handles your request {number}; you will be told. Follow it:",
    },
  ),
  "reporter-moved": reporter(
    "dispatched",
    { zh: "您的诉求转由别处安排（{number}）", en: "Another desk sees to your request ({number})" },
    {
      zh: "您的诉求 {number} 转由{body}安排办理。查看进度：",
      en: "{body} sees to your request {number} from now on. Follow it:",
    },
  ),
  "reporter-handing-over": reporter(
    "dispatched",
    { zh: "您的诉求正在移交（{number}）", en: "Your request is being handed over ({number})" },
    {
      zh: "您的诉求 {number} 正在移交给管这件事的单位，对方收到后再告诉您。详情：",
      en: "Your request {number} is being handed over to whoever is in charge; you will be told once they have it. Details:",
    },
  ),
  "reporter-back": reporter(
    "dispatched",
    { zh: "您的诉求转回办理（{number}）", en: "Your request is handled here again ({number})" },
    {
      zh: "您的诉求 {number} 对方没有接收，转回这里办理，期限 {due}。查看进度：",
      en: "Your request {number} was not taken elsewhere and is handled here again, due by {due}. Follow it:",
    },
  ),
  "reporter-transferring": reporter(
    "dispatched",
    { zh: "正在转接紧急救援（{number}）", en: "Being transferred to the emergency service ({number})" },
    {
      zh: "您反映的情况 {number} 正在转接紧急救援。有危险时，请马上直接拨打 110、119、120 或 122。详情：",
      en: "What you reported, {number}, is being transferred to the emergency service. In danger call 110, 119, 120 or 122 at once. Details:",
    },
  ),
  "reporter-new-limit": reporter(
    "time",
    { zh: "办理期限有调整（{number}）", en: "Your request has a new limit ({number})" },
    {
      zh: "您的诉求 {number} 的办理期限调整为 {due}。查看进度：",
      en: "Your request {number} is now to be answered by {due}. Follow it:",
    },
  ),
  "reporter-extended": reporter(
    "time",
    { zh: "办理期限延长（{number}）", en: "More time for your request ({number})" },
    {
      zh: "您的诉求 {number} 延长办理，新的期限是 {due}。原因见：",
      en: "Your request {number} was given more time, until {due}. The reason:",
    },
  ),
  "reporter-paused": reporter(
    "time",
    { zh: "办理暂停计时（{number}）", en: "Your request is paused ({number})" },
    {
      zh: "您的诉求 {number} 依规定暂停计时，最迟到 {due}。原因见：",
      en: "Time stands still for your request {number}, until {due} at the latest. The reason:",
    },
  ),
  "reporter-resumed": reporter(
    "time",
    { zh: "恢复办理（{number}）", en: "Your request goes on ({number})" },
    {
      zh: "您的诉求 {number} 已恢复办理，期限 {due}。查看进度：",
      en: "Your request {number} is being handled again, due by {due}. Follow it:",
    },
  ),
  "reporter-carried": reporter(
    "time",
    { zh: "承诺限期解决（{number}）", en: "Promised for a date ({number})" },
    {
      zh: "您的诉求 {number} 暂时不能解决，承诺于 {due} 前办理。安排见：",
      en: "Your request {number} cannot be solved yet and is promised by {due}. The plan:",
    },
  ),
  "reporter-woken": reporter(
    "time",
    { zh: "承诺的日子到了（{number}）", en: "The promised day ({number})" },
    {
      zh: "您的诉求 {number} 承诺的日子已到，恢复办理，期限 {due}。查看进度：",
      en: "The day promised for your request {number} has come. It is being handled, due by {due}. Follow it:",
    },
  ),
  "reporter-interim": reporter(
    "interim",
    { zh: "阶段性答复（{number}）", en: "A reply in between ({number})" },
    {
      zh: "您的诉求 {number} 有新的阶段性答复。请查看：",
      en: "There is a reply in between on your request {number}. Read it:",
    },
  ),
  "reporter-answered": reporter(
    "answered",
    { zh: "您的诉求已答复，请确认（{number}）", en: "Your request was answered: please confirm ({number})" },
    {
      zh: "您的诉求 {number} 已有答复。解决了没有，您说了算，请查看并确认：",
      en: "Your request {number} was answered. Whether it is solved is for you to say. Please read and confirm:",
    },
  ),
  "reporter-declined": reporter(
    "ended",
    { zh: "不予受理（{number}）", en: "Your request was not accepted ({number})" },
    {
      zh: "您的诉求 {number} 不予受理，理由和您可以走的途径见：",
      en: "Your request {number} was not accepted. The reason, and the lawful way open to you:",
    },
  ),
  "reporter-closed": reporter(
    "ended",
    { zh: "{step}（{number}）", en: "{step} ({number})" },
    {
      zh: "您的诉求 {number}：{step}。详情：",
      en: "Your request {number}: {step}. Details:",
    },
  ),
} as const satisfies Record<string, TemplateDeclaration>;

/** The name of one of {@link templates}. */
export type NoticeTemplate = keyof typeof templates;

/** A template by its stored name, or `undefined`. */
export function findTemplate(name: string): TemplateDeclaration | undefined {
  return Object.hasOwn(templates, name) ? templates[name as NoticeTemplate] : undefined;
}
