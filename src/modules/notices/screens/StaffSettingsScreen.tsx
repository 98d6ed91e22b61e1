import { Checkbox, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { staffChannels, staffKinds } from "../domain/choices.ts";
import { ChoiceGroup } from "./ChoiceGroup.tsx";
import classes from "./Notices.module.css";
import { noticesKey, readNotices, sendNotices, type StaffSettings } from "./noticeCalls.ts";
import { SettingsForm } from "./SettingsForm.tsx";
import { useNoticeWords } from "./words.ts";

const queryKey = [...noticesKey, "settings"];

/** How a member of staff is told, of what, and where. */
export function StaffSettingsScreen() {
  const n = useNoticeWords();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readNotices<StaffSettings>("settings", signal),
  });
  return (
    <Page title={n("staff.title")} lead={n("staff.lead")}>
      {error ? (
        <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Form settings={data} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}

/** What was entered anew; an empty field leaves the address as it was. */
interface Entered {
  phone: string;
  email: string;
  chat: string;
}

const nothing: Entered = { phone: "", email: "", chat: "" };

function Form({ settings }: { settings: StaffSettings }) {
  const n = useNoticeWords();
  const queries = useQueryClient();
  const [choice, setChoice] = useState({
    channel: settings.channel,
    language: settings.language,
    kinds: settings.kinds,
  });
  const [entered, setEntered] = useState(nothing);
  const [remove, setRemove] = useState(false);
  const command = useCommand({
    name: "notices:settings",
    send: (_: void, key) =>
      sendNotices<StaffSettings>("settings", { ...choice, ...addressesOf(entered, remove) }, key),
    onDone: (saved) => {
      queries.setQueryData(queryKey, saved);
      setEntered(nothing);
      setRemove(false);
    },
  });
  const { addresses } = settings;
  function change(part: Partial<typeof choice>): void {
    command.reset();
    setChoice({ ...choice, ...part });
  }
  function enter(part: Partial<Entered>): void {
    command.reset();
    setEntered({ ...entered, ...part });
  }
  return (
    <SettingsForm
      channels={staffChannels}
      channel={choice.channel}
      addressOf={(name) => addressFor(name, settings)}
      carried={settings.carried}
      onChannel={(channel) => change({ channel })}
      language={choice.language}
      onLanguage={(language) => change({ language })}
      command={command}
    >
      <div className={classes.part}>
        <TextInput
          label={n("staff.phone")}
          description={hintOf(
            addresses.phone,
            addresses.workPhone === undefined
              ? n("staff.phoneMissing")
              : n("staff.phoneHint", { phone: addresses.workPhone }),
          )}
          type="tel"
          autoComplete="off"
          value={entered.phone}
          onChange={(event) => enter({ phone: event.currentTarget.value })}
        />
        <TextInput
          label={n("staff.email")}
          description={hintOf(addresses.email, undefined)}
          type="email"
          autoComplete="off"
          value={entered.email}
          onChange={(event) => enter({ email: event.currentTarget.value })}
        />
        <TextInput
          label={n("staff.chat")}
          description={hintOf(addresses.chat, undefined)}
          autoComplete="off"
          value={entered.chat}
          onChange={(event) => enter({ chat: event.currentTarget.value })}
        />
        {(addresses.phone ?? addresses.email ?? addresses.chat) !== undefined && (
          <Checkbox
            label={n("staff.remove")}
            checked={remove}
            onChange={(event) => {
              command.reset();
              setRemove(event.currentTarget.checked);
            }}
          />
        )}
      </div>
      {choice.channel !== "none" && (
        <ChoiceGroup
          title={n("what")}
          names={staffKinds}
          chosen={choice.kinds}
          labelOf={(kind) => n(`kind.${kind}`)}
          onChange={(kinds) => change({ kinds })}
        />
      )}
    </SettingsForm>
  );

  function hintOf(now: string | undefined, otherwise: string | undefined): string | undefined {
    return now === undefined ? otherwise : n("staff.now", { address: now });
  }
}

function addressesOf(entered: Entered, remove: boolean): Partial<Record<keyof Entered, string | null>> {
  const given: Partial<Record<keyof Entered, string | null>> = {};
  for (const name of ["phone", "email", "chat"] as const) {
    const value = entered[name].trim();
    if (value !== "") given[name] = value;
    else if (remove) given[name] = null;
  }
  return given;
}

function addressFor(channel: StaffSettings["channel"], { addresses }: StaffSettings): string | undefined {
  if (channel === "sms") return addresses.phone ?? addresses.workPhone;
  return channel === "none" ? undefined : addresses[channel];
}
