import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { useCommand } from "#web/client/useCommand.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { SignInNotice } from "#web/kit/SignInNotice.tsx";
import { useSession } from "#web/session/session.ts";
import { reporterChannels, reporterSteps } from "../domain/choices.ts";
import { ChoiceGroup } from "./ChoiceGroup.tsx";
import { noticesKey, readNotices, type ReporterSettings, sendNotices } from "./noticeCalls.ts";
import { SettingsForm } from "./SettingsForm.tsx";
import { useNoticeWords } from "./words.ts";

const queryKey = [...noticesKey, "mine"];

/** A reporter's choice of what they are told, how, and in which language. */
export function ReporterSettingsScreen() {
  const n = useNoticeWords();
  const { status, reporter } = useSession();
  return (
    <Page title={n("reporter.title")} lead={n("reporter.lead")} backTo="/my">
      {status === "loading" ? (
        <LoadingState />
      ) : reporter ? (
        <Settings />
      ) : (
        <SignInNotice says={n("reporter.signIn")} button={n("reporter.signInButton")} next="/my/notices" />
      )}
    </Page>
  );
}

function Settings() {
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readNotices<ReporterSettings>("mine", signal),
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  return data ? <Form settings={data} /> : <LoadingState />;
}

function Form({ settings }: { settings: ReporterSettings }) {
  const n = useNoticeWords();
  const queries = useQueryClient();
  const [channel, setChannel] = useState(settings.channel);
  const [language, setLanguage] = useState(settings.language);
  const [steps, setSteps] = useState(settings.steps);
  const command = useCommand({
    name: "notices:mine",
    send: (_: void, key) => sendNotices<ReporterSettings>("mine", { channel, language, steps }, key),
    onDone: (saved) => queries.setQueryData(queryKey, saved),
  });
  /** What was said of an earlier choice is no word on this one. */
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      command.reset();
      set(value);
    };
  const { phone, email } = settings.addresses;
  return (
    <SettingsForm
      channels={reporterChannels.filter((name) => name !== "email" || email !== undefined)}
      channel={channel}
      addressOf={(name) => (name === "sms" ? phone : name === "email" ? email : undefined)}
      carried={settings.carried}
      onChannel={change(setChannel)}
      language={language}
      onLanguage={change(setLanguage)}
      command={command}
    >
      {channel !== "none" && (
        <ChoiceGroup
          title={n("what")}
          names={reporterSteps}
          chosen={steps}
          labelOf={(step) => n(`step.${step}`)}
          onChange={change(setSteps)}
        />
      )}
    </SettingsForm>
  );
}
