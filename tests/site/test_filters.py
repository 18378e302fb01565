"""Chips that filter lists: counted, reached by keyboard, kept in the address, told to those who hear the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.site.pages.facets import facet, marks, useful
from tests.laying import laid
from tests.site.conftest import PARCELS as HEAD
from tests.site.conftest import site_of
from tests.site.test_browser import _open, browser

__all__ = ["browser"]

FILES = {
    "j.yaml": """
        kind: journey
        id: j
        name: J
        personas: [lea]
        stages:
          - id: s
            name: S
            touchpoints:
              - {id: a, name: A, emotion: {score: -2, evidence: [talks]}, raci: {accountable: desk}, pains: [{id: p, text: P}]}
              - {id: b, name: B, emotion: {score: -1}}
        """,
    "k.yaml": "kind: journey\nid: k\nname: K\npersonas: [lea]\nstages: [{id: s, name: S, touchpoints: [{id: a, name: KA, emotion: {score: -1}}]}]\n",
    "c.yaml": """
        kind: catalog
        personas: [{id: lea, name: Lea}]
        teams: [{id: desk, name: Desk}]
        evidence:
          - {id: talks, name: Talks, method: interview, date: 2026-10-01, n: 12, owner: desk}
          - {id: logs, name: Logs, method: log, date: 2020-10-01}
        opportunities:
          - {id: one, name: One, statement: How?, pains: [j/s/a/p], impact: 5, effort: 1, status: planned, owner: desk}
          - {id: two, name: Two, statement: How?, impact: 2, effort: 5, status: identified}
          - {id: three, name: Three, statement: How?, impact: 5, effort: 2, status: identified}
        metrics: [{id: m, name: M, type: count, owner: desk}, {id: n, name: N, type: ratio}]
        """,
}
LISTS = (
    ("moments.html", "Action", "no action yet", 2, 3),
    ("opportunities/index.html", "Status", "identified", 2, 3),
    ("evidence/index.html", "Method", "interview", 1, 2),
    ("metrics/index.html", "Type", "ratio", 1, 2),
)


def test_answers_are_counted_and_a_question_with_one_answer_is_not_asked() -> None:
    asked = facet("status", "Status", [("a",), ("a", "b"), ()], {"b": "B", "a": "A", "c": "C"})
    assert [(one.value, one.count) for one in asked.answers] == [("b", 1), ("a", 2)]
    assert useful(asked, facet("x", "X", [("a",)], {"a": "A"})) == (asked,)
    assert marks(status=["a"], journey=["j", "k"]) == "status:a journey:j journey:k"


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("lists")
    (root / "w").mkdir()
    for path, content in site_of(laid(root / "w", FILES, HEAD)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.mark.browser
@pytest.mark.parametrize(("page", "question", "answer", "kept", "whole"), LISTS)
def test_a_chip_keeps_what_it_counts_and_stands_in_the_address(
    browser: Any, lists: Path, page: str, question: str, answer: str, kept: int, whole: int
) -> None:
    opened, wrong = _open(browser, lists, page)
    items = opened.locator("[data-item]:visible")
    assert items.count() == whole
    chip = opened.get_by_role("group", name=question, exact=True).get_by_role("checkbox", name=f"{answer} {kept}")
    chip.focus()
    opened.keyboard.press("Space")
    assert chip.is_checked()
    assert items.count() == kept
    assert opened.get_by_role("status").filter(has_text=f"{kept} of {whole}").count() == 1
    address = opened.url
    assert "?" in address
    opened.reload()
    assert items.count() == kept
    assert chip.is_checked()
    opened.get_by_role("button", name="Clear").click()
    assert items.count() == whole
    assert "?" not in opened.url
    assert wrong == []
    opened.context.close()


@pytest.mark.browser
def test_answers_to_one_question_add_up_and_questions_narrow(browser: Any, lists: Path) -> None:
    opened, _ = _open(browser, lists, "opportunities/index.html?status=planned,identified&quarter=quick")
    assert opened.locator("[data-item]:visible").count() == 2
    status = opened.get_by_role("group", name="Status", exact=True)
    assert status.get_by_role("checkbox", name="identified 1").is_checked()
    assert opened.locator(".grid4 .no:visible").count() == 2
    opened.context.close()


@pytest.mark.browser
def test_the_other_language_keeps_the_filter(browser: Any, lists: Path) -> None:
    opened, _ = _open(browser, lists, "opportunities/index.html?status=planned")
    opened.get_by_role("link", name="français").click()
    opened.wait_for_url("**/fr/opportunities/**")
    assert opened.locator("[data-item]:visible").count() == 1
    opened.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("page", [one[0] for one in LISTS])
def test_without_a_script_everything_is_there_and_no_filter_pretends(browser: Any, lists: Path, page: str) -> None:
    opened, _ = _open(browser, lists, page, java_script_enabled=False)
    assert not opened.locator(".sieve").is_visible()
    assert opened.locator("[data-item]:visible").count() == opened.locator("[data-item]").count() > 1
    opened.context.close()
