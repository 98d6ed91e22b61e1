let last = "/desk/cases";

/** Notes the list somebody works through, so that a case leads back to it. */
export function noteList(path: "/desk" | "/desk/cases"): void {
  last = path;
}

/** The list a case leads back to: the one it was opened from, else all cases, which every post has. */
export function lastList(): string {
  return last;
}
