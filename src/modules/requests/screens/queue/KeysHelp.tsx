import { Button } from "@mantine/core";
import { Dialog } from "#web/kit/Dialog.tsx";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Lines.module.css";
import { useQueueWords } from "./words.ts";

const keys = [
  { keys: ["J", "↓"], does: "keyNext" },
  { keys: ["K", "↑"], does: "keyPrevious" },
  { keys: ["Enter"], does: "keyOpen" },
  { keys: ["X"], does: "keyChoose", choosing: true },
  { keys: ["Shift + X"], does: "keyRange", choosing: true },
  { keys: ["/"], does: "keySearch" },
  { keys: ["Ctrl + K"], does: "keySearchAll" },
  { keys: ["?"], does: "keyHelp" },
  { keys: ["Esc"], does: "keyClose" },
] as const;

/** What {@link KeysHelp} takes. */
export interface KeysHelpProps {
  /** Whether lines can be chosen here. */
  choosing: boolean;
  onClose: () => void;
}

/** The keys of a list, all of them. */
export function KeysHelp({ choosing, onClose }: KeysHelpProps) {
  const t = useQueueWords();
  const k = useWords();
  return (
    <Dialog title={t("keysTitle")} onClose={onClose}>
      <p>{t("keysLead")}</p>
      <dl className={classes.keyList}>
        {keys
          .filter((each) => choosing || !("choosing" in each))
          .map(({ keys: names, does }) => (
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
      <Button variant="default" size="lg" onClick={onClose}>
        {k("page.close")}
      </Button>
    </Dialog>
  );
}
