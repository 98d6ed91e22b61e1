import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { apiPath } from "#web/client/apiFetch.ts";
import { chance } from "#web/client/newId.ts";
import { renewQueries } from "#web/client/renewQueries.ts";
import {
  connectLive,
  type LiveConnection,
  type LiveMessage,
  type LiveState,
  type StreamListener,
} from "./liveConnection.ts";

interface Live {
  state: LiveState;
  reconnect(): void;
}

const LiveContext = createContext<Live>({ state: "offline", reconnect: () => undefined });

/** The state of the live connection and a way to try again. */
export function useLive(): Live {
  return use(LiveContext);
}

/** What a provider is told. */
export interface LiveProviderProps {
  /** The post acted in; a stream carries no header, so it goes into the address. */
  postId?: string | undefined;
  children: ReactNode;
}

/** Listens for changes while mounted: what is on screen renews itself without reloading. */
export function LiveProvider({ postId, children }: LiveProviderProps) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>("reconnecting");
  const connection = useRef<LiveConnection>(undefined);

  useEffect(() => {
    let wasLive = false;
    let broken = false;
    function show(next: LiveState): void {
      // After a break the server sends what was missed, but only as far back as it remembers.
      if (next === "live" && broken) {
        for (const name of ["case", "queue", "news"]) renewQueries(queries, [name]);
      }
      wasLive ||= next === "live";
      broken = wasLive && next !== "live";
      setState(next);
    }
    connection.current = connectLive({
      urlFrom: (cursor) => liveUrl(cursor, postId),
      open: openStream,
      onMessage: (message) => renew(message, (queryKey) => renewQueries(queries, queryKey)),
      onState: show,
      later(action, ms) {
        const timer = setTimeout(action, ms);
        return () => clearTimeout(timer);
      },
      chance,
    });
    const reconnect = () => connection.current?.reconnect();
    addEventListener("online", reconnect);
    return () => {
      removeEventListener("online", reconnect);
      connection.current?.close();
    };
  }, [postId, queries]);

  const live = useMemo(() => ({ state, reconnect: () => connection.current?.reconnect() }), [state]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function openStream(url: string, { onOpen, onData, onBreak }: StreamListener): () => void {
  const stream = new EventSource(url);
  stream.onopen = onOpen;
  stream.onmessage = ({ data }) => onData(String(data));
  stream.onerror = onBreak;
  return () => {
    stream.onopen = stream.onmessage = stream.onerror = null;
    stream.close();
  };
}

function liveUrl(cursor: string | undefined, postId: string | undefined): string {
  const search = new URLSearchParams();
  if (cursor !== undefined) search.set("cursor", cursor);
  if (postId !== undefined) search.set("post", postId);
  const text = search.toString();
  return `${apiPath}/live${text && `?${text}`}`;
}

function renew(message: LiveMessage, invalidate: (queryKey: string[]) => void): void {
  if ("forYou" in message) return invalidate(["news"]);
  const { caseId } = message;
  if (caseId !== undefined) invalidate(["case", caseId]);
  // Where something was missed anything may be new; where a case changed, what is shown of it may be settled.
  invalidate(caseId === undefined ? ["news"] : ["news", "list"]);
  invalidate(["queue"]);
}
