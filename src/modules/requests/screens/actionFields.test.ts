import { describe, expect, it } from "vitest";
import {
  type ActionField,
  emptyValuesOf,
  type FieldValue,
  type FieldValues,
  isAsked,
} from "#web/kit/actionFields.ts";
import { type ActName, requestsContract } from "../contract.ts";
import { askedOf } from "../domain/askedOf.ts";
import { requestActions } from "../domain/processes.ts";
import { decides, fieldsOf, inputOf, isActName, isDestructive } from "./actionFields.ts";
import { staffOrder } from "./acts/staffOrder.ts";
import { useActWords } from "./acts/words.ts";
import type { FieldMaker } from "./forms/fieldMakers.ts";
import { ownActs } from "./track/ownActNames.ts";

const names = Object.keys(requestsContract.act) as ActName[];
const fileId = "0192a0b0-0000-7000-8000-000000000001";
const bodies = [
  { id: "652301-D-housing", name: "住建局", path: [] },
  { id: "652301-D-urban", name: "城管局", path: [] },
];
const maker: FieldMaker = {
  t: useActWords.inLanguage("zh"),
  wordsOf: (words) => words.zh,
  bodies,
  below: bodies,
  territory: bodies,
  desks: bodies,
  places: bodies,
  outside: bodies,
  subjects: bodies,
};

// Named on the line, beside the report form, and asked for in no form of the case.
const namedElsewhere: ReadonlySet<string> = new Set(["article"]);

it("a date is asked for within what the server allows", () => {
  const dates = { until: { earliest: "2026-05-02", latest: "2026-06-30" } };
  for (const action of ["askPause", "askCarry", "proposeCarry"] as const)
    expect(fieldsOf(action, { ...maker, dates }).find(({ kind }) => kind === "date")).toMatchObject(
      dates.until,
    );
});

// A number, and no text of so many characters.
const caseNumber = "number";

function keysOf(fields: readonly ActionField[]): string[] {
  return fields.flatMap((field) =>
    field.kind === "yesNoPair" ? field.questions.map(({ name }) => name) : [field.name],
  );
}

/** A value for a field: the shortest that may be sent. */
function filled(field: ActionField): FieldValue {
  switch (field.kind) {
    case "text":
      return field.name === caseNumber ? "SL00000002" : "好";
    case "parts":
      return [{ choice: field.options[0]?.value ?? "", text: "好".repeat(field.fewestCharacters) }];
    case "date":
      return "2026-05-01";
    case "longText":
      return "好".repeat(field.fewestCharacters ?? 1);
    case "choice":
      return field.options[0]?.value ?? "";
    case "body":
      return field.bodies[0]?.id ?? "";
    case "choices":
      return field.options.map(({ value }) => value);
    case "bodies":
      return field.bodies.map(({ id }) => id);
    case "files":
      return {
        files: [{ id: fileId, name: "a.jpg", mediaType: "image/jpeg", sizeBytes: 1 }],
        standing: "settled",
      };
    case "rating":
      return 5;
    case "yesNoPair":
      return Object.fromEntries(field.questions.map(({ name }) => [name, true]));
    default:
      throw new Error(`No action asks for a ${field.kind}.`);
  }
}

function fill(fields: readonly ActionField[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field.name, filled(field)]));
}

describe.each(names)("the form of %s", (action) => {
  const schema = askedOf(requestActions[action].input);
  const fields = fieldsOf(action, maker);

  it("asks for what the action takes, and for nothing else", () => {
    const asked = Object.keys(schema.shape).filter((name) => !namedElsewhere.has(name));
    expect(keysOf(fields).toSorted()).toEqual(asked.toSorted());
  });

  it("gives an input that the action takes, filled in completely", () => {
    const values = fill(fields);
    const input = inputOf(fields, values);
    expect(schema.safeParse(input)).toMatchObject({ success: true });
    const asked = fields.filter((field) => isAsked(field, values));
    expect(Object.keys(input).toSorted()).toEqual(keysOf(asked).toSorted());
  });

  it("gives an input that the action takes, with only what is required", () => {
    // A correction corrects something; which of the three is for whoever corrects it.
    const oneOfThem = action === "correct" ? ["kind"] : [];
    const values = fill(fields.filter(({ name, required }) => required || oneOfThem.includes(name)));
    expect(schema.safeParse(inputOf(fields, { ...emptyValuesOf(fields), ...values }))).toMatchObject({
      success: true,
    });
  });

  it("lets texts be exactly as short and as long as the action takes them", () => {
    for (const field of fields) {
      if ((field.kind !== "longText" && field.kind !== "text") || field.name === caseNumber) continue;
      const most = field.mostCharacters ?? 0;
      const fewest = field.kind === "longText" ? (field.fewestCharacters ?? 0) : 1;
      const takes = (length: number) =>
        schema.safeParse(inputOf(fields, { ...fill(fields), [field.name]: "好".repeat(length) })).success;
      expect([field.name, takes(most), takes(most + 1), takes(fewest)]).toEqual([
        field.name,
        true,
        false,
        true,
      ]);
      if (fewest > 1) expect([field.name, takes(fewest - 1)]).toEqual([field.name, false]);
    }
  });

  it("offers every choice that the action takes", () => {
    for (const field of fields) {
      if (field.kind !== "choice") continue;
      for (const { value } of field.options) {
        const values = { ...fill(fields), [field.name]: value };
        expect([value, schema.safeParse(inputOf(fields, values)).success]).toEqual([value, true]);
      }
    }
  });
});

describe("what a form sends", () => {
  it("leaves out what was not asked: nobody answered, so nobody said that it is solved", () => {
    const fields = fieldsOf("recordCallback", maker);
    const values = { ...fill(fields), result: "no-answer" };
    expect(inputOf(fields, values)).toEqual({ result: "no-answer", note: "好" });
  });

  it("asks for the new lead when a lead's return is upheld, and not when a co-handler's is", () => {
    const required = (role: "lead" | "co") =>
      fieldsOf("upholdReturn", { ...maker, role }).find(({ name }) => name === "bodyId")?.required;
    expect([required("lead"), required("co")]).toEqual([true, false]);
  });

  it("takes no correction of nothing", () => {
    const fields = fieldsOf("correct", maker);
    const values = fill(fields.filter(({ required }) => required));
    const input = inputOf(fields, { ...emptyValuesOf(fields), ...values });
    expect(requestActions.correct.input.safeParse(input).error?.issues[0]?.path).toEqual(["kind"]);
  });

  it("sends working days as a number, and 110 as the name that it is", () => {
    const days = fieldsOf("askExtension", maker);
    expect(inputOf(days, { ...fill(days), workingDays: "3" })).toMatchObject({ workingDays: 3 });
    const services = fieldsOf("transferEmergency", maker);
    expect(inputOf(services, { ...fill(services), service: "110" })).toMatchObject({ service: "110" });
  });

  it("calls no fewer than two bodies together, and no more than the action takes", () => {
    const field = fieldsOf("convene", maker).find(({ name }) => name === "partyIds");
    const { partyIds } = requestActions.convene.input.shape;
    const takes = (count: number) =>
      partyIds.safeParse(Array.from({ length: count }, () => "652301")).success;
    expect(field).toMatchObject({ fewest: 2, most: 12 });
    expect([1, 2, 12, 13].map(takes)).toEqual([false, true, true, false]);
  });

  it("has a place in the order for every action of the staff", () => {
    const ordered: readonly ActName[] = [...staffOrder, ...ownActs];
    expect(names.filter((name) => !ordered.includes(name))).toEqual([]);
    expect(new Set(staffOrder).size).toBe(staffOrder.length);
  });

  it("knows the actions by name", () => {
    expect(names.every(isActName)).toBe(true);
    expect(isActName("report")).toBe(false);
    expect(isActName("toString")).toBe(false);
  });

  it("confirms what ends something for good", () => {
    expect(names.filter(isDestructive)).toEqual(
      expect.arrayContaining([
        "withdraw",
        "decline",
        "releaseCoHandler",
        "takeBack",
        "reassign",
        "handOver",
        "closeAfterReview",
        "transferEmergency",
      ]),
    );
  });

  it("names the version for what judges the case, and not for a reminder or a phone call", () => {
    expect(
      ["signOff", "dispatch", "confirm", "approveCarry", "handOver"].every(
        (name) => isActName(name) && decides(name),
      ),
    ).toBe(true);
    expect(
      ["urge", "supplement", "contact", "transferEmergency"].some((name) => isActName(name) && decides(name)),
    ).toBe(false);
  });
});
