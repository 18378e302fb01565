/* Adds to a map that is complete without it: lanes, size, full screen, presentation, links, what the address says. */
(function () {
  "use strict";
  var box = document.getElementById("_map");
  if (!box) { return; }
  var root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var query = new URLSearchParams(location.search);
  var alone = box.hasAttribute("data-alone") || query.get("embed") === "1";
  var name = box.getAttribute("data-page");
  /* A map shown inside another page remembers nothing: its address says all. */
  var kept = {
    get: function (key) { try { return window.localStorage.getItem("cxjourney." + key); } catch (_) { return null; } },
    set: function (key, value) { try { window.localStorage.setItem("cxjourney." + key, value); } catch (_) { /* private window */ } }
  };
  if (query.get("embed") === "1") { document.body.classList.add("embedded"); }
  if (alone) { all("a[href]:not([href^='#'])", box).forEach(function (link) { link.target = "_blank"; link.rel = "noopener"; }); }
  var table = box.querySelector(".map");
  var region = box.querySelector(".scroll");
  var told = box.querySelector("[data-say]");
  function say(text) { if (told) { told.textContent = ""; told.textContent = text; } }

  /* What the address says. */
  var persons = all('input[name="persona"]', box);
  var compare = document.getElementById("_compare");
  var state = { lanes: null, pin: [], fold: [] };
  function list(text) { return (text || "").split(",").filter(Boolean); }
  function address() {
    var parts = [];
    var chosen = persons.filter(function (one) { return one.checked; })[0];
    if (chosen && chosen.value) { parts.push("persona=" + encodeURIComponent(chosen.value)); }
    ["lanes", "pin", "fold"].forEach(function (key) {
      if (state[key] && (key === "lanes" || state[key].length)) { parts.push(key + "=" + state[key].map(encodeURIComponent).join(",")); }
    });
    if (compare && compare.checked) { parts.push("compare=" + compare.getAttribute("data-value")); }
    return parts;
  }
  function share(parts) {
    var here = location.href.split(/[?#]/)[0];
    var link = box.querySelector("#_share-link"), frame = box.querySelector("#_share-embed");
    var asked = parts.length ? "?" + parts.join("&") : "";
    if (link) { link.value = here + asked + location.hash; }
    if (frame) {
      var source = box.getAttribute("data-address") || new URL(box.getAttribute("data-embed"), here).href;
      var escaped = function (text) { return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;"); };
      frame.value = '<iframe src="' + escaped(source + asked + location.hash) + '" title="' + escaped(box.getAttribute("data-title")) + '" width="100%" height="720" loading="lazy"></iframe>';
    }
  }
  function changed() {
    var parts = address();
    if (!alone) { kept.set("map." + name, parts.filter(function (one) { return /^(lanes|pin|fold)=/.test(one); }).join("&")); }
    if (query.get("embed") === "1") { parts = ["embed=1"].concat(parts); }
    try { history.replaceState(null, "", location.pathname + (parts.length ? "?" + parts.join("&") : "") + location.hash); } catch (_) { /* some browsers, some files */ }
    share(address());
  }

  /* A link to a stage or a touchpoint, copied from its head. */
  function copy(text, after) {
    function byHand() {
      var area = document.createElement("textarea");
      area.value = text;
      area.className = "vh";
      box.appendChild(area);
      area.select();
      try { document.execCommand("copy"); } catch (_) { /* nothing more to try */ }
      box.removeChild(area);
      after();
    }
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(after, byHand); } else { byHand(); }
  }
  function copier(head, words, before) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.setAttribute("aria-label", box.getAttribute("data-copy-of").replace("{}", words));
    button.title = box.getAttribute("data-copy");
    button.innerHTML = '<svg class="ico" aria-hidden="true"><use href="#_i-link"></use></svg>';
    button.addEventListener("click", function () {
      var base = location.href.split(/[?#]/)[0], parts = address();
      copy(base + (parts.length ? "?" + parts.join("&") : "") + "#" + head.id, function () {
        button.title = box.getAttribute("data-copied");
        say(button.title);
      });
    });
    /* The name of the head stays what it says without its button. */
    var said = head.cloneNode(true);
    all(".delta", said).forEach(function (one) { one.parentNode.removeChild(one); });
    head.setAttribute("aria-label", Array.prototype.map.call(said.querySelectorAll(".no, .title, .phase, .tpno, .tpname"), function (one) { return one.textContent; }).join(" "));
    before(button);
  }
  all(".map thead th[id]", box).forEach(function (head) {
    var number = head.querySelector(".tpno");
    if (number) {
      copier(head, head.querySelector(".tpname").textContent, function (button) { number.insertBefore(button, number.querySelector(".mot")); });
    } else {
      copier(head, head.querySelector(".title").textContent, function (button) { head.querySelector(".stage").appendChild(button); });
    }
  });
  all("[data-copies]", box).forEach(function (button) {
    button.addEventListener("click", function () {
      var field = document.getElementById(button.getAttribute("data-copies"));
      field.select();
      copy(field.value, function () { say(box.getAttribute("data-copied")); button.classList.add("done"); });
    });
  });

  /* An anchor in the map is brought clear of the heads that stick. */
  function reveal() {
    var id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (_) { return; }
    var found = id && document.getElementById(id);
    var inside = found && found.closest(".scroll");
    if (!inside) { return; }
    var lane = inside.querySelector(".corner").getBoundingClientRect().width;
    var ahead = root.dir === "rtl" ? found.getBoundingClientRect().right - inside.getBoundingClientRect().right + lane
      : found.getBoundingClientRect().left - inside.getBoundingClientRect().left - lane;
    inside.scrollLeft += ahead;
  }
  window.addEventListener("hashchange", function () { reveal(); share(address()); });

  if (!table) { return; }
  box.querySelector(".maptools").hidden = false;

  /* Lanes: folded by the button of their name, hidden or kept on top from the panel. */
  var rows = all("tr[id^='_lane-']", table);
  var lanes = rows.map(function (row) { return { id: row.id.slice(6), row: row, home: row.parentNode, button: null }; });
  var known = lanes.map(function (lane) { return lane.id; });
  var pinned = document.createElement("tbody");
  pinned.className = "pinned";
  pinned.hidden = true;
  table.insertBefore(pinned, table.tBodies[0]);
  var saved = new URLSearchParams(alone ? "" : kept.get("map." + name) || "");
  var from = ["lanes", "pin", "fold"].some(function (key) { return query.has(key); }) ? query : saved;
  ["lanes", "pin", "fold"].forEach(function (key) {
    var named = list(from.get(key)).filter(function (id) { return known.indexOf(id) >= 0; });
    state[key] = key === "lanes" ? (named.length && named.length < known.length ? named : null) : named;
  });
  function has(key, id) { return state[key].indexOf(id) >= 0; }
  function shown(id) { return !state.lanes || has("lanes", id); }
  function arrange() {
    lanes.forEach(function (lane) {
      var row = lane.row, top = has("pin", lane.id);
      row.hidden = !shown(lane.id);
      if (lane.button) {
        var shut = has("fold", lane.id);
        all("td > .c", row).forEach(function (cell) { cell.hidden = shut; });
        row.classList.toggle("shut", shut);
        lane.button.setAttribute("aria-expanded", String(!shut));
      }
      var body = top ? pinned : lane.home;
      if (row.parentNode !== body) {
        var next = lanes.filter(function (other) { return other.row.parentNode === body && lanes.indexOf(other) > lanes.indexOf(lane); })[0];
        body.insertBefore(row, next ? next.row : null);
      }
    });
    pinned.hidden = !all("tr:not([hidden])", pinned).length;
    lanes.forEach(function (lane) { lane.home.hidden = !all("tr:not([hidden])", lane.home).length; });
    all(".rule-body", table).forEach(function (line) {
      line.hidden = !all("tr:not([hidden])", line.nextElementSibling).length;
    });
    all("[data-show]", box).forEach(function (tick) { tick.checked = shown(tick.getAttribute("data-show")); });
    all("[data-pin]", box).forEach(function (tick) { tick.checked = has("pin", tick.getAttribute("data-pin")); });
    stick();
  }
  /* Lanes on top stay in view while there is room for others below them. */
  function stick() {
    var size = zoom.now;
    var head = table.tHead.getBoundingClientRect().height;
    var room = region.clientHeight || window.innerHeight;
    pinned.classList.remove("stays");
    var tall = pinned.getBoundingClientRect().height;
    var stays = !pinned.hidden && head + tall < room * 0.6;
    pinned.classList.toggle("stays", stays);
    table.style.setProperty("--head", head / size + "px");
    region.style.setProperty("scroll-padding-block-start", head + (stays ? tall : 0) + 8 + "px");
  }
  lanes.forEach(function (lane) {
    var label = lane.row.querySelector(".lane-name");
    if (!label) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "toggle";
    button.textContent = label.textContent;
    button.setAttribute("aria-controls", lane.row.id);
    label.textContent = "";
    label.appendChild(button);
    lane.button = button;
    button.addEventListener("click", function () {
      state.fold = has("fold", lane.id) ? state.fold.filter(function (id) { return id !== lane.id; }) : state.fold.concat([lane.id]);
      arrange();
      changed();
    });
  });
  box.addEventListener("change", function (event) {
    var show = event.target.getAttribute("data-show"), pin = event.target.getAttribute("data-pin");
    if (show) {
      var left = known.filter(function (id) { return id === show ? event.target.checked : shown(id); });
      if (left.length) { state.lanes = left.length < known.length ? left : null; }
    } else if (pin) {
      state.pin = state.pin.filter(function (id) { return id !== pin; }).concat(event.target.checked ? [pin] : []);
    } else if (event.target.name !== "persona" && event.target !== compare) { return; }
    arrange();
    changed();
  });
  box.querySelector("[data-reset]").addEventListener("click", function () {
    state = { lanes: null, pin: [], fold: [] };
    arrange();
    changed();
  });

  /* Size: a factor on the table, from 60 % to 160 % by steps; to fit, whatever the width asks for. */
  var zoom = { now: 1, out: box.querySelector("[data-zoom='out']"), in: box.querySelector("[data-zoom='in']"), says: box.querySelector(".zoom output") };
  function resize(size) {
    var before = zoom.now, place = region.scrollLeft / before;
    zoom.now = Math.round(size * 100) / 100;
    table.style.setProperty("--zoom", zoom.now);
    region.scrollLeft = place * zoom.now;
    zoom.says.textContent = box.getAttribute("data-percent").replace("100", Math.round(zoom.now * 100));
    zoom.out.setAttribute("aria-disabled", String(zoom.now <= 0.6));
    zoom.in.setAttribute("aria-disabled", String(zoom.now >= 1.6));
    stick();
  }
  function step(way) { resize(way > 0 ? Math.min(1.6, Math.floor(zoom.now * 10 + 1.01) / 10) : Math.min(zoom.now, Math.max(0.6, Math.ceil(zoom.now * 10 - 1.01) / 10))); }
  function fit() { resize(Math.max(0.25, Math.min(1.6, Math.floor(region.clientWidth / (table.getBoundingClientRect().width / zoom.now) * 100) / 100))); }
  var sizes = { in: function () { step(1); }, out: function () { step(-1); }, fit: fit };
  all("[data-zoom]", box).forEach(function (button) { button.addEventListener("click", sizes[button.getAttribute("data-zoom")]); });

  /* Full screen: the browser's, or the whole window where it refuses. */
  var full = box.querySelector("[data-full]");
  function fill(on) {
    box.classList.toggle("filled", on);
    full.setAttribute("aria-pressed", String(on));
    for (var one = box; one !== document.body; one = one.parentNode) {
      Array.prototype.forEach.call(one.parentNode.children, function (other) { if (other !== one && !/^(SCRIPT|DIALOG)$/.test(other.tagName)) { other.inert = on; } });
    }
    stick();
  }
  function toggleFull() {
    if (box.classList.contains("filled")) {
      if (document.fullscreenElement) { document.exitFullscreen(); } else { fill(false); }
      return;
    }
    fill(true);
    if (box.requestFullscreen) { box.requestFullscreen().catch(function () { /* the window is filled all the same */ }); }
  }
  document.addEventListener("fullscreenchange", function () { if (!document.fullscreenElement && box.classList.contains("filled")) { fill(false); } });
  full.addEventListener("click", toggleFull);

  /* Presentation: one stage a screen, made of the cells of the table. */
  var dialog = document.getElementById("_present");
  var stages = all(".map thead tr:first-child > th", box);
  var at = 0;
  function part(row, start, span) {
    var made = document.createElement("tr"), column = 0;
    made.className = row.className;
    Array.prototype.forEach.call(row.cells, function (cell, place) {
      var copied, lane = place === 0 && cell.tagName === "TH";
      var from = column - 1, to = from + cell.colSpan;
      column += cell.colSpan;
      if (lane || place === 0) { copied = cell.cloneNode(true); if (cell.colSpan > 1) { copied.colSpan = span + 1; } }
      else if (cell.classList.contains("curve")) {
        copied = cell.cloneNode(true);
        copied.colSpan = span;
        var figure = copied.querySelector("figure");
        figure.style.setProperty("inline-size", cell.colSpan / span * 100 + "%");
        figure.style.setProperty("margin-inline-start", -start / span * 100 + "%");
      } else if (from >= start && to <= start + span) { copied = cell.cloneNode(true); }
      if (copied) { made.appendChild(copied); }
    });
    return made;
  }
  function clean(made) {
    all("[id]", made).forEach(function (one) { one.removeAttribute("id"); });
    all(".copy", made).forEach(function (one) { one.parentNode.removeChild(one); });
    all("svg[role]", made).forEach(function (one) { one.removeAttribute("role"); one.removeAttribute("aria-labelledby"); one.setAttribute("aria-hidden", "true"); });
    all(".toggle", made).forEach(function (one) { one.parentNode.textContent = one.textContent; });
    all(".c[hidden]", made).forEach(function (one) { one.hidden = false; });
    all(".shut", made).forEach(function (one) { one.classList.remove("shut"); });
  }
  function screen(number) {
    at = Math.max(0, Math.min(stages.length - 1, number));
    var start = stages.slice(0, at).reduce(function (sum, head) { return sum + head.colSpan; }, 0), span = stages[at].colSpan;
    var made = document.createElement("table");
    made.className = "map part";
    made.style.setProperty("--n", span);
    var head = document.createElement("thead");
    head.appendChild(part(table.tHead.rows[1], start, span));
    made.appendChild(head);
    Array.prototype.forEach.call(table.tBodies, function (body) {
      if (body.hidden) { return; }
      var copied = document.createElement("tbody");
      copied.className = body.className;
      Array.prototype.forEach.call(body.rows, function (row) { if (!row.hidden && row.id !== "_lane-goals") { copied.appendChild(part(row, start, span)); } });
      made.appendChild(copied);
    });
    clean(made);
    var goal = document.getElementById("_lane-goals");
    var aim = dialog.querySelector(".present-goal"), body = dialog.querySelector(".present-body");
    aim.textContent = "";
    if (goal) {
      var cell = goal.cells[at + 1].cloneNode(true);
      var stick_ = cell.querySelector(".stick");
      if (stick_) { all("p", stick_).forEach(function (one) { aim.appendChild(one); }); }
    }
    dialog.querySelector(".present-count").textContent = (at + 1) + " / " + stages.length;
    dialog.querySelector("h2").textContent = stages[at].querySelector(".stage .title").textContent;
    dialog.querySelector("[data-go='-1']").disabled = at === 0;
    dialog.querySelector("[data-go='1']").disabled = at === stages.length - 1;
    body.textContent = "";
    body.appendChild(made);
    body.scrollTop = 0;
  }
  function present(number) {
    screen(number);
    if (!dialog.open) { dialog.showModal(); }
    dialog.querySelector("h2").focus();
  }
  function middle() {
    var wanted = region.getBoundingClientRect().left + region.clientWidth / 2;
    var best = stages.findIndex(function (head) { var place = head.getBoundingClientRect(); return place.left <= wanted && place.right >= wanted; });
    return region.scrollLeft === 0 ? 0 : Math.max(0, best);
  }
  box.querySelector("[data-present]").addEventListener("click", function () { present(middle()); });
  all("[data-go]", dialog).forEach(function (button) {
    button.addEventListener("click", function () {
      var way = Number(button.getAttribute("data-go"));
      if (way) { screen(at + way); dialog.querySelector("h2").focus(); } else { dialog.close(); }
    });
  });
  dialog.addEventListener("keydown", function (event) {
    var ahead = root.dir === "rtl" ? -1 : 1;
    var way = { ArrowRight: ahead, ArrowLeft: -ahead, PageDown: 1, PageUp: -1 }[event.key];
    var end = { Home: 0, End: stages.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || (way === undefined && end === undefined)) { return; }
    event.preventDefault();
    screen(end === undefined ? at + way : end);
    dialog.querySelector("h2").focus();
  });

  /* Keys, while the map has the focus; the list of keys of the site tells of them, and switches them off. */
  var keys = { "+": sizes.in, "=": sizes.in, "-": sizes.out, "0": function () { resize(1); }, w: fit, f: toggleFull, p: function () { present(middle()); } };
  region.addEventListener("keydown", function (event) {
    var act = keys[event.key.toLowerCase()];
    if (!act || event.altKey || event.ctrlKey || event.metaKey || kept.get("keys") === "off") { return; }
    event.preventDefault();
    act();
  });

  /* Panels close by Esc, or when one goes elsewhere. */
  all(".pop", box).forEach(function (pop) {
    document.addEventListener("pointerdown", function (event) { if (!pop.contains(event.target)) { pop.open = false; } });
    pop.addEventListener("focusout", function (event) { if (event.relatedTarget && !pop.contains(event.relatedTarget)) { pop.open = false; } });
    pop.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && pop.open) { pop.open = false; pop.querySelector("summary").focus(); event.preventDefault(); event.stopPropagation(); }
    });
    pop.addEventListener("toggle", function () { if (pop.open && pop.classList.contains("share-pop")) { share(address()); } });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !dialog.open && box.classList.contains("filled") && !document.fullscreenElement) { fill(false); full.focus(); }
  });

  /* On paper: the size of the sheet is chosen by a class. */
  all("[data-print]", box).forEach(function (button) {
    button.addEventListener("click", function () {
      root.classList.toggle("a4", button.getAttribute("data-print") === "a4");
      all(".pop", box).forEach(function (pop) { pop.open = false; });
      window.print();
    });
  });

  /* At first: the persona and the comparison that the address asks for, then the lanes. */
  persons.forEach(function (one) { if (query.get("persona") && one.value === query.get("persona")) { one.checked = true; } });
  if (compare && query.get("compare") === compare.getAttribute("data-value")) { compare.checked = true; }
  arrange();
  resize(1);
  share(address());
  reveal();
  var first = stages.findIndex(function (head) { return head.id === query.get("present"); });
  if (first >= 0) { present(first); }
  window.addEventListener("resize", stick);
})();
