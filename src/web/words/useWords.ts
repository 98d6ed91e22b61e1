import type { Say } from "./catalogue.ts";
import { defineWords } from "./defineWords.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** Says the shell's and the kit's texts: `const t = useWords(); t("queue.empty")`. */
export const useWords = defineWords({ zh, en });

/** What {@link useWords} gives. */
export type SayWord = Say<typeof zh>;
