"""A map says what it rests on, how much each moment matters, and how what should be differs from what is."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.site.backend import render
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.geometry import chosen
from cxjourney.backends.site.pages.changes import changes_view
from cxjourney.backends.site.pages.journey import journey_pages
from cxjourney.backends.site.render import Printer
from cxjourney.model.derive.counterpart import counterpart, displaced, match, places
from cxjourney.model.kinds.journey import Journey
from tests.laying import laid
from tests.site import overlaid
from tests.site.conftest import job_of
from tests.site.crawl import read
from tests.site.mapped import CATALOG, FILES, HEAD, LATER, NOW

EXAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the two states."""
    root = laid(tmp_path_factory.mktemp("mapped"), FILES, HEAD)
    return {one.path: one.content.decode() for one in render(job_of(root)).artifacts if one.path.endswith(".html")}


def _told(root: Path, now: str = NOW, later: str = LATER, code: str = "en") -> dict[str, list[str]]:
    job = job_of(laid(root, {"now.yaml": now, "later.yaml": later, "catalog.yaml": CATALOG}, HEAD))
    edition = Edition(job, code)
    here = next(one for one in job.model.all(Journey) if one.id == "now")
    found = match(here, job.model)
    assert found is not None
    view = changes_view(edition, found, here)
    return {
        chapter.kind: [f"{change.what.words.text} | {change.says.text}" for change in chapter.changes]
        for chapter in view.chapters
    }


def test_the_differences_are_told_in_words(tmp_path: Path) -> None:
    assert _told(tmp_path) == {
        "added": ["I see the way | In “I find it”.", "Afterwards | The whole stage."],
        "removed": ["I call | In “I find it”.", "I walk home | In “I open”."],
        "moved": ["I rate it | From “I open” to “Afterwards”."],
        "renamed": ["I am told | It was “I receive the code”."],
        "emotion": [
            "I am told | Lea: from +1 to +2.",
            "I am told | Omar: from −1 to +2.",
            "The door opens | Lea: from +1 to +2.",
            "The door opens | Omar: from +1 to +2.",
            "I rate it | Lea: from 0 to +1.",
            "I rate it | Omar: from 0 to +1.",
        ],
        "promise": [
            "The whole journey | “A locker at all hours” becomes “A locker that knows me”.",
            "I am told | Promised within: 2 days, then 1 day.",
        ],
    }


def test_the_differences_are_told_in_french(tmp_path: Path) -> None:
    told = _told(tmp_path, code="fr")
    assert told["moved"] == ["Je donne une note | De « J’ouvre » à « Après »."]
    assert told["emotion"][0] == "On me prévient | Lea\u00a0: de +1 à +2."


def test_a_touchpoint_of_another_id_is_the_same_when_it_has_a_former_id_or_the_same_name(tmp_path: Path) -> None:
    by_name = LATER.replace("id: door,", "id: gate,")
    assert not any("door" in one for one in _told(tmp_path, later=by_name)["removed"])
    by_alias = LATER.replace("{id: plan,", "{id: plan, aliases: [call],")
    (tmp_path / "b").mkdir()
    assert _told(tmp_path / "b", later=by_alias)["removed"] == ["I walk home | In “I open”."]


def test_a_touchpoint_that_changes_places_in_its_stage_has_moved(tmp_path: Path) -> None:
    later = NOW.replace("id: now", "id: later", 1).replace("as-is", "to-be").replace("counterpart: later\n", "")
    lines = later.splitlines()
    door = next(at for at, line in enumerate(lines) if "id: door" in line)
    lines[door], lines[door + 1] = lines[door + 1], lines[door]
    told = _told(tmp_path, later="\n".join(lines))
    assert list(told) == ["moved"]
    assert len(told["moved"]) == 1
    assert told["moved"][0].endswith("It comes at another place in the same stage.")


def test_two_states_that_say_the_same_have_no_difference(tmp_path: Path) -> None:
    later = NOW.replace("id: now", "id: later", 1).replace("as-is", "to-be").replace("counterpart: later\n", "")
    assert _told(tmp_path, later=later) == {}


def test_a_journey_alone_has_no_other_state(tmp_path: Path) -> None:
    job = job_of(laid(tmp_path, {"now.yaml": NOW.replace("counterpart: later\n", ""), "c.yaml": CATALOG}, HEAD))
    journey = next(iter(job.model.all(Journey)))
    assert counterpart(journey, job.model) is None
    assert match(journey, job.model) is None


def test_each_state_knows_the_other_and_which_is_today(tmp_path: Path) -> None:
    job = job_of(laid(tmp_path, FILES, HEAD))
    now, later = (next(one for one in job.model.all(Journey) if one.id == id_) for id_ in ("now", "later"))
    for journey in (now, later):
        found = match(journey, job.model)
        assert found is not None
        assert (found.before, found.after) == (now, later)


def test_the_other_state_stands_over_the_columns_it_answers(tmp_path: Path) -> None:
    job = job_of(laid(tmp_path, FILES, HEAD))
    now, later = (next(one for one in job.model.all(Journey) if one.id == id_) for id_ in ("now", "later"))
    found = match(now, job.model)
    assert found is not None
    placed = places(now, later, found.points)
    assert placed[0] == 0
    assert 0 < placed[1] < 1.5
    assert placed[2] == 2
    assert 2 < placed[3] <= 4.5
    assert sorted(placed.values()) == [placed[column] for column in sorted(placed)]


@given(st.lists(st.integers(0, 30), unique=True, max_size=12))
def test_what_is_not_displaced_keeps_its_order(order: list[int]) -> None:
    moved = displaced(order)
    stay = [value for place, value in enumerate(order) if place not in moved]
    assert stay == sorted(stay)
    if order == sorted(order):
        assert not moved


def test_the_map_says_what_it_rests_on(mapped: Mapping[str, str]) -> None:
    text = " ".join(read(mapped["journeys/now.html"].encode()).text.split())
    assert "What this map rests on 2 statements on evidence 1 made with travellers 3 hypotheses, to be checked" in text
    assert "Evidence: Diaries, Workshop" in text


def test_a_map_of_hypotheses_alone_says_so_also_when_it_is_shown_elsewhere(mapped: Mapping[str, str]) -> None:
    for page in ("journeys/later.html", "embed/later.html"):
        assert '<p class="banner">This map is a hypothesis' in mapped[page]
    assert "This map is a hypothesis" not in mapped["journeys/now.html"]
    assert "Cette carte est une hypothèse" in mapped["fr/embed/later.html"]


def test_the_curve_shows_which_points_are_hypotheses(mapped: Mapping[str, str]) -> None:
    curve = mapped["journeys/now.html"].partition('<td class="curve"')[2].partition("</figure>")[0]
    points = re.findall(r'<use class="pt [^"]*" href="#([\w-]+)"[^>]*data-column="(\d)"', curve)
    assert {name.endswith("unsure") for name, column in points if column == "0"} == {False}
    assert {name.endswith("unsure") for name, column in points if column == "1"} == {True}


def test_importance_is_a_lane_with_bars_and_words(mapped: Mapping[str, str]) -> None:
    lane = mapped["journeys/now.html"].partition('id="_lane-importance"')[2].partition("</tr>")[0]
    text = " ".join(read(lane.encode()).text.split())
    assert "3 to the traveller 2 to us" in text
    assert 'class="sev sev5"' in lane
    assert "_lane-importance" not in mapped["journeys/later.html"]


def test_badges_stand_where_something_differs(mapped: Mapping[str, str]) -> None:
    heads = re.findall(r'<th scope="col" id="([^"]+)".*?</th>', mapped["journeys/now.html"], re.DOTALL)
    page = mapped["journeys/now.html"]
    said = {
        id_: re.search(r'class="delta (\w+)">([^<]+)<', page.partition(f'id="{id_}"')[2].partition("</th>")[0])
        for id_ in heads
    }
    assert {id_: found and (found[1], found[2]) for id_, found in said.items()} == {
        "find/message": ("changed", "changes"),
        "find/call": ("removed", "goes away"),
        "open/door": ("changed", "changes"),
        "open/walk": ("removed", "goes away"),
        "open/rate": ("moved", "moves"),
    }
    later = mapped["journeys/later.html"]
    assert '<span class="delta added">new</span>' in later
    assert '<span class="delta moved">comes from elsewhere</span>' in later


def test_the_lane_of_what_people_say_has_a_short_name_and_its_sources_stand_below_the_map() -> None:
    html = overlaid.page(overlaid.job(), "journeys/order.html")
    lane = html.partition('id="_lane-heard"')[2].partition("</th>")[0]
    assert " ".join(read(f"<p>{lane.partition('>')[2]}".encode()).text.split()) in (
        "What people say",
        "What people say synthetic",
    )
    below = html.partition("</table></div>")[2].partition("</p>")[0]
    assert "Known until" in below
    assert re.search(r"<code>[0-9a-f]{12}</code>", below)


def test_a_map_shown_elsewhere_has_no_chrome_and_leads_home(mapped: Mapping[str, str]) -> None:
    page = mapped["embed/now.html"]
    for chrome in ("<header", "<footer", "<nav", "_gaps"):
        assert chrome not in page
    assert 'href="../journeys/now.html"' in page
    assert 'href="../journeys/now.html#exit:home"' in page
    assert 'data-address="https://maps.example.org/embed/now.html"' in page
    assert 'data-address="https://maps.example.org/fr/embed/now.html"' in mapped["fr/journeys/now.html"]


def test_a_map_without_touchpoints_has_no_tools(mapped: Mapping[str, str]) -> None:
    page = mapped["journeys/none.html"]
    assert "No touchpoint is written yet." in page
    for part in ("maptools", '<table class="map', "<dialog", "restbar"):
        assert part not in page


def test_each_persona_has_a_rule_that_leaves_it_alone_in_view() -> None:
    rules = chosen(2).splitlines()
    assert rules[2:] == [
        "body:has(#_who-1:checked) .map .w:not(.w1){display:none}",
        "body:has(#_who-2:checked) .map .w:not(.w2){display:none}",
    ]


def test_the_page_of_a_persona_opens_its_own_curve(mapped: Mapping[str, str]) -> None:
    assert 'href="../journeys/now.html?persona=omar"' in mapped["personas/omar.html"]


def test_the_heaviest_page_of_the_example_is_light(site: Mapping[str, bytes]) -> None:
    job = job_of(EXAMPLE)
    loaded = ("site.css", "map.css", "print.css", "theme.js", "site.js", "map.js")
    assets = sum(len(gzip.compress(site[f"assets/{name}"])) for name in loaded if f"assets/{name}" in site)
    heaviest = 0
    for code in job.languages:
        edition = Edition(job, code)
        printer = Printer(edition)
        for journey in job.model.all(Journey):
            heaviest = max(heaviest, len(gzip.compress(printer.write(journey_pages(edition, journey)[0]))))
    assert heaviest + assets <= 100 * 1024
    assert len(site["assets/map.css"]) <= 12 * 1024
