import { Link, Outlet } from "@tanstack/react-router";
import { useReachable } from "#web/client/reachability.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { OfflineBanner } from "#web/kit/OfflineBanner.tsx";
import { useService } from "#web/service/useService.ts";
import { useWords } from "#web/words/useWords.ts";
import { Brand } from "./Brand.tsx";
import { ColourSwitch } from "./ColourSwitch.tsx";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import classes from "./PublicShell.module.css";

/** The frame of what anybody may open, made for a phone first. */
export function PublicShell() {
  const t = useWords();
  const reachable = useReachable();
  const { hotline } = useService();
  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t("shell.skip")}
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Brand to="/" />
          <nav className={classes.nav} aria-label={t("shell.mainNavigation")}>
            <Link to="/report" className={classes.link} activeProps={{ "data-active": true }}>
              <Icon name="report" />
              {t("shell.report")}
            </Link>
            <Link to="/track" className={classes.link} activeProps={{ "data-active": true }}>
              <Icon name="search" />
              {t("shell.track")}
            </Link>
            <Link to="/public" className={classes.link} activeProps={{ "data-active": true }}>
              <Icon name="record" />
              {t("shell.public")}
            </Link>
          </nav>
          <div className={classes.switches}>
            <LanguageSwitch />
            <ColourSwitch />
          </div>
        </div>
      </header>
      <main id="main" className={classes.main} tabIndex={-1}>
        <div className={classes.banner}>
          <OfflineBanner offline={!reachable} />
        </div>
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <div className={classes.footerInside}>
          <p>
            <strong>{t("shell.footer")}</strong>
          </p>
          <p>{t("shell.hotline", { number: hotline })}</p>
          <p className={classes.footerLine}>
            <span>{t("motto")}</span>
            <Link to="/directory">{t("shell.directory")}</Link>
            <Link to="/process">{t("shell.process")}</Link>
            <Link to="/help">{t("shell.help")}</Link>
            <Link to="/sign-in">{t("shell.signIn")}</Link>
          </p>
        </div>
      </footer>
    </div>
  );
}
