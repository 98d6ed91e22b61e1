/** A list with what it was narrowed by. */
export interface NotedList {
  to: string;
  search: Readonly<Record<string, string>>;
}

let last: NotedList = { to: "/desk/cases", search: {} };

/** Notes the list somebody works through, so that a case leads back to it as it was. */
export function noteList(to: "/desk" | "/desk/cases", search: Readonly<Record<string, string>>): void {
  last = { to, search };
}

/** The list a case leads back to: the one it was opened from, else all cases, which every post has. */
export function lastList(): NotedList {
  return last;
}
