/**
 * Brings a Chinese typeface where the system has none (a bare Linux desktop, a kiosk); a phone has one and loads
 * nothing. The face is split into ranges of characters, of which the browser fetches those on the page.
 */
export function loadChineseFont(): void {
  if (!drawsChinese()) void import("./chineseFont.ts");
}

/** Whether two characters come out a full square wide and different: a missing glyph is one box for both. */
function drawsChinese(): boolean {
  const size = 24;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return true;
  context.font = `${size}px sans-serif`;
  context.textBaseline = "top";
  if (Math.abs(context.measureText("石").width - size) > 2) return false;
  const [one, other] = ["石", "榴"].map((character) => {
    context.clearRect(0, 0, size, size);
    context.fillText(character, 0, 0);
    return context.getImageData(0, 0, size, size).data.join();
  });
  return one !== other;
}
