/* Filters of long lists: chips and lists of choices that count what they would leave, kept in the address.
   Within a question any answer will do, between questions all must. The lists are complete without it. */
(function () {
  "use strict";
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var many = new Intl.NumberFormat(document.documentElement.lang);
  all("[data-sieve]").forEach(function (sieve) {
    var items = all("[data-item]"), others = all("[data-also]"), groups = all("[data-group]");
    var picks = all("input, select", sieve), clear = sieve.querySelector("[data-clear]"), told = sieve.querySelector("[data-told]");
    var asked = new URLSearchParams(location.search);
    function key(pick) { return pick.closest("[data-facet]").getAttribute("data-facet"); }
    function marks(item, name) { return (item.getAttribute(name) || "").split(" "); }
    function set(pick, on) { if (pick.options) { pick.value = on || ""; } else { pick.checked = !!on; } }
    function fits(held, chosen, but) {
      /* A role of a team is one answer: both stand in one mark. */
      var joint = chosen.team && chosen.letter && !but ? chosen.letter[0] + ":" + chosen.team[0] : "";
      return (!joint || held.indexOf(joint) >= 0) && Object.keys(chosen).every(function (name) {
        return name === but || chosen[name].some(function (value) { return held.indexOf(name + ":" + value) >= 0; });
      });
    }
    function apply() {
      var chosen = {};
      picks.forEach(function (pick) { if (pick.options ? pick.value : pick.checked) { (chosen[key(pick)] = chosen[key(pick)] || []).push(pick.value); } });
      var held = items.map(function (item) { return marks(item, "data-item"); });
      items.forEach(function (item, at) { item.hidden = !fits(held[at], chosen); });
      others.forEach(function (item) { item.hidden = !fits(marks(item, "data-also"), chosen); });
      groups.forEach(function (group) { group.hidden = all("[data-item]", group).every(function (item) { return item.hidden; }); });
      picks.forEach(function (pick) {
        if (pick.options) { return; }
        var mine = key(pick) + ":" + pick.value;
        var count = held.filter(function (one) { return one.indexOf(mine) >= 0 && fits(one, chosen, key(pick)); }).length;
        pick.parentNode.querySelector(".n").textContent = many.format(count);
        pick.parentNode.classList.toggle("none", !count);
      });
      var names = Object.keys(chosen), shown = items.filter(function (item) { return !item.hidden; }).length;
      told.textContent = sieve.getAttribute("data-of").replace("{some}", many.format(shown)).replace("{all}", many.format(items.length));
      clear.hidden = !names.length;
      var query = names.map(function (name) { return name + "=" + chosen[name].map(encodeURIComponent).join(","); }).join("&");
      try { history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash); } catch (_) { /* some browsers, some files */ }
    }
    picks.forEach(function (pick) {
      var wanted = (asked.get(key(pick)) || "").split(","), folded = pick.closest("details");
      if (pick.options) {
        if (all("option", pick).some(function (option) { return option.value === wanted[0]; })) { set(pick, wanted[0]); }
      } else {
        set(pick, wanted.indexOf(pick.value) >= 0);
        if (folded && pick.checked) { folded.open = true; }
      }
      pick.addEventListener("change", apply);
    });
    clear.addEventListener("click", function () {
      picks.forEach(function (pick) { set(pick); });
      apply();
      picks[0].focus();
    });
    sieve.hidden = false;
    apply();
  });
})();
