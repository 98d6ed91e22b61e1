import { describe, expect, it } from "vitest";
import { given, errand, people } from "./testing.ts";
import { seesEvent, visibleFields } from "./visibility.ts";

const { event } = given({ actor: people.asker, action: "ask", input: { words: "a lamp is out" } })
  .when({ actor: people.dispatcher, action: "send", input: { leadId: "roads", note: "ask Ann" } })
  .makes("sent");
const unsealed = { secret: "told in confidence" };

describe("an event", () => {
  it("is seen by the audiences it is declared for", () => {
    expect(seesEvent(errand, event, ["handling"])).toBe(true);
    expect(seesEvent(errand, event, ["reporter"])).toBe(false);
    expect(seesEvent(errand, event, ["reporter", "desk"])).toBe(true);
    expect(seesEvent(errand, event, [])).toBe(false);
  });

  it("of an action that is no longer declared is seen by nobody", () => {
    expect(seesEvent(errand, { ...event, action: "abolished" }, ["desk"])).toBe(false);
  });

  it("shows a field only to those it is for", () => {
    expect(visibleFields(errand, event, unsealed, ["desk"])).toMatchObject({
      leadId: "roads",
      note: "ask Ann",
    });
    expect(visibleFields(errand, event, unsealed, ["handling"])).not.toHaveProperty("note");
  });

  it("shows what was unsealed with it to those who see it", () => {
    expect(visibleFields(errand, event, unsealed, ["handling"])).toMatchObject(unsealed);
  });

  it("shows nothing at all to those who do not see it", () => {
    expect(visibleFields(errand, event, unsealed, ["reporter"])).toEqual({});
    expect(visibleFields(errand, event, unsealed, [])).toEqual({});
  });
});
