let wanted = false;

/** Somebody asked for the search while on a list without one. */
export function wantSearch(): void {
  wanted = true;
}

/** Whether the search was asked for; it is asked for once. */
export function takeWantedSearch(): boolean {
  const was = wanted;
  wanted = false;
  return was;
}
