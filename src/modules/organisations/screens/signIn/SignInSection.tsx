import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar, type ActionView } from "#web/kit/ActionBar.tsx";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { Fact } from "../Fact.tsx";
import classes from "../Organisations.module.css";
import {
  organisations,
  organisationsKey,
  type PersonPage,
  type PersonSignIn,
} from "../organisationsClient.ts";
import { Section } from "../Section.tsx";
import { textsOf } from "../textsOf.ts";
import { usePersonSignInWords } from "./words.ts";

const acts = ["password", "second-factor", "sessions", "unlock"] as const;
type Act = (typeof acts)[number];

/** How a person signs in, and what a security administrator may reset of it. */
export function SignInSection({ person }: { person: PersonPage }) {
  const o = usePersonSignInWords();
  const queries = useQueryClient();
  const [link, setLink] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: [...organisationsKey, "sign-in", person.id],
    queryFn: ({ signal }) => organisations.readSignIn({ id: person.id }, { signal }),
  });
  if (error) {
    return (
      <Section level={2} title={o("title")}>
        <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />
      </Section>
    );
  }
  if (!data) return <LoadingState />;
  return (
    <Section level={2} title={o("title")}>
      {link !== undefined && <Invitation name={person.name} link={link} onClose={() => setLink(undefined)} />}
      <SignInFacts state={data} />
      {data.mayReset && (
        <ActionBar
          subject={`person:${person.id}:sign-in`}
          label={o("title")}
          actions={resets(data, o)}
          send={async (action, values, { idempotencyKey }) => {
            const { inviteToken } = await organisations.resetSignIn(
              { id: person.id, act: actOf(action), reason: textsOf(values)("reason") },
              { context: { idempotencyKey } },
            );
            if (action === "password") setLink(inviteToken === undefined ? "" : inviteLink(inviteToken));
          }}
          onDone={() => void queries.invalidateQueries({ queryKey: organisationsKey })}
        />
      )}
    </Section>
  );
}

function SignInFacts({ state }: { state: PersonSignIn }) {
  const o = usePersonSignInWords();
  const { instant, day } = useFormats();
  const { account, invitedUntil, passwordSetAt, lockedUntil, lastSeenAt } = state;
  return (
    <dl className={classes.facts}>
      <Fact name={o("account")}>
        {o(`accounts.${account}`)}
        {account === "invited" && invitedUntil !== undefined && (
          <small className={classes.beside}>{o("invitedUntil", { at: instant(invitedUntil) })}</small>
        )}
        {passwordSetAt !== undefined && (
          <small className={classes.beside}>{o("passwordSet", { day: day(passwordSetAt) })}</small>
        )}
      </Fact>
      <Fact name={o("secondFactor")}>
        {state.secondFactor ? o("has") : o("hasNot")}
        {state.secondFactorRequired && !state.secondFactor && (
          <small className={classes.beside}>{o("required")}</small>
        )}
      </Fact>
      <Fact name={o("locked")}>
        {lockedUntil === undefined ? o("notLocked") : o("lockedUntil", { at: instant(lockedUntil) })}
      </Fact>
      <Fact name={o("sessions")}>
        {state.sessions === 0 ? o("nowhere") : o("devices", { count: state.sessions })}
        {lastSeenAt !== undefined && (
          <small className={classes.beside}>{o("lastSeen", { at: instant(lastSeenAt) })}</small>
        )}
      </Fact>
    </dl>
  );
}

/** What there is to reset now. */
function resets(state: PersonSignIn, o: ReturnType<typeof usePersonSignInWords>): ActionView[] {
  const isThere: Record<Act, boolean> = {
    password: true,
    "second-factor": state.secondFactor,
    sessions: state.sessions > 0,
    unlock: state.lockedUntil !== undefined,
  };
  const fresh = state.account === "waiting" || state.account === "invited";
  return acts
    .filter((act) => isThere[act])
    .map((act) => ({
      name: act,
      label: o(`acts.${act === "password" && fresh ? "invite" : act}`),
      explains: o(`explains.${act === "password" && fresh ? "invite" : act}`),
      destructive: act === "second-factor" || (act === "password" && !fresh),
      fields: [
        {
          kind: "longText",
          name: "reason",
          label: o("reason"),
          hint: o("reasonHint"),
          required: true,
          fewestCharacters: 2,
          mostCharacters: 500,
        },
      ],
    }));
}

function actOf(name: string): Act {
  const act = acts.find((each) => each === name);
  if (!act) throw new Error(`${name} is not offered`);
  return act;
}

/** After the hash, where no server's log sees the token. */
function inviteLink(token: string): string {
  return `${location.origin}/invite#${token}`;
}

function Invitation({ name, link, onClose }: { name: string; link: string; onClose: () => void }) {
  const o = usePersonSignInWords();
  const place = useRef<HTMLDivElement>(null);
  // It is shown once: it must not come to stand below the screen.
  useEffect(() => place.current?.scrollIntoView({ block: "center" }), []);
  if (link === "") {
    return (
      <div ref={place}>
        <Notice tone="warn" title={o("linkLost")} urgent>
          {o("linkLostHint")}
        </Notice>
      </div>
    );
  }
  return (
    <div ref={place}>
      <Notice tone="warn" title={o("link", { name })} urgent>
        <p className={classes.linkHint}>{o("linkHint")}</p>
        <code className={classes.secretLink}>{link}</code>
        <span className={classes.linkButtons}>
          <CopyButton text={link} label={o("copyLink")} />
          <Button variant="subtle" color="gray" onClick={onClose}>
            {o("linkDone")}
          </Button>
        </span>
      </Notice>
    </div>
  );
}
