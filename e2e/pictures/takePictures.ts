import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Transformer } from "@napi-rs/image";
import type { Page } from "playwright-core";
import { desk, phone } from "../browser.ts";
import { contextFor, goTo, type Sight } from "../everyScreen/openScreen.ts";
import type { ShownScreen } from "../everyScreen/screenList.ts";
import { withSight } from "./withSight.ts";

const folder = fileURLToPath(new URL("../../screens", import.meta.url));
const docs = fileURLToPath(new URL("../../docs/screens", import.meta.url));

interface Look {
  width: 390 | 1440;
  colour: "light" | "dark";
  language: "zh" | "en";
}

const looks: readonly Look[] = ([390, 1440] as const).flatMap((width) =>
  (["light", "dark"] as const).flatMap((colour) =>
    (["zh", "en"] as const).map((language) => ({ width, colour, language })),
  ),
);

const plain = { colour: "light", language: "zh" } as const;

/** The pictures that the documents show, by the name of their screen. */
const inDocs: readonly (readonly [name: string, width: Look["width"]])[] = [
  ["home", 390],
  ["report", 390],
  ["receipt", 390],
  ["track-answered", 390],
  ["public", 1440],
  ["directory", 390],
  ["queue-desk", 1440],
  ["case", 1440],
  ["case-dispatch-form", 1440],
  ["desk-report", 1440],
  ["organisations", 1440],
  ["operations", 390],
];

/** Has a screen in front of the camera, does something with it, and puts it away. */
async function withScreen<Result>(
  sight: Sight,
  screen: ShownScreen,
  { width, colour, language }: Look,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const device = { ...(width === 390 ? phone : desk), colorScheme: colour };
  const context = await contextFor(sight, screen.login, device);
  try {
    await context.addInitScript((wanted) => localStorage.setItem("shiliu.language", wanted), language);
    const page = await context.newPage();
    await goTo(page, screen);
    return await work(page);
  } finally {
    await context.close();
  }
}

const wholePage = { fullPage: true, animations: "disabled" } as const;
const onScreen = { animations: "disabled" } as const;

async function takeAll(sight: Sight, screens: readonly ShownScreen[]): Promise<void> {
  for (const screen of screens) {
    for (const look of looks) {
      const name = `${screen.name}-${look.width}-${look.colour}-${look.language}.png`;
      // A form is opened by its Chinese label.
      if (screen.open && look.language !== "zh") continue;
      const picture = await withScreen(sight, screen, look, (page) => page.screenshot(wholePage));
      await writeFile(join(folder, name), picture);
    }
  }
}

function named(screens: readonly ShownScreen[], name: string): ShownScreen {
  const screen = screens.find((each) => each.name === name);
  if (!screen) throw new Error(`There is no screen ${name}`);
  return screen;
}

/** The dozen of the documents: what a person sees without scrolling, at half its size. */
async function takeForDocs(sight: Sight, screens: readonly ShownScreen[]): Promise<void> {
  for (const [name, width] of inDocs) {
    const look = { ...plain, width };
    const picture = await withScreen(sight, named(screens, name), look, (page) => page.screenshot(onScreen));
    const small = await new Transformer(picture).resize(width === 390 ? 390 : 720).webp(80);
    await writeFile(join(docs, `${name}.webp`), small);
  }
}

/** The picture of the README: a department's desk and the reporter's phone, side by side. */
async function takeLoop(sight: Sight, screens: readonly ShownScreen[]): Promise<void> {
  const take = (name: string, width: Look["width"]) =>
    withScreen(sight, named(screens, name), { ...plain, width }, (page) => page.screenshot(onScreen));
  const [wide, narrow] = [await take("case-answered", 1440), await take("track-answered", 390)];
  const sheet = await sight.browser.newPage({ viewport: { width: 1440, height: 760 } });
  const data = (picture: Buffer) => `data:image/png;base64,${picture.toString("base64")}`;
  await sheet.setContent(`<body style="margin:0;background:#ece7df;display:flex;gap:28px;padding:28px;align-items:center">
    <img src="${data(wide)}" style="width:1046px;border-radius:10px;box-shadow:0 6px 24px #0003">
    <img src="${data(narrow)}" style="height:700px;border-radius:22px;box-shadow:0 6px 24px #0003"></body>`);
  await writeFile(join(docs, "loop.png"), await sheet.screenshot());
}

/** Takes every picture into `screens/`, a dozen of them into `docs/screens/`. */
await withSight(async (sight, screens) => {
  await Promise.all([mkdir(folder, { recursive: true }), mkdir(docs, { recursive: true })]);
  await takeLoop(sight, screens);
  await takeForDocs(sight, screens);
  if (!process.argv.includes("--docs")) await takeAll(sight, screens);
});
