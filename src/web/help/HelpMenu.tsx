import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { loadKeysHelp } from "#modules/requests/screens/index.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { useWords } from "#web/words/useWords.ts";

const HelpDialog = lazyLater(() => import("./HelpDialog.tsx").then((loaded) => loaded.HelpDialog), null);
const KeysHelp = lazyLater(loadKeysHelp, null);

/** The way to help, in the head of every desk screen. */
export function HelpMenu() {
  const t = useWords();
  const [open, setOpen] = useState<"help" | "keys">();
  const close = () => setOpen(undefined);
  return (
    <>
      <ActionIcon
        aria-label={t("shell.help")}
        title={t("shell.help")}
        aria-haspopup="dialog"
        onClick={() => setOpen("help")}
      >
        <Icon name="help" />
      </ActionIcon>
      {open === "help" && <HelpDialog onClose={close} onKeys={() => setOpen("keys")} />}
      {open === "keys" && <KeysHelp choosing onClose={close} />}
    </>
  );
}
