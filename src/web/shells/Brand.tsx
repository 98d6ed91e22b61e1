import { Link } from "@tanstack/react-router";
import { Emblem } from "#web/kit/Emblem.tsx";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Brand.module.css";

/** The emblem and the name, which lead home. */
export function Brand({ to }: { to: string }) {
  const t = useWords();
  return (
    <Link
      to={to}
      className={classes.brand}
      aria-label={`${t("name")} ${t("nameLatin")} · ${t("shell.home")}`}
    >
      <Emblem size={32} />
      <span className={classes.name} lang="zh-CN">
        {t("name")}
      </span>
      <span className={classes.latin}>{t("nameLatin")}</span>
    </Link>
  );
}
