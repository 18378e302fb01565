"""The bar and the foot on every page kind: two rows on a phone, no word cut, large enough to touch, clear about its state."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render
from cxjourney.model.node import make
from cxjourney.workspace import Site
from tests.site.test_browser import PAGES, _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser
SMALL = {"width": 320, "height": 700}
WITH_BAR = [page for page in PAGES if not page.startswith("embed/")]


@pytest.mark.parametrize("page", WITH_BAR)
def test_on_the_smallest_phone_the_bar_has_two_rows_and_cuts_no_word_at_its_start(
    browser: Any, folder: Path, page: str
) -> None:
    opened, _ = _open(browser, folder, page, viewport=SMALL)
    bar = opened.locator(".bar").bounding_box()
    cut = opened.evaluate(
        """() => { const nav = document.querySelector('.bar nav').getBoundingClientRect();
        return [...document.querySelectorAll('.bar nav a')].filter(one => { const box = one.getBoundingClientRect();
          return box.left < nav.left - 1 && box.right > nav.left + 1; }).map(one => one.textContent); }"""
    )
    here = opened.locator(".bar nav [aria-current]")
    seen = here.count() == 0 or here.bounding_box()["x"] + here.bounding_box()["width"] <= 320 - 16
    opened.context.close()
    assert bar["height"] <= 110
    assert cut == []
    assert seen


@pytest.mark.parametrize("page", WITH_BAR)
def test_everything_in_the_bar_the_way_and_the_foot_can_be_touched(browser: Any, folder: Path, page: str) -> None:
    opened, _ = _open(browser, folder, page, viewport={"width": 390, "height": 800}, has_touch=True)
    small = opened.evaluate(
        """() => { const large = [...document.querySelectorAll('.bar a, .bar button')], usual = [...document.querySelectorAll('.crumbs a, .foot a, .foot button, .contents a, .jump a, .sieve label, .pager a')];
        const size = one => { const box = one.getBoundingClientRect(); return [box.width, box.height]; };
        const wrong = (list, least) => list.filter(one => size(one)[1] && (size(one)[1] < least - .5)).map(one => one.textContent.trim() + ' ' + size(one));
        return [...wrong(large, 40), ...wrong(usual, 24)]; }"""
    )
    opened.context.close()
    assert small == []


def test_the_button_of_the_theme_says_its_state(browser: Any, folder: Path) -> None:
    for page, names in (
        ("en/index.html", ["Theme: system", "Theme: light", "Theme: dark", "Theme: system"]),
        ("index.html", ["Thème : système", "Thème : clair", "Thème : sombre", "Thème : système"]),
    ):
        opened, _ = _open(browser, folder, page, viewport=SMALL)
        button = opened.locator("#_theme")
        for at, name in enumerate(names):
            said = button.aria_snapshot().replace("\u00a0", " ").replace("\u202f", " ")
            assert f'button "{name}"' in said
            if at < len(names) - 1:
                button.click()
        opened.context.close()


@pytest.fixture(scope="module")
def published(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is written when the workspace says where it is published."""
    root = tmp_path_factory.mktemp("published")
    asked = replace(job, workspace=replace(job.workspace, site=make(Site, base_url="https://example.org/our/")))
    for artifact in render(asked).artifacts:
        (root / "our" / artifact.path).parent.mkdir(parents=True, exist_ok=True)
        (root / "our" / artifact.path).write_bytes(artifact.content)
    return root


class _Server(SimpleHTTPRequestHandler):
    """Serves files, and the page for what is not there for any other address."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        folder = "our/en" if self.path.startswith("/our/en/") else "our"
        content = (Path(self.directory) / folder / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def served(published: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=str(published)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_the_page_for_what_is_not_there_works_from_a_disk(browser: Any, published: Path) -> None:
    opened, wrong = _open(browser, published, "our/404.html")
    assert opened.evaluate("getComputedStyle(document.querySelector('.bar .wrap')).display") == "flex"
    opened.locator("main").get_by_role("link", name="Accueil").last.click()
    opened.wait_for_url("**/our/index.html")
    opened.context.close()
    assert wrong == []


@pytest.mark.parametrize(("lost", "home"), [("/our/a/b/c.html", "/our/"), ("/our/en/x/y.html", "/our/en/")])
@pytest.mark.parametrize("script", [True, False])
def test_the_page_for_what_is_not_there_works_from_any_address(
    browser: Any, served: str, lost: str, home: str, script: bool
) -> None:
    opened = browser.new_context(java_script_enabled=script).new_page()
    opened.goto(served + lost)
    assert opened.evaluate("getComputedStyle(document.querySelector('.bar .wrap')).display") == "flex"
    opened.locator(".skip").focus()
    opened.locator("main ul a").last.click() if not script else opened.locator("main ul a").first.click()
    opened.wait_for_url(f"{served}{home}index.html")
    opened.context.close()
