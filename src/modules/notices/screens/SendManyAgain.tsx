import { Button } from "@mantine/core";
import { useState } from "react";
import { newId } from "#web/client/newId.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import type { FilterValues } from "#web/kit/FilterBar.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import classes from "./Notices.module.css";
import { noticesKey, sendNotices, type SentAgain } from "./noticeCalls.ts";
import { reasonWords } from "./reasonWords.ts";
import { useNoticeWords } from "./words.ts";

/** What {@link SendManyAgain} takes. */
export interface SendManyAgainProps {
  filters: FilterValues;
  /** When it was counted: what could not be sent since is left for another look. */
  asOf: string;
  /** How many are meant. */
  count: number;
  /** How many are shown; more than are meant where it is not known whether some arrived. */
  total: number;
}

/** Sends all messages of a kind again, after saying how many they are. */
export function SendManyAgain({ filters, asOf, count, total }: SendManyAgainProps) {
  const n = useNoticeWords();
  // What is asked about is what was counted as the question was put, whatever is counted since.
  const [asked, setAsked] = useState<SendManyAgainProps & { id: string }>();
  const [done, setDone] = useState<SentAgain>();
  return (
    <>
      {done && (
        <Notice tone="good">
          {n("bulk.done", { count: done.again })}
          {done.stillDead > 0 && n("bulk.left", { count: done.stillDead })}
        </Notice>
      )}
      {count > 0 && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            leftSection={<Icon name="retry" size={18} />}
            onClick={() => setAsked({ filters, asOf, count, total, id: newId() })}
          >
            {n("bulk.again", { count })}
          </Button>
        </div>
      )}
      {asked && (
        <Question
          key={asked.id}
          {...asked}
          onClose={() => setAsked(undefined)}
          onDone={(outcome) => {
            setDone(outcome);
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

interface QuestionProps extends SendManyAgainProps {
  id: string;
  onClose: () => void;
  onDone: (outcome: SentAgain) => void;
}

function Question({ filters, asOf, count, total, id, onClose, onDone }: QuestionProps) {
  const n = useNoticeWords();
  const { instant } = useFormats();
  const { reason, channel } = filters;
  const command = useCommand({
    name: `notices:dead-again:${id}`,
    send: (_: void, key) => sendNotices<SentAgain>("try-dead-again", { ...filters, until: asOf }, key),
    invalidates: [noticesKey],
    onDone,
  });
  const kinds = [
    reason === undefined ? n("bulk.anyReason") : reasonWords(reason, n),
    channel === undefined
      ? n("bulk.anyChannel")
      : channel === "none"
        ? n("queue.noAddress")
        : n(`channel.${channel as "sms"}`),
  ];
  return (
    <Dialog title={n("bulk.title")} onClose={onClose}>
      <div className={classes.part}>
        <strong>{n("bulk.count", { count, at: instant(asOf) })}</strong>
        <p className={classes.soft}>{kinds.join(" · ")}</p>
        <p>{n("bulk.hint")}</p>
        {reason === "answer-lost" && <Notice tone="warn">{n("queue.doubt")}</Notice>}
        {total > count && <Notice tone="calm">{n("bulk.doubtful", { count: total - count })}</Notice>}
        <CommandNotice state={command.state} />
        <div className={classes.buttons}>
          <Button size="lg" loading={command.busy} onClick={() => void command.run()}>
            {n("bulk.confirm", { count })}
          </Button>
          <Button size="lg" variant="subtle" color="gray" disabled={command.busy} onClick={onClose}>
            {n("queue.cancel")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
