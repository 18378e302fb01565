/* Adds to a map that is complete without it: lanes, size, full screen, presentation, links, what the address says. */
(function () {
  "use strict";
  var box = document.getElementById("_map");
  if (!box) { return; }
  var root = document.documentElement;
  var all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  var query = new URLSearchParams(location.search);
  var alone = box.hasAttribute("data-alone") || query.get("embed") === "1";
  var name = box.dataset.page;
  /* A map shown inside another page remembers nothing: its address says all. */
  var kept = {
    get: key => { try { return window.localStorage.getItem("cxjourney." + key); } catch (_) { return null; } },
    set: (key, value) => { try { window.localStorage.setItem("cxjourney." + key, value); } catch (_) { /* private window */ } }
  };
  if (query.get("embed") === "1") { document.body.classList.add("embedded"); }
  if (alone) { all("a[href]:not([href^='#'])", box).forEach(link => { link.target = "_blank"; link.rel = "noopener"; }); }
  var table = box.querySelector(".map");
  var region = box.querySelector(".scroll");
  var told = box.querySelector("[data-say]");
  function say(text) { if (told) { told.textContent = ""; told.textContent = text; } }

  /* What the address says. */
  var persons = all('input[name="persona"]', box);
  var compare = document.getElementById("_compare");
  var state = { lanes: null, pin: [], fold: [] };
  function list(text) { return (text || "").split(",").filter(Boolean); }
  function arranged() {
    return ["lanes", "pin", "fold"].filter(key => state[key] && (key === "lanes" || state[key].length))
      .map(key => key + "=" + state[key].map(encodeURIComponent).join(","));
  }
  function asking(lanes) {
    var chosen = persons.filter(one => one.checked && one.value);
    var parts = chosen.map(one => "persona=" + encodeURIComponent(one.value)).concat(lanes);
    if (compare && compare.checked) { parts.push("compare=" + compare.dataset.value); }
    return parts;
  }
  function question(parts) { return parts.length ? "?" + parts.join("&") : ""; }
  /* What is given to others leaves out the lanes that one has arranged for oneself, unless one says so. */
  var own = document.getElementById("_share-lanes");
  function given() { return question(asking(own && own.checked ? arranged() : [])); }
  function share() {
    var here = location.href.split(/[?#]/)[0];
    var link = box.querySelector("#_share-link"), frame = box.querySelector("#_share-embed");
    var asked = given();
    if (own) { own.closest("[data-own]").hidden = !arranged().length; }
    if (link) { link.value = here + asked + location.hash; }
    if (frame) {
      var source = box.dataset.address || new URL(box.dataset.embed, here).href;
      var escaped = text => { return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;"); };
      frame.value = '<iframe src="' + escaped(source + asked + location.hash) + '" title="' + escaped(box.dataset.title) + '" width="100%" height="720" loading="lazy"></iframe>';
    }
  }
  function changed() {
    var parts = asking(arranged());
    if (dialog.open) { parts.push("present=" + encodeURIComponent(stages[at].id)); }
    if (query.get("embed") === "1") { parts = ["embed=1"].concat(parts); }
    try { history.replaceState(null, "", location.pathname + question(parts) + location.hash); } catch (_) { /* some browsers, some files */ }
    share();
  }
  /* Lanes that an address has arranged are remembered only once they are arranged here. */
  function rearranged() {
    if (!alone) { kept.set("map." + name, arranged().join("&")); }
    arrange();
    changed();
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
    button.setAttribute("aria-label", box.dataset.copyOf.replace("{}", words));
    button.title = box.dataset.copy;
    button.innerHTML = '<svg class="ico" aria-hidden="true"><use href="#_i-link"></use></svg>';
    button.addEventListener("click", () => {
      copy(location.href.split(/[?#]/)[0] + given() + "#" + head.id, () => {
        button.title = box.dataset.copied;
        say(button.title);
      });
    });
    /* The name of the head stays what it says without its button. */
    head.setAttribute("aria-label", all(".no, .title, .phase, .tpno, .tpname", head).map(one => one.textContent).join(" "));
    before(button);
  }
  all(".map thead th[id]", box).forEach(head => {
    var number = head.querySelector(".tpno");
    if (number) {
      copier(head, head.querySelector(".tpname").textContent, button => { number.insertBefore(button, number.querySelector(".mot")); });
    } else {
      copier(head, head.querySelector(".title").textContent, button => { (head.querySelector(".phases") || head.querySelector(".stage")).appendChild(button); });
    }
  });
  all("[data-copies]", box).forEach(button => {
    button.addEventListener("click", () => {
      var field = document.getElementById(button.dataset.copies);
      field.select();
      copy(field.value, () => { say(box.dataset.copied); button.classList.add("done"); });
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
  window.addEventListener("hashchange", () => { reveal(); share(); });

  if (!table) { return; }
  box.querySelector(".maptools").hidden = false;

  var columns = table.tHead.rows[1].cells.length - 1;

  /* Lanes: folded by the button of their name, hidden or kept on top from the panel. */
  var rows = all("tr[id^='_lane-']", table);
  var lanes = rows.map(row => { return { id: row.id.slice(6), row: row, home: row.parentNode, button: null }; });
  var known = lanes.map(lane => lane.id);
  var pinned = document.createElement("tbody");
  pinned.className = "pinned";
  pinned.hidden = true;
  table.insertBefore(pinned, table.tBodies[0]);
  var saved = new URLSearchParams(alone ? "" : kept.get("map." + name) || "");
  var from = ["lanes", "pin", "fold"].some(key => query.has(key)) ? query : saved;
  ["lanes", "pin", "fold"].forEach(key => {
    var named = list(from.get(key)).filter(id => known.indexOf(id) >= 0);
    state[key] = key === "lanes" ? (named.length && named.length < known.length ? named : null) : named;
  });
  function has(key, id) { return state[key].indexOf(id) >= 0; }
  function shown(id) { return !state.lanes || has("lanes", id); }
  function arrange() {
    lanes.forEach(lane => {
      var row = lane.row, top = has("pin", lane.id);
      row.hidden = !shown(lane.id);
      if (lane.button) {
        var shut = has("fold", lane.id);
        all("td > .c", row).forEach(cell => { cell.hidden = shut; });
        row.classList.toggle("shut", shut);
        lane.button.setAttribute("aria-expanded", String(!shut));
      }
      var body = top ? pinned : lane.home;
      if (row.parentNode !== body) {
        var next = lanes.filter(other => other.row.parentNode === body && lanes.indexOf(other) > lanes.indexOf(lane))[0];
        body.insertBefore(row, next ? next.row : null);
      }
    });
    pinned.hidden = !all("tr:not([hidden])", pinned).length;
    lanes.forEach(lane => { lane.home.hidden = !all("tr:not([hidden])", lane.home).length; });
    all(".rule-body", table).forEach(line => {
      line.hidden = !all("tr:not([hidden])", line.nextElementSibling).length;
    });
    all("[data-show]", box).forEach(tick => { tick.checked = shown(tick.dataset.show); });
    all("[data-pin]", box).forEach(tick => { tick.checked = has("pin", tick.dataset.pin); });
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
    table.style.setProperty("--stage", table.tHead.rows[0].getBoundingClientRect().height / size + "px");
    region.style.setProperty("scroll-padding-block-start", head + (stays ? tall : 0) + 8 + "px");
  }
  lanes.forEach(lane => {
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
    button.addEventListener("click", () => {
      state.fold = has("fold", lane.id) ? state.fold.filter(id => id !== lane.id) : state.fold.concat([lane.id]);
      rearranged();
    });
  });
  box.addEventListener("change", event => {
    var show = event.target.dataset.show, pin = event.target.dataset.pin;
    if (show) {
      var left = known.filter(id => id === show ? event.target.checked : shown(id));
      if (left.length) { state.lanes = left.length < known.length ? left : null; }
    } else if (pin) {
      state.pin = state.pin.filter(id => id !== pin).concat(event.target.checked ? [pin] : []);
    }
    if (show || pin) { rearranged(); } else { changed(); }
  });
  box.querySelector("[data-reset]").addEventListener("click", () => {
    state = { lanes: null, pin: [], fold: [] };
    rearranged();
  });

  /* Size: a factor on the table, from 60 % to 160 % by steps. */
  var zoom = { now: 1, out: box.querySelector("[data-zoom='out']"), in: box.querySelector("[data-zoom='in']"), says: box.querySelector(".zoom output") };
  function resize(size) {
    var before = zoom.now, place = region.scrollLeft / before;
    zoom.now = Math.round(size * 100) / 100;
    table.style.setProperty("--zoom", zoom.now);
    region.scrollLeft = place * zoom.now;
    zoom.says.textContent = box.dataset.percent.replace("100", Math.round(zoom.now * 100));
    zoom.out.setAttribute("aria-disabled", String(zoom.now <= 0.6));
    zoom.in.setAttribute("aria-disabled", String(zoom.now >= 1.6));
    stick();
  }
  function step(way) { resize(way > 0 ? Math.min(1.6, Math.floor(zoom.now * 10 + 1.01) / 10) : Math.min(zoom.now, Math.max(0.6, Math.ceil(zoom.now * 10 - 1.01) / 10))); }
  /* To fit: the whole journey where it can still be read; else as many whole touchpoints as can, from an edge on. */
  var READABLE = 0.7;
  function fit() {
    var room = region.clientWidth;
    var lane = table.querySelector(".corner").getBoundingClientRect().width / zoom.now;
    var each = (table.getBoundingClientRect().width / zoom.now - lane) / columns;
    var seen = Math.max(1, Math.min(columns, Math.floor((room / READABLE - lane) / each)));
    resize(Math.min(1.6, Math.floor(room / (lane + seen * each) * 100) / 100));
    region.scrollLeft = Math.round(region.scrollLeft / each / zoom.now) * each * zoom.now;
  }
  var sizes = { in: () => { step(1); }, out: () => { step(-1); }, fit: fit };
  all("[data-zoom]", box).forEach(button => { button.addEventListener("click", sizes[button.dataset.zoom]); });

  /* Full screen: the browser's, or the whole window where it refuses. */
  var full = box.querySelector("[data-full]");
  function fill(on) {
    box.classList.toggle("filled", on);
    full.setAttribute("aria-pressed", String(on));
    for (var one = box; one !== document.body; one = one.parentNode) {
      Array.from(one.parentNode.children).forEach(other => { if (other !== one && !/^(SCRIPT|DIALOG)$/.test(other.tagName)) { other.inert = on; } });
    }
    stick();
  }
  function toggleFull() {
    if (box.classList.contains("filled")) {
      if (document.fullscreenElement) { document.exitFullscreen(); } else { fill(false); }
      return;
    }
    fill(true);
    if (box.requestFullscreen) { box.requestFullscreen().catch(() => { /* the window is filled all the same */ }); }
  }
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && box.classList.contains("filled")) { fill(false); } });
  full.addEventListener("click", toggleFull);

  /* Presentation: one stage a screen, made of the cells of the table: beside each other where they have room, else
     one touchpoint below the other. */
  var dialog = document.getElementById("_present");
  var stages = all(".map thead tr:first-child > th", box);
  var at = 0;
  function make(tag, className, within) {
    var made = document.createElement(tag);
    made.className = className;
    if (within) { within.appendChild(made); }
    return made;
  }
  /* The cells of a row from one column on: the name of the lane, then what of the others stands over these columns. */
  function each(row, start, span, act) {
    var column = -1;
    Array.from(row.cells).forEach(cell => {
      var from = column;
      column += cell.colSpan;
      var seen = Math.min(column, start + span) - Math.max(from, start);
      if (from < 0 || seen > 0) { act(cell, from - start, seen); }
    });
  }
  function curve(cell, start, span, within) {
    var figure = within.appendChild(cell.querySelector("figure").cloneNode(true));
    figure.style.setProperty("inline-size", cell.colSpan / span * 100 + "%");
    figure.style.setProperty("margin-inline-start", -start / span * 100 + "%");
  }
  function part(row, start, span, within) {
    var made = make("tr", row.className, within);
    each(row, start, span, (cell, _, seen) => {
      var over = cell.classList.contains("curve");
      var copied = made.appendChild(cell.cloneNode(!over));
      if (over) { curve(cell, start, span, copied); }
      copied.colSpan = cell.colSpan > columns ? span + 1 : Math.max(1, seen);
    });
  }
  function beside(start, span, whole) {
    var made = make("table", "map part");
    made.style.setProperty("--n", span);
    var head = make("thead", "", made);
    if (whole) { part(table.tHead.rows[0], start, span, head); }
    part(table.tHead.rows[1], start, span, head);
    Array.from(table.tBodies).forEach(body => {
      if (body.hidden) { return; }
      var copied = make("tbody", body.className, made);
      Array.from(body.rows).forEach(row => { if (!row.hidden && (whole || row.id !== "_lane-goals")) { part(row, start, span, copied); } });
    });
    return made;
  }
  function below(start, span) {
    var made = make("div", "map cards"), heads = [];
    function fill(cell, within) { Array.from(cell.childNodes).forEach(one => { within.appendChild(one.cloneNode(true)); }); }
    rows.forEach(row => {
      var drawn = row.querySelector(".curve");
      if (drawn && !row.hidden) { curve(drawn, start, span, make("div", "curve", made)); }
    });
    each(table.tHead.rows[1], start, span, (cell, from) => {
      if (from < 0) { return; }
      var card = make("section", "", made);
      fill(cell, make("h3", "", card));
      heads[from] = make("dl", "", card);
    });
    rows.forEach(row => {
      if (row.hidden || row.id === "_lane-goals") { return; }
      each(row, start, span, (cell, from) => {
        if (!heads[from] || cell.classList.contains("curve") || cell.querySelector(".hush[aria-hidden]")) { return; }
        var said = make("div", row.className, heads[from]);
        fill(row.cells[0], make("dt", "", said));
        fill(cell, make("dd", "", said));
      });
    });
    return made;
  }
  function clean(made) {
    all(".copy", made).forEach(one => { one.remove(); });
    all("[id]", made).forEach(one => { one.removeAttribute("id"); });
    all("svg[role]", made).forEach(one => { one.removeAttribute("role"); one.removeAttribute("aria-labelledby"); one.setAttribute("aria-hidden", "true"); });
    all(".toggle", made).forEach(one => { one.parentNode.textContent = one.textContent; });
    all(".c[hidden]", made).forEach(one => { one.hidden = false; });
    all(".shut", made).forEach(one => { one.classList.remove("shut"); });
    return made;
  }
  function screen(number) {
    at = Math.max(0, Math.min(stages.length - 1, number));
    var start = stages.slice(0, at).reduce((sum, head) => sum + head.colSpan, 0), span = stages[at].colSpan;
    var goal = document.getElementById("_lane-goals");
    var aim = dialog.querySelector(".present-goal"), body = dialog.querySelector(".present-body");
    aim.textContent = "";
    if (goal) { all(".stick > p", goal.cells[at + 1]).forEach(one => { aim.appendChild(one.cloneNode(true)); }); }
    dialog.querySelector(".present-count").textContent = (at + 1) + " / " + stages.length;
    dialog.querySelector("h2").textContent = stages[at].querySelector(".stage .title").textContent;
    dialog.querySelector("[data-go='-1']").disabled = at === 0;
    dialog.querySelector("[data-go='1']").disabled = at === stages.length - 1;
    /* A touchpoint wants 13 rem beside the others, and the names of the lanes 10. */
    var rem = parseFloat(getComputedStyle(root).fontSize);
    body.textContent = "";
    body.appendChild(clean((10 + 13 * span) * rem <= window.innerWidth ? beside(start, span) : below(start, span)));
    dialog.scrollTop = body.scrollTop = 0;
  }
  function present(number) {
    screen(number);
    if (!dialog.open) { dialog.showModal(); }
    dialog.querySelector("h2").focus();
    changed();
  }
  function middle() {
    var wanted = region.getBoundingClientRect().left + region.clientWidth / 2;
    var best = stages.findIndex(head => { var place = head.getBoundingClientRect(); return place.left <= wanted && place.right >= wanted; });
    return region.scrollLeft === 0 ? 0 : Math.max(0, best);
  }
  box.querySelector("[data-present]").addEventListener("click", () => { present(middle()); });
  all("[data-go]", dialog).forEach(button => {
    button.addEventListener("click", () => {
      var way = Number(button.dataset.go);
      if (way) { present(at + way); } else { dialog.close(); }
    });
  });
  dialog.addEventListener("keydown", event => {
    var ahead = root.dir === "rtl" ? -1 : 1;
    var way = { ArrowRight: ahead, ArrowLeft: -ahead, PageDown: 1, PageUp: -1 }[event.key];
    var end = { Home: 0, End: stages.length - 1 }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || (way === undefined && end === undefined)) { return; }
    event.preventDefault();
    present(end === undefined ? at + way : end);
  });
  dialog.addEventListener("close", changed);

  /* Keys, while the map has the focus; the list of keys of the site tells of them, and switches them off. */
  var keys = { "+": sizes.in, "=": sizes.in, "-": sizes.out, "0": () => { resize(1); }, w: fit, f: toggleFull, p: () => { present(middle()); } };
  region.addEventListener("keydown", event => {
    var act = keys[event.key.toLowerCase()];
    if (!act || event.altKey || event.ctrlKey || event.metaKey || kept.get("keys") === "off") { return; }
    event.preventDefault();
    act();
  });

  /* Panels close by Esc, or when one goes elsewhere. */
  all(".pop", box).forEach(pop => {
    document.addEventListener("pointerdown", event => { if (!pop.contains(event.target)) { pop.open = false; } });
    pop.addEventListener("focusout", event => { if (event.relatedTarget && !pop.contains(event.relatedTarget)) { pop.open = false; } });
    pop.addEventListener("keydown", event => {
      if (event.key === "Escape" && pop.open) { pop.open = false; pop.querySelector("summary").focus(); event.preventDefault(); event.stopPropagation(); }
    });
    pop.addEventListener("toggle", () => { if (pop.open && pop.classList.contains("share-pop")) { share(); } });
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !dialog.open && box.classList.contains("filled") && !document.fullscreenElement) { fill(false); full.focus(); }
  });

  /* On paper: sheets of whole stages, as many touchpoints wide as can be read and about as wide as each other; only a
     stage that is wider than a sheet is cut. The size of the sheet is chosen by a class. */
  function cuts(most) {
    var made = [];
    stages.forEach(head => {
      var span = head.colSpan, last = made.length - 1, pieces = Math.ceil(span / most);
      if (made[last] + span <= most) { made[last] += span; return; }
      for (var i = 0; i < pieces; i++) { made.push(Math.floor(span * (i + 1) / pieces) - Math.floor(span * i / pieces)); }
    });
    return made;
  }
  var sheets = make("div", "sheets");
  window.addEventListener("beforeprint", () => {
    var most = root.classList.contains("a3") ? 12 : 7, number = cuts(most).length, start = 0;
    while (most > 1 && cuts(most - 1).length === number) { most--; }
    sheets.textContent = "";
    region.after(sheets);
    cuts(most).forEach(span => {
      sheets.appendChild(clean(beside(start, span, true)));
      start += span;
    });
  });
  window.addEventListener("afterprint", () => { sheets.remove(); });
  all("[data-print]", box).forEach(button => {
    button.addEventListener("click", () => {
      root.classList.toggle("a3", button.dataset.print === "a3");
      all(".pop", box).forEach(pop => { pop.open = false; });
      window.print();
    });
  });

  /* At first: the persona and the comparison that the address asks for, then the lanes. */
  persons.forEach(one => { if (query.get("persona") && one.value === query.get("persona")) { one.checked = true; } });
  if (compare && query.get("compare") === compare.dataset.value) { compare.checked = true; }
  arrange();
  resize(1);
  share();
  reveal();
  var first = stages.findIndex(head => head.id === query.get("present"));
  if (first >= 0) { present(first); }
  window.addEventListener("resize", () => { stick(); if (dialog.open) { screen(at); } });
})();
