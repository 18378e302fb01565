"""Annotations of GitHub: nothing that an author writes becomes a command, and what is left out is counted."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diagnostics.formats.github import command, job_summary, render
from cxjourney.diagnostics.report import Report
from cxjourney.source.span import Position, Span
from tests.diagnostics.formats import samples


@dataclass
class Command:
    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command:
    """A command as the runner reads it: up to the next `::`, then properties between commas."""
    assert line.startswith("::"), line
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    pairs = [pair.partition("=")[::2] for pair in listed.split(",") if pair]
    return Command(name, {key: undone(value) for key, value in pairs}, undone(data))


def undone(text: str) -> str:
    for written, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(written, sign)
    return text


def commands(report: Report) -> list[Command]:
    # The runner ends a line at CR and LF only, as `splitlines` does not.
    return [read(line) for line in render(report).replace("\r", "\n").split("\n")[:-1]]


def test_hostile_texts_come_back_each_in_one_command() -> None:
    for text in samples.HOSTILE:
        [found] = commands(samples.report([samples.found(text)]))
        assert found.name == "error"
        assert found.data == f"no metric has the id `{text}`"
        assert found.properties["file"] == f"team folder/{samples.PATH}"


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_a_property_holds_any_text(text: str) -> None:
    read_back = read(command("notice", (("title", text), ("line", 3)), text))
    assert read_back == Command("notice", {"title": text, "line": "3"}, text)


def test_where_an_annotation_stands() -> None:
    [found] = commands(samples.report([samples.found()]))
    assert {key: found.properties[key] for key in ("line", "col", "endColumn", "title")} == {
        "line": "4",
        "col": "7",
        "endColumn": "17",
        "title": "R101 unknown-reference",
    }
    several = Place(samples.PATH, Span(Position(1, 1, 0), Position(3, 2, 40)))
    [found] = commands(samples.report([samples.found(place=several)]))
    assert found.properties["endLine"] == "3"
    assert "col" not in found.properties


def test_ten_of_each_type_errors_first_and_the_rest_is_counted() -> None:
    each: list[Diagnostic] = [samples.found(f"{n}", level) for n in range(12) for level in Severity]
    names = [found.name for found in commands(samples.report(each))]
    assert names == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert commands(samples.report(each))[-1].data == "and 7 more, in the summary of the job"


def test_nothing_is_counted_when_everything_is_shown() -> None:
    names = [found.name for found in commands(samples.many(10, Severity.INFO))]
    assert names == ["notice"] * 10
    assert "more" not in render(samples.many(10, Severity.INFO))


def test_the_summary_is_cut_below_its_room_and_says_so() -> None:
    report = samples.many(400)
    whole, cut = job_summary(report), job_summary(report, 20_000)
    assert len(cut.encode()) < 20_000 < len(whole.encode())
    left = 400 - cut.count("`unknown-reference`")
    assert 0 < left < 400
    assert f"{left} more findings do not fit here." in cut
    assert cut.count("<details>") == cut.count("</details>") == 1
