// Runs before the first paint, so that a dark screen never flashes white and the language is right at once.
// A file of its own, since the Content-Security-Policy allows no inline script.
(function () {
  var root = document.documentElement;
  var stored = {};
  try {
    stored.colour = localStorage.getItem("shiliu.colour");
    stored.language = localStorage.getItem("shiliu.language");
  } catch (_) {
    // Storage may be closed to us; the system's own preference then decides.
  }
  var dark = matchMedia("(prefers-color-scheme: dark)").matches;
  var colour =
    stored.colour === "light" || stored.colour === "dark" ? stored.colour : dark ? "dark" : "light";
  root.setAttribute("data-mantine-color-scheme", colour);
  if (stored.language === "en") root.lang = "en";
})();
