import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { TreeLine } from "../bodyIndex.ts";
import classes from "./Directory.module.css";
import { useDirectoryWords } from "./words.ts";

/** A body as the directory has it. */
export interface DirectoryBody extends TreeLine {
  phone?: string | undefined;
  serves?: readonly string[] | undefined;
}

const processes = ["resident-request", "business-difficulty"] as const;

/** One body: what it answers for, what it belongs to, and its public line. */
export function DirectoryLine({ body, above }: { body: DirectoryBody; above: readonly TreeLine[] }) {
  const t = useDirectoryWords();
  const wordsOf = useWordsOf();
  const { kind, phone, serves = [] } = body;
  const name = wordsOf(body.name);
  const served = processes
    .filter((process) => serves.includes(process))
    .map((process) => t(`process.${process}`));
  return (
    <li className={classes.line}>
      <span className={classes.name}>{name}</span>
      <span className={classes.soft}>{above.map((each) => wordsOf(each.name)).join(" › ")}</span>
      <span>{served.length > 0 ? t("serves", { names: served.join("、") }) : t(`answers.${kind}`)}</span>
      {phone === undefined ? (
        <span className={classes.soft}>{t("noPhone")}</span>
      ) : (
        <a
          className={classes.phone}
          href={`tel:${phone.replace(/[^\d+]/g, "")}`}
          aria-label={t("call", { name, phone })}
        >
          <Icon name="phone" size={18} /> {phone}
        </a>
      )}
    </li>
  );
}
