import { Button } from "@mantine/core";
import { Icon } from "#web/kit/Icon.tsx";
import { useBesideWords } from "./besideWords.ts";

/** Prints the page as it stands; the case sheet for the file is among the papers beside it. */
export function PrintButton() {
  const t = useBesideWords();
  return (
    <Button
      variant="default"
      leftSection={<Icon name="print" size={18} />}
      title={t("print.hint")}
      onClick={() => window.print()}
    >
      {t("print.button")}
    </Button>
  );
}
