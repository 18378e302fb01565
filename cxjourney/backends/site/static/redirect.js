/* A former address: on to the new one, with the place in the page. */
(function () {
  "use strict";
  location.replace(document.getElementById("_moved").href + location.search + location.hash);
})();
