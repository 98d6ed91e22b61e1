import { useCallback, useState } from "react";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { useLatest } from "#web/kit/useLatest.ts";
import { type PickRole, takeAsLead, toggleCo } from "./pick.ts";
import type { FollowedBoard } from "./useBoard.ts";
import { useBoardWords } from "./words.ts";

/** Choosing a body for the selected case, and what is read out of it. */
export function useChoosing(board: FollowedBoard, onLead: () => void) {
  const t = useBoardWords();
  const [said, setSaid] = useState("");
  const latest = useLatest({ board, onLead, t });
  const choose = useCallback(
    (option: BodyOption | undefined, as: PickRole) => {
      const { board, onLead, t } = latest.current;
      const { line, state } = board;
      if (!option) return;
      const { id, name, unavailable: why } = option;
      if (!line) return setSaid(t("chooseFirst"));
      if (why !== undefined) return setSaid(t("said.unavailable", { name, why }));
      // Only a dispatch takes co-handlers.
      if (as === "co" && line.act === "dispatch") {
        setSaid(t(state.pick.coIds.includes(id) ? "said.notCo" : "said.co", { name }));
        board.pick((pick) => toggleCo(pick, id));
        return undefined;
      }
      setSaid(t("said.lead", { name }));
      board.pick((pick) => takeAsLead(pick, id), true);
      onLead();
      return undefined;
    },
    [latest],
  );
  return { said, choose };
}
