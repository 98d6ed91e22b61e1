import { makeLetters } from "#platform/paper/letters.ts";

/** The letters of every paper; read once, kept for all. */
export const letters = makeLetters();
