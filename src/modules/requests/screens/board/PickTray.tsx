import { ActionIcon, Button } from "@mantine/core";
import { Icon } from "#web/kit/Icon.tsx";
import { useBodyName } from "../caseFacts/useBodyName.ts";
import type { BoardLine } from "../../contract.ts";
import classes from "./Board.module.css";
import { isPicked, type PickedBodies } from "./pick.ts";
import { useBoardWords } from "./words.ts";

/** What {@link PickTray} takes. */
export interface PickTrayProps {
  line: BoardLine | undefined;
  pick: PickedBodies;
  onDrop: (bodyId: string) => void;
  onUndo: () => void;
  onGoOn: () => void;
}

/** Whom somebody has picked for the selected case so far; nothing of it is sent. */
export function PickTray({ line, pick, onDrop, onUndo, onGoOn }: PickTrayProps) {
  const t = useBoardWords();
  if (!line) return <p className={classes.tray}>{t("chooseFirst")}</p>;
  const { leadId, coIds } = pick;
  return (
    <div className={classes.tray} data-picked={isPicked(pick) || undefined}>
      <p className={classes.trayCase}>
        <strong>{line.number}</strong> {line.summary ?? t("noWords")}
      </p>
      {isPicked(pick) && (
        <>
          <ul className={classes.picks}>
            {leadId !== undefined && (
              <Picked bodyId={leadId} as={t("pickLead")} onDrop={() => onDrop(leadId)} />
            )}
            {coIds.map((id) => (
              <Picked key={id} bodyId={id} as={t("asCo")} onDrop={() => onDrop(id)} />
            ))}
          </ul>
          <div className={classes.trayButtons}>
            <Button onClick={onGoOn}>{t("goOn")}</Button>
            <Button variant="subtle" onClick={onUndo} aria-keyshortcuts="Escape">
              {t("undo")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Picked({ bodyId, as, onDrop }: { bodyId: string; as: string; onDrop: () => void }) {
  const t = useBoardWords();
  const name = useBodyName(bodyId) ?? bodyId;
  return (
    <li>
      <span>
        <span className={classes.soft}>{as}</span> {name}
      </span>
      <ActionIcon aria-label={t("drop", { name })} onClick={onDrop}>
        <Icon name="close" />
      </ActionIcon>
    </li>
  );
}
