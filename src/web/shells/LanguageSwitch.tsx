import { Icon } from "#web/kit/Icon.tsx";
import { isLanguage, languageNames, useLanguage } from "#web/words/language.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Switches.module.css";

/** Chooses the language; each is written in itself, since whoever needs it may read nothing else. */
export function LanguageSwitch() {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  return (
    <label className={classes.select}>
      <Icon name="globe" />
      <select
        aria-label={`${t("shell.language")} Language`}
        value={language}
        onChange={(event) => {
          if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value);
        }}
      >
        {Object.entries(languageNames).map(([value, name]) => (
          <option key={value} value={value} lang={value}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" size={16} />
    </label>
  );
}
