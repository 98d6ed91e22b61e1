import type { StaffRole } from "#engine/actor.ts";
import type { ScreenRoute } from "#web/screenRoute.ts";
import { callTakers } from "../domain/callTakers.ts";

export { loadHomeOverview } from "./public/homeOverview.ts";

/** Loads the sheet of keys, for the help of every desk screen. */
export const loadKeysHelp = () => import("./queue/KeysHelp.tsx").then(({ KeysHelp }) => KeysHelp);

const workers: readonly StaffRole[] = ["townshipDesk", "dispatcher", "handler", "head", "clerk"];
// A supervisor's own duty is the return that a desk's only dispatcher may not review.
// Appeals are decided by supervisors and auditors alike.
const dutyHolders: readonly StaffRole[] = [...workers, "supervisor", "auditor"];

/** The screens of the two request processes: reporting, following, the queue, the case. */
export const requestScreens: readonly ScreenRoute[] = [
  {
    path: "/report",
    shell: "public",
    title: { zh: "反映一件事", en: "Report something" },
    load: () => import("./report/ReportScreen.tsx").then(({ ReportScreen }) => ({ default: ReportScreen })),
  },
  {
    path: "/receipt/$caseId",
    shell: "public",
    title: { zh: "回执", en: "Receipt" },
    load: () =>
      import("./receipts/ReceiptScreen.tsx").then(({ ReceiptScreen }) => ({ default: ReceiptScreen })),
  },
  {
    path: "/track",
    shell: "public",
    title: { zh: "查询进度", en: "Track a case" },
    load: () => import("./track/TrackScreen.tsx").then(({ TrackScreen }) => ({ default: TrackScreen })),
  },
  {
    path: "/track/$caseId",
    shell: "public",
    title: { zh: "查询进度", en: "Track a case" },
    load: () =>
      import("./track/TrackCaseScreen.tsx").then(({ TrackCaseScreen }) => ({ default: TrackCaseScreen })),
  },
  {
    path: "/public",
    shell: "public",
    title: { zh: "办理公开", en: "In public" },
    load: () =>
      import("./public/PublicListScreen.tsx").then(({ PublicListScreen }) => ({ default: PublicListScreen })),
  },
  {
    path: "/public/$number",
    shell: "public",
    title: { zh: "公开的诉求", en: "A public case" },
    load: () =>
      import("./public/PublicCaseScreen.tsx").then(({ PublicCaseScreen }) => ({ default: PublicCaseScreen })),
  },
  {
    path: "/my",
    shell: "public",
    title: { zh: "我的诉求", en: "My cases" },
    load: () => import("./track/MyCasesScreen.tsx").then(({ MyCasesScreen }) => ({ default: MyCasesScreen })),
  },
  {
    path: "/desk",
    shell: "desk",
    title: { zh: "我的待办", en: "My queue" },
    load: () => import("./queue/QueueScreen.tsx").then(({ QueueScreen }) => ({ default: QueueScreen })),
    nav: { icon: "inbox", order: 10, forRoles: dutyHolders },
  },
  {
    path: "/desk/board",
    shell: "desk",
    title: { zh: "派单看板", en: "Dispatch board" },
    load: () => import("./board/BoardScreen.tsx").then(({ BoardScreen }) => ({ default: BoardScreen })),
    nav: { icon: "swap", order: 12.5, forRoles: ["dispatcher", "townshipDesk"] },
  },
  {
    path: "/desk/cases",
    shell: "desk",
    title: { zh: "全部诉求", en: "All cases" },
    load: () => import("./queue/CasesScreen.tsx").then(({ CasesScreen }) => ({ default: CasesScreen })),
    nav: { icon: "folder", order: 11, forRoles: dutyHolders },
  },
  {
    path: "/desk/report",
    shell: "desk",
    title: { zh: "登记诉求", en: "Write down" },
    load: () =>
      import("./report/DeskReportScreen.tsx").then(({ DeskReportScreen }) => ({ default: DeskReportScreen })),
    nav: { icon: "report", order: 12, forRoles: callTakers },
  },
  {
    path: "/desk/figures",
    shell: "desk",
    title: { zh: "考核数据", en: "Figures" },
    load: () =>
      import("./figures/FiguresScreen.tsx").then(({ FiguresScreen }) => ({ default: FiguresScreen })),
    nav: { icon: "flag", order: 13, forRoles: ["supervisor", "auditor"] },
  },
  ...(["/process", "/desk/process"] as const).map(
    (path): ScreenRoute => ({
      path,
      shell: path === "/process" ? "public" : "desk",
      title: { zh: "办理流程", en: "Processes" },
      load: () =>
        import("./process/ProcessScreen.tsx").then(({ ProcessScreen }) => ({ default: ProcessScreen })),
      ...(path === "/desk/process"
        ? { nav: { icon: "swap", order: 85, forRoles: dutyHolders } as const }
        : {}),
    }),
  ),
  {
    path: "/help",
    shell: "public",
    title: { zh: "使用帮助", en: "Help" },
    load: () => import("./help/HelpScreen.tsx").then(({ HelpScreen }) => ({ default: HelpScreen })),
  },
  {
    path: "/practice",
    shell: "desk",
    title: { zh: "五分钟练习", en: "Practice" },
    load: () =>
      import("./practice/PracticeScreen.tsx").then(({ PracticeScreen }) => ({ default: PracticeScreen })),
  },
  {
    path: "/desk/cases/$caseId",
    shell: "desk",
    title: { zh: "诉求", en: "Case" },
    load: () => import("./case/CaseScreen.tsx").then(({ CaseScreen }) => ({ default: CaseScreen })),
  },
];
