/* Adds to pages that are complete without it: theme, search, keys, sorting tables. */
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
    if (button) {
      button.querySelector(".lbl").textContent = button.getAttribute("data-" + theme);
      button.querySelector("use").setAttribute("href", "#_i-" + theme);
    }
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

  /* On a narrow screen, the bar shows where one is, and cuts no word at its start. */
  var here = document.querySelector(".bar nav [aria-current]");
  if (here) {
    var nav = here.closest("nav"), items = all("li", nav), back = root.dir === "rtl";
    var begin = function (one) { var box = one.getBoundingClientRect(); return back ? -box.right : box.left; };
    var end = function (one) { var box = one.getBoundingClientRect(); return back ? -box.left : box.right; };
    var first = items.filter(function (one) { return end(here) - begin(one) <= nav.clientWidth - 40; })[0] || here;
    nav.scrollLeft += (begin(first) - begin(items[0])) * (back ? -1 : 1);
  }

  /* The search and the list of keys are fetched when they are first asked for. */
  var ways = all("[data-find]");
  var door = document.querySelector("a[data-find]");
  var asking = null;
  function script(address, then) {
    var made = document.createElement("script");
    made.src = address;
    made.onload = then;
    document.body.appendChild(made);
  }
  function fetched(then) {
    if (window.__CXJ_FIND) { then(); return; }
    if (asking) { asking.push(then); return; }
    asking = [then];
    var assets = door.getAttribute("data-assets");
    window.__CXJ_OPEN = { base: door.getAttribute("data-base"), assets: assets, kept: kept, script: script };
    var waiting = 2;
    function ready() {
      waiting -= 1;
      if (!waiting) { script(assets + "search.js", function () { asking.splice(0).forEach(function (act) { act(); }); }); }
    }
    var sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = assets + "search.css";
    sheet.onload = sheet.onerror = ready;
    document.head.appendChild(sheet);
    script(assets + "search-" + root.lang + ".js", ready);
  }
  function search() { fetched(function () { window.__CXJ_FIND.search(); }); }
  ways.forEach(function (way) {
    if (way.parentNode.hidden) { way.parentNode.hidden = false; }
    if (way === door) { way.setAttribute("role", "button"); }
    way.setAttribute("aria-haspopup", "dialog");
    ["pointerenter", "focus"].forEach(function (name) { way.addEventListener(name, function () { fetched(function () {}); }, { once: true }); });
    way.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      search();
    });
    way.addEventListener("keydown", function (event) { if (event.key === " ") { event.preventDefault(); search(); } });
  });
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") { event.preventDefault(); search(); return; }
    var writing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
    if (event.ctrlKey || event.metaKey || event.altKey || writing || kept.get("keys") === "off") { return; }
    if (event.key === "/") { event.preventDefault(); search(); }
    if (event.key === "?") { event.preventDefault(); fetched(function () { window.__CXJ_FIND.keys(); }); }
  });
  all("[data-keys]").forEach(function (way) {
    way.hidden = false;
    way.addEventListener("click", function () { fetched(function () { window.__CXJ_FIND.keys(); }); });
  });

  /* The other language opens at the same place. */
  all("a[data-keep-anchor]").forEach(function (link) {
    var target = link.getAttribute("href");
    link.addEventListener("click", function () { link.setAttribute("href", target + location.search + location.hash); });
  });

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
})();
