/**
 * Loaded before the server: its clock is ahead by `?ahead=` milliseconds, so that a journey may begin at night whenever
 * it is run.
 */
const aheadMs = Number(new URL(import.meta.url).searchParams.get("ahead"));
const { now } = Date;

globalThis.Date = new Proxy(Date, {
  construct: (target, values, newTarget) =>
    Reflect.construct(target, values.length === 0 ? [now() + aheadMs] : values, newTarget),
  get: (target, name, receiver) =>
    name === "now" ? () => now() + aheadMs : Reflect.get(target, name, receiver),
});
