/* The search and the list of keys, in dialogs of the page. Loaded when first asked for; the records come after it. */
(function () {
  "use strict";
  var MOST = 60;
  var opener = window.__CXJ_OPEN;
  var base = opener.base, assets = opener.assets, store = opener.kept;
  var data = window.__CXJ_SEARCH, say = data.words;
  var lang = document.documentElement.lang;
  var many = new Intl.NumberFormat(lang);
  var indexed = {}, chosen = {}, current = 0;

  function make(tag, given, children) {
    var made = document.createElement(tag);
    Object.keys(given || {}).forEach(function (name) {
      if (name === "text") { made.textContent = given.text; } else { made.setAttribute(name, given[name]); }
    });
    (children || []).forEach(function (child) { made.appendChild(child); });
    return made;
  }

  /* Small letters, no accents, ligatures undone, every space and apostrophe alike; then words. */
  function fold(text) {
    return text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }
  function parts(text) { return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean); }
  function line(text) { return " " + parts(text).join(" ") + " "; }

  function index(kind) {
    if (indexed[kind] || !(window.__CXJ_DOCS || {})[kind]) { return indexed[kind]; }
    return (indexed[kind] = window.__CXJ_DOCS[kind].map(function (row) {
      return { row: row, fields: [line(row[0]), line(row[3]), line(row[2]), line(row[4])] };
    }));
  }

  /* Each word must begin a word of the name, of another name, of the summary or of the text, worth less in that order. */
  var WORTH = [8, 5, 3, 1];
  function worth(doc, asked) {
    var total = 0;
    for (var i = 0; i < asked.length; i += 1) {
      var best = 0;
      for (var f = 0; f < WORTH.length && !best; f += 1) {
        if (doc.fields[f].indexOf(" " + asked[i] + " ") >= 0) { best = WORTH[f]; } else if (doc.fields[f].indexOf(" " + asked[i]) >= 0) { best = WORTH[f] * 0.75; }
      }
      if (!best) { return 0; }
      total += best;
    }
    return total + (doc.fields[0].indexOf(" " + asked.join(" ")) === 0 ? 4 : 0);
  }

  function find(kind, asked) {
    return (index(kind) || []).map(function (doc) { return { doc: doc, kind: kind, worth: worth(doc, asked) }; })
      .filter(function (one) { return one.worth > 0; });
  }

  /* ---- the dialog */
  var input = make("input", { type: "search", id: "_q", autocomplete: "off", spellcheck: "false", enterkeyhint: "go", placeholder: say.where });
  var filters = make("fieldset", { "class": "find-kinds" }, [make("legend", { "class": "vh", text: say.filters })]);
  var clear = make("button", { type: "button", "class": "find-clear", text: say.clear, hidden: "" });
  var told = make("p", { "class": "find-count", role: "status" });
  var results = make("div", { "class": "find-results" });
  var boxes = {};
  data.kinds.forEach(function (kind) {
    var box = make("input", { type: "checkbox", value: kind.kind });
    var count = make("span", { "class": "find-n" });
    boxes[kind.kind] = { box: box, count: count, label: make("label", {}, [box, make("span", { text: kind.label }), count]) };
    box.addEventListener("change", function () { chosen[kind.kind] = box.checked; load(kind, show); show(); });
    filters.appendChild(boxes[kind.kind].label);
  });
  clear.addEventListener("click", function () {
    chosen = {};
    Object.keys(boxes).forEach(function (kind) { boxes[kind].box.checked = false; });
    input.focus();
    show();
  });
  filters.appendChild(clear);
  var dialog = make("dialog", { "class": "find", "aria-label": say.search }, [
    make("div", { "class": "find-bar" }, [make("label", { "class": "vh", "for": "_q", text: say.search }), input, closer()]),
    filters, told, results,
    make("p", { "class": "find-foot" }, [make("a", { href: base + "search.html", text: say.all }), button(say.keys, keys, "?")])
  ]);
  document.body.appendChild(dialog);

  function button(text, act, key) {
    var made = make("button", { type: "button" }, [make("span", { text: text })]);
    if (key) { made.appendChild(make("kbd", { text: key })); }
    made.addEventListener("click", act);
    return made;
  }
  function closer() {
    var made = make("button", { type: "button", "class": "find-close", text: say.close });
    made.addEventListener("click", function () { made.closest("dialog").close(); });
    return made;
  }

  /* A kind with a file of its own is fetched when it is chosen. */
  function load(kind, then) {
    if (!kind.file || kind.asked) { return; }
    kind.asked = true;
    opener.script(assets + kind.file, then);
  }

  function show() {
    var asked = parts(input.value);
    var only = Object.keys(chosen).filter(function (kind) { return chosen[kind]; });
    var hits = [], waiting = false;
    data.kinds.forEach(function (kind) {
      var mine = asked.length ? find(kind.kind, asked) : [];
      var here = !kind.file || indexed[kind.kind];
      var counted = asked.length && here ? mine.length : kind.count;
      boxes[kind.kind].count.textContent = (here || !asked.length ? "" : "≤ ") + many.format(counted);
      boxes[kind.kind].label.hidden = !counted && !chosen[kind.kind];
      waiting = waiting || (chosen[kind.kind] && !here);
      if (!only.length || chosen[kind.kind]) { hits = hits.concat(mine); }
    });
    clear.hidden = !only.length;
    hits.sort(function (a, b) { return b.worth - a.worth; });
    told.textContent = waiting ? say.wait : !asked.length ? "" : hits.length ? say.found.replace("{n}", many.format(hits.length)) : say.none;
    results.textContent = "";
    var first = hits.slice(0, MOST);
    data.kinds.slice().sort(function (a, b) { return place(first, a.kind) - place(first, b.kind); }).forEach(function (kind) {
      var mine = first.filter(function (hit) { return hit.kind === kind.kind; });
      if (!mine.length) { return; }
      var list = make("ul", { "aria-labelledby": "_f-" + kind.kind }, mine.map(function (hit) {
        var row = hit.doc.row;
        var name = make("span", { "class": "find-name", text: row[0] });
        if (row[5]) { name.setAttribute("lang", row[5]); }
        var link = make("a", { href: base + row[1] }, [name]);
        if (row[2]) { link.appendChild(document.createTextNode(" ")); link.appendChild(make("span", { "class": "find-note", text: row[2] })); }
        link.addEventListener("click", function () { dialog.close(); });
        return make("li", {}, [link]);
      }));
      results.appendChild(make("section", {}, [make("h3", { id: "_f-" + kind.kind, text: kind.label }), list]));
    });
    if (hits.length > MOST) { results.appendChild(make("p", { "class": "find-more", text: say.more.replace("{n}", many.format(hits.length - MOST)) })); }
    current = 0;
  }
  function place(hits, kind) {
    for (var at = 0; at < hits.length; at += 1) { if (hits[at].kind === kind) { return at; } }
    return hits.length;
  }

  input.addEventListener("input", show);
  dialog.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(results.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at ? links[at - 1] : input).focus();
    } else if (event.key === "Enter" && document.activeElement === input && links.length) {
      links[0].click();
    } else { return; }
    event.preventDefault();
  });

  /* ---- the list of keys */
  function keys() {
    var old = document.getElementById("_keys");
    if (old) { old.remove(); }
    var box = make("input", { type: "checkbox", id: "_single" });
    box.checked = store.get("keys") !== "off";
    box.addEventListener("change", function () { store.set("keys", box.checked ? "on" : "off"); });
    var groups = [
      ["", [[["/", "Ctrl K"], say.open], [["?"], say.help], [["↓", "↑"], say.move], [[say.enter], say.go], [[say.esc], say.leave]]],
      [say.map, [[["+", "−", "0"], say.zoom], [["W"], say.fit], [["F"], say.full], [["P"], say.present]]]
    ];
    var lists = groups.filter(function (group) { return !group[0] || document.querySelector(".map"); }).map(function (group) {
      return make("div", {}, (group[0] ? [make("h3", { text: group[0] })] : []).concat([make("dl", {}, group[1].map(function (row) {
        return make("div", {}, [make("dt", {}, row[0].map(function (key) { return make("kbd", { text: key }); })), make("dd", { text: row[1] })]);
      }))]));
    });
    var head = make("h2", { id: "_keys-title", text: say.keys });
    var made = make("dialog", { id: "_keys", "class": "find keys", "aria-labelledby": "_keys-title" },
      [make("div", { "class": "find-bar" }, [head, closer()])].concat(lists, [make("p", { "class": "find-foot" }, [make("label", { "for": "_single" }, [box, make("span", { text: say.off })])])]));
    document.body.appendChild(made);
    made.showModal();
  }

  window.__CXJ_FIND = {
    search: function () {
      if (!dialog.open) { dialog.showModal(); }
      data.kinds.forEach(function (kind) { if (kind.count < 2000) { load(kind, show); } });
      input.select();
      show();
    },
    keys: keys
  };
})();
