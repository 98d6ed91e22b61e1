import { describe, expect, it } from "vitest";
import { z } from "zod";
import { dateOf, localDayOf } from "#engine/calendar.ts";
import { dateBounds } from "./dateBounds.ts";
import { dateField, limitUntil } from "./dates.ts";
import { exampleActors, exampleWorld } from "./exampleWorld.ts";
import { requestProcesses } from "./processes.ts";

const world = exampleWorld(exampleActors.dispatcher, undefined);
const daysFrom = (date: string, days: number) => dateOf(localDayOf(date) + days);

describe.each(requestProcesses.map((process) => [process.id, process] as const))(
  "the dates of %s",
  (_, process) => {
    it("have bounds wherever an action asks for one", () => {
      for (const [name, { input }] of Object.entries(process.actions)) {
        const shape: Record<string, unknown> = input instanceof z.ZodObject ? input.shape : {};
        const dates = Object.keys(shape).filter((field) => shape[field] === dateField);
        expect([name, Object.keys(dateBounds(process, name, world) ?? {})]).toEqual([name, dates]);
      }
    });

    it("are what the action then takes: from tomorrow on, and no day longer", () => {
      for (const [action, number] of [
        ["askPause", "pauseDaysMost"],
        ["askCarry", "carryDaysMost"],
        ["proposeCarry", "carryDaysMost"],
        ["issueOrder", "paperDaysMost"],
        ["addNote", "paperDaysMost"],
      ] as const) {
        const most = process.numbers[number] ?? 0;
        const [bounds] = Object.values(dateBounds(process, action, world) ?? {});
        const { earliest = "", latest = "" } = bounds ?? {};
        const taken = (date: string) => limitUntil(world, date, most) !== undefined;
        const asked = [daysFrom(earliest, -1), earliest, latest, daysFrom(latest, 1)];
        expect([action, asked.map(taken)]).toEqual([action, [false, true, true, false]]);
      }
    });
  },
);
