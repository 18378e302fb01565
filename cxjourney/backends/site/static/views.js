/* Filters of long tables: chosen by lists with counts, kept in the address. The tables are complete without it. */
(function () {
  "use strict";
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  all("[data-picks]").forEach(function (box) {
    var team = box.querySelector("[data-pick=marks]"), letter = box.querySelector("[data-pick=letter]"), journey = box.querySelector("[data-pick=journey]");
    var picks = [team, letter, journey];
    var sections = all("section[data-journey]");
    var rows = all("tr[data-marks]");
    var count = box.querySelector("output");
    var asked = new URLSearchParams(location.search);
    box.hidden = false;
    picks.forEach(function (pick) {
      var wanted = asked.get(pick.id.slice(1));
      if (wanted !== null && all("option", pick).some(function (option) { return option.value === wanted; })) { pick.value = wanted; }
      pick.addEventListener("change", apply);
    });
    box.querySelector("[data-clear]").addEventListener("click", function () {
      picks.forEach(function (pick) { pick.value = ""; });
      apply();
      picks[0].focus();
    });
    function fits(mark) {
      var parts = mark.split(":");
      return (!team.value || parts[1] === team.value) && (!letter.value || parts[0] === letter.value);
    }
    function apply() {
      var shown = 0;
      sections.forEach(function (section) {
        var right = !journey.value || section.getAttribute("data-journey") === journey.value, kept = 0;
        all("tr[data-marks]", section).forEach(function (row) {
          row.hidden = !(right && (!team.value && !letter.value || row.getAttribute("data-marks").split(" ").some(fits)));
          kept += row.hidden ? 0 : 1;
        });
        section.hidden = !kept;
        shown += kept;
      });
      var chosen = picks.filter(function (pick) { return pick.value; });
      count.textContent = chosen.length ? shown + " / " + rows.length : "";
      var query = chosen.map(function (pick) { return pick.id.slice(1) + "=" + encodeURIComponent(pick.value); }).join("&");
      try { history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash); } catch (_) { /* a page opened from a file */ }
    }
    if (picks.some(function (pick) { return pick.value; })) { apply(); }
  });
})();
