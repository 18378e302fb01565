"""Which moment hurts most for a persona, why we believe it, who answers for it and what is being done: in three steps.

From the first page, by clicks or by keys, on a desk and on a phone, in both languages, and asserted on what a screen
reader is given; the same facts stand on paper and without scripts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.site.test_browser import _open, browser

__all__ = ["browser"]

pytestmark = pytest.mark.browser

SIZES = {"desk": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
FACTS = {
    "index.html": (
        "La porte s’ouvre", "−2", "Garant", "Logistique", "Preuves", "Carnets", "n = 24", "Action", "aucune",
    ),
    "en/index.html": (
        "The door opens", "−2", "Accountable", "Logistics", "Evidence", "Diaries", "n = 24", "Action", "none",
    ),
}  # fmt: skip
"""What is to be known of the hardest moment of Omar."""
NEXT = {
    "index.html": ("Je reçois le code", "perdu", "Digital", "Carnets", "Voir le code", "prévu"),
    "en/index.html": ("I receive the code", "lost", "Digital", "Diaries", "See the code", "planned"),
}
"""What is to be known of the one after it, for which something is being done."""


def plain(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def heard(place: Any) -> str:
    """What a screen reader is given of a part of the page: roles, names and texts."""
    return plain(place.aria_snapshot())


def knows(said: str, home: str) -> None:
    """The answer to the four questions, the hardest moment first."""
    for words in (*FACTS[home], *NEXT[home]):
        assert words in said, (words, said)
    assert said.index(FACTS[home][0]) < said.index(NEXT[home][0])


def follow(opened: Any, way: Any, by: str) -> None:
    """One step: a click, a touch, or the tabulator until the way is reached and then Enter."""
    if by == "click":
        way.click()
        return
    wanted = way.get_attribute("href")
    for _ in range(500):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.getAttribute('href')") == wanted:
            assert opened.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            opened.keyboard.press("Enter")
            return
    pytest.fail(f"the keyboard does not reach {wanted}")


@pytest.mark.parametrize("by", ["click", "keys"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("home", FACTS)
def test_by_the_list_of_those_for_whom_it_is_hard(browser: Any, folder: Path, home: str, size: str, by: str) -> None:
    """One step to the answer; a second to the place on the map."""
    opened, wrong = _open(browser, folder, home, viewport=SIZES[size])
    follow(opened, opened.locator(".folk").get_by_role("link", name="Omar", exact=True), by)
    opened.wait_for_url("**/moments.html**")
    section = opened.locator("section", has=opened.locator("[id='_of-omar']"))
    knows(heard(section), home)
    follow(opened, section.get_by_role("link", name=FACTS[home][0]).first, by)
    opened.wait_for_url("**/journeys/collect.html**")
    target = opened.locator("[id='open/door']")
    assert FACTS[home][0] in heard(target)
    assert target.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }"
    )
    assert wrong == []
    opened.context.close()


@pytest.mark.parametrize("by", ["click", "keys"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("home", FACTS)
def test_by_the_personas(browser: Any, folder: Path, home: str, size: str, by: str) -> None:
    """The same by another door: the personas, then the one of them."""
    opened, wrong = _open(browser, folder, home, viewport=SIZES[size])
    follow(opened, opened.locator(".bar nav").get_by_role("link", name="Personas"), by)
    opened.wait_for_url("**/personas/index.html")
    follow(opened, opened.locator("main").get_by_role("link", name="Omar").first, by)
    opened.wait_for_url("**/personas/omar.html")
    knows(heard(opened.locator("section", has=opened.locator("#_worst"))), home)
    assert wrong == []
    opened.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("home", FACTS)
def test_without_a_step_the_first_page_says_it_of_everyone(browser: Any, folder: Path, home: str, size: str) -> None:
    opened, _ = _open(browser, folder, home, viewport=SIZES[size])
    knows(heard(opened.locator("section", has=opened.locator("#_worst"))), home)
    opened.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("page", ["index.html", "moments.html", "personas/omar.html"])
@pytest.mark.parametrize("home", FACTS)
def test_the_same_facts_stand_on_paper_and_without_scripts(
    browser: Any, folder: Path, home: str, page: str, script: bool
) -> None:
    opened, _ = _open(browser, folder, home.replace("index.html", page), java_script_enabled=script)
    opened.emulate_media(media="print")
    knows(plain(opened.locator("main").inner_text()), home)
    assert not opened.locator(".bar").is_visible()
    opened.context.close()
