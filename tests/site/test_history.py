"""What changed, on the site and on the page of a comparison: what they show, and how they behave in a browser."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render
from cxjourney.backends.site.pages.trends import drawing
from cxjourney.cli.app import run
from cxjourney.model.past import Aim, Entry, Moment, Past, Point, Said
from cxjourney.model.values import Quantity, Target, Text
from cxjourney.wording import say
from tests.site.conftest import RICH
from tests.site.crawl import broken, read
from tests.site.test_browser import CHROMIUM, RULES

PAGES = (
    "history.html",
    "history/collect/index.html",
    "history/collect-better/index.html",
    "en/history/collect/index.html",
)


def text(words: str) -> Text:
    return Text((("", words),))


def aims(at: int) -> dict[str, Aim]:
    """A target that is raised at the second commit, one that is there from then on, and one that stays."""
    share, late = (Target(">=", Quantity(0.45 if at < 1 else 0.5, "%")), Target("<=", Quantity(3, "days")))
    return {
        "raised": Aim(share, text("Satisfaction <b>"), text("The door")),
        "set": Aim(late if at else None, text("Delay")),
        "stays": Aim(late, text("Rests")),
    }


def past(model: Any, commits: int = 3) -> Past:
    """A history of a journey that moves, of one that rests, and of one that is no more."""
    moments = [
        Moment(f"{at:040x}", dt.date(2026, 1, 1) + dt.timedelta(days=at), ("Ana",), ("Dana",), f"Commit {at} <b>: why ? \"now\"") for at in range(1, commits + 1)
    ]  # fmt: skip
    change = Said(
        "journey:collect/open/door",
        "D301",
        "notable",
        say("emotion {a}", "émotion {a}", a="−1 -> +1"),
        text("The door"),
    )
    gone = Said("journey:gone", "D101", "breaking", say("Journey removed", "Parcours supprimé"))
    entries = [
        Entry(moment, text("Collect"), (change,), 2, (None, dt.date(2027, 1, 1)), "collect") for moment in reversed(moments)
    ]  # fmt: skip
    new = Entry(Moment(), text("Collect"), (change,), journey="collect")
    points = tuple(
        Point(moment, -1 + at / commits, {}, None, at % 9, at, aims(at)) for at, moment in enumerate(moments)
    )
    removed = Entry(moments[-1], text("A journey that is no more"), (gone,))
    return Past("cut", {"collect": (new, *entries)}, {"collect": points}, (new, removed, *entries), commits)


@pytest.fixture(scope="module")
def told(job: Job) -> dict[str, bytes]:
    job = replace_past(job, past(job.model))
    return {artifact.path: artifact.content for artifact in render(job).artifacts}


def replace_past(job: Job, found: Past) -> Job:
    return replace(job, past=found)


@pytest.fixture(scope="module")
def told_folder(told: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("told")
    for path, content in told.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a comparison of the rich workspace with another state of it."""
    import shutil

    root = tmp_path_factory.mktemp("compared")
    for side in ("old", "new"):
        shutil.copytree(RICH, root / side)
    for path in sorted((root / "new").rglob("*.yaml")):
        words = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"score: -2", "score: 1", words), encoding="utf-8")
    assert run(["-C", str(root / "new"), "diff", str(root / "old"), str(root / "new"), "--fail-on", "never", "--artifacts", str(root / "out")]) == 0  # fmt: skip
    return root / "out/changes.html"


def html(told: Mapping[str, bytes], path: str) -> str:
    return told[path].decode()


def test_a_journey_tells_how_it_moved_and_what_changed(told: Mapping[str, bytes]) -> None:
    page = html(told, "en/history/collect/index.html")
    assert "3 commits changed this journey." not in page
    assert "4 commits changed this journey." in page
    assert "The last 3 commits are told; what is older is not." in page
    assert "Not committed yet" in page
    assert "Last looked at" in page
    assert page.count('class="spark"') >= 2
    assert "The same, as a table" in page
    assert "and 2 more changes" in page
    assert 'href="../../journeys/collect.html#open/door"' in page
    assert "&lt;b&gt;" in page
    assert "−1 → +1" in page


def test_the_targets_of_a_journey_over_time(told: Mapping[str, bytes]) -> None:
    page = html(told, "en/history/collect/index.html").partition('id="_aims"')[2].partition("</section>")[0]
    plain = re.sub(r"<[^>]+>", " ", page)
    assert "≥ 45% → ≥ 50% on January 3, 2026" in plain
    assert "no target → ≤ 3 days on January 3, 2026" in plain
    assert "Satisfaction &lt;b&gt;" in page
    assert "The door" in plain
    assert page.count('class="spark"') == 1
    assert "1 target that did not move" in plain
    french = html(told, "history/collect/index.html")
    assert "le 3\u00a0janvier 2026" in french or "le 3 janvier 2026" in french
    assert "Les cibles au fil du temps" in french


def test_a_message_is_quoted_as_it_was_written(told: Mapping[str, bytes]) -> None:
    """It is in a language of its own: French spaces and signs are not put into it."""
    for path in ("history.html", "history/collect/index.html", "index.html", "journeys/collect.html"):
        assert '<bdi lang="" translate="no">Commit 3 &lt;b&gt;: why ? &#34;now&#34;</bdi>' in html(told, path), path


def test_a_journey_without_changes_says_so(told: Mapping[str, bytes]) -> None:
    assert "Nothing changed about this journey" in html(told, "en/history/collect-better/index.html")


def test_all_journeys_and_those_that_are_no_more(told: Mapping[str, bytes]) -> None:
    page = html(told, "en/history.html")
    assert "A journey that is no more" in page
    assert "no longer here" in page
    assert 'href="../journeys/gone' not in page
    assert "What changed lately" in html(told, "en/index.html")
    assert "What changed lately" in html(told, "en/journeys/collect.html")


def test_nothing_is_said_when_nobody_asked(site: Mapping[str, bytes]) -> None:
    assert not [path for path in site if "history" in path and path.endswith(".html")]


def test_no_link_is_broken(told: Mapping[str, bytes]) -> None:
    pages = {path: read(content) for path, content in told.items() if path.endswith(".html")}
    assert broken(pages, set(told)) == []
    assert [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))] == []


def test_a_long_history_is_paged(job: Job) -> None:
    pages = [a.path for a in render(replace_past(job, past(job.model, 120))).artifacts if "history" in a.path]
    assert {"history.html", "history-2.html", "history-3.html", "history/collect/index-3.html"} <= set(pages)


def test_a_line_of_steps_breaks_where_nothing_is_known() -> None:
    drawn = drawing((0.0, None, 1.0, 2.0), -2, 2, "<2>")
    assert drawn.count("M") == 3  # the ground, and two runs
    assert "&lt;2&gt;" in drawn
    assert drawn != drawing((0.0, None, 1.0, 2.0), -2, 2, "<2>", mirrored=True)


def test_the_page_of_a_comparison_leads_to_its_cells(compared: Path) -> None:
    page = compared.read_text(encoding="utf-8")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    ways = re.findall(r'<a[^>]* href="([^"]+)"', page)
    assert ways
    assert all(way.startswith("#") and way[1:] in ids for way in ways)
    assert any("-cell-feels" in way for way in ways)
    assert page.count('<table class="map') >= 2
    assert "<script" not in page


# ---------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium here")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [*PAGES, "index.html", "journeys/collect.html", "a comparison"])
def test_no_barrier_no_error_no_overflow(
    browser: Any, told_folder: Path, compared: Path, page: str, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 800}).new_page()
    amiss: list[str] = []
    opened.on("console", lambda message: amiss.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("request", lambda request: amiss.append(request.url) if not request.url.startswith("file:") else None)
    opened.goto((compared if page == "a comparison" else told_folder / page).as_uri())
    found = Axe().run(opened, options={"preload": False, "runOnly": {"type": "tag", "values": RULES}})
    for width in (320, 390, 1280):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    opened.context.close()
    barriers = [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]]
    assert barriers == []
    assert amiss == []
