/** A path of this site to go on to, out of what an address says; anything that could lead elsewhere becomes `home`. */
export function localPath(wanted: unknown, home: string): string {
  if (typeof wanted !== "string" || !/^\/(?![/\\])[^\\\s]*$/.test(wanted)) return home;
  // A sign-in page that leads back to itself would never let anybody in.
  return /^\/(?:me\/)?sign-in(?:[?#/]|$)/.test(wanted) ? home : wanted;
}
