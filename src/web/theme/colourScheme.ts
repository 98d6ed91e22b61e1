import { localStorageColorSchemeManager } from "@mantine/core";

/** Keeps the choice of light, dark or auto under the key that `public/beforePaint.js` reads. */
export const colourScheme = localStorageColorSchemeManager({ key: "shiliu.colour" });
