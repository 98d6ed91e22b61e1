import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { staffChannels } from "../domain/choices.ts";
import { AddressFields, type EnteredAddresses } from "./AddressFields.tsx";
import { KindChoices } from "./KindChoices.tsx";
import { QuietFields } from "./QuietFields.tsx";
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

const nothing: EnteredAddresses = { phone: "", email: "", chat: "" };

function Form({ settings }: { settings: StaffSettings }) {
  const queries = useQueryClient();
  const [choice, setChoice] = useState({
    channel: settings.channel,
    language: settings.language,
    kinds: settings.kinds,
    inApp: settings.inApp,
  });
  const [entered, setEntered] = useState(nothing);
  const [remove, setRemove] = useState(false);
  const [quiet, setQuiet] = useState(settings.quietHours);
  const command = useCommand({
    name: "notices:settings",
    send: (_: void, key) =>
      sendNotices<StaffSettings>(
        "settings",
        { ...choice, quietHours: quiet ?? null, ...addressesOf(entered, remove) },
        key,
      ),
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
      <AddressFields
        addresses={addresses}
        entered={entered}
        onEntered={(part) => {
          command.reset();
          setEntered({ ...entered, ...part });
        }}
        remove={remove}
        onRemove={(value) => {
          command.reset();
          setRemove(value);
        }}
      />
      {choice.channel !== "none" && (
        <QuietFields
          forAll={settings.quietForAll}
          value={quiet}
          onChange={(value) => {
            command.reset();
            setQuiet(value);
          }}
        />
      )}
      <KindChoices
        kinds={choice.channel === "none" ? undefined : choice.kinds}
        inApp={choice.inApp}
        onChange={change}
      />
    </SettingsForm>
  );
}

function addressesOf(
  entered: EnteredAddresses,
  remove: boolean,
): Partial<Record<keyof EnteredAddresses, string | null>> {
  const given: Partial<Record<keyof EnteredAddresses, string | null>> = {};
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
