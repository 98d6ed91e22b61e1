import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { StaffRole } from "#engine/actor.ts";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import { client } from "#web/client/client.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { useSession } from "#web/session/session.ts";
import { type BodyLoad, loadNote, noLoad } from "./loadTexts.ts";
import { useLoadWords } from "./words.ts";

const readers: ReadonlySet<StaffRole> = new Set([
  "dispatcher",
  "townshipDesk",
  "handler",
  "head",
  "supervisor",
]);
const freshMs = 10_000;

/** What bodies have in hand, as far as this post is told. */
export interface KnownLoads {
  /** `undefined` for a body that is not told of, and for all while nothing is known. */
  find(bodyId: string): BodyLoad | undefined;
  /** How many days back what ended is counted. */
  days: number;
  failed: boolean;
}

/** Reads what bodies have in hand. It is counted anew with the lists, some time after news of a case. */
export function useBodyLoads(wanted = true): KnownLoads {
  const { post } = useSession();
  const { index } = useBodyTree();
  const { data, isError } = useQuery({
    queryKey: ["list-counts", "body-loads"],
    queryFn: ({ signal }) => client.requests.bodyLoads(undefined, { signal }),
    enabled: wanted && post !== undefined && readers.has(post.role),
    staleTime: freshMs,
  });
  return useMemo(() => {
    const byId = new Map(data?.loads.map((load) => [load.bodyId, load]));
    const isTold = (bodyId: string) =>
      data !== undefined &&
      (bodyId === data.withinId || index?.above(bodyId).some(({ id }) => id === data.withinId) === true);
    return {
      find: (bodyId) => byId.get(bodyId) ?? (isTold(bodyId) ? noLoad(bodyId) : undefined),
      days: data?.days ?? 0,
      failed: isError && data === undefined,
    };
  }, [data, index, isError]);
}

/** Gives bodies to choose from what they have in hand. */
export function useNotedBodies(wanted: boolean): (options: readonly BodyOption[]) => BodyOption[] {
  const t = useLoadWords();
  const loads = useBodyLoads(wanted);
  return useMemo(
    () => (options) =>
      options.map((option) => {
        const load = loads.find(option.id);
        return load ? { ...option, note: loadNote(load, t), pressing: load.overdue > 0 } : option;
      }),
    [loads, t],
  );
}
