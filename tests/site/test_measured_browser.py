"""Pages with measured numbers, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.site.backend import render
from tests.site import overlaid
from tests.site.test_browser import RULES, _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser
PAGES = (
    "index.html", "journeys/order.html", "embed/order.html", "teams/desk.html", "metrics/orders-done.html", "metrics/few.html",
    "measured/order.html", "measured/index.html", "fr/measured/order.html", "fr/journeys/order.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shop")
    for found in render(overlaid.job()).artifacts:
        (root / found.path).parent.mkdir(parents=True, exist_ok=True)
        (root / found.path).write_bytes(found.content)
    return root


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_barrier_no_error_no_request(browser: Any, shop: Path, page: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened, wrong = _open(browser, shop, page, color_scheme=scheme, viewport={"width": 1280, "height": 800})
    found = Axe().run(opened, options={"preload": False, "runOnly": {"type": "tag", "values": RULES}})
    opened.context.close()
    barriers = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    assert barriers == []
    assert wrong == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_its_window(browser: Any, shop: Path, page: str, width: int) -> None:
    opened, _ = _open(browser, shop, page, viewport={"width": width, "height": 800})
    wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
    opened.context.close()
    assert wide <= 0


@pytest.mark.parametrize("width", [390, 1280])
def test_what_people_said_stands_over_its_column_clear_of_the_face(browser: Any, shop: Path, width: int) -> None:
    opened, _ = _open(browser, shop, "journeys/order.html", viewport={"width": width, "height": 900})
    mark, face, head = opened.evaluate(
        """() => { const box = one => { const r = one.getBoundingClientRect(); return [r.left, r.right]; };
        return [box(document.querySelector('.curve .said path')), box(document.querySelectorAll('.curve .pt')[1]),
          box(document.getElementById('look/choose'))]; }"""
    )
    opened.context.close()
    assert head[0] < mark[0]
    assert mark[1] < head[1]
    assert mark[0] >= face[1] - 1


def test_the_lane_of_what_people_say_can_be_hidden(browser: Any, shop: Path) -> None:
    opened, _ = _open(browser, shop, "journeys/order.html")
    lane = opened.locator("#_lane-heard")
    assert lane.is_visible()
    opened.locator(".lanes-pop summary").click()
    opened.locator('[data-show="heard"]').uncheck()
    assert not lane.is_visible()
    opened.context.close()


def test_every_number_is_there_without_scripts(browser: Any, shop: Path) -> None:
    opened, _ = _open(browser, shop, "measured/order.html", java_script_enabled=False)
    table = opened.get_by_role("table", name="What this journey is judged by")
    assert table.get_by_role("rowheader").count() == 6
    assert opened.get_by_role("img", name="from ").count() >= 1
    opened.context.close()
