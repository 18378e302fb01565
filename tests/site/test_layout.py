"""What stands where, in a real browser: nothing is cut, nothing empty is drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.raci import BACKEND
from cxjourney.backends.site.backend import render
from tests.laying import laid
from tests.site.conftest import job_of, site_of
from tests.site.test_browser import _open, browser

__all__ = ["browser"]

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en, fr]\ninclude: ['*.yaml']\n"
LONG = "I wonder where on earth my parcel may be, and whom I could ask about it"
BARE = f"""
kind: journey
id: bare
name: Bare
personas: [lea]
owner: desk
stages:
  - {{id: find, name: "{LONG}", phase: search, touchpoints: [{{id: walk, name: I walk, type: action}}]}}
"""
STATUSES = ("identified", "explored", "planned", "in-progress", "delivered", "dropped")
CATALOG = """
kind: catalog
personas: [{id: lea, name: Lea}]
teams: [{id: desk, name: {en: Desk, fr: Accueil}}]
lifecycles: [{id: life, name: Life, phases: [{id: search, name: A phase with a long name}]}]
opportunities:
""" + "".join(
    f"  - {{id: {status}, name: A way to say {status}, statement: How?, status: {status}}}\n" for status in STATUSES
)


@pytest.fixture(scope="module")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site about which little is known."""
    root = tmp_path_factory.mktemp("sparse")
    (root / "w").mkdir()
    files = {"bare.yaml": BARE.replace("personas:", "lifecycle: life\npersonas:"), "catalog.yaml": CATALOG}
    for path, content in site_of(laid(root / "w", files, HEAD)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def test_no_empty_chart_is_drawn(sparse: Path) -> None:
    for page in ("journeys/bare.html", "personas/lea.html"):
        text = (sparse / page).read_text("utf-8")
        assert 'class="plot"' not in text
        assert "at a glance" not in text
    assert "not documented" in (sparse / "journeys" / "bare.html").read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1400])
def test_a_long_stage_title_is_read_whole_over_a_single_touchpoint(browser: Any, sparse: Path, width: int) -> None:
    opened, _ = _open(browser, sparse, "journeys/bare.html", viewport={"width": width, "height": 900})
    cut = opened.evaluate(
        """() => [...document.querySelectorAll('.map thead th *')].filter(one => !one.closest('.vh') &&
        (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible')).map(one => one.className)"""
    )
    title = opened.get_by_text(LONG, exact=True).first.bounding_box()
    head = opened.locator(".map thead th").first.bounding_box()
    below = opened.locator(".map thead tr").last.bounding_box()
    opened.context.close()
    assert cut == []
    assert title["x"] + title["width"] <= head["x"] + head["width"]
    assert title["y"] + title["height"] <= below["y"] + 1


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1000, 1200, 1400])
def test_every_column_of_the_board_is_in_the_window(browser: Any, sparse: Path, width: int) -> None:
    opened, _ = _open(browser, sparse, "opportunities/index.html", viewport={"width": width, "height": 900})
    boxes = [one.bounding_box() for one in opened.locator(".board > section").all()]
    opened.context.close()
    assert len(boxes) == len(STATUSES)
    for box in boxes:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1400])
def test_what_the_steps_ask_for_is_aligned(browser: Any, sparse: Path, width: int) -> None:
    opened, _ = _open(browser, sparse, "score.html", viewport={"width": width, "height": 900})
    starts = {round(one.bounding_box()["x"]) for one in opened.locator(".asks li > p").all()}
    opened.context.close()
    assert len(starts) == 1


@pytest.mark.browser
def test_heads_of_the_map_stay_in_view_one_below_the_other(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "journeys/collect.html", viewport={"width": 700, "height": 500})
    opened.evaluate("document.querySelector('.scroll').scrollTo(200, 300)")
    top = opened.locator(".scroll").bounding_box()["y"]
    stage, point = (opened.locator(".map thead tr").nth(at).bounding_box() for at in (0, 1))
    corner = opened.locator(".corner").last.bounding_box()
    opened.context.close()
    assert abs(stage["y"] - top) <= 2
    assert abs(point["y"] - stage["y"] - stage["height"]) <= 1
    assert corner["x"] <= 1


def test_a_team_says_its_role_and_the_next_review_under_heads_of_their_own(sparse: Path) -> None:
    page = (sparse / "teams" / "desk.html").read_text("utf-8")
    assert '<th scope="col">Role</th><th scope="col">Next review</th>' in page
    assert '<td>Owner</td><td><span class="chip hypothesis">no review date</span>' in page


def test_the_raci_page_says_where_a_role_is_written_and_leads_to_the_table(sparse: Path) -> None:
    for prefix, team, origin, head in (
        ("", "Desk", "from the journey", "Touchpoint"),
        ("fr/", "Accueil", "du parcours", "Point de contact"),
    ):
        page = (sparse / f"{prefix}raci.html").read_text("utf-8")
        assert f'{team}</a> <span class="note nowrap">({origin})</span>' in page
        assert 'href="raci.csv"' in page
        assert head in (sparse / f"{prefix}raci.csv").read_text("utf-8-sig").splitlines()[0]


def test_one_pain_is_not_many(tmp_path: Path) -> None:
    journey = BARE.replace("type: action", "type: action, pains: [{id: p, text: Far}, {id: q, text: Cold}]")
    catalog = CATALOG.replace(
        "status: planned", "status: planned, pains: [bare/find/walk/p], impact: 3, effort: 2"
    ).replace("status: explored", "status: explored, pains: [bare/find/walk/p, bare/find/walk/q], impact: 3, effort: 2")
    job = job_of(laid(tmp_path, {"j.yaml": journey.replace(", phase: search", ""), "c.yaml": catalog}, HEAD))
    site = {one.path: one.content.decode() for one in render(job).artifacts if "opportunities/index" in one.path}
    english, french = site["opportunities/index.html"], site["fr/opportunities/index.html"]
    assert "× 1 pain ÷" in english
    assert "× 2 pains ÷" in english
    assert "× 0 pains ÷" in english
    assert "× 1 irritant ÷" in french.replace("\u00a0", " ")
    assert "× 2 irritants ÷" in french.replace("\u00a0", " ")


def test_the_french_site_speaks_of_indicators(site: dict[str, bytes]) -> None:
    for path, content in site.items():
        if path.endswith(".html") and not path.startswith("en/"):
            assert "métrique" not in content.decode().lower(), path


def test_a_piece_of_evidence_does_not_say_twice_that_it_is_evidence(site: dict[str, bytes]) -> None:
    page = site["en/evidence/diary.html"].decode()
    assert '<span class="chip evidence">' not in page


def test_names_with_commas_are_told_apart(tmp_path: Path) -> None:
    catalog = "kind: catalog\nteams: [{id: a, name: A}]\npersonas:\n  - {id: lea, name: 'Lea, who waits'}\n  - {id: omar, name: 'Omar, who asks'}\n"
    evidence = (
        "evidence: [{id: talks, name: Talks, method: interview, date: 2026-10-01, n: 12, personas: [lea, omar]}]\n"
    )
    page = site_of(laid(tmp_path, {"c.yaml": catalog + evidence}, HEAD))["evidence/talks.html"].decode()
    assert "Lea, who waits</a> · <a" in page


def test_a_lifecycle_without_growth_steps_has_no_empty_column(sparse: Path) -> None:
    page = (sparse / "lifecycles" / "life.html").read_text("utf-8")
    assert "Growth step" not in page
    assert "· Bare" in page


def test_the_raci_page_leads_to_the_sheets_that_are_made_beside_it(sparse: Path, tmp_path: Path) -> None:
    assert "raci/" not in (sparse / "raci.html").read_text("utf-8")
    job = replace(
        job_of(laid(tmp_path, {"bare.yaml": BARE, "catalog.yaml": CATALOG}, HEAD)), beside=frozenset({"raci"})
    )
    site = {artifact.path: artifact.content.decode() for artifact in render(job).artifacts}
    made = {artifact.path for artifact in BACKEND.render(job).artifacts}
    for page, up, suffix in (("raci.html", "", ""), ("fr/raci.html", "../", ".fr")):
        leads = re.findall(r'href="([^"]*raci/[^"]*)"', site[page])
        assert leads == [f"{up}raci/matrix{suffix}.html", f"{up}raci/bare{suffix}.html"]
        assert {lead.removeprefix(up) for lead in leads} <= made


@pytest.mark.browser
def test_a_finger_can_choose_each_team_of_the_raci_page(browser: Any, sparse: Path) -> None:
    opened, _ = _open(browser, sparse, "raci.html", viewport={"width": 390, "height": 844})
    heights = opened.evaluate(
        "[...document.querySelectorAll('.raci-all a')].map(a => a.getBoundingClientRect().height)"
    )
    opened.context.close()
    assert heights
    assert min(heights) >= 24
