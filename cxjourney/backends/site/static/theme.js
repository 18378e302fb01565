/* The chosen theme, before anything is painted. */
(function () {
  "use strict";
  try {
    var theme = window.localStorage.getItem("cxjourney.theme");
    if (theme === "light" || theme === "dark") { document.documentElement.setAttribute("data-theme", theme); }
  } catch (_) { /* private window */ }
})();
