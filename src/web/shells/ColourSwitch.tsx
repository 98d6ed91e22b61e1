import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { Icon } from "#web/kit/Icon.tsx";
import type { IconName } from "#web/kit/iconPaths.ts";
import { useWords } from "#web/words/useWords.ts";

const next: Record<MantineColorScheme, MantineColorScheme> = { auto: "light", light: "dark", dark: "auto" };
const icons: Record<MantineColorScheme, IconName> = { auto: "auto", light: "sun", dark: "moon" };
const words = { auto: "shell.colourAuto", light: "shell.colourLight", dark: "shell.colourDark" } as const;

/** Goes round: as the system has it, light, dark. */
export function ColourSwitch() {
  const t = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = `${t("shell.colour")}: ${t(words[colorScheme])}`;
  return (
    <ActionIcon aria-label={label} title={label} onClick={() => setColorScheme(next[colorScheme])}>
      <Icon name={icons[colorScheme]} />
    </ActionIcon>
  );
}
