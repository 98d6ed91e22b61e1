// By address, since journeys know the browser and this folder does not.
await import(new URL("../e2e/pictures/measurePaint.ts", import.meta.url).href);
