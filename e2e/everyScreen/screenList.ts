import type { Page } from "playwright-core";
import { openAction } from "../screens/casePage.ts";
import type { Made } from "./makeContent.ts";

/** A screen, or a state of one, as somebody comes to it. */
export interface ShownScreen {
  /** Names the picture. */
  name: string;
  /** As the router declares it, so that a screen nobody listed is found out. */
  route: string;
  path: string;
  /** The demo person who looks at it; `reporter` is somebody signed in by phone, nobody is a stranger. */
  login?: string;
  /** What is opened on it before it is looked at. */
  open?: (page: Page) => Promise<unknown>;
}

type Line = readonly [
  name: string,
  route: string,
  path: string,
  login?: string | undefined,
  open?: ShownScreen["open"],
];

/** Opens the form of an act. */
const act = (label: string) => (page: Page) => openAction(page, label);

/** Opens what a button opens. */
const press = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).click();

/** Keeps a receipt as the phone does that a case was reported from. */
const keepReceipt =
  ({ caseId, number, receiptCode }: Made["answered"]) =>
  async (page: Page) => {
    const receipt = { caseId, number, receiptCode, reportedAt: new Date().toISOString(), kind: "complaint" };
    await page.evaluate((kept) => localStorage.setItem("shiliu.receipts", JSON.stringify([kept])), receipt);
    await page.reload();
  };

function publicLines({ answered, inHand, invitation }: Made): readonly Line[] {
  return [
    ["home", "/", "/"],
    ["kit", "/kit", "/kit"],
    ["report", "/report", "/report"],
    ["receipt", "/receipt/$caseId", `/receipt/${answered.caseId}`, undefined, keepReceipt(answered)],
    ["public", "/public", "/public"],
    ["public-case", "/public/$number", `/public/${answered.number}`],
    ["public-map", "/public", "/public?view=map"],
    ["directory", "/directory", "/directory"],
    ["help", "/help", "/help"],
    ["process", "/process", "/process"],
    ["track", "/track", "/track"],
    ["track-answered", "/track/$caseId", `/track#code=${answered.receiptCode}`],
    ["track-in-hand", "/track/$caseId", `/track#code=${inHand.receiptCode}`],
    ["reporter-sign-in", "/me/sign-in", "/me/sign-in"],
    ["my", "/my", "/my", "reporter"],
    ["my-notices", "/my/notices", "/my/notices", "reporter"],
    ["sign-in", "/sign-in", "/sign-in"],
    ["first-page", "/start", "/start", "demo.market"],
    ["invite", "/invite", invitation],
  ];
}

function deskLines({ inHand, waiting, answered, shared }: Made): readonly Line[] {
  const at = (each: { caseId: string }) => `/desk/cases/${each.caseId}`;
  return [
    ["queue", "/desk", "/desk", "demo.housing"],
    ["queue-desk", "/desk", "/desk", "demo.dispatcher"],
    ["board", "/desk/board", "/desk/board", "demo.dispatcher"],
    ["search", "/desk", "/desk", "demo.dispatcher", (page) => page.keyboard.press("Control+KeyK")],
    ["help-menu", "/desk", "/desk", "demo.street", press("使用帮助")],
    ["practice", "/practice", "/practice", "demo.housing"],
    ["news", "/desk/notices", "/desk/notices", "demo.housing"],
    ["cases", "/desk/cases", "/desk/cases", "demo.dispatcher"],
    ["case", "/desk/cases/$caseId", at(inHand), "demo.housing"],
    ["case-shared", "/desk/cases/$caseId", at(shared), "demo.housing"],
    ["case-answered", "/desk/cases/$caseId", at(answered), "demo.dispatcher"],
    ["case-answer-form", "/desk/cases/$caseId", at(inHand), "demo.housing", act("拟写答复")],
    ["case-dispatch-form", "/desk/cases/$caseId", at(waiting), "demo.dispatcher", act("派单")],
    ["desk-report", "/desk/report", "/desk/report", "demo.clerk"],
    ["figures", "/desk/figures", "/desk/figures", "demo.supervisor"],
    ["desk-process", "/desk/process", "/desk/process", "demo.dispatcher"],
    ["notice-settings", "/notices/settings", "/notices/settings", "demo.housing"],
    ["roster", "/roster", "/roster", "demo.dispatcher"],
    ["roster-body", "/roster/$bodyId", "/roster/652301-desk-12345", "demo.dispatcher"],
  ];
}

function otherLines({ articleId, personId }: Made): readonly Line[] {
  const article = `/knowledge/${articleId}`;
  return [
    ["knowledge", "/knowledge", "/knowledge", "demo.housing"],
    ["article", "/knowledge/$articleId", article, "demo.housing"],
    ["article-new", "/knowledge/new", "/knowledge/new", "demo.housing"],
    ["article-edit", "/knowledge/$articleId/edit", `${article}/edit`, "demo.housing"],
    ["templates", "/knowledge/templates", "/knowledge/templates", "demo.housing"],
    ["organisations", "/organisations", "/organisations", "demo.admin"],
    ["body", "/organisations/$bodyId", "/organisations/652301-D-housing", "demo.admin"],
    ["organisations-import", "/organisations/import", "/organisations/import", "demo.admin"],
    ["people", "/people", "/people", "demo.admin"],
    ["person", "/people/$personId", `/people/${personId}`, "demo.security"],
    ["keys", "/keys", "/keys", "demo.admin"],
    ["exchange", "/exchange", "/exchange", "demo.admin"],
    ["notice-queue", "/notices/queue", "/notices/queue", "demo.admin"],
    ["operations", "/operations", "/operations", "demo.admin"],
    ["first-steps", "/first-steps", "/first-steps", "demo.admin"],
    ["account", "/account", "/account", "demo.housing"],
  ];
}

/** Every screen that there is, with what was made for it to show. */
export function screenList(made: Made): readonly ShownScreen[] {
  return [...publicLines(made), ...deskLines(made), ...otherLines(made)].map(
    ([name, route, path, login, open]) => ({
      name,
      route,
      path,
      ...(login !== undefined && { login }),
      ...(open && { open }),
    }),
  );
}
