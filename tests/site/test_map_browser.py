"""What people do with a map, in a real browser, from files: by pointer and by keys, wide and narrow, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.site.backend import _assets, render
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.journey import journey_pages
from cxjourney.backends.site.pages.persona import persona_page
from cxjourney.backends.site.render import Printer
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from tests.laying import laid
from tests.site.conftest import job_of
from tests.site.mapped import FILES, HEAD
from tests.site.test_browser import RULES, browser

__all__ = ["browser"]
pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 800}
PLACES = [("", WIDE), ("", NARROW), ("fr/", WIDE), ("fr/", NARROW)]
NAMES = ["en-wide", "en-narrow", "fr-wide", "fr-narrow"]
Go = Callable[..., Any]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two states of one journey, as files."""
    root = tmp_path_factory.mktemp("mapped")
    for one in render(job_of(laid(root / "w", FILES, HEAD))).artifacts:
        (root / one.path).parent.mkdir(parents=True, exist_ok=True)
        (root / one.path).write_bytes(one.content)
    return root


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journeys and personas of the example organisation, as files."""
    root = tmp_path_factory.mktemp("example")
    job = job_of(EXAMPLE)
    made = {one.path: one.content for one in _assets(job)}
    for code in job.languages:
        edition = Edition(job, code)
        printer = Printer(edition)
        pages = [page for journey in job.model.all(Journey) for page in journey_pages(edition, journey)]
        pages += [persona_page(edition, persona) for persona in job.model.all(Persona)]
        made |= {edition.prefix + page.path: printer.write(page) for page in pages}
    for path, content in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture
def go(browser: Any, written: Path) -> Iterator[Go]:
    """Opens a page of the written site; no error, warning or request may come of what the test does with it."""
    wrong: list[str] = []
    contexts = []

    def opened(path: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith("file:") else None)
        file, _, rest = path.partition("?")
        page.goto((written / file).as_uri() + (f"?{rest}" if rest else ""))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _shown(page: Any) -> list[str]:
    """The lanes in view, from top to bottom."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.mapbox > .scroll [id^=_lane-]')].filter(row => row.getClientRects().length)"
        ".map(row => row.id.slice(6))"
    )
    return found


def _query(page: Any) -> str:
    return str(page.evaluate("location.search"))


# ------------------------------------------------------------ lanes


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_lanes_are_hidden_and_kept_on_top_and_the_address_says_it(go: Go, language: str, size: Any) -> None:
    page = go(f"{language}journeys/now.html", viewport=size)
    page.locator(".lanes-pop summary").click()
    page.locator("[data-show=channels]").uncheck()
    page.locator("[data-pin=pains]").check()
    shown = _shown(page)
    assert "channels" not in shown
    assert shown[0] == "pains"
    assert re.search(r"lanes=[^&]*pains", _query(page))
    assert "channels" not in _query(page)
    assert "pin=pains" in _query(page)
    page.reload()
    assert _shown(page) == shown


def test_the_address_wins_over_what_is_remembered(go: Go, written: Path) -> None:
    page = go("journeys/now.html?lanes=emotion,channels&fold=channels", viewport=WIDE)
    assert _shown(page) == ["emotion", "channels"]
    page.goto((written / "journeys/now.html").as_uri() + "?lanes=does,nothing-so-called")
    assert _shown(page) == ["does"]


def test_what_was_chosen_is_remembered_without_the_address(go: Go, written: Path) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    page.get_by_role("button", name="Channels").click()
    page.goto((written / "journeys/now.html").as_uri())
    button = page.get_by_role("button", name="Channels")
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.locator("#_lane-channels .c").first.is_visible()


def test_lanes_come_back_to_their_places(go: Go) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    before = _shown(page)
    page.locator(".lanes-pop summary").click()
    for lane in ("raci", "channels", "does", "emotion"):
        if lane in before:
            page.locator(f"[data-pin={lane}]").check()
    assert _shown(page) != before
    page.locator("[data-reset]").click()
    assert _shown(page) == before
    assert _query(page) == ""


def test_the_last_lane_cannot_be_hidden(go: Go) -> None:
    page = go("journeys/now.html?lanes=does", viewport=WIDE)
    page.locator(".lanes-pop summary").click()
    page.locator("[data-show=does]").click()
    assert _shown(page) == ["does"]
    assert page.locator("[data-show=does]").is_checked()


def test_a_lane_on_top_stays_in_view_below_the_heads(go: Go) -> None:
    page = go("journeys/now.html?pin=channels", viewport={"width": 900, "height": 600})
    page.locator(".mapbox > .scroll").evaluate("box => box.scrollTo(0, 400)")
    head = page.locator(".map thead").bounding_box()
    lane = page.locator("#_lane-channels").bounding_box()
    assert abs(lane["y"] - head["y"] - head["height"]) <= 2


def test_lanes_are_chosen_by_keys_alone(go: Go) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    page.locator(".lanes-pop summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.show") == "emotion"
    page.keyboard.press("Space")
    assert "emotion" not in _shown(page)
    page.keyboard.press("Escape")
    assert page.locator(".lanes-pop").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


# ------------------------------------------------------------ personas, two states


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_one_persona_has_one_curve_and_its_own_cells(go: Go, language: str, size: Any) -> None:
    page = go(f"{language}journeys/now.html", viewport=size)
    assert page.locator(".curve .pt:visible").count() == 8
    page.get_by_role("radio", name="Omar").check(force=True)
    assert _query(page) == "?persona=omar"
    assert page.locator(".curve .pt:visible").count() == 4
    assert page.locator(".curve path.line:visible").count() == 1
    assert "feels-lea" not in _shown(page)
    said = page.locator("#_lane-variants").inner_text()
    assert "Omar" in said
    assert "Lea" not in said
    page.reload()
    assert page.get_by_role("radio", name="Omar").is_checked()
    assert "feels-lea" not in _shown(page)


def test_the_persona_of_the_address_is_chosen_by_its_id(go: Go) -> None:
    assert go("journeys/now.html?persona=lea").get_by_role("radio", name="Lea").is_checked()
    assert go("journeys/now.html?persona=nobody").get_by_role("radio", name="All").is_checked()


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_what_should_be_is_laid_over_what_is(go: Go, language: str, size: Any) -> None:
    page = go(f"{language}journeys/now.html?persona=lea", viewport=size)
    assert page.locator(".curve .ghost:visible").count() == 0
    assert page.locator(".map .delta:visible").count() == 0
    page.locator("#_compare").check()
    assert "compare=to-be" in _query(page)
    assert page.locator(".curve circle.ghost.to-be:visible").count() == 4
    dash = page.locator(".curve path.ghost:visible").first.evaluate("line => getComputedStyle(line).strokeDasharray")
    assert dash not in ("none", "")
    assert page.locator("[id='find/call'] .delta").is_visible()
    page.reload()
    assert page.locator("#_compare").is_checked()


def test_the_same_without_a_script(browser: Any, written: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto((written / "journeys/now.html").as_uri())
    page.locator("#_compare").check()
    page.get_by_role("radio", name="Omar").check(force=True)
    assert page.locator(".curve circle.ghost:visible").count() == 4
    assert page.locator(".curve .pt:visible").count() == 4
    assert not page.locator(".maptools").is_visible()
    context.close()


# ------------------------------------------------------------ size, full screen


def _cut(page: Any) -> float:
    """The part of a column that the edge of the map cuts off; 0 when there are only whole ones in view."""
    found: float = page.evaluate(
        """() => { const box = document.querySelector('#_map-region').getBoundingClientRect();
        const heads = [...document.querySelectorAll('.mapbox > .scroll thead th[scope=col]')].map(one => one.getBoundingClientRect());
        const seen = (box.right - heads[0].left) / heads[0].width;
        return seen >= heads.length ? 0 : seen - Math.floor(seen + 0.005); }"""
    )
    return max(0.0, found)


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_the_map_grows_and_shrinks_by_buttons_within_bounds(go: Go, language: str, size: Any) -> None:
    page = go(f"{language}journeys/now.html", viewport=size)
    table = page.locator(".mapbox > .scroll .map")
    usual = table.bounding_box()["width"]
    for way, bound in (("in", 1.6), ("out", 0.6)):
        for _ in range(12):
            page.locator(f"[data-zoom={way}]").click(force=True)
        assert abs(table.bounding_box()["width"] / usual - bound) < 0.02
    assert re.sub(r"\s", "", page.locator(".zoom output").inner_text()) == "60%"
    page.locator("[data-zoom=fit]").click()
    assert 0 <= _cut(page) <= 0.02


def test_the_map_is_sized_by_keys_while_it_has_the_focus(go: Go) -> None:
    page = go("journeys/now.html", viewport=NARROW)
    table = page.locator(".mapbox > .scroll .map")
    usual = table.bounding_box()["width"]
    page.keyboard.press("+")
    assert table.bounding_box()["width"] == usual
    page.locator("#_map-region").focus()
    page.keyboard.press("+")
    assert table.bounding_box()["width"] > usual
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert table.bounding_box()["width"] < usual
    page.keyboard.press("0")
    assert abs(table.bounding_box()["width"] - usual) < 1
    page.keyboard.press("w")
    assert 0 <= _cut(page) <= 0.02


def test_keys_of_one_letter_can_be_switched_off(go: Go) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    page.evaluate("localStorage.setItem('cxjourney.keys', 'off')")
    page.locator("#_map-region").focus()
    for key in ("+", "f", "p"):
        page.keyboard.press(key)
    assert re.sub(r"\s", "", page.locator(".zoom output").inner_text()) == "100%"
    assert not page.locator("#_present").is_visible()


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
@pytest.mark.parametrize("refuses", [False, True], ids=["full", "refused"])
def test_the_map_fills_the_screen_and_leaves_by_escape(go: Go, language: str, size: Any, refuses: bool) -> None:
    page = go(f"{language}journeys/now.html", viewport=size)
    if refuses:
        page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')); }")
    page.locator("[data-full]").click()
    page.locator(".mapbox.filled").wait_for()
    box = page.locator(".mapbox").bounding_box()
    assert (box["x"], box["y"]) == (0, 0)
    assert page.evaluate("document.querySelector('.bar').inert")
    page.locator("#_map-region").focus()
    page.keyboard.press("Escape")
    if page.evaluate("!!document.fullscreenElement"):
        page.evaluate("document.exitFullscreen()")
    page.locator(".mapbox:not(.filled)").wait_for()
    assert not page.evaluate("document.querySelector('.bar').inert")
    assert page.locator("[data-full]").get_attribute("aria-pressed") == "false"


# ------------------------------------------------------------ presentation


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_one_stage_a_screen(go: Go, language: str, size: Any) -> None:
    page = go(f"{language}journeys/now.html", viewport=size)
    page.locator("[data-present]").click()
    dialog = page.locator("#_present")
    first, second = ("Je trouve", "J’ouvre") if language else ("I find it", "I open")
    assert dialog.locator(".present-count").inner_text() == "1 / 2"
    assert dialog.locator("h2").inner_text() == first
    assert dialog.locator(".present-goal p").first.inner_text() == (
        "Savoir où il est" if language else "Know where it is"
    )
    heads = dialog.locator("thead th, h3")
    assert heads.count() == 2
    page.keyboard.press("ArrowRight")
    assert dialog.locator("h2").inner_text() == second
    assert heads.count() == 3
    assert dialog.locator("[data-go='1']").is_disabled()
    dialog.locator("[data-go='-1']").click()
    assert dialog.locator("h2").inner_text() == first
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_a_presentation_that_is_loaded_again_stays_at_its_stage(go: Go) -> None:
    page = go("journeys/now.html?persona=lea", viewport=WIDE)
    page.locator("[data-present]").click()
    assert _query(page) == "?persona=lea&present=find"
    page.keyboard.press("ArrowRight")
    assert _query(page) == "?persona=lea&present=open"
    page.reload()
    assert page.locator("#_present h2").inner_text() == "I open"
    page.keyboard.press("Escape")
    page.wait_for_function("location.search === '?persona=lea'")


def test_the_part_of_the_curve_stands_over_the_columns_of_the_stage(go: Go) -> None:
    page = go("journeys/now.html?present=open&persona=lea", viewport=WIDE)
    places = page.evaluate(
        """() => { const heads = [...document.querySelectorAll('#_present thead th')].map(one => one.getBoundingClientRect());
        return [...document.querySelectorAll('#_present .pt')].map(one => one.getBoundingClientRect())
          .filter(one => one.width && one.left > heads[0].left)
          .map(one => heads.findIndex(head => Math.abs((head.left + head.right) / 2 - (one.left + one.right) / 2) < 8)); }"""
    )
    assert places == [0, 2]


def test_the_presentation_shows_the_lanes_that_the_map_shows_and_repeats_no_id(go: Go) -> None:
    page = go("journeys/now.html?lanes=emotion,channels&present=find", viewport=WIDE)
    assert page.locator("#_present tbody tr:visible").count() == 2
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size"
    )


def test_the_presentation_is_reached_and_left_by_keys(go: Go) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    page.locator("#_map-region").focus()
    page.keyboard.press("p")
    assert page.locator("#_present").is_visible()
    page.keyboard.press("End")
    assert page.locator(".present-count").inner_text() == "2 / 2"
    page.keyboard.press("Home")
    assert page.locator(".present-count").inner_text() == "1 / 2"
    page.keyboard.press("Escape")
    assert not page.locator("#_present").is_visible()


# ------------------------------------------------------------ links, embedding, paper


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_every_stage_and_touchpoint_has_a_link_to_copy(go: Go, language: str, size: Any) -> None:
    from playwright.sync_api import expect

    page = go(f"{language}journeys/now.html?persona=lea", viewport=size)
    heads = page.locator(".mapbox > .scroll thead th[id]")
    assert heads.count() == page.locator(".mapbox > .scroll thead .copy").count() == 7
    page.evaluate(
        "() => { navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }; }"
    )
    page.locator("[id='open/door'] .copy").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-say]")).not_to_be_empty()
    assert page.evaluate("window.copied").endswith(f"{language}journeys/now.html?persona=lea#open/door")
    assert page.locator("[data-say]").inner_text() == ("Lien copié" if language else "Link copied")
    box = page.locator("#find .copy").bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_a_reader_who_arranged_no_lane_is_not_asked_about_them(go: Go) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    page.locator(".share-pop summary").click()
    assert not page.locator("#_share-lanes").is_visible()


def test_a_link_copied_from_a_head_leaves_the_lanes_of_the_reader_at_home(go: Go) -> None:
    page = go("journeys/now.html?lanes=emotion,pains&persona=lea", viewport=WIDE)
    page.evaluate(
        "() => { navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }; }"
    )
    page.locator("[id='open/door'] .copy").click(force=True)
    assert page.evaluate("window.copied").endswith("journeys/now.html?persona=lea#open/door")


def test_lanes_that_came_with_a_link_are_not_remembered_as_mine(go: Go, written: Path) -> None:
    page = go("journeys/now.html?lanes=emotion,pains", viewport=WIDE)
    page.get_by_role("radio", name="Omar").check(force=True)
    page.goto((written / "journeys/now.html").as_uri())
    assert "channels" in _shown(page)


def test_a_link_is_copied_where_there_is_no_clipboard(go: Go) -> None:
    page = go("journeys/now.html", viewport=WIDE)
    page.evaluate(
        "() => { Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => { window.copied = document.activeElement.value; return true; }; }"
    )
    page.locator("#open .copy").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("window.copied").endswith("journeys/now.html#open")


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
def test_the_map_is_shared_with_the_lanes_of_the_reader_only_when_they_say_so(go: Go, language: str, size: Any) -> None:
    page = go(f"{language}journeys/now.html?persona=omar&pin=pains", viewport=size)
    page.locator(".share-pop summary").click()
    assert page.locator("#_share-link").input_value().endswith(f"{language}journeys/now.html?persona=omar")
    assert "pains" not in page.locator("#_share-embed").input_value()
    page.get_by_label("Avec mon choix de lignes" if language else "With my choice of lanes").check()
    assert page.locator("#_share-link").input_value().endswith(f"{language}journeys/now.html?persona=omar&pin=pains")
    snippet = page.locator("#_share-embed").input_value()
    address = f"https://maps.example.org/{language}embed/now.html?persona=omar&amp;pin=pains"
    title = "Je retire mon colis" if language else "I collect my parcel"
    assert snippet == f'<iframe src="{address}" title="{title}" width="100%" height="720" loading="lazy"></iframe>'


@pytest.mark.parametrize(("language", "size"), PLACES, ids=NAMES)
@pytest.mark.parametrize("path", ["journeys/now.html?embed=1", "embed/now.html"])
def test_embedded_there_is_nothing_but_the_map(go: Go, language: str, size: Any, path: str) -> None:
    page = go(f"{language}{path}", viewport=size)
    assert page.locator(".map").first.is_visible()
    for chrome in (".bar", ".foot", ".crumbs", ".after", ".facts", ".glance"):
        assert page.locator(f"{chrome}:visible").count() == 0, chrome
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("radio", name="Omar").check(force=True)
    page.locator(".lanes-pop summary").click()
    page.locator("[data-show=channels]").uncheck()
    assert ("embed=1" in _query(page)) == ("?" in path)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('map.')).length") == 0


def test_a_map_in_a_frame_opens_its_links_outside(go: Go) -> None:
    page = go("embed/now.html", viewport=WIDE)
    inside = page.evaluate(
        "[...document.querySelectorAll('.map a[href]')].filter(a => a.target !== '_blank').map(a => a.getAttribute('href'))"
    )
    assert [link for link in inside if not link.startswith("#")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "embed/now.html",
        "journeys/later.html",
        "journeys/now.html?compare=to-be&pin=pains",
        "journeys/now.html?present=find",
        "journeys/one.html",
        "journeys/none.html",
    ],
)
def test_no_barrier_in_any_state_of_the_map(go: Go, path: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = go(path, viewport=WIDE, color_scheme=scheme)
    if "compare" in path:
        page.locator(".lanes-pop summary").click()
    found = Axe().run(page, options={"preload": False, "runOnly": {"type": "tag", "values": RULES}})
    assert [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]
    ] == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(
    "path", ["journeys/now.html?compare=to-be", "journeys/one.html", "journeys/none.html", "fr/embed/now.html"]
)
def test_no_map_widens_its_page(go: Go, path: str, width: int) -> None:
    page = go(path, viewport={"width": width, "height": 800})
    box = page.locator(".mapbox").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.locator(".mapbox").evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    for pop in page.locator(".pop summary").all():
        pop.click()
        panel = page.locator(".pop[open] .panel").bounding_box()
        assert panel["x"] >= 0
        assert panel["x"] + panel["width"] <= width


def test_folded_lanes_are_open_on_paper_and_hidden_ones_stay_away(go: Go) -> None:
    page = go("journeys/now.html?lanes=emotion,channels,does&fold=channels", viewport=WIDE)
    page.emulate_media(media="print")
    assert page.locator("#_lane-channels .c").first.is_visible()
    assert not page.locator("#_lane-pains").is_visible()


# ------------------------------------------------------------ what stands where

LABELS = """() => {
  const boxes = [...document.querySelectorAll('.curve text.lab, .glance text.lab, .small-plot text.lab, .map thead .tpname, .map thead .stage > .title, .map thead .tpno > .mot, .delta')]
    .filter(one => one.getClientRects().length && one.textContent.trim())
    .map(one => { const at = one.getBoundingClientRect(); return [one.textContent.trim(), at.left, at.top, at.right, at.bottom]; });
  const found = [];
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach(other => {
    if (one[1] < other[3] - 1 && other[1] < one[3] - 1 && one[2] < other[4] - 1 && other[2] < one[4] - 1) found.push(one[0] + ' / ' + other[0]);
  }));
  return found; }"""


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1400])
def test_no_label_lies_over_another_in_the_example(browser: Any, example: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 1000})
    page = context.new_page()
    found = {}
    for file in sorted([*example.glob("**/journeys/*.html"), *example.glob("**/personas/*.html")]):
        page.goto(file.as_uri() + "?compare=to-be")
        if over := page.evaluate(LABELS):
            found[str(file.relative_to(example))] = over
    context.close()
    assert found == {}


def test_points_stand_over_their_columns_in_the_example(browser: Any, example: Path) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    wrong = {}
    for file in sorted(example.glob("journeys/*.html")):
        page.goto(file.as_uri())
        aside = page.evaluate(
            """() => { const heads = [...document.querySelectorAll('.mapbox > .scroll thead tr:last-child th')];
            return [...document.querySelectorAll('.curve .pt')].filter(point => {
              const head = heads[+point.dataset.column].getBoundingClientRect(), at = point.getBoundingClientRect();
              const middle = (at.left + at.right) / 2; return !(middle > head.left && middle < head.right); }).length; }"""
        )
        if aside:
            wrong[file.name] = aside
    context.close()
    assert wrong == {}


def test_the_heads_and_the_names_of_lanes_stay_in_view_at_any_size(go: Go) -> None:
    page = go("journeys/now.html", viewport={"width": 700, "height": 500})
    for way in ("in", "in", "in"):
        page.locator(f"[data-zoom={way}]").click()
    page.locator("#_map-region").evaluate("box => box.scrollTo(200, 300)")
    region = page.locator("#_map-region").bounding_box()
    stage = page.locator(".map thead tr").first.bounding_box()
    lane = page.locator("#_lane-channels th").bounding_box()
    assert abs(stage["y"] - region["y"]) <= 2
    assert lane["x"] <= region["x"] + 1


@pytest.mark.parametrize(("language", "name"), [("", "map"), ("fr/", "map.fr")], ids=["en", "fr"])
def test_the_map_read_aloud(go: Go, language: str, name: str) -> None:
    page = go(f"{language}journeys/now.html?lanes=emotion,feels-lea,importance,goals,channels,pains", viewport=WIDE)
    golden = Path(__file__).parent / "golden" / f"{name}.aria.yaml"
    heard = page.locator(".mapbox > .scroll").aria_snapshot()
    assert heard + "\n" == golden.read_text("utf-8")
