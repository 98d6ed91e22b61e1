import { type RefObject, useEffect } from "react";

/** Ctrl + Enter sends the form from any of its fields, for whoever keeps both hands on the keyboard. */
export function useSubmitKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const element = form.current;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      // What stands inside the form and is sent by itself.
      if (event.target instanceof Element && event.target.closest("[data-own-keys]")) return;
      event.preventDefault();
      element?.requestSubmit();
    }
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, [form]);
}
