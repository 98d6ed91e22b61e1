import type { StaffRole } from "#engine/actor.ts";
import { Timeline } from "#web/kit/Timeline.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BodyIndex } from "./bodyIndex.ts";
import type { HistoryLine } from "./organisationsClient.ts";
import { Section, type SectionProps } from "./Section.tsx";
import { useOrganisationWords } from "./words.ts";

type HistoryWord =
  | "bodyEstablished"
  | "bodyChanged"
  | "bodyMoved"
  | "bodyDissolved"
  | "bodyTookOver"
  | "personAdded"
  | "personChanged"
  | "personLeft"
  | "postGiven"
  | "postEnded"
  | "imported"
  | "keyMade"
  | "keyEnded"
  | "signInPassword"
  | "signInSecondFactor"
  | "signInSessions"
  | "signInUnlock";

const actWords: Readonly<Record<string, HistoryWord>> = {
  "body-established": "bodyEstablished",
  "body-changed": "bodyChanged",
  "body-moved": "bodyMoved",
  "body-dissolved": "bodyDissolved",
  "body-took-over": "bodyTookOver",
  "person-added": "personAdded",
  "person-changed": "personChanged",
  "person-left": "personLeft",
  "post-given": "postGiven",
  "post-ended": "postEnded",
  imported: "imported",
  "key-made": "keyMade",
  "key-ended": "keyEnded",
  "sign-in-password": "signInPassword",
  "sign-in-second-factor": "signInSecondFactor",
  "sign-in-sessions": "signInSessions",
  "sign-in-unlock": "signInUnlock",
};

const fields = [
  "name",
  "workPhone",
  "phone",
  "parentId",
  "successorId",
  "tookOverId",
  "role",
  "bodyId",
  "title",
  "centre",
] as const;
type Field = (typeof fields)[number];

/** What {@link HistorySection} takes. */
export interface HistorySectionProps {
  /** Absent for those who may not know. */
  lines: readonly HistoryLine[] | undefined;
  index: BodyIndex;
  level: SectionProps["level"];
}

/** Who changed what, when, from what to what, newest first; nothing for those who may not know. */
export function HistorySection({ lines, index, level }: HistorySectionProps) {
  const o = useOrganisationWords();
  if (!lines) return null;
  return (
    <Section level={level} title={o("history.title")}>
      <HistoryTimeline lines={lines} index={index} />
    </Section>
  );
}

function HistoryTimeline({ lines, index }: { lines: readonly HistoryLine[]; index: BodyIndex }) {
  const o = useOrganisationWords();
  const t = useWords();
  const wordsOf = useWordsOf();

  function say(field: Field, value: unknown): string {
    if (value === undefined || value === null || value === "") return o("history.nothing");
    if (field === "role") return t(`role.${value as StaffRole}`);
    if (typeof value === "string") {
      const body =
        field === "parentId" || field === "successorId" || field === "tookOverId" || field === "bodyId"
          ? index.find(value)
          : undefined;
      return body ? wordsOf(body.name) : value;
    }
    if (field === "centre") {
      const { latitude, longitude } = value as { latitude: number; longitude: number };
      return `${latitude}, ${longitude}`;
    }
    const name = value as { zh?: string; en?: string };
    return [name.zh, name.en].filter(Boolean).join(" / ");
  }

  function differences(line: HistoryLine): string[] {
    const before = (line.before ?? {}) as Partial<Record<Field, unknown>>;
    const after = (line.after ?? {}) as Partial<Record<Field, unknown>>;
    return fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) =>
        o("history.change", {
          field: o(`field.${field}`),
          before: say(field, before[field]),
          after: say(field, after[field]),
        }),
      );
  }

  return (
    <Timeline
      entries={lines.map((line) => {
        const word = actWords[line.act];
        const details = [
          ...(line.reason === undefined ? [] : [o("history.reason", { reason: line.reason })]),
          ...differences(line),
        ];
        return {
          id: String(line.id),
          at: line.at,
          says: word ? o(`history.${word}`) : line.act,
          who: line.by?.name ?? o("history.system"),
          tone:
            line.act === "body-dissolved" || line.act === "person-left"
              ? ("warn" as const)
              : ("plain" as const),
          ...(details.length > 0 && { detail: <Details lines={details} /> }),
        };
      })}
    />
  );
}

function Details({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <p key={line}>{line}</p>);
}
