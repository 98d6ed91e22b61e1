import { useDirection } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Language } from "#engine/words.ts";
import { directionOf, LanguageContext, languageTags } from "./language.ts";
import { getLanguage, keepLanguage } from "./languageChoice.ts";

/** Holds the reader's language and keeps `<html lang dir>` true to it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(getLanguage);
  const { setDirection } = useDirection();

  useEffect(() => {
    document.documentElement.lang = languageTags[language];
    setDirection(directionOf(language));
  }, [language, setDirection]);

  const choice = useMemo(
    () => ({
      language,
      setLanguage(next: Language) {
        keepLanguage(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}
