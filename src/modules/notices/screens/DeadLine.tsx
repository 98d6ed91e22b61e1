import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import { findTemplate } from "../domain/templates.ts";
import classes from "./Notices.module.css";
import { type DeadNotice, noticesKey, sendNotices } from "./noticeCalls.ts";
import { reasonWords } from "./reasonWords.ts";
import { useNoticeWords } from "./words.ts";

const shortestNote = 2;

/** A message that could not be sent: why, and what an operator may do about it. */
export function DeadLine({ notice }: { notice: DeadNotice }) {
  const n = useNoticeWords();
  const { instant } = useFormats();
  const [givingUp, setGivingUp] = useState(false);
  const [note, setNote] = useState("");
  const again = useCommand({
    name: `notices:${notice.id}:try-again`,
    send: (_: void, key) => sendNotices(`${notice.id}/try-again`, {}, key),
    invalidates: [noticesKey],
  });
  const giveUp = useCommand({
    name: `notices:${notice.id}:give-up`,
    send: (_: void, key) => sendNotices(`${notice.id}/give-up`, { note: note.trim() }, key),
    invalidates: [noticesKey],
  });
  return (
    <li className={classes.card}>
      <div className={classes.top}>
        <strong>{reasonWords(notice.reason, n)}</strong>
        <span className={classes.soft}>{instant(notice.settledAt)}</span>
      </div>
      <div className={classes.soft}>{lineOf(notice)}</div>
      {notice.reason === "answer-lost" && <p>{n("queue.doubt")}</p>}
      <CommandNotice state={again.state} />
      <CommandNotice state={giveUp.state} />
      {givingUp ? (
        <>
          <TextInput
            label={n("queue.note")}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button
              disabled={note.trim().length < shortestNote}
              loading={giveUp.busy}
              onClick={() => void giveUp.run()}
            >
              {n("queue.confirmGiveUp")}
            </Button>
            <Button variant="default" onClick={() => setGivingUp(false)}>
              {n("queue.cancel")}
            </Button>
          </div>
        </>
      ) : (
        <div className={classes.buttons}>
          <Button
            variant="default"
            loading={again.busy}
            leftSection={<Icon name="retry" size={18} />}
            onClick={() => void again.run()}
          >
            {n("queue.again")}
          </Button>
          <Button variant="default" onClick={() => setGivingUp(true)}>
            {n("queue.giveUp")}
          </Button>
        </div>
      )}
    </li>
  );

  function lineOf({ channel, maskedAddress, name, template, to, tries }: DeadNotice): string {
    const declared = findTemplate(template);
    const about =
      declared === undefined
        ? template
        : declared.audience === "staff"
          ? n(`kind.${declared.kind}`)
          : n(`step.${declared.step}`);
    const way = channel === undefined ? undefined : n(`channel.${channel}`);
    const whom = name === undefined ? n(`queue.to.${to}`) : n("queue.toPerson", { name });
    const parts = [whom, way, maskedAddress ?? n("queue.noAddress"), about];
    return [...parts, n("queue.tries", { count: tries })].filter((part) => part !== undefined).join(" · ");
  }
}
