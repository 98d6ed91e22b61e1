import type { Page } from "playwright-core";

/** What does not fit on a screen as it stands, each fault in words; empty where all does. */
export async function findMisfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pixelsOfGrace = 2;
    const width = document.documentElement.clientWidth;
    const named = (element: Element) => {
      const text = (element.textContent ?? "").trim().replaceAll(/\s+/g, " ").slice(0, 30);
      return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${text}`;
    };
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > width + pixelsOfGrace) {
      faults.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}`);
    }
    for (const element of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0 || style.visibility === "hidden") continue;
      // What is there for screen readers alone.
      if (style.getPropertyValue("clip") !== "auto" || style.clipPath !== "none") continue;
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
      if (!ownText) continue;
      // Shortened on purpose: an ellipsis says so.
      const shortened = style.textOverflow === "ellipsis" || !["", "none"].includes(style.webkitLineClamp);
      const cutAcross = style.overflowX === "hidden" || style.overflowX === "clip";
      const cutDown = style.overflowY === "hidden" || style.overflowY === "clip";
      if (!shortened && cutAcross && element.scrollWidth > element.clientWidth + pixelsOfGrace) {
        faults.push(`cut across: ${named(element)}`);
      }
      if (!shortened && cutDown && element.scrollHeight > element.clientHeight + pixelsOfGrace) {
        faults.push(`cut below: ${named(element)}`);
      }
    }
    return faults;
  });
}
