"""The line that the `text` format shows, and its carets: what is marked is what the carets stand under."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.diagnostics.codes.syntax import SYNTAX_ERROR
from cxjourney.diagnostics.diagnostic import Place
from cxjourney.diagnostics.formats.text import FORMAT, snippet
from cxjourney.diagnostics.report import Report
from cxjourney.diagnostics.terminal import cells, columns, excerpt, shown
from cxjourney.source.file import SourceFile
from cxjourney.source.positions import Positions
from cxjourney.source.reader import locate
from cxjourney.source.span import Position, Span
from cxjourney.wording import say


def drawn(text: str, first: int, last: int, width: int = 100) -> list[str]:
    """The three lines of the snippet of `text`, for a mark between two of its characters."""
    place = Place("a.yaml", Positions(text).span(first, last))
    return list(snippet(place, Report((), {"a.yaml": SourceFile("a.yaml", text.encode(), locate)}, width=width)))


def under(lines: list[str]) -> str:
    """What the carets stand under, found by counting columns."""
    _, line, carets = lines
    begin, end = carets.index("^"), len(carets)
    at = 0
    kept = ""
    for cell in cells(line):
        if begin <= at < end:
            kept += cell.text
        at += cell.columns
    return kept


@pytest.mark.parametrize(
    ("before", "marked", "after"),
    [
        ("name: ", "Léa", " Martin"),
        ("name: 漢字 ", "仮名", " x"),
        ("name: e\u0301te\u0301 ", "e\u0301", "z"),
        ("a: 👩\u200d💻 ", "no", ""),
        ("a: 👩🏽\u200d🚀👍🏽 ", "👩\u200d👩\u200d👧", " x"),
        ("a: 🇫🇷🇧🇪 ❤️ 1️⃣ ", "x", "y"),
        ("a: שלום ", "no", " x"),
        ("a: می\u200cخواهم ", "no", " x"),
        ("a: हिन्दी ", "no", ""),
        ("a: 한국 ", "각", "x"),
        ("\ta:\t", "b", "\tc"),
    ],
)
def test_carets_stand_under_the_mark(before: str, marked: str, after: str) -> None:
    assert under(drawn(f"{before}{marked}{after}\n", len(before), len(before + marked))) == marked


@pytest.mark.parametrize(
    ("marked", "written"),
    [
        ("\x1b", "\\x1b"),
        ("\u202e", "\\u202e"),
        ("\u200b", "\\u200b"),
        ("\ue0041"[:1], "\ue004"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_written_and_marked_whole(marked: str, written: str) -> None:
    lines = drawn(f"a: b\x07{marked}c\n", 5, 6)
    assert under(lines) == written
    assert "\\x07" in lines[1]


@pytest.mark.parametrize("filler", ["x", "漢", "e\u0301", "👩\u200d💻", "\x1b", "\u202e", "\t", "["])
@pytest.mark.parametrize("count", [100, 400, 4000])
def test_a_long_line_is_cut_around_the_mark(filler: str, count: int) -> None:
    text = f"{filler * count}MARK{filler * count}\n"
    lines = drawn(text, len(filler) * count, len(filler) * count + 4)
    assert under(lines) == "MARK"
    assert columns(lines[1]) <= 100
    assert lines[1].startswith("1 | …")
    assert lines[1].endswith("…")


def test_a_cut_line_shows_as_much_as_there_is_room_for() -> None:
    text = "a" * 300 + "MARK"
    [_, line, carets] = drawn(text, 300, 304)
    assert line == "1 | …" + "a" * 83 + "MARK"
    assert carets == "  | " + " " * 84 + "^^^^"
    [_, line, carets] = drawn(f"MARK{text}", 0, 4)
    assert line == "1 | MARK" + "a" * 83 + "…"
    assert carets == "  | ^^^^"


def test_a_mark_longer_than_the_room_is_cut_with_its_line() -> None:
    [_, line, carets] = drawn("a: " + "漢" * 500, 3, 503)
    assert under(["", line, carets]) == "漢" * 42
    assert line.endswith("漢…")


def test_a_stretch_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert under(drawn("a: [b,  \n  c]\n", 3, 12)) == "[b,"


def test_an_empty_stretch_has_one_caret() -> None:
    assert drawn("a:\nb: c\n", 2, 2)[2] == "  |   ^"
    assert drawn("x:\n  -\n", 6, 6)[1:] == ["2 |   -", "  |    ^"]


def test_a_stretch_past_the_end_stands_just_behind_the_line() -> None:
    for first, last in ((30, 40), (30, 30)):
        span = Span(Position(1, first, 0), Position(1, last, 0))
        report = Report((), {"a.yaml": SourceFile("a.yaml", b"a: b\n", locate)})
        assert list(snippet(Place("a.yaml", span), report)) == ["  |", "1 | a: b", "  |     ^"]
    beyond = Span(Position(9, 1, 0), Position(9, 2, 0))
    assert list(snippet(Place("a.yaml", beyond), report)) == []


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    assert list(snippet(Place("a.yaml"), Report((), {"a.yaml": SourceFile("a.yaml", b"a: b\n", locate)}))) == []


@given(st.text(max_size=120), st.integers(0, 130), st.integers(0, 130), st.integers(10, 90))
def test_an_excerpt_fits_and_is_safe(line: str, first: int, last: int, room: int) -> None:
    found = excerpt(line, first, last, room)
    assert columns(found.text) <= max(room, 12)
    assert found.columns >= 1
    assert found.skip <= columns(found.text)
    assert shown(found.text) == found.text
    assert not any(ord(character) < 32 for character in found.text)


@pytest.mark.parametrize("line", ["[" * 1_000_000, "a\u0301" * 500_000, "\u0301" * 1_000_000, "👩\u200d" * 500_000])
def test_a_line_of_a_megabyte_costs_no_more_than_a_short_one(line: str) -> None:
    began = time.perf_counter()
    for at in range(0, 1_000_000, 2_000):
        assert columns(excerpt(line, at, at + 1, 88).text) <= 88
    assert time.perf_counter() - began < 4


def test_many_findings_on_one_line_are_shown_in_linear_time() -> None:
    text = "[" + "no, " * 7_500 + "no]"
    file = SourceFile("a.yaml", text.encode(), locate)
    positions = Positions(text)
    diagnostics = tuple(
        SYNTAX_ERROR.at(Place("a.yaml", positions.span(at, at + 2)), say("x", "x")) for at in range(1, len(text), 4)
    )
    began = time.perf_counter()
    FORMAT.render(Report(diagnostics, {"a.yaml": file}))
    assert time.perf_counter() - began < 8
