import { type ComponentType, createElement, type ReactNode, useEffect, useState } from "react";
import { unreachable } from "#web/client/apiError.ts";
import { ErrorState } from "./ErrorState.tsx";

/** A component that is loaded after the page it stands on. */
export interface LaterComponent<Props> {
  (props: Props): ReactNode;
  /** Fetches it while the browser has nothing better to do, so that it is there, network or not, once it is needed. */
  useAhead(): void;
}

/** Keeps a component out of a page's first load; `meanwhile` stands in its place until it has come. */
export function lazyLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode,
): LaterComponent<Props> {
  let loaded: ComponentType<Props> | undefined;

  async function fetchOnce(): Promise<ComponentType<Props>> {
    loaded ??= await load();
    return loaded;
  }

  // React's own `lazy` remembers a failure for ever; over a weak network the next attempt may well succeed.
  function Later(props: Props) {
    const [component, setComponent] = useState(() => loaded);
    const [failed, setFailed] = useState(false);

    useEffect(() => {
      if (component || failed) return;
      let gone = false;
      fetchOnce().then(
        (came) => void (gone || setComponent(() => came)),
        () => void (gone || setFailed(true)),
      );
      return () => {
        gone = true;
      };
    }, [component, failed]);

    if (component) return createElement(component, props);
    return failed ? <ErrorState error={unreachable} onRetry={() => setFailed(false)} /> : meanwhile;
  }

  function useAhead(): void {
    useEffect(() => whenIdle(() => void fetchOnce().catch(() => undefined)), []);
  }

  return Object.assign(Later, { useAhead });
}

const latestMs = 4_000;

function whenIdle(action: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(action, latestMs);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(action, { timeout: latestMs });
  return () => cancelIdleCallback(asked);
}
