import { describe, expect, it } from "vitest";
import {
  connectLive,
  type LiveMessage,
  type LiveState,
  type StreamListener,
  waitBefore,
} from "./liveConnection.ts";

/** A connection whose streams and timers the test turns by hand. */
function connection() {
  const urls: string[] = [];
  const states: LiveState[] = [];
  const messages: LiveMessage[] = [];
  const waits: number[] = [];
  let listener: StreamListener | undefined;
  let due: (() => void) | undefined;
  let openStreams = 0;
  const live = connectLive({
    urlFrom: (cursor) => `/live?cursor=${cursor ?? ""}`,
    open(url, heard) {
      urls.push(url);
      listener = heard;
      openStreams += 1;
      return () => void (openStreams -= 1);
    },
    onMessage: (message) => void messages.push(message),
    onState: (state) => void states.push(state),
    later(action, ms) {
      waits.push(ms);
      due = action;
      return () => void (due = undefined);
    },
    chance: () => 0,
  });
  const stream = () => listener!;
  return {
    live,
    urls,
    states,
    messages,
    waits,
    stream,
    runTimer: () => due?.(),
    openStreams: () => openStreams,
  };
}

describe("the live connection", () => {
  it("is live once the stream opened, and not before", () => {
    const { states, stream } = connection();
    expect(states).toEqual(["reconnecting"]);
    stream().onOpen();
    expect(states.at(-1)).toBe("live");
  });

  it("hears that there is something new for whoever listens, and goes on from where it was", () => {
    const { urls, messages, stream, runTimer } = connection();
    stream().onOpen();
    stream().onData('{"cursor":"41","caseId":"c1"}');
    stream().onData('{"forYou":true}');
    expect(messages.at(-1)).toEqual({ forYou: true });
    stream().onBreak();
    runTimer();
    expect(urls.at(-1)).toBe("/live?cursor=41");
  });

  it("goes on after a break from the last cursor it saw", () => {
    const { urls, messages, stream, runTimer } = connection();
    stream().onOpen();
    stream().onData('{"cursor":"41","caseId":"c1"}');
    stream().onData('{"cursor":"42"}');
    stream().onBreak();
    runTimer();
    expect(messages).toEqual([{ cursor: "41", caseId: "c1" }, { cursor: "42" }]);
    expect(urls).toEqual(["/live?cursor=", "/live?cursor=42"]);
  });

  it("says it is offline after the third failure in a row, and keeps trying with longer waits", () => {
    const { states, waits, stream, runTimer } = connection();
    for (let failure = 0; failure < 4; failure += 1) {
      stream().onBreak();
      runTimer();
    }
    expect(states).toEqual(["reconnecting", "reconnecting", "reconnecting", "offline", "offline"]);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it("forgets earlier failures once it was live again", () => {
    const { states, stream, runTimer } = connection();
    for (let failure = 0; failure < 2; failure += 1) {
      stream().onBreak();
      runTimer();
    }
    stream().onOpen();
    stream().onBreak();
    expect(states.at(-1)).toBe("reconnecting");
  });

  it("never keeps two streams open", () => {
    const { live, stream, runTimer, openStreams } = connection();
    stream().onBreak();
    live.reconnect();
    runTimer();
    expect(openStreams()).toBe(1);
    live.close();
    expect(openStreams()).toBe(0);
  });

  it("passes over what it cannot read", () => {
    const { messages, stream } = connection();
    for (const data of ["", "null", "[]", '"x"', "{}"]) stream().onData(data);
    expect(messages).toEqual([]);
  });
});

it("waits at most half a minute, spread by chance", () => {
  expect(waitBefore(1, 1)).toBe(1_000);
  expect(waitBefore(20, 0)).toBe(15_000);
  expect(waitBefore(20, 1)).toBe(30_000);
});
