import { Link } from "@tanstack/react-router";
import { Tabs } from "#web/kit/Tabs.tsx";
import { useQueueWords } from "./words.ts";

/** The two lists a post works with. */
export function ListTabs() {
  const t = useQueueWords();
  return (
    <Tabs label={t("tabs")}>
      <Link
        to="/desk"
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={{ "data-active": true }}
      >
        {t("title")}
      </Link>
      <Link
        to="/desk/cases"
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={{ "data-active": true }}
      >
        {t("all")}
      </Link>
    </Tabs>
  );
}
