import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";

const shownMs = 2_500;

/** Copies a text, and says whether it did. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useWords();
  const [result, setResult] = useState<"copied" | "failed">();

  useEffect(() => {
    if (result === undefined) return;
    const timer = setTimeout(() => setResult(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [result]);

  return (
    <Button
      variant="default"
      leftSection={<Icon name={result === "copied" ? "check" : "copy"} size={18} />}
      onClick={() => void copyText(text).then((done) => setResult(done ? "copied" : "failed"))}
    >
      <span aria-live="polite">{result === undefined ? (label ?? t("copy.copy")) : t(`copy.${result}`)}</span>
    </Button>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Over plain HTTP, as inside many an office network, there is no clipboard: the old way still works.
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.position = "fixed";
  field.style.opacity = "0";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  // The rule is right that it is deprecated; its successor, the clipboard, is what a page over plain HTTP has not got.
  // oxlint-disable-next-line typescript/no-deprecated
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
