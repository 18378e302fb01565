"""Small edits of a document: what they change, and what they leave alone."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from cxjourney.source import patches
from cxjourney.source.edit import Edit, apply
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate, read
from cxjourney.source.span import Pointer

Patch = Callable[[SourceFile, Pointer], tuple[Edit, ...]]


def after(patch: Patch, text: str, *pointer: str | int) -> str:
    """The text after a patch; the same text when there is none."""
    data = textwrap.dedent(text).encode()
    return apply(data, patch(SourceFile("x.yaml", data, locate), pointer)).decode()


BLOCK = """\
teams:   # who
  - id: care   # first
    name: Care
    note: |
      one

      two

  # about the second
  - id: risk
  -
    id: web
channels: [a, 'b',  c]   # ways
"""


@pytest.mark.parametrize(
    ("pointer", "gone"),
    [
        (("teams", 0, "name"), "    name: Care\n"),
        (("teams", 0, "note"), "    note: |\n      one\n\n      two\n"),
        (("teams", 1, "id"), "  - id: risk\n"),
        (("teams", 1), "  - id: risk\n"),
        (("teams", 2), "  -\n    id: web\n"),
        (("channels", 0), "a, "),
        (("channels", 1), "'b',  "),
        (("channels", 2), ",  c"),
        (("channels",), "channels: [a, 'b',  c]   # ways\n"),
        (("teams", 0), BLOCK[BLOCK.index("  - id: care") : BLOCK.index("\n  # about")]),
    ],
)
def test_a_member_goes_with_its_line_or_its_comma_and_nothing_else(pointer: Pointer, gone: str) -> None:
    assert BLOCK.count(gone) == 1
    assert after(patches.drop, BLOCK, *pointer) == BLOCK.replace(gone, "")


def test_the_key_behind_a_dash_gives_its_place_to_the_next_one() -> None:
    text = "teams:\n  - id: care   # first\n    name: Care\n"
    assert after(patches.drop, text, "teams", 0, "id") == "teams:\n  - name: Care\n"


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("teams:\n  - id: care\n    # the name\n    name: Care\n", ("teams", 0, "id")),
        ("a: [x,  # why\n    y]\n", ("a", 0)),
        ("a: [x,  # why\n    y]\n", ("a", 1)),
        ("- # why -\n  a: 1\n- b\n", (0,)),
        ("a: 1\n", ("b",)),
        ("a: 1\n", ("a",)),
    ],
)
def test_what_stands_amid_comments_is_left_to_people(text: str, pointer: Pointer) -> None:
    assert after(patches.drop, text, *pointer) == text


def test_the_last_member_takes_its_collection_with_it() -> None:
    assert after(patches.drop, "raci: {responsible: [a], informed: [a]}\n", "raci", "informed", 0) == (
        "raci: {responsible: [a]}\n"
    )
    assert after(patches.drop, "raci:\n  informed:\n    - a\nname: N\n", "raci", "informed", 0) == "name: N\n"


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("a: x  # c\n", "z", "a: z  # c\n"),
        ('a: "x"\n', "z", 'a: "z"\n'),
        ("a: 'x'\n", "it's", "a: 'it''s'\n"),
        ("a: x\n", "no", 'a: "no"\n'),
        ("a: x\n", "1.10", 'a: "1.10"\n'),
        ("a: x\n", "team:care", "a: team:care\n"),
        ("a: x\n", "b: c", 'a: "b: c"\n'),
        ("{a: x}\n", "b, c", '{a: "b, c"}\n'),
        ("a: x\n", "b, c", "a: b, c\n"),
        ("a: |\n  x\n  y\nb: 1\n", "z", "a: z\nb: 1\n"),
    ],
)
def test_a_new_value_keeps_the_quotes_and_gets_those_it_needs(text: str, new: str, expected: str) -> None:
    def put(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
        return patches.value(file, pointer, new)

    changed = after(put, text, "a")
    assert changed == expected
    assert read(SourceFile("x", changed.encode(), locate)).data["a"] == new


def test_a_key_is_renamed_and_its_value_stays() -> None:
    def put(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
        return patches.key(file, pointer, "goals")

    assert after(put, "gaols: [x]  # c\n", "gaols") == "goals: [x]  # c\n"
    assert after(put, "{'gaols': [x]}\n", "gaols") == "{'goals': [x]}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("goals: Have it today  # c\n", "goals: [Have it today]  # c\n"),
        ("goals: Have it, today\n", 'goals: ["Have it, today"]\n'),
        ("goals: 'Have it, today'\n", "goals: ['Have it, today']\n"),
        ("goals: 12\n", "goals: [12]\n"),
        ("goals: |\n  text\n", "goals: |\n  text\n"),
    ],
)
def test_a_single_value_becomes_a_list(text: str, expected: str) -> None:
    assert after(patches.listed, text, "goals") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aliases: [a]  # c\n", "aliases: [a, new]  # c\n"),
        ("aliases: []\n", "aliases: [new]\n"),
        ("aliases:\n  - a  # c\n\nb: 1\n", "aliases:\n  - a  # c\n  - new\n\nb: 1\n"),
        ("aliases:\r\n- a\r\n", "aliases:\r\n- a\r\n- new\r\n"),
        ("aliases:\n  - a", "aliases:\n  - a\n  - new"),
    ],
)
def test_a_list_grows_at_its_end(text: str, expected: str) -> None:
    def put(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
        return patches.append(file, pointer, "new")

    assert after(put, text, "aliases") == expected


def test_a_member_is_added_below_another() -> None:
    def put(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
        return patches.add(file, pointer, "aliases", "[old]")

    assert after(put, "- id: a  # c\n  name: N\n", 0, "id") == "- id: a  # c\n  aliases: [old]\n  name: N\n"
    assert after(put, "- {id: a, name: N}\n", 0, "id") == "- {id: a, aliases: [old], name: N}\n"


@pytest.mark.parametrize("text", ["a\u00e9: 1\r\nb: \u20ac\rc: 2\n", "\ufeffa: 1\nb: 2\n", "", "a: 1"])
def test_a_byte_is_found_by_line_and_column(text: str) -> None:
    data = text.encode()
    file = SourceFile("x", data, locate)
    for spans in file.spans.values():
        for position in (spans.key.start, spans.value.end):
            assert patches.at(data, position.offset) == position


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# top\nb: 2\na: 1  # one\nc: 3\n", "# top\na: 1  # one\nb: 2\nc: 3\n"),
        ("c: 3\r\nb: 2\r\na: 1", "a: 1\nb: 2\r\nc: 3\r\n"),
        ("b: 2\n# on a\na: 1\n", "a: 1\nb: 2\n# on a\n"),
        ("{b: 2, a: 1}\n", "{b: 2, a: 1}\n"),
    ],
)
def test_members_move_to_the_top_with_their_lines(text: str, expected: str) -> None:
    def put(file: SourceFile, pointer: Pointer) -> tuple[Edit, ...]:
        return patches.first(file, ["a", "b"])

    assert after(put, text) == expected
