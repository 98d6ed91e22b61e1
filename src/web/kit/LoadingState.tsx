import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useWords } from "#web/words/useWords.ts";
import classes from "./State.module.css";

/** What is coming, in outline: a list of cards, or one page of text. */
export function LoadingState({ shape = "cards" }: { shape?: "cards" | "page" }) {
  const t = useWords();
  return (
    <div className={classes.loading}>
      <VisuallyHidden component="output">{t("state.loading")}</VisuallyHidden>
      {shape === "page" && (
        <>
          <Skeleton height="2rem" width="60%" />
          <Skeleton height="1rem" width="85%" />
        </>
      )}
      {[0, 1, 2].map((row) => (
        <div key={row} className={classes.outline}>
          <Skeleton height="1rem" width="35%" />
          <Skeleton height="1.25rem" width={row === 1 ? "80%" : "65%"} />
          <Skeleton height="1rem" width="50%" />
        </div>
      ))}
    </div>
  );
}
