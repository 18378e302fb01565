"""Colours that can be told apart, and the page that shows what pages are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from cxjourney.backends.site.colours import colours, contrast, site_colours
from cxjourney.backends.site.style_page import GRAPHIC, PAIRS, TEXT
from tests.site.crawl import read

_SIDES = re.compile(r"(?<![\w-])(?:margin|padding|border|inset|float|text-align|clear|scroll-(?:margin|padding))?-?(?:left|right)(?![\w-])")  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54), ("#1f5fbf", "#ffffff", 6.1)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.05)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} on {pair[1]}")
def test_every_colour_is_seen_on_its_ground_in_both_themes(pair: tuple[str, str, float]) -> None:
    ink, ground, due = pair
    known = site_colours()
    assert due in (TEXT, GRAPHIC)
    assert contrast(known[ink].light, known[ground].light) >= due
    assert contrast(known[ink].dark, known[ground].dark) >= due


def test_every_colour_that_writes_or_draws_is_tested() -> None:
    grounds = {"page", "soft", "warm", "cool", "line", "rule", "hatch"}
    tested = {ink for ink, _, _ in PAIRS} | {ground for _, ground, _ in PAIRS}
    inks = {name for name in site_colours() if name not in grounds and not name.startswith("graph-")}
    assert inks <= tested


def test_tokens_are_read_as_they_are_written() -> None:
    read_ = colours(":root { --a: light-dark(#fff, #15171c); --b: #abc; --c: var(--a); --d: 1rem; }")
    assert {(one.name, one.light, one.dark) for one in read_.values()} == {
        ("a", "#ffffff", "#15171c"), ("b", "#aabbcc", "#aabbcc"), ("c", "#ffffff", "#15171c"),
    }  # fmt: skip


def test_no_other_colour_stands_in_a_style_sheet(site: Mapping[str, bytes]) -> None:
    for path, content in site.items():
        if path in ("assets/site.css", "assets/map.css", "assets/search.css", "assets/style.css"):
            rest = re.sub(r":root\{.*?\}", "", content.decode())
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;},) ])", rest) == [], path


def test_no_style_sheet_knows_left_from_right(site: Mapping[str, bytes]) -> None:
    for path, content in site.items():
        if path.endswith(".css"):
            assert _SIDES.findall(content.decode()) == [], path


def test_every_piece_is_on_the_page(site: Mapping[str, bytes]) -> None:
    page = site["en/style.html"].decode()
    for piece in ('class="chip', 'class="emo"', 'class="sev', 'class="dots"', 'class="t"', 'class="sheet"', 'class="pager"', 'class="banner"', 'class="broken"'):  # fmt: skip
        assert piece in page, piece
    text = read(site["en/style.html"]).text
    for name in site_colours():
        assert name in text


def test_the_page_says_the_contrasts(site: Mapping[str, bytes]) -> None:
    known = site_colours()
    light = contrast(known["accent"].light, known["page"].light)
    assert f'<td class="num">{light:.1f}</td>' in site["en/style.html"].decode()


def test_each_sheet_and_the_scripts_keep_to_their_weight(site: Mapping[str, bytes]) -> None:
    sheets = {path: len(content) for path, content in site.items() if path.endswith(".css")}
    assert {
        path: size for path, size in sheets.items() if size > (25 if path.endswith("site.css") else 12) * 1024
    } == {}
    ours = [len(content) for path, content in site.items() if path.endswith(".js") and "assets/search-" not in path]
    assert sum(ours) <= 36 * 1024
