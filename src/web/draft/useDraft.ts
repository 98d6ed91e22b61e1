import { useCallback, useEffect, useRef, useState } from "react";
import { useLatest } from "#web/kit/useLatest.ts";
import { browserNow } from "#web/clock/serverClock.ts";
import { browserStorage } from "./browserStorage.ts";
import { dropDraft, keepDraft, readDraft } from "./draft.ts";
import { draftKeyOf, useDraftOwner } from "./draftOwner.ts";

/** What is being written, and whether it came back from an earlier visit. */
export interface Draft<Value> {
  value: Value;
  setValue(change: Value | ((before: Value) => Value)): void;
  /** Whether an unsent draft of an earlier visit was found. */
  restored: boolean;
  /** When that one was last written in. */
  savedAt: string | undefined;
  /** Back to the initial value; nothing is kept. Call it once the server has taken what was written. */
  clear(): void;
}

/**
 * State that survives a closed tab until it is sent. Raise `version` when the shape of the value changes; `kept` leaves
 * out what must not stay in a browser. Where somebody is signed in to the desk, it is theirs alone.
 * `name` must not change while mounted; give the component a React key instead.
 */
export function useDraft<Value>(
  name: string,
  initial: Value | (() => Value),
  { version = 1, kept }: { version?: number; kept?: (value: Value) => Value } = {},
): Draft<Value> {
  const keep = useLatest(kept);
  const key = draftKeyOf(useDraftOwner(), name);
  const [found] = useState(() => readDraft<Value>(browserStorage(), key, { version, now: browserNow() }));
  const [value, setState] = useState<Value>(() => found?.value ?? begin(initial));
  const [restored, setRestored] = useState(found !== undefined);
  const first = useRef(initial);
  const touched = useRef(false);

  useEffect(() => {
    if (!touched.current) return;
    keepDraft(browserStorage(), key, keep.current?.(value) ?? value, { version, now: browserNow() });
  }, [key, value, version, keep]);

  const setValue = useCallback((change: Value | ((before: Value) => Value)) => {
    touched.current = true;
    setState(change);
  }, []);

  const clear = useCallback(() => {
    touched.current = false;
    dropDraft(browserStorage(), key);
    setState(begin(first.current));
    setRestored(false);
  }, [key]);

  return { value, setValue, restored, savedAt: found?.savedAt, clear };
}

function begin<Value>(initial: Value | (() => Value)): Value {
  return typeof initial === "function" ? (initial as () => Value)() : initial;
}
