/* Adds to pages that are complete without it: theme, folding lanes, copying links, sorting and filtering tables. */
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var kept = {
    get: function (key) { try { return window.localStorage.getItem("cxjourney." + key); } catch (_) { return null; } },
    set: function (key, value) { try { window.localStorage.setItem("cxjourney." + key, value); } catch (_) { /* private window */ } }
  };

  /* Theme: system, light, dark, in a circle. */
  var button = document.getElementById("_theme");
  var themes = ["system", "light", "dark"];
  function apply(theme) {
    if (theme === "system") { root.removeAttribute("data-theme"); } else { root.setAttribute("data-theme", theme); }
    if (button) { button.textContent = button.getAttribute("data-" + theme); }
  }
  var theme = themes.indexOf(kept.get("theme")) < 0 ? "system" : kept.get("theme");
  apply(theme);
  if (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      kept.set("theme", theme);
      apply(theme);
    });
  }

  /* On a narrow screen, the bar shows where one is. */
  var here = document.querySelector(".bar nav [aria-current]");
  if (here) { here.closest("nav").scrollLeft = here.offsetLeft - here.closest("nav").offsetLeft - 16; }

  /* Lanes fold by the button of their name. */
  var page = location.pathname.split("/").pop();
  var folded = (kept.get("lanes." + page) || "").split(",").filter(Boolean);
  function fold(row, name, shut) {
    all("td > .c", row).forEach(function (cell) { cell.hidden = shut; });
    row.classList.toggle("shut", shut);
    name.setAttribute("aria-expanded", String(!shut));
  }
  all(".map .lane-name").forEach(function (label) {
    var row = label.closest("tr");
    var name = document.createElement("button");
    name.type = "button";
    name.className = "toggle";
    name.textContent = label.textContent;
    name.setAttribute("aria-controls", row.id);
    label.textContent = "";
    label.appendChild(name);
    fold(row, name, folded.indexOf(row.id) >= 0);
    name.addEventListener("click", function () {
      var shut = name.getAttribute("aria-expanded") === "true";
      fold(row, name, shut);
      folded = folded.filter(function (id) { return id !== row.id; }).concat(shut ? [row.id] : []);
      kept.set("lanes." + page, folded.join(","));
    });
  });

  /* The persona that is shown stands in the address. */
  var choices = all('.seg input[name="persona"]');
  var asked = new URLSearchParams(location.search).get("persona");
  choices.forEach(function (choice) {
    if (asked !== null && choice.value === asked) { choice.checked = true; }
    choice.addEventListener("change", function () {
      var query = choice.value ? "?persona=" + choice.value : "";
      try { history.replaceState(null, "", location.pathname + query + location.hash); } catch (_) { /* a page opened from a file */ }
    });
  });

  /* A link to a touchpoint, copied from its head. */
  if (navigator.clipboard) {
    var words = { fr: ["Copier le lien", "Copié"], en: ["Copy the link", "Copied"] }[root.lang.slice(0, 2)] || ["Copy the link", "Copied"];
    all(".map thead tr:last-child th[id]").forEach(function (head) {
      var copy = document.createElement("button");
      copy.type = "button";
      copy.className = "copy";
      copy.setAttribute("aria-label", words[0] + " : " + head.querySelector(".tpname").textContent);
      copy.title = words[0];
      copy.innerHTML = '<svg class="ico" aria-hidden="true"><use href="#_i-link"></use></svg>';
      copy.addEventListener("click", function () {
        var address = location.href.split("#")[0] + "#" + head.id;
        navigator.clipboard.writeText(address).then(function () { copy.title = words[1]; }, function () { location.hash = head.id; });
      });
      var number = head.querySelector(".tpno");
      number.insertBefore(copy, number.firstChild.nextSibling);
    });
  }

  /* The other language opens at the same place. */
  all("a[data-keep-anchor]").forEach(function (link) {
    var target = link.getAttribute("href");
    link.addEventListener("click", function () { link.setAttribute("href", target + location.hash); });
  });

  /* An anchor in the map is brought clear of the heads that stick. */
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var found = id && document.getElementById(id);
    var box = found && found.closest(".scroll");
    if (!box) { return; }
    var lane = box.querySelector(".corner").getBoundingClientRect().width;
    var ahead = root.dir === "rtl" ? found.getBoundingClientRect().right - box.getBoundingClientRect().right + lane
      : found.getBoundingClientRect().left - box.getBoundingClientRect().left - lane;
    box.scrollLeft += ahead;
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  /* Tables are sorted by their heads. */
  var collator = new Intl.Collator(root.lang, { numeric: true, sensitivity: "base" });
  all("table.js").forEach(function (table) {
    var body = table.tBodies[0];
    all("thead th", table).forEach(function (head, column) {
      var sort = document.createElement("button");
      sort.type = "button";
      sort.className = "sortable";
      while (head.firstChild) { sort.appendChild(head.firstChild); }
      head.appendChild(sort);
      sort.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        all("thead th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.prototype.slice.call(body.rows).sort(function (a, b) {
          return collator.compare(a.cells[column].textContent, b.cells[column].textContent) * (down ? -1 : 1);
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });

  /* Rows are filtered by what they say, accents aside. */
  function bare(text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/œ/g, "oe").replace(/æ/g, "ae").toLowerCase(); }
  all("input[data-filter]").forEach(function (input) {
    input.parentNode.hidden = false;
    var rows = all(input.getAttribute("data-filter"));
    var count = input.parentNode.querySelector("output");
    input.addEventListener("input", function () {
      var wanted = bare(input.value.trim());
      var shown = rows.filter(function (row) { row.hidden = bare(row.textContent).indexOf(wanted) < 0; return !row.hidden; });
      count.textContent = wanted ? shown.length + " / " + rows.length : "";
    });
  });
})();
