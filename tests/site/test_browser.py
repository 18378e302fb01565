"""The site in a real browser, opened from files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

CHROMIUM = Path(os.environ.get("CXJOURNEY_CHROMIUM", "/usr/bin/chromium"))
PAGES = (
    "index.html", "journeys/collect.html", "personas/lea.html", "teams/logistics.html", "metrics/done.html", "raci.html",
    "score.html", "listening.html", "glossary.html", "about.html", "opportunities/index.html", "evidence/diary.html",
    "evidence/index.html", "journeys/collect-better.html", "search.html", "style.html", "404.html", "embed/collect.html", "systems/lockers.html", "en/journeys/collect.html",
    "moments.html", "heat.html", "matrix.html", "matrix/collect.html", "tools.html", "tools-core.html", "hypotheses.html",
    "channels/sms.html", "metrics/index.html", "journeys/index.html", "en/raci.html",
)  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium here")
        pytest.skip("there is no Chromium here")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        launched.close()


def address(folder: Path, page: str) -> str:
    """The address of a page of the folder, with its question and its anchor."""
    file = page.partition("#")[0].partition("?")[0]
    return (folder / file).as_uri() + page[len(file) :]


def _open(browser: Any, folder: Path, page: str, **options: Any) -> tuple[Any, list[str]]:
    opened = browser.new_context(**options).new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    opened.on("requestfailed", lambda request: wrong.append(request.url))
    opened.goto(address(folder, page))
    return opened, wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_barrier_no_error_no_request(browser: Any, folder: Path, page: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened, wrong = _open(browser, folder, page, color_scheme=scheme, viewport={"width": 1280, "height": 800})
    found = Axe().run(opened, options={"preload": False, "runOnly": {"type": "tag", "values": RULES}})
    opened.context.close()
    barriers = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    assert barriers == []
    assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_on_a_phone(browser: Any, folder: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened, _ = _open(browser, folder, PAGES[0], color_scheme=scheme, viewport={"width": 390, "height": 844})
    barriers = []
    colours = {"type": "rule", "values": ["color-contrast"]}
    asked = {"type": "tag", "values": RULES} if scheme == "light" else colours
    for page in PAGES:
        opened.goto(address(folder, page))
        found = Axe().run(opened, options={"preload": False, "runOnly": asked})
        barriers += [
            (page, one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]
        ]
    opened.context.close()
    assert barriers == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window(browser: Any, folder: Path, page: str, width: int) -> None:
    opened, _ = _open(browser, folder, page, viewport={"width": width, "height": 800})
    wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
    opened.context.close()
    assert wide <= 0


@pytest.mark.parametrize("width", [390, 1400])
def test_each_point_stands_over_its_column(browser: Any, folder: Path, width: int) -> None:
    opened, _ = _open(browser, folder, "journeys/collect.html", viewport={"width": width, "height": 900})
    places = opened.evaluate(
        """() => { const heads = [...document.querySelectorAll('.map thead tr:last-child th')];
        return [...document.querySelectorAll('.curve .pt')].map(point => {
          const head = heads[+point.dataset.column].getBoundingClientRect(), at = point.getBoundingClientRect();
          return [head.left, at.left + at.width / 2, head.right]; }); }"""
    )
    opened.context.close()
    assert len(places) == 6
    for start, middle, end in places:
        assert start < middle < end
        assert abs(middle - (start + end) / 2) < 20


def test_the_map_is_a_table_for_those_who_hear_it(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/journeys/collect.html", java_script_enabled=False)
    table = opened.get_by_role("table", name="Map of the journey")
    assert table.get_by_role("columnheader").count() >= 6
    assert table.get_by_role("rowheader", name="RACI").count() == 1
    opened.context.close()


def test_a_lane_folds_and_stays_folded(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/journeys/collect.html")
    button = opened.get_by_role("button", name="Channels")
    button.click()
    assert button.get_attribute("aria-expanded") == "false"
    assert not opened.locator("#_lane-channels .c").first.is_visible()
    opened.reload()
    assert opened.get_by_role("button", name="Channels").get_attribute("aria-expanded") == "false"
    opened.context.close()


def test_the_theme_is_chosen_and_kept(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "index.html", color_scheme="light")
    opened.locator("#_theme").click()
    opened.locator("#_theme").click()
    assert opened.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 23, 28)"
    opened.reload()
    assert opened.locator("html").get_attribute("data-theme") == "dark"
    opened.context.close()


def test_a_touchpoint_has_an_address(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "journeys/collect.html#open/door", viewport={"width": 390, "height": 800})
    box = opened.locator("[id='open/door']").bounding_box()
    lane = opened.locator(".corner").last.bounding_box()
    opened.context.close()
    assert box["x"] >= lane["x"] + lane["width"] - 1
    assert box["x"] < 390


def test_a_former_address_leads_on_with_its_place(browser: Any, tmp_path: Path) -> None:
    from tests.laying import laid
    from tests.site.conftest import site_of

    journey = "kind: journey\nid: now\naliases: [once]\nname: Now\nstages: [{id: s, name: S, touchpoints: [{id: t, name: T}]}]\n"
    for path, content in site_of(laid(tmp_path / "w", {"j.yaml": journey})).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    opened, wrong = _open(browser, tmp_path, "journeys/once.html#s/t")
    opened.wait_for_url("**/journeys/now.html#s/t")
    opened.context.close()
    assert wrong == []
    opened, _ = _open(browser, tmp_path, "journeys/once.html", java_script_enabled=False)
    opened.wait_for_url("**/journeys/now.html")
    opened.context.close()
