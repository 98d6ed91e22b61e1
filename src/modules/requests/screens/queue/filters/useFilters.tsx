import { useQuery } from "@tanstack/react-query";
import type { Words } from "#engine/words.ts";
import type { BodyKind } from "#engine/tree.ts";
import { bodyOptionsOf, useBodyTree } from "#modules/organisations/screens/index.ts";
import { client } from "#web/client/client.ts";
import { BodyPicker } from "#web/kit/BodyPicker.tsx";
import type { Filter, FilterOption } from "#web/kit/FilterBar.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { kinds, urgencies } from "../../../domain/kinds.ts";
import { clockSpans, type ListName } from "../../../domain/listTerms.ts";
import { useQueueWords } from "../words.ts";
import { type Conditions, conditionNames } from "./conditions.ts";

const placeKinds: ReadonlySet<BodyKind> = new Set([
  "county",
  "township",
  "street",
  "park",
  "community",
  "village",
  "outside",
]);

/** The filters of a list, with the names that its processes have. */
export function useFilters(list: ListName, conditions: Conditions): Filter[] {
  const t = useQueueWords();
  const wordsOf = useWordsOf();
  const { index } = useBodyTree();
  const { data: processes = [] } = useQuery({
    queryKey: ["processes"],
    queryFn: ({ signal }) => client.requests.processes(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const named = (table: Readonly<Record<string, Words>>): FilterOption[] =>
    Object.entries(table).map(([value, words]) => ({ value, label: wordsOf(words) }));
  const asked = processes.filter(({ id }) => conditions.process === undefined || id === conditions.process);
  const states = asked.flatMap((process) => process.states);
  const ofTasks = asked.flatMap(({ taskStates }) => taskStates);
  // A state of both processes has one name; of a queue, only what is not over can be anybody's turn.
  const distinct = (all: readonly { id: string; name: Words }[]): FilterOption[] =>
    named(Object.fromEntries(all.map(({ id, name }) => [id, name])));
  const places = index ? bodyOptionsOf(index, wordsOf, ({ kind }) => placeKinds.has(kind)) : [];
  const made: Record<keyof Conditions, Filter> = {
    process: {
      kind: "list",
      name: "process",
      label: t("process"),
      options: processes.map(({ id, name }) => ({ value: id, label: wordsOf(name) })),
    },
    step: {
      kind: "list",
      name: "step",
      label: t("step"),
      options: distinct([...states.filter(({ closedBy }) => closedBy === undefined), ...ofTasks]),
    },
    state: { kind: "list", name: "state", label: t("stateAt"), options: distinct(states) },
    open: {
      kind: "list",
      name: "open",
      label: t("state"),
      options: [
        { value: "true", label: t("open") },
        { value: "false", label: t("closed") },
      ],
    },
    kind: { kind: "list", name: "kind", label: t("kind"), options: named(kinds) },
    urgency: { kind: "list", name: "urgency", label: t("urgency"), options: named(urgencies) },
    clock: { kind: "list", name: "clock", label: t("clock"), options: named(clockSpans) },
    placeId: {
      kind: "own",
      name: "placeId",
      label: t("place"),
      field: (value, onChange) => (
        <BodyPicker
          label={t("place")}
          description=""
          options={places}
          value={value === "" ? [] : [value]}
          onChange={([chosen = ""]) => onChange(chosen)}
        />
      ),
    },
  };
  return conditionNames[list].map((name) => made[name]);
}
