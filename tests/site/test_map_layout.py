"""Where things stand on a map: short and long ones, wide and narrow screens, while one scrolls and presents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.site.backend import render
from tests.laying import laid
from tests.site.conftest import job_of
from tests.site.mapped import FILES, HEAD
from tests.site.test_map_browser import NARROW, WIDE, browser, go, written

__all__ = ["browser", "go", "written"]
pytestmark = pytest.mark.browser

Go = Callable[..., Any]
PHONES = [{"width": 320, "height": 640}, {"width": 390, "height": 844}]
HAND = {"has_touch": True, "is_mobile": True}


def _box(page: Any, selector: str) -> Any:
    return page.locator(selector).first.bounding_box()


# ------------------------------------------------------------ a short journey


@pytest.mark.parametrize("width", [1400, 2000])
def test_the_map_of_one_touchpoint_begins_where_the_text_of_the_page_does(go: Go, width: int) -> None:
    page = go("journeys/one.html", viewport={"width": width, "height": 900})
    corner, table = _box(page, ".map thead tr:last-child .corner"), _box(page, ".mapbox > .scroll .map")
    assert abs(corner["width"] - 160) <= 1
    assert table["width"] <= 160 + 288 + 1
    text = page.locator("#_map-title").bounding_box()["x"]
    assert abs(corner["x"] + 20 - text) <= 2


@pytest.mark.parametrize("width", [1280, 1400])
def test_a_map_with_room_left_grows_into_it(go: Go, width: int) -> None:
    page = go("journeys/now.html", viewport={"width": width, "height": 900})
    table = _box(page, ".mapbox > .scroll .map")
    assert width - 60 <= table["width"] <= width


@pytest.mark.parametrize("path", ["now", "one"])
def test_a_long_name_of_a_persona_stays_within_the_curve(browser: Any, tmp_path: Path, path: str) -> None:
    long = "Awa-Marie-Philippine de Saint-Barthélemy-d'Anjou"
    files = {name: text.replace("Lea, who waits", long) for name, text in FILES.items()}
    files["one.yaml"] = files["one.yaml"].replace("id: one\n", "id: one\npersonas: [lea]\n")
    for made in render(job_of(laid(tmp_path / "w", files, HEAD))).artifacts:
        if made.path.startswith("assets/") or made.path == f"journeys/{path}.html":
            (tmp_path / made.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / made.path).write_bytes(made.content)
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto((tmp_path / f"journeys/{path}.html").as_uri())
    label, curve = _box(page, ".map .curve text.lab.w1"), _box(page, ".map td.curve")
    named = page.locator(".map .person .who").first.inner_text()
    context.close()
    assert label["x"] >= curve["x"]
    assert label["x"] + label["width"] <= curve["x"] + curve["width"]
    assert long.replace("'", "’") in named.replace("'", "’")


# ------------------------------------------------------------ while one scrolls


@pytest.mark.parametrize("size", [WIDE, NARROW, {"width": 320, "height": 640}], ids=["wide", "narrow", "small"])
@pytest.mark.parametrize("point", ["open/door", "open/walk", "open/rate"])
def test_the_stage_of_a_touchpoint_that_a_link_opens_is_read_whole(
    browser: Any, written: Path, size: Any, point: str
) -> None:
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.goto((written / "fr/journeys/now.html").as_uri())
    page.evaluate(
        """point => { document.querySelector('#open .title').textContent = 'J’ouvre la porte du casier, puis je repars';
        document.querySelectorAll('#_lane-goals .stick')[1].textContent = 'Tenir mon colis en main sans devoir appeler qui que ce soit, ni revenir';
        location.hash = point; }""",
        point,
    )
    page.wait_for_timeout(100)
    lane = _box(page, ".map thead tr:last-child .corner")
    edge = lane["x"] + lane["width"] - 1
    head = page.locator("#open .stage .title").bounding_box()
    goal = page.locator("#_lane-goals td").nth(1).locator(".stick").bounding_box()
    context.close()
    for text in (head, goal):
        assert text["x"] >= edge
        assert text["x"] + text["width"] <= size["width"]


@pytest.mark.parametrize("size", [{"width": 1400, "height": 900}, {"width": 390, "height": 844}, {"width": 844, "height": 390}], ids=["wide", "phone", "lying"])  # fmt: skip
@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without"])
def test_a_link_to_a_touchpoint_shows_the_name_of_its_stage_above(
    browser: Any, written: Path, size: Any, scripts: bool
) -> None:
    context = browser.new_context(viewport=size, java_script_enabled=scripts)
    page = context.new_page()
    page.goto((written / "journeys/now.html").as_uri() + "#open/door")
    stage, point = _box(page, "#open .stage"), _box(page, "[id='open/door'] .tpname")
    context.close()
    assert stage["y"] >= 0
    assert stage["y"] < point["y"] < size["height"]
    assert point["y"] + point["height"] <= size["height"]


# ------------------------------------------------------------ to fit


@pytest.mark.parametrize("size", PHONES, ids=["320", "390"])
def test_fit_shows_whole_touchpoints_at_a_size_that_can_be_read(go: Go, size: Any) -> None:
    page = go("journeys/now.html", viewport=size)
    page.locator("[data-zoom=fit]").click()
    letters = page.evaluate(
        """() => { const cell = document.querySelector('#_lane-channels td a');
        return cell.getBoundingClientRect().height / cell.getClientRects().length / 1.45; }"""
    )
    assert letters >= 9
    lane = _box(page, ".map thead tr:last-child .corner")
    first = _box(page, ".map thead th[scope=col]")
    columns = (size["width"] - lane["x"] - lane["width"]) / first["width"]
    assert abs(columns - round(columns)) <= 0.03
    page.locator("#_map-region").evaluate("box => box.scrollTo(150, 0)")
    page.locator("[data-zoom=fit]").click()
    starts = page.evaluate(
        "[...document.querySelectorAll('.mapbox > .scroll thead th[scope=col]')].map(one => one.getBoundingClientRect().left)"
    )
    assert min(abs(start - lane["x"] - lane["width"]) for start in starts) <= 2


# ------------------------------------------------------------ one stage a screen


@pytest.fixture(params=PHONES, ids=["320", "390"])
def presented(request: Any, go: Go) -> Any:
    """The presentation on a phone, in French, at its second stage."""
    page = go("fr/journeys/now.html", viewport=request.param, **HAND)
    page.locator("[data-present]").tap()
    page.locator("#_present [data-go='1']").tap()
    return page


def test_on_a_phone_a_presentation_is_as_wide_as_the_screen(presented: Any) -> None:
    width = presented.evaluate("innerWidth")
    beyond = presented.evaluate(
        """() => [...document.querySelectorAll('#_present :is(h2, h3, p, dt, dd, a, button)')]
          .filter(one => one.getClientRects().length && !one.closest('svg'))
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
          .map(one => one.textContent)"""
    )
    assert beyond == []
    for part in ("#_present", ".present-body"):
        assert presented.locator(part).evaluate("box => box.scrollWidth - box.clientWidth") <= 1
    assert presented.locator(".cards > .curve").bounding_box()["width"] <= width


def test_on_a_phone_the_touchpoints_of_a_stage_are_told_one_below_the_other(presented: Any) -> None:
    assert presented.locator("#_present h3 .tpname").all_inner_texts() == [
        "La porte s’ouvre", "Je rentre", "Je donne une note",
    ]  # fmt: skip
    first = presented.locator(".cards section").first
    assert first.locator("dt").all_inner_texts()[:2] == ["Lea", "Omar"]
    assert "Casier" in first.inner_text()
    assert "J’appelle" not in presented.locator("#_present").inner_text()


def test_on_a_phone_the_buttons_of_a_presentation_suit_a_thumb(presented: Any) -> None:
    for button in presented.locator("#_present button").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44


def test_on_a_phone_with_keys_a_presentation_is_walked_and_left(presented: Any) -> None:
    assert presented.locator(".present-count").inner_text() == "2 / 2"
    presented.keyboard.press("ArrowLeft")
    assert presented.locator(".present-count").inner_text() == "1 / 2"
    assert presented.evaluate("document.activeElement.id") == "_present-title"
    presented.keyboard.press("Escape")
    assert not presented.locator("#_present").is_visible()


def test_a_presentation_follows_the_screen_when_it_is_turned(go: Go) -> None:
    page = go("journeys/now.html?present=open", viewport=WIDE)
    assert page.locator("#_present table").count() == 1
    page.set_viewport_size(NARROW)
    page.locator("#_present .cards").wait_for()
    assert page.locator(".present-count").inner_text() == "2 / 2"


def test_one_persona_chosen_is_alone_in_the_presentation_of_a_phone(go: Go) -> None:
    page = go("journeys/now.html?persona=omar&present=find", viewport=NARROW)
    assert "Omar" in page.locator(".cards").inner_text()
    assert "Lea" not in page.locator(".cards").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_the_presentation_of_a_phone(go: Go, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from tests.site.test_browser import RULES

    page = go("journeys/now.html?present=find", viewport=NARROW, color_scheme=scheme)
    found = Axe().run(page, options={"preload": False, "runOnly": {"type": "tag", "values": RULES}})
    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found.response["violations"]] == []


# ------------------------------------------------------------ two states


def test_the_line_of_the_other_state_says_its_name_where_it_ends(go: Go) -> None:
    page = go("journeys/now.html?compare=to-be", viewport=WIDE)
    labels = page.locator(".curve text.ghost:visible")
    assert labels.all_text_contents() == ["Lea, tomorrow", "Omar, tomorrow"]
    end = page.locator(".curve circle.ghost.w1").last.bounding_box()
    label = labels.first.bounding_box()
    assert abs(label["y"] + label["height"] / 2 - end["y"]) <= 40
    page.get_by_role("radio", name="Lea").check(force=True)
    assert labels.all_text_contents() == ["Lea, tomorrow"]
    later = go("fr/journeys/later.html?compare=as-is", viewport=WIDE)
    assert later.locator(".curve text.ghost:visible").first.text_content() == "Lea, aujourd’hui"


def test_what_is_felt_in_both_states_stands_on_one_line(go: Go) -> None:
    page = go("journeys/now.html?compare=to-be", viewport=WIDE)
    cell = page.locator(".person td", has=page.locator(".delta")).first
    ends = cell.evaluate(
        """cell => [cell.querySelector('.emo b'), cell.querySelector('.delta')].map(one => {
        const range = document.createRange(); range.selectNodeContents(one.lastChild.nodeType === 3 ? one.lastChild : one);
        const at = range.getBoundingClientRect(); return (at.top + at.bottom) / 2; })"""
    )
    assert abs(ends[0] - ends[1]) <= 1.5


# ------------------------------------------------------------ on paper


@pytest.mark.parametrize(("paper", "room", "most"), [("a3", 1496, 25), ("a4", 1047, 25)])
def test_on_paper_faces_shrink_with_the_letters_and_words_stay_whole(go: Go, paper: str, room: int, most: int) -> None:
    page = go("journeys/now.html", viewport={"width": room, "height": 900})
    page.evaluate("paper => document.documentElement.classList.toggle('a3', paper === 'a3')", paper)
    page.emulate_media(media="print")
    faces = [face.bounding_box() for face in page.locator(".curve .pt").all()]
    heads = [head.bounding_box() for head in page.locator(".mapbox > .scroll thead th[scope=col]").all()]
    assert max(face["width"] for face in faces) <= most
    assert heads[0]["x"] < faces[-1]["x"] + faces[-1]["width"] / 2 < heads[-1]["x"] + heads[-1]["width"]
    broken = page.evaluate(
        "[...document.querySelectorAll('.sevline .note')].filter(one => one.getClientRects().length > 1).length"
    )
    assert broken == 0
    corner = "getComputedStyle(document.querySelector('.map .corner'), '::before').content"
    assert page.evaluate(corner) == '"I collect my parcel"'


def test_on_paper_a_short_journey_is_not_stretched_over_the_sheet(go: Go) -> None:
    page = go("journeys/one.html", viewport={"width": 1496, "height": 900})
    page.emulate_media(media="print")
    assert _box(page, ".mapbox > .scroll .map")["width"] <= 500


# ------------------------------------------------------------ by keys, by thumb


def test_the_map_is_two_keys_away_from_the_top_of_the_page(go: Go) -> None:
    page = go("fr/journeys/now.html", viewport=WIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aller à la carte"
    assert page.locator(":focus").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_map-region"
    assert go("journeys/none.html", viewport=WIDE).locator(".skip").count() == 1


def test_the_keys_go_through_a_map_in_the_order_in_which_it_is_read(go: Go) -> None:
    page = go("journeys/now.html?lanes=emotion,channels", viewport=WIDE)
    page.locator(".keys-tool").focus()
    walked = []
    for _ in range(12):
        page.keyboard.press("Tab")
        walked.append(
            page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || document.activeElement.id")
        )  # fmt: skip
    assert [one.replace("Copy the link to ", "") for one in walked] == [
        page.locator("#_map-region").text_content(),
        "“I find it”", "“I open”", "“I receive the code”", "“I call”", "“The door opens”", "“I walk home”", "“I rate it”",
        "Channels", "Text message", "Phone", "Locker",
    ]  # fmt: skip


def test_what_has_the_focus_is_never_under_the_heads(go: Go) -> None:
    page = go("journeys/now.html", viewport={"width": 700, "height": 600})
    page.locator("#_map-region").focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => { const one = document.activeElement, row = one.closest('.mapbox > .scroll tbody td');
            if (!row) return [];
            const at = one.getClientRects()[0], top = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
            return one.contains(top) || (top && top.contains(one)) ? [] : [one.textContent]; }"""
        )
    assert hidden == []


def test_on_a_touch_screen_each_tool_and_each_link_to_copy_suits_a_thumb(go: Go) -> None:
    page = go("journeys/now.html", viewport={"width": 1024, "height": 768}, **HAND)
    for tool in page.locator(".mapbar :is(button, summary)").all():
        if tool.is_visible():
            box = tool.bounding_box()
            assert min(box["width"], box["height"]) >= 44, tool.inner_text()
    copy = page.locator("#find .copy")
    copy.scroll_into_view_if_needed()
    reach = copy.evaluate(
        """one => { const at = one.getBoundingClientRect(), x = at.left + at.width / 2, y = at.top + at.height / 2;
        return [[-20, 0], [20, 0], [0, -20], [0, 20]].every(([dx, dy]) => document.elementFromPoint(x + dx, y + dy) === one); }"""
    )
    assert reach
