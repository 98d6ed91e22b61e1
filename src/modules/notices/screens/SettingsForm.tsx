import { Button } from "@mantine/core";
import type { ReactNode, SubmitEvent } from "react";
import type { Language } from "#engine/words.ts";
import type { Command } from "#web/client/useCommand.ts";
import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { isLanguage, languageNames } from "#web/words/language.ts";
import classes from "./Notices.module.css";
import { useNoticeWords } from "./words.ts";

type ChannelName = "sms" | "email" | "chat" | "none";

/** What {@link SettingsForm} takes. */
export interface SettingsFormProps<Channel extends ChannelName> {
  channels: readonly Channel[];
  channel: Channel;
  /** Where a channel leads now, masked. */
  addressOf(channel: Channel): string | undefined;
  carried: readonly string[];
  onChannel(channel: Channel): void;
  language: Language;
  onLanguage(language: Language): void;
  command: Command<void, unknown>;
  /** Between the choice of a way and the button. */
  children: ReactNode;
}

/** How somebody is told: the way, the language, and what the screen adds. */
export function SettingsForm<Channel extends ChannelName>(props: SettingsFormProps<Channel>) {
  const { channels, channel, addressOf, carried, onChannel, language, onLanguage, command, children } = props;
  const n = useNoticeWords();

  // One of the four: which of them a caller offers is no matter of the words.
  const labelOf = (name: ChannelName): string => n(`channel.${name}`);

  function hintOf(name: Channel): string {
    if (name === "none") return n("nothing");
    const address = addressOf(name);
    if (address === undefined) return n("notGiven");
    const sent = n(`channelHint.${name as "sms"}`, { address });
    return carried.includes(name) ? sent : `${sent}；${n("notCarried")}`;
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!command.busy) void command.run();
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ChoiceCards
        label={n("how")}
        options={channels.map((name) => ({
          value: name,
          label: labelOf(name),
          hint: hintOf(name),
        }))}
        value={channel}
        onChange={(value) => {
          const chosen = channels.find((name) => name === value);
          if (chosen !== undefined) onChannel(chosen);
        }}
      />
      {children}
      <ChoiceCards
        label={n("language")}
        options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={(value) => isLanguage(value) && onLanguage(value)}
        columns={2}
      />
      <CommandNotice state={command.state} />
      {command.state.step === "done" && <Notice tone="good">{n("saved")}</Notice>}
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={command.busy}>
          {n("save")}
        </Button>
      </div>
    </form>
  );
}
