import { useMediaQuery } from "@mantine/hooks";
import { type CSSProperties, useCallback, useMemo, useRef, useState } from "react";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { useLatest } from "#web/kit/useLatest.ts";
import { useSession } from "#web/session/session.ts";
import type { CaseLine, QueueLine } from "../../contract.ts";
import { bulkActsOf } from "./bulk/bulkActs.ts";
import { BulkPanel } from "./bulk/BulkPanel.tsx";
import { useDraftedCases } from "../case/useDraftedCases.ts";
import { CaseLineRow } from "./CaseLineRow.tsx";
import { gridOf, keepLook, type LineLook, plainLook, readLook } from "./columns.ts";
import { groupByDue } from "./groupByDue.ts";
import { KeysHelp } from "./KeysHelp.tsx";
import classes from "./Lines.module.css";
import { LineLookDialog } from "./LineLookDialog.tsx";
import { ListToolbar } from "./ListToolbar.tsx";
import { keyOfLine, noSelection, toggle, toggleAll } from "./selection.ts";
import { useListKeys } from "./useListKeys.ts";
import { useQueueWords } from "./words.ts";
import type { FollowedAddress } from "./filters/useListAddress.ts";
import type { ListName } from "../../domain/listTerms.ts";

/** What {@link Lines} takes. */
export interface LinesProps {
  list: ListName;
  label: string;
  lines: readonly (CaseLine | QueueLine)[];
  address: FollowedAddress;
  /** Parted by how pressing they are. */
  byDue: boolean;
  /** What is searched for has an order of its own. */
  ordered?: boolean;
  hasMore: boolean;
  onSearch: () => void;
}

/** The lines of a list, with what may be done to them: order, look, keys, and acts on several. */
export function Lines(props: LinesProps) {
  const { list, label, lines, address, byDue, ordered = true, hasMore, onSearch } = props;
  const { post, person } = useSession();
  const [open, setOpen] = useState<"keys" | "look">();
  const { look, wide, setLook } = useLook(person?.id ?? "");
  const acts = bulkActsOf(post?.role);
  const choosing = useChoosing(lines, acts.length > 0);
  const frame = useRef<HTMLDivElement>(null);
  useListKeys(frame, {
    onChoose: choosing.onChoose,
    onSearch,
    onHelp: () => setOpen("keys"),
    onClear: choosing.clear,
  });
  return (
    <div ref={frame} className={classes.frame}>
      <ListToolbar
        list={list}
        address={address}
        ordered={ordered}
        onLook={wide ? () => setOpen("look") : undefined}
        onKeys={() => setOpen("keys")}
      />
      {acts.length > 0 && (
        <BulkPanel
          key={post?.id}
          acts={acts}
          chosen={choosing.chosenLines.map(({ id, number, summary, ...line }) => ({
            caseId: id,
            number,
            summary,
            taskId: "taskId" in line ? line.taskId : undefined,
          }))}
          lines={lines.length}
          onChooseAll={choosing.chooseAll}
        />
      )}
      <Groups
        label={label}
        lines={lines}
        byDue={byDue}
        hasMore={hasMore}
        look={look}
        choosing={choosing}
        wide={wide}
      />
      {open === "keys" && <KeysHelp choosing={acts.length > 0} onClose={() => setOpen(undefined)} />}
      {open === "look" && (
        <LineLookDialog look={look} onChange={setLook} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}

/** How lines look to a person: as they chose on a desk's screen, and as cards with everything on a phone. */
function useLook(personId: string) {
  const [chosen, setChosen] = useState<LineLook>(() => readLook(browserStorage(), personId));
  const wide = useMediaQuery("(min-width: 48.0625em)", undefined, { getInitialValueInEffect: false });
  return {
    look: wide ? chosen : plainLook,
    wide,
    setLook(look: LineLook) {
      keepLook(browserStorage(), personId, look);
      setChosen(look);
    },
  };
}

interface Choosing {
  chosen: ReadonlySet<string>;
  chosenLines: (CaseLine | QueueLine)[];
  onChoose: ((key: string, range: boolean) => void) | undefined;
  chooseAll(on: boolean): void;
  clear(): void;
}

/** Which lines are chosen. One that has left the list is no longer: nobody acts on what they do not see. */
function useChoosing(lines: readonly (CaseLine | QueueLine)[], may: boolean): Choosing {
  const [selection, setSelection] = useState(noSelection);
  const keys = lines.map(keyOfLine);
  const latest = useLatest(keys);
  const onChoose = useCallback(
    (key: string, range: boolean) => setSelection((before) => toggle(before, latest.current, key, range)),
    [latest],
  );
  return {
    chosen: selection.chosen,
    chosenLines: lines.filter((line) => selection.chosen.has(keyOfLine(line))),
    onChoose: may ? onChoose : undefined,
    chooseAll: (on) => setSelection((before) => (on ? toggleAll(before, keys, true) : noSelection)),
    clear: () => setSelection(noSelection),
  };
}

interface GroupsProps extends Pick<LinesProps, "label" | "lines" | "byDue" | "hasMore"> {
  look: LineLook;
  wide: boolean;
  choosing: Choosing;
}

function Groups({ label, lines, byDue, hasMore, look, wide, choosing }: GroupsProps) {
  const t = useQueueWords();
  const nowMs = useServerNow();
  const drafted = useDraftedCases();
  const groups = useMemo(() => (byDue ? groupByDue(lines, nowMs) : []), [byDue, lines, nowMs]);
  const { chosen, onChoose } = choosing;
  // React knows no type for a property of CSS that is ours.
  const columns = { "--line-columns": gridOf(look, onChoose !== undefined) } as CSSProperties;
  const style = wide ? columns : {};
  const rows = (some: readonly (CaseLine | QueueLine)[]) =>
    some.map((line) => {
      const key = keyOfLine(line);
      return (
        <CaseLineRow
          key={key}
          line={line}
          shown={look.shown}
          drafted={drafted.has(line.id)}
          chosen={chosen.has(key)}
          onChoose={onChoose}
        />
      );
    });
  const shared = { className: classes.lines, "data-dense": look.dense || undefined, style };
  if (!byDue) {
    return (
      <ul {...shared} aria-label={label}>
        {rows(lines)}
      </ul>
    );
  }
  return (
    <div className={classes.groups}>
      {groups.map(({ group, lines: grouped }, at) => (
        <section key={group} className={classes.group} data-group={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={classes.groupTitle}>
            {t(group)}{" "}
            <span className={classes.count}>
              {/* What was not fetched yet would go on where the list ends. */}
              {t(hasMore && at === groups.length - 1 ? "countSoFar" : "count", { count: grouped.length })}
            </span>
          </h2>
          <ul {...shared} aria-labelledby={`group-${group}`}>
            {rows(grouped)}
          </ul>
        </section>
      ))}
    </div>
  );
}
