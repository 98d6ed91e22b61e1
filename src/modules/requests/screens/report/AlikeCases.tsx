import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import type { PublicLine } from "../../contract.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";
import classes from "./AlikeCases.module.css";
import { findAlike, listAlike } from "./alikeCalls.ts";
import { type AlikeAsked, alikeAskedOf } from "./alikeAsked.ts";
import { useAlikeWords } from "./alikeWords.ts";
import type { FormPart } from "./formPart.ts";

const settledMs = 700;
const staleMs = 120_000;
const none: readonly AlikeLine[] = [];

type AlikeLine = PublicLine & { id?: string; summary?: string };

/** What may be the same as what is being written: shown beside the form, never in its way, and silent where it fails. */
export function AlikeCases({ draft, forAnother }: Pick<FormPart, "draft" | "forAnother">) {
  const { index } = useBodyTree();
  const asking = useMemo(() => alikeAskedOf(draft, index), [draft, index]);
  const [asked] = useDebouncedValue(asking, settledMs);
  const [notThese, setNotThese] = useState<readonly string[]>([]);
  const { data = none } = useQuery({
    queryKey: ["requests", "alike", forAnother, asked?.placeId, asked?.kind, forAnother && asked?.words],
    queryFn: ({ signal }) => askFor(asked, forAnother, signal),
    enabled: asked !== undefined,
    staleTime: staleMs,
    retry: false,
    placeholderData: (before) => before,
    // Offline it would wait, and come when nobody thinks of it any more.
    networkMode: "always",
  });
  const lines = asked ? data.filter(({ number }) => !notThese.includes(number)) : none;
  if (lines.length === 0) return null;
  return (
    <Shown
      lines={lines}
      forAnother={forAnother}
      onLeave={() => setNotThese((before) => [...before, ...lines.map(({ number }) => number)])}
    />
  );
}

async function askFor(
  asked: AlikeAsked | undefined,
  forAnother: boolean,
  signal: AbortSignal,
): Promise<readonly AlikeLine[]> {
  if (!asked) return none;
  return (forAnother ? await findAlike(asked, signal) : await listAlike(asked, signal)).lines;
}

interface ShownProps {
  lines: readonly AlikeLine[];
  forAnother: boolean;
  onLeave: () => void;
}

function Shown({ lines, forAnother, onLeave }: ShownProps) {
  const t = useAlikeWords();
  return (
    <section className={classes.alike} aria-labelledby="alike-title">
      <h3 id="alike-title" className={classes.title}>
        <Icon name="copy" size={20} /> {t("title")}
      </h3>
      <output className={classes.soft}>{t(forAnother ? "deskLead" : "lead")}</output>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <Line key={line.number} line={line} forAnother={forAnother} />
        ))}
      </ul>
      <div>
        <Button variant="default" onClick={onLeave}>
          {t("leave")}
        </Button>
      </div>
    </section>
  );
}

function Line({ line, forAnother }: { line: AlikeLine; forAnother: boolean }) {
  const t = useAlikeWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const kindName = Object.hasOwn(kinds, line.kind) && wordsOf(kinds[line.kind as Kind]);
  const { number, state, matter, lead, openedAt, closedAt, id, summary } = line;
  const href = forAnother && id !== undefined ? `/desk/cases/${id}` : `/public/${number}`;
  return (
    <li className={classes.line}>
      <strong>
        {[kindName, wordsOf(state.name), matter && wordsOf(matter)].filter(Boolean).join(" · ")}
      </strong>
      {summary !== undefined && <span>{summary}</span>}
      <span className={classes.soft}>
        {[
          number,
          t("reported", { at: formats.day(openedAt) }),
          closedAt !== undefined && t("ended", { at: formats.day(closedAt) }),
          lead && t("leads", { name: wordsOf(lead) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <a href={href} target="_blank" rel="noopener noreferrer" className={classes.look}>
        {t("look")} <span className={classes.number}>{number}</span> <Icon name="arrowEnd" size={16} />
      </a>
    </li>
  );
}
