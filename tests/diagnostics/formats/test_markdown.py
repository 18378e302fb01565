"""Markdown: the tables that GitHub and GitLab show, in which a text of an author is a text and calls nobody."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diagnostics.formats.markdown import SHOWN, code, plain, render
from tests.diagnostics.formats import samples

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def cells(text: str) -> list[list[Token]]:
    """The inline tokens of each cell of the tables, heads left out."""
    tokens = MARKDOWN.parse(text)
    return [list(tokens[index + 1].children or ()) for index, token in enumerate(tokens) if token.type == "td_open"]


def words(tokens: list[Token]) -> str:
    """What a reader reads."""
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline", "text_special"))


def on_one_line(text: str) -> str:
    """What a cell can hold of a text: line breaks are spaces, what cannot be seen is written by its number."""
    text = re.sub("[\r\n\u2028]", " ", text)
    return text.replace("\x1b", "\\x1b").replace("\x07", "\\x07")


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_hostile_texts_come_back(text: str) -> None:
    _, said, _ = cells(render(samples.report([samples.found(text)])))
    expected = on_one_line(f"no metric has the id `{text}`")
    assert words(said).replace("`", "") == expected.replace("`", "")
    assert {token.type for token in said} <= {"text", "code_inline", "html_inline", "text_special"}
    assert {token.content for token in said if token.type == "html_inline"} <= {"<code>", "</code>", "<!-- -->"}


@pytest.mark.parametrize("text", samples.HOSTILE)
@pytest.mark.parametrize("written", [plain, code])
def test_a_text_is_one_cell_whatever_it_holds(text: str, written: object) -> None:
    assert callable(written)
    found = cells(f"| a | b |\n|---|---|\n| {written(text)} | end |\n")
    assert len(found) == 2
    assert words(found[1]) == "end"
    assert words(found[0]) == on_one_line(text)


@pytest.mark.parametrize("text", ["@team", "hi @team!", "me@example.org", "#12", "org/repo#3", "!4", "(@team)"])
def test_a_word_that_would_call_somebody_is_code(text: str) -> None:
    inside = False
    [paragraph] = [token for token in MARKDOWN.parse(plain(text)) if token.type == "inline"]
    for token in paragraph.children or ():
        inside = {"<code>": True, "</code>": False}.get(token.content, inside)
        if token.type == "text" and not inside:
            assert not re.search(r"[@#!]\w", unescape(token.content))


def test_addresses_do_not_become_links() -> None:
    assert "://" not in plain("https://evil.example")
    assert "www." not in plain("WWW.evil.example www.evil.example").lower()


def test_links_are_relative_to_the_repository() -> None:
    place, _, _ = cells(render(samples.report([samples.found()])))
    [link] = [token for token in place if token.type == "link_open"]
    href = str(link.attrs["href"])
    assert href.endswith("#L4")
    assert not href.startswith("/")
    assert words(place) == f"team folder/{samples.PATH}:4"


def test_one_table_a_severity_errors_first_and_long_ones_are_folded() -> None:
    levels = [Severity.INFO] * (SHOWN + 2) + [Severity.ERROR] * 2
    text = render(samples.report([samples.found(str(index), level) for index, level in enumerate(levels)]))
    assert re.findall(r"^#### (.*)$", text, re.MULTILINE) == ["Errors (2)", f"Infos ({SHOWN + 2})"]
    before, _, folded = text.partition("<details><summary>2 more</summary>")
    assert (before.count("unknown-reference"), folded.count("unknown-reference")) == (SHOWN + 2, 2)
    assert len(cells(text)) == 3 * (SHOWN + 4)


def test_nothing_to_say_is_a_sentence() -> None:
    assert render(samples.report()).endswith(" as of 2026-11-22 (--today): nothing to report\n")
