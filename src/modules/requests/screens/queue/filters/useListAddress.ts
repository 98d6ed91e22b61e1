import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import type { KeptConditions } from "../../../domain/listConditions.ts";
import type { ListName } from "../../../domain/listTerms.ts";
import { noteList } from "../lastList.ts";
import { addressOf, type ListAddress, readAddress } from "./conditions.ts";

const paths = { queue: "/desk", cases: "/desk/cases" } as const satisfies Record<ListName, string>;

/** A list as its address has it, and how to go to another. */
export interface FollowedAddress extends ListAddress {
  /** Narrowed and ordered as a filter keeps it. */
  kept: KeptConditions;
  go(next: KeptConditions, how?: { replace: boolean }): void;
}

/** Conditions and order of a list are its address: back, reload and a shared link lead to the same lines. */
export function useListAddress(list: ListName): FollowedAddress {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const address = readAddress(search, list);
  const { conditions, sort, everything } = address;
  const kept: KeptConditions = { ...conditions, ...(sort === undefined ? {} : { sort }) };
  const noted = JSON.stringify(everything ? { view: "all" } : kept);
  useEffect(() => noteList(paths[list], JSON.parse(noted) as Record<string, string>), [list, noted]);
  return {
    ...address,
    kept,
    go({ sort: order, ...next }, how) {
      void navigate({
        to: paths[list],
        search: addressOf(next, order),
        replace: how?.replace ?? false,
        resetScroll: false,
      });
    },
  };
}
