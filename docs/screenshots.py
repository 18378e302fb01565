"""Takes the pictures of the documentation, from the example organisation: `python docs/screenshots.py`.

It builds the site into a temporary folder, opens pages in Chromium without a window, and writes `docs/images/`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from cxjourney.cli.app import run

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
CHROMIUM = os.environ.get("CXJOURNEY_CHROMIUM", "/usr/bin/chromium")
DAY = "2026-11-22"
"""The day of the example organisation, so that nothing on a picture has fallen due."""
MOST = 400_000
"""Bytes of a picture, at most."""


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the page, what to bring to the top, and the height in pixels."""

    name: str
    page: str
    top: str = ""
    height: int = 900


PICTURES = (
    Picture("home", "en/index.html"),
    Picture("journey-map", "en/journeys/first-home-loan.html", "#_map-title", 1180),
    Picture("persona", "en/personas/camille.html"),
    Picture("team", "en/teams/azur-lending.html"),
)


def take(page: Page, picture: Picture, site: Path) -> Path:
    """Take one picture."""
    page.set_viewport_size({"width": 1400, "height": picture.height})
    page.goto((site / picture.page).as_uri())
    if picture.top:
        box = page.locator(picture.top).first.bounding_box()
        assert box, picture
        page.evaluate("y => window.scrollTo(0, y)", max(0, box["y"] - 24))
    target = IMAGES / f"{picture.name}.png"
    page.screenshot(path=target)
    assert target.stat().st_size <= MOST, f"{target.name} has {target.stat().st_size} bytes"
    return target


def main() -> int:
    """Build, then take every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "dist"
        if code := run(["-C", str(ROOT), "build", "--out", str(site), "--today", DAY, "--backend", "site,svg", "-q"]):
            return code
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(reduced_motion="reduce", color_scheme="light")
        for picture in PICTURES:
            print(take(page, picture, site).relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
