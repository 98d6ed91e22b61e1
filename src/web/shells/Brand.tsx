import { Link } from "@tanstack/react-router";
import { Emblem } from "#web/kit/Emblem.tsx";
import { useService } from "#web/service/useService.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Brand.module.css";

/** The emblem and the name, which lead home. */
export function Brand({ to }: { to: string }) {
  const t = useWords();
  const { zh, en } = useService().shortName;
  return (
    <Link to={to} className={classes.brand} aria-label={`${zh} ${en} · ${t("shell.home")}`}>
      <Emblem size={32} />
      <span className={classes.name} lang="zh-CN">
        {zh}
      </span>
      {en !== zh && <span className={classes.latin}>{en}</span>}
    </Link>
  );
}
