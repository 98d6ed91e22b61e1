import type { Page } from "playwright-core";
import { choose, press, takePhoto, write } from "./form.ts";

/** What somebody reports. */
export interface Report {
  kind: string;
  words: string;
  /** From the county down. */
  places: readonly string[];
  address?: string;
  photo?: Buffer;
  /** Absent: without a name; `self`: as the reporter who is signed in. */
  contact?: { name: string; phone: string } | "self";
}

/** The receipt somebody got. */
export interface Receipt {
  caseId: string;
  code: string;
}

const placeLabels = ["县（市）", "乡镇、街道或园区", "社区或村"];

/** Fills in the report form of a resident. */
export async function fillReport(page: Page, report: Report): Promise<void> {
  const { kind, words, places, address, photo, contact } = report;
  await choose(page, "想做什么？", kind);
  await write(page, "发生了什么？", words);
  await choosePlaces(page, places);
  if (address !== undefined) await write(page, "详细地址", address);
  if (photo) await takePhoto(page, "现场.jpg", photo);
  const who = "要不要留下姓名和电话？";
  if (contact === "self") {
    await choose(page, who, "用我登录的身份");
  } else if (contact) {
    await choose(page, who, "留下姓名和电话");
    await write(page, "姓名", contact.name);
    await write(page, "电话", contact.phone);
  } else {
    await choose(page, who, "不留姓名");
  }
}

/** Chooses where it lies, from the county down. */
export async function choosePlaces(page: Page, places: readonly string[]): Promise<void> {
  for (const [depth, place] of places.entries()) {
    await page.getByRole("combobox", { name: placeLabels[depth] ?? "" }).selectOption({ label: place });
  }
}

/** Sends the form and reads the receipt. */
export async function sendReport(page: Page): Promise<Receipt> {
  await press(page, "提交");
  return readReceipt(page);
}

/** Reads the receipt that the page shows. */
export async function readReceipt(page: Page): Promise<Receipt> {
  await page.getByRole("heading", { level: 1, name: "已收到，请保存受理码" }).waitFor();
  return { caseId: page.url().split("/").at(-1) ?? "", code: await readCode(page) };
}

/** Reads the receipt code wherever a receipt is shown. */
export async function readCode(page: Page): Promise<string> {
  const text = await page.getByRole("region", { name: "受理码" }).innerText();
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`No receipt code in: ${text}`);
  return code;
}
