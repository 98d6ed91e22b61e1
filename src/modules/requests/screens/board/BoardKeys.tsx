import { Dialog } from "#web/kit/Dialog.tsx";
import lineClasses from "../queue/Lines.module.css";
import { useBoardWords } from "./words.ts";

const keys = [
  { keys: ["J", "↓"], does: "keyNext" },
  { keys: ["K", "↑"], does: "keyPrevious" },
  { keys: ["/"], does: "keySearch" },
  { keys: ["↓", "↑"], does: "keyBodies" },
  { keys: ["Enter"], does: "keyChoose" },
  { keys: ["+", "Shift + Enter"], does: "keyCo" },
  { keys: ["Ctrl + Enter"], does: "keySend" },
  { keys: ["Esc"], does: "keyUndo" },
  { keys: ["?"], does: "keyHelp" },
] as const;

/** The keys of the board, all of them. */
export function BoardKeys({ onClose }: { onClose: () => void }) {
  const t = useBoardWords();
  return (
    <Dialog title={t("keysTitle")} onClose={onClose}>
      <p>{t("keysLead")}</p>
      <dl className={lineClasses.keyList}>
        {keys.map(({ keys: names, does }) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
