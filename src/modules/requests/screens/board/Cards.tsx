import { Button, NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { memo, type PointerEvent, useMemo, useState } from "react";
import { ClockBadge } from "#web/kit/ClockBadge.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BoardLine } from "../../contract.ts";
import { type Kind, kinds, type Urgency, urgencies } from "../../domain/kinds.ts";
import { keyOfLine } from "../queue/selection.ts";
import classes from "./Board.module.css";
import { groupCards, type Grouping, groupings } from "./cards.ts";
import { useBoardWords } from "./words.ts";

/** What {@link Cards} takes. */
export interface CardsProps {
  lines: readonly BoardLine[];
  selected: string | undefined;
  more: { loading: boolean; onMore: () => void } | undefined;
  /** A card was pressed, by a pointer or by a key: a body is to be chosen for it. */
  onPress: (line: BoardLine, byKey: boolean) => void;
  onGrip: (event: PointerEvent, line: BoardLine) => void;
}

/** The cases that wait, as cards. One card at a time is in the order of Tab. */
export function Cards({ lines, selected, more, onPress, onGrip }: CardsProps) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const [by, setBy] = useState<Grouping>("none");
  const groups = useMemo(() => groupCards(lines, by), [lines, by]);
  const first = lines[0] && keyOfLine(groups[0]?.lines[0] ?? lines[0]);
  const reached = lines.some((line) => keyOfLine(line) === selected) ? selected : first;
  const nameOf = ({ key, lines: [line] }: (typeof groups)[number]) => {
    if (by === "place") return line?.place ? wordsOf(line.place.name) : t("noPlace");
    return key in kinds ? wordsOf(kinds[key as Kind]) : key;
  };
  return (
    <section className={classes.waiting} aria-labelledby="waiting">
      <div className={classes.head}>
        <h2 id="waiting">
          {t("waiting")}{" "}
          <span className={classes.soft}>
            {t(more ? "waitingMore" : "waitingCount", { count: lines.length })}
          </span>
        </h2>
        <NativeSelect
          aria-label={t("group")}
          rightSection={<Icon name="chevronDown" size={18} />}
          value={by}
          data={groupings.map((value) => ({ value, label: t(`groupBy.${value}`) }))}
          onChange={(event) => setBy(event.currentTarget.value as Grouping)} // one of the options
        />
      </div>
      {groups.map((group) => (
        <div key={group.key} className={classes.group}>
          {by !== "none" && (
            <h3>
              {nameOf(group)} <span className={classes.soft}>{group.lines.length}</span>
            </h3>
          )}
          <ul className={classes.cards}>
            {group.lines.map((line) => {
              const key = keyOfLine(line);
              return (
                <Card
                  key={key}
                  line={line}
                  selected={key === selected}
                  reached={key === reached}
                  onPress={onPress}
                  onGrip={onGrip}
                />
              );
            })}
          </ul>
        </div>
      ))}
      {more && (
        <Button variant="default" loading={more.loading} onClick={more.onMore}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

interface CardProps extends Pick<CardsProps, "onPress" | "onGrip"> {
  line: BoardLine;
  selected: boolean;
  reached: boolean;
}

const Card = memo(function Card({ line, selected, reached, onPress, onGrip }: CardProps) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const { id, number, kind, urgency, summary, matter, dueAt, act } = line;
  return (
    <li className={classes.card} data-urgency={urgency} data-selected={selected || undefined}>
      <button
        type="button"
        className={classes.press}
        data-card={keyOfLine(line)}
        aria-pressed={selected}
        tabIndex={reached ? 0 : -1}
        onClick={(event) => onPress(line, event.detail === 0)}
        onPointerDown={(event) => onGrip(event, line)}
      >
        <span className={classes.marks}>
          {urgency !== "normal" && urgency in urgencies && (
            <strong className={classes.urgency}>{wordsOf(urgencies[urgency as Urgency])}</strong>
          )}
          <span>{kind in kinds ? wordsOf(kinds[kind as Kind]) : kind}</span>
          {act !== "dispatch" && <span className={classes.act}>{t(`act.${act}`)}</span>}
          {dueAt !== undefined && <ClockBadge clock={{ state: "running", dueAt }} />}
        </span>
        <span className={classes.words}>{summary ?? t("noWords")}</span>
        <span className={classes.grip} data-grip title={t("grip")}>
          <Icon name="menu" size={20} />
        </span>
      </button>
      <span className={classes.facts}>
        <Link
          to={`/desk/cases/${id}`}
          draggable={false}
          tabIndex={reached ? 0 : -1}
          aria-label={t("open", { number })}
        >
          {number}
        </Link>
        <span>{matter && wordsOf(matter)}</span>
      </span>
    </li>
  );
});
