import { Button } from "@mantine/core";
import { Notice } from "#web/kit/Notice.tsx";
import type { BoardLine } from "../../contract.ts";
import { useCase } from "../calls/useCase.ts";
import { LastStep } from "./LastStep.tsx";
import { isOpenTo } from "./useBoardBodies.ts";
import { useBoardWords } from "./words.ts";

/** Says that the case somebody was at has left the board, and by whose hand. */
export function GoneNotice({ line, onSeen }: { line: BoardLine; onSeen: () => void }) {
  const t = useBoardWords();
  const { view } = useCase(line.id);
  // Others that are due earlier may have pushed it off the page.
  if (!view || isOpenTo(line, view)) return null;
  return (
    <Notice
      tone="warn"
      title={t("gone", { number: line.number })}
      action={
        <Button variant="default" onClick={onSeen}>
          {t("seen")}
        </Button>
      }
    >
      <LastStep view={view} />
    </Notice>
  );
}
