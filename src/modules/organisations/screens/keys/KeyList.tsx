import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { Fact } from "../Fact.tsx";
import shared from "../Organisations.module.css";
import { type KeyLine, organisations } from "../organisationsClient.ts";
import { textsOf } from "../textsOf.ts";
import classes from "./Keys.module.css";
import { useKeyWords } from "./words.ts";

const dayMs = 86_400_000;
const soonMs = 14 * dayMs;
const idleMs = 90 * dayMs;

/** Keys, each with whom it acts as, what it may do, when it was used and when it ends. */
export function KeyList({ keys, onEnded }: { keys: readonly KeyLine[]; onEnded: () => void }) {
  const k = useKeyWords();
  const [ending, setEnding] = useState<KeyLine>();
  return (
    <>
      <ul className={shared.list}>
        {keys.map((each) => (
          <li key={each.id} className={classes.key} data-over={each.standing !== "active" || undefined}>
            <div className={classes.head}>
              <strong className={classes.name}>{each.name}</strong>
              <span className={classes.standing} data-standing={each.standing}>
                {k(`standing.${each.standing}`)}
              </span>
              {each.standing === "active" && (
                <Button
                  className={classes.end ?? ""}
                  variant="default"
                  aria-label={`${k("end.open")}：${each.name}`}
                  onClick={() => setEnding(each)}
                >
                  {k("end.open")}
                </Button>
              )}
            </div>
            <KeyFacts line={each} />
          </li>
        ))}
      </ul>
      {ending && (
        <EndKey
          line={ending}
          onClose={() => setEnding(undefined)}
          onEnded={() => {
            setEnding(undefined);
            onEnded();
          }}
        />
      )}
    </>
  );
}

function KeyFacts({ line }: { line: KeyLine }) {
  const k = useKeyWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const { day, instant } = useFormats();
  const { person, post, madeBy } = line;
  return (
    <dl className={shared.facts}>
      <Fact name={k("line.owner")}>
        <Link to="/people/$personId" params={{ personId: person.id }} preload={false}>
          {person.name}
        </Link>
        <br />
        {t(`role.${post.role}`)} · {wordsOf(post.bodyName)}
      </Fact>
      <Fact name={k("line.may")}>{k(`may.${post.role}`)}</Fact>
      <Fact name={k("line.used")}>
        {line.lastUsedAt === undefined ? k("line.never") : instant(line.lastUsedAt)}
        <Idle line={line} />
      </Fact>
      <Fact name={k("line.until")}>
        {/* It ends with the last moment of its last day. */}
        {line.expiresAt === undefined ? k("line.forever") : day(Date.parse(line.expiresAt) - 1)}
        <Soon line={line} />
      </Fact>
      <Fact name={k("line.made")}>
        {madeBy ? k("line.madeBy", { at: day(line.createdAt), name: madeBy.name }) : day(line.createdAt)}
      </Fact>
      {line.endedAt !== undefined && (
        <Fact name={k("line.ended")}>
          {line.endedBy
            ? k("line.endedBy", {
                at: instant(line.endedAt),
                name: line.endedBy.name,
                reason: line.endReason ?? "",
              })
            : instant(line.endedAt)}
        </Fact>
      )}
    </dl>
  );
}

/** Says so where a key ends soon: whoever uses it wants another in time. */
function Soon({ line }: { line: KeyLine }) {
  const k = useKeyWords();
  const { span } = useFormats();
  const nowMs = useServerNow();
  if (line.standing !== "active" || line.expiresAt === undefined) return null;
  const leftMs = Date.parse(line.expiresAt) - nowMs;
  return leftMs < soonMs ? <span className={classes.warn}>{k("soon", { span: span(leftMs) })}</span> : null;
}

/** Says so where nobody used a key for long: one that is not needed is a door left open. */
function Idle({ line }: { line: KeyLine }) {
  const k = useKeyWords();
  const { span } = useFormats();
  const nowMs = useServerNow();
  const sinceMs = nowMs - Date.parse(line.lastUsedAt ?? line.createdAt);
  if (line.standing !== "active" || sinceMs < idleMs) return null;
  return <span className={classes.warn}>{k("idle", { span: span(sinceMs) })}</span>;
}

function EndKey({ line, onClose, onEnded }: { line: KeyLine; onClose: () => void; onEnded: () => void }) {
  const k = useKeyWords();
  const t = useWords();
  return (
    <Dialog title={k("end.title")} onClose={onClose} closeLabel={t("actions.cancel")}>
      <ActionForm
        name={`key:${line.id}:end`}
        intro={
          <>
            <p>
              <strong>{line.name}</strong>
            </p>
            <p className={shared.quiet}>{k("end.explains")}</p>
          </>
        }
        fields={[
          {
            kind: "longText",
            name: "reason",
            label: k("end.reason"),
            hint: k("end.reasonHint"),
            required: true,
            fewestCharacters: 2,
            mostCharacters: 500,
          },
        ]}
        submitLabel={k("end.send")}
        destructive
        send={(values, { idempotencyKey }) =>
          organisations.endKey(
            { id: line.id, reason: textsOf(values)("reason") },
            { context: { idempotencyKey } },
          )
        }
        onDone={onEnded}
        onCancel={onClose}
      />
    </Dialog>
  );
}
