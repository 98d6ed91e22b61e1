import { useState } from "react";
import { useLatest } from "#web/kit/useLatest.ts";

/** A point on the map. */
export interface Point {
  latitude: number;
  longitude: number;
}

// About a metre: enough to find a broken pipe.
const decimals = 5;
const waitMs = 12_000;
const fiveMinutesMs = 300_000;

/** Asks the device where it is, when the person presses for it and never before. */
export function usePosition(onFound: (point: Point) => void) {
  const [state, setState] = useState<"idle" | "finding" | "denied" | "unavailable">("idle");
  const found = useLatest(onFound);

  function find(): void {
    // Absent over plain HTTP and in some WebViews.
    if (!("geolocation" in navigator)) {
      setState("unavailable");
      return;
    }
    setState("finding");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState("idle");
        found.current({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) });
      },
      ({ code, PERMISSION_DENIED }) => setState(code === PERMISSION_DENIED ? "denied" : "unavailable"),
      { enableHighAccuracy: true, timeout: waitMs, maximumAge: fiveMinutesMs },
    );
  }

  return { state, find };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(decimals));
}
