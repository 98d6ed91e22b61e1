import { useEffect, useState } from "react";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { useLatest } from "#web/kit/useLatest.ts";
import type { Session } from "#web/session/session.ts";
import { screensOf } from "./screensOf.ts";
import classes from "./Search.module.css";
import { useSearchWords } from "./words.ts";

const SearchSheet = lazyLater(() => import("./SearchSheet.tsx").then((module) => module.SearchSheet), null);

/** Opens the search over everything that I may see; so do Ctrl+K, and the slash where no list takes it. */
export function SearchButton({ session }: { session: Session }) {
  const t = useSearchWords();
  const [open, setOpen] = useState(false);
  const { post, person } = session;
  SearchSheet.useAhead();
  useSearchKeys(() => setOpen(true));
  if (!post) return null;
  return (
    <>
      <button
        type="button"
        className={classes.open}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setOpen(true)}
      >
        <Icon name="search" size={22} />
        <span className={classes.openWords}>{t("open")}</span>
        <kbd className={classes.openKeys} aria-hidden="true">
          Ctrl K
        </kbd>
      </button>
      {open && (
        <SearchSheet
          key={post.id}
          post={post}
          screens={screensOf(post)}
          owner={`${person?.id ?? ""}:${post.id}`}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** On the window, so that a list that takes the slash for its own search has it first. */
function useSearchKeys(open: () => void): void {
  const latest = useLatest(open);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
      const held = event.ctrlKey || event.metaKey;
      const byK = held && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
      const bySlash = !held && !event.altKey && event.key === "/" && !isTypedIn(event.target);
      if (!byK && !bySlash) return;
      event.preventDefault();
      latest.current();
    }
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [latest]);
}

function isTypedIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
