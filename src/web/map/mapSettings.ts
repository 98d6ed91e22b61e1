import type { InferContractRouterOutputs } from "@orpc/contract";
import { useQuery } from "@tanstack/react-query";
import { apiJson } from "#web/client/apiFetch.ts";
import type { Contract } from "#web/client/contractType.ts";
import type { Area } from "./areas.ts";

/** What lies below maps here; nothing of it where none is configured, or where it could not be asked for. */
export type MapSettings = InferContractRouterOutputs<Contract["map"]>["read"];

const nothing: MapSettings = {};
const noAreas: readonly Area[] = [];
const hourMs = 3_600_000;

/** The settings of maps and the boundaries of places, as far as they have come: a map is of use without either. */
export function useMapGround({ wanted = true }: { wanted?: boolean } = {}): {
  settings: MapSettings;
  areas: readonly Area[];
  waiting: boolean;
} {
  const asked = useQuery({
    queryKey: ["map"],
    queryFn: ({ signal }) => apiJson<MapSettings>("/map", { signal }),
    enabled: wanted,
    staleTime: hourMs,
    retry: 1,
  });
  const path = asked.data?.boundaries;
  const boundaries = useQuery({
    queryKey: ["map", "boundaries", path],
    queryFn: async ({ signal }) => {
      const { areas } = await apiJson<{ areas: Area[] }>((path ?? "").replace(/^\/api\/v1/, ""), { signal });
      return areas;
    },
    enabled: wanted && path !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return {
    settings: asked.data ?? nothing,
    areas: boundaries.data ?? noAreas,
    waiting: asked.isPending && asked.fetchStatus === "fetching",
  };
}
