"""A language that the interface does not speak, written from right to left: English kept apart, figures the right way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.site.isolation import bare, english, figure, isolated, own
from tests.laying import laid
from tests.site.conftest import site_of
from tests.site.test_browser import _open, browser

__all__ = ["browser"]

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: البريد}\nlanguages: [ar]\ninclude: ['*.yaml']\n"
FILES = {
    "j.yaml": """
        kind: journey
        id: j
        name: أستلم طردي
        personas: [lea]
        owner: desk
        review_by: 2027-01-31
        kpis: [{metric: done, target: ">= 90 %", baseline: 81 %, by: 2027-06-30}]
        stages:
          - id: find
            name: أبحث عنه
            touchpoints:
              - {id: code, name: أستلم الرمز, importance: 5, channels: [sms], emotion: {score: -2}, raci: {accountable: desk}, pains: [{id: p, text: لا يصل الرمز, severity: 4}]}
              - {id: call, name: أتصل, importance: 3, channels: [sms], emotion: {score: 1}}
          - {id: open, name: أفتح الخزانة, touchpoints: [{id: door, name: يفتح الباب, importance: 4, channels: [sms], emotion: {score: 2}}]}
        """,
    "c.yaml": """
        kind: catalog
        personas: [{id: lea, name: ليا}]
        teams: [{id: desk, name: مكتب الاستقبال}]
        channels: [{id: sms, name: رسالة قصيرة, type: sms}]
        metrics: [{id: done, name: الطرود المستلمة, definition: حصة الطرود, unit: percent}]
        opportunities: [{id: o, name: رمز أوضح, statement: كيف نرسل الرمز؟, pains: [j/find/code/p], impact: 4, effort: 2, status: planned, owner: desk}]
        evidence: [{id: talks, name: مقابلات, method: interview, date: 2026-10-01, n: 12}]
        """,
}
PAGES = (
    "index.html", "moments.html", "heat.html", "journeys/j.html", "journeys/index.html", "personas/lea.html", "teams/desk.html",
    "metrics/done.html", "raci.html", "score.html", "opportunities/index.html", "evidence/index.html", "search.html",
    "glossary.html", "about.html", "404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("arabic")
    (root / "w").mkdir()
    for path, content in site_of(laid(root / "w", FILES, HEAD)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def test_marks_become_elements_where_these_may_stand() -> None:
    said = english(f"of {own('ليا')} {figure('−2')}")
    assert isolated(f"<p>{said}</p>", "ar") == (
        '<p><span lang="en" dir="ltr">of <bdi lang="ar">ليا</bdi> <bdi dir="ltr">−2</bdi></span></p>'
    )


def test_elsewhere_they_become_isolating_characters() -> None:
    page = f'<a title="{english("x")}"><svg><title>{english("y")}</title><text>{figure("−2")}</text></svg></a>'
    assert isolated(page, "ar") == (
        '<a title="\u2066x\u2069"><svg><title>\u2066y\u2069</title><text>\u2066−2\u2069</text></svg></a>'
    )


def test_a_mark_that_was_cut_off_is_closed() -> None:
    assert isolated(f"<p>{english('long')[:3]}</p>", "ar") == '<p><span lang="en" dir="ltr">lo</span></p>'
    assert isolated("<p>a\ue003</p>", "ar") == "<p>a</p>"
    assert bare(english("a")) == "a"


def test_no_mark_is_left_in_any_file(arabic: Path) -> None:
    left = [
        path.relative_to(arabic)
        for path in sorted(arabic.rglob("*.*"))
        if path.suffix in (".html", ".js", ".md", ".json", ".txt", ".csv", ".xml")
        and "w" not in path.relative_to(arabic).parts[:1]
        and re.search("[\ue000-\ue003]|\\\\ue00[0-3]", path.read_text("utf-8"))
    ]
    assert left == []


def test_every_word_of_the_interface_says_that_it_is_english(arabic: Path) -> None:
    """What is left outside of marked elements holds no Latin word of three letters."""
    for page in PAGES:
        main = re.sub(r"(?s)^.*?<body>", "", (arabic / page).read_text("utf-8"))
        main = re.sub(r"(?s)<(script|style|svg|code|pre|kbd|select)\b.*?</\1>", "", main)
        while re.search(r"<(span|bdi|div|p|b|a|th|dt|dd|td|li)\b[^>]* lang=", main):
            shorter = re.sub(r'(?s)<(\w+)\b[^>]* lang="[^"]*"[^>]*>(?:(?!<\1\b).)*?</\1>', "", main)
            if shorter == main:
                break
            main = shorter
        text = re.sub(r"<[^>]*>", " ", main)
        loose = [
            word
            for word in re.findall(r"[A-Za-z]{3,}", text)
            if word.lower() not in {"sms", "cxj", "csv", "json", "cxjourney"}
        ]
        assert loose == [], page


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_overflows_and_the_page_runs_from_the_right(browser: Any, arabic: Path, page: str, width: int) -> None:
    opened, wrong = _open(browser, arabic, page, viewport={"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.dir") == "rtl"
    wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
    brand, tools = (opened.locator(name).bounding_box() for name in (".brand", ".tools"))
    opened.context.close()
    assert wide <= 0
    assert brand["x"] > tools["x"]
    assert wrong == []


@pytest.mark.browser
def test_cells_are_mirrored_and_figures_are_not(browser: Any, arabic: Path) -> None:
    opened, _ = _open(browser, arabic, "heat.html", viewport={"width": 1280, "height": 800})
    cells = opened.evaluate(
        "() => [...document.querySelectorAll('.heat tbody tr:first-child > *')].map(one => one.getBoundingClientRect().x)"
    )
    assert cells == sorted(cells, reverse=True)
    ordered = opened.evaluate(
        """() => { const found = [];
        for (const one of document.querySelectorAll('main bdi[dir=ltr]')) {
          const text = one.firstChild, range = document.createRange(), places = [];
          if (!text || text.nodeType !== 3) continue;
          for (let at = 0; at < text.length; at++) { range.setStart(text, at); range.setEnd(text, at + 1); places.push(range.getBoundingClientRect().left); }
          found.push([text.data, places.every((x, at) => !at || x >= places[at - 1])]);
        } return found; }"""
    )
    opened.context.close()
    assert {text for text, _ in ordered} >= {"−0.8", "+2"} or len(ordered) >= 2
    assert all(fine for _, fine in ordered), ordered


@pytest.mark.browser
def test_a_sentence_with_figures_is_read_in_its_own_order(browser: Any, arabic: Path) -> None:
    """`2 of 9` stays so: each character of the sentence stands after the one before it."""
    opened, _ = _open(browser, arabic, "index.html", viewport={"width": 1280, "height": 800})
    sentences = opened.evaluate(
        """() => [...document.querySelectorAll('main span[lang=en][dir=ltr]')].filter(one => /^\\d+ of \\d+$/.test(one.textContent)).map(one => {
        const walk = document.createTreeWalker(one, 4), range = document.createRange(), places = [];
        while (walk.nextNode()) for (let at = 0; at < walk.currentNode.length; at++) {
          range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + 1); places.push(range.getBoundingClientRect().left); }
        return places.every((x, at) => !at || x >= places[at - 1]); })"""
    )
    opened.context.close()
    assert sentences
    assert all(sentences)
