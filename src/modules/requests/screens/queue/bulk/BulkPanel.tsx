import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { type BulkAct, bulkMost } from "./bulkActs.ts";
import { tallyOf } from "./bulkRun.ts";
import { BulkPreview } from "./BulkPreview.tsx";
import { BulkProgress } from "./BulkProgress.tsx";
import classes from "./Bulk.module.css";
import type { Chosen } from "./planBulk.ts";
import { useBulkRun } from "./useBulkRun.ts";
import { useBulkWords } from "./words.ts";

/** What {@link BulkPanel} takes. */
export interface BulkPanelProps {
  acts: readonly BulkAct[];
  chosen: readonly Chosen[];
  /** How many lines are on the page. */
  lines: number;
  onChooseAll: (on: boolean) => void;
}

/** What may be done with the lines that are chosen, and how an act on them goes. */
export function BulkPanel({ acts, chosen, lines, onChooseAll }: BulkPanelProps) {
  const t = useBulkWords();
  const [asked, setAsked] = useState<BulkAct>();
  const [watching, setWatching] = useState(false);
  const followed = useBulkRun();
  const { run } = followed;
  const tally = run && tallyOf(run);
  const tooMany = chosen.length > bulkMost;
  return (
    <>
      {run && tally && !watching && (
        <Notice
          tone={tally.open > 0 || tally.refused > 0 ? "warn" : "good"}
          title={t(`left.${run.act}`)}
          action={
            <Button variant="default" onClick={() => setWatching(true)}>
              {t("seeRun")}
            </Button>
          }
        >
          {t("tally", { done: tally.done, refused: tally.refused, open: tally.open })}
        </Notice>
      )}
      <div className={classes.bar} data-bar data-some={chosen.length > 0 || undefined}>
        <Checkbox
          label={t("chooseAll", { count: lines })}
          checked={chosen.length > 0 && chosen.length === lines}
          indeterminate={chosen.length > 0 && chosen.length < lines}
          onChange={(event) => onChooseAll(event.currentTarget.checked)}
        />
        <output className={classes.chosen}>
          {chosen.length > 0 && t(tooMany ? "tooMany" : "chosen", { count: chosen.length, most: bulkMost })}
        </output>
        {chosen.length > 0 &&
          acts.map((act) => (
            <Button
              key={act}
              variant="default"
              disabled={tooMany || followed.busy || (tally?.open ?? 0) > 0}
              onClick={() => setAsked(act)}
            >
              {t(`act.${act}`)}
            </Button>
          ))}
        {chosen.length > 0 && (
          <Button
            variant="subtle"
            leftSection={<Icon name="close" size={18} />}
            onClick={() => onChooseAll(false)}
          >
            {t("clear")}
          </Button>
        )}
      </div>
      {asked && (
        <BulkPreview
          act={asked}
          chosen={chosen}
          onBegin={(steps) => {
            setAsked(undefined);
            setWatching(true);
            followed.begin(asked, steps);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {run && watching && (
        <BulkProgress
          followed={followed}
          run={run}
          onClose={() => {
            setWatching(false);
            // What is all done or refused has been read; what is open stays to be gone on with.
            if (tally?.open === 0) {
              followed.close();
              onChooseAll(false);
            }
          }}
          onGiveUp={() => {
            setWatching(false);
            followed.close();
          }}
        />
      )}
    </>
  );
}
