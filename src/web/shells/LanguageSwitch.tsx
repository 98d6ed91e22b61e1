import { isLanguage, languageNames, useLanguage } from "#web/words/language.ts";
import { useWords } from "#web/words/useWords.ts";
import { ListSwitch } from "./ListSwitch.tsx";

const options = Object.entries(languageNames).map(([value, name]) => ({ value, name, language: value }));

/** Chooses the language; each is written in itself, since whoever needs it may read nothing else. */
export function LanguageSwitch() {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  return (
    <ListSwitch
      look="quiet"
      icon="globe"
      label={`${t("shell.language")} Language`}
      value={language}
      options={options}
      onChange={(value) => {
        if (isLanguage(value)) setLanguage(value);
      }}
    />
  );
}
