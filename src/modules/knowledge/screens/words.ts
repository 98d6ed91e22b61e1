import { defineWords } from "#web/words/defineWords.ts";
import { knowledgeWordsEn } from "./wordsEn.ts";
import { knowledgeWordsZh } from "./wordsZh.ts";

/** Texts of the knowledge base and of answer templates. */
export const useKnowledgeWords = defineWords({ zh: knowledgeWordsZh, en: knowledgeWordsEn });

/** What {@link useKnowledgeWords} gives. */
export type SayKnowledge = ReturnType<typeof useKnowledgeWords>;
