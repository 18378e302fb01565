"""The everyday reader answers like the strict one, or leaves the file to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.source import everyday
from cxjourney.source.characters import UNUSUAL
from cxjourney.source.file import SourceFile
from cxjourney.source.limits import Limits
from cxjourney.source.reader import Reading, locate, read
from tests.hostile.corpus import FAMILIES

ROOT = Path(__file__).parents[2]
DEFAULT = Limits()
SUITE = ROOT.parent / "shared" / "data" / "yaml-test-suite"


def answered(text: str, limits: Limits = DEFAULT) -> object:
    """What the everyday reader gives, None when it leaves the text to the other."""
    return None if UNUSUAL.search(text) else everyday.read(text, len(text.encode()), limits)


def strictly(data: bytes) -> Reading:
    """What the strict reader says alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(everyday, "read", lambda *_: None)
        return read(SourceFile("a.yaml", data, locate))


def agrees(text: str) -> bool:
    """Whether the everyday reader answered; what it answers must be what the strict reader says, and types too."""
    found = answered(text)
    if found is not None:
        assert repr(strictly(text.encode())) == repr(Reading(found))
    return found is not None


def test_the_example_organisation_is_read_by_the_line() -> None:
    texts = [path.read_text("utf-8") for path in sorted(ROOT.glob("journeys/**/*.yaml"))]
    assert texts
    assert all(agrees(text) for text in texts)


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_files_get_the_answer_of_the_strict_reader(family: str) -> None:
    for hostile in FAMILIES[family]():
        try:
            text = hostile.data.decode()
        except UnicodeDecodeError:
            continue
        agrees(text)


@pytest.mark.skipif(not SUITE.exists(), reason=f"the yaml-test-suite is not at {SUITE}")
def test_the_yaml_of_other_people_gets_the_answer_of_the_strict_reader() -> None:
    for path in sorted(SUITE.rglob("in.yaml")):
        agrees(path.read_text("utf-8"))


WORDS = st.sampled_from(
    [
        *(
            "a",
            "b",
            "id",
            "n",
            "y",
            "no",
            "null",
            "~",
            "true",
            "Off",
            "<<",
            "x-own",
            "-1",
            "0",
            "010",
            "1_0",
            "1.5",
            "8:30",
        ),
        *(
            "0x1F",
            ".inf",
            "1e3",
            "12345678901234567890",
            "2027-03-31",
            "48 %",
            ">= 3",
            "-",
            "--- ",
            "...",
            "?",
            "|",
            ">",
        ),
        *(
            "|-",
            ">-",
            ">+",
            "&a",
            "*a",
            "!t",
            "%x",
            "@a",
            "`a",
            "été",
            "e\u0301",
            "« a »",
            "a#b",
            "a #b",
            "a: b",
            "a:b",
            "a :b",
        ),
        *("http://a.b/c", '"q"', "'q'", "'it''s'", '"a\\nb"', '"open', "'open", "it's", 'say "a"', '"a" b', "''", '""'),
        *(
            "[]",
            "{}",
            "[a]",
            "[a, b]",
            "[a,b]",
            "[a,]",
            "[,a]",
            "[a",
            "a]",
            "[[a], [b]]",
            "[a b]",
            "[a: b]",
            "[a]b",
            "[1, 2.0]",
        ),
        *(
            "{a: 1}",
            "{a: 1, b: [c]}",
            "{a: 1, a: 2}",
            "{a:1}",
            "{a}",
            "{a: }",
            "{a: b: c}",
            "{a: 1",
            "{a : 1}",
            "{? a: 1}",
        ),
        *(
            '{"a": 1}',
            "{a: {b: {c: d}}}",
            "[a, {b: c}]",
            "{a: 'x, y'}",
            '[ "a" , b ]',
            "{a: b }",
            "{ }",
            "[-1, - 1]",
            "[a # b]",
        ),
    ]
)
"""What may stand on a line: fragments that mean something, rightly or wrongly placed."""
MARGINS = st.integers(0, 4).map(lambda wide: " " * wide)
LINES = st.one_of(
    st.tuples(MARGINS, st.sampled_from(["", "- ", "-", "- - "]), WORDS).map("".join),
    st.tuples(MARGINS, st.sampled_from(["", "- "]), WORDS, st.sampled_from([": ", ":", ":  "]), WORDS).map("".join),
    st.tuples(MARGINS, st.sampled_from(["", "- "]), WORDS, st.just(":")).map("".join),
    st.tuples(
        MARGINS, st.sampled_from(["# a", "#a", "", " ", "plain words", "a: >-", "a: |", "a: |+", "- b: >", "- c: |-"])
    ).map("".join),
)
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\n  \n", " \n", ""])


KEYS = st.sampled_from(["a", "b", "id", "name", "x-own", "n", "ok"])
SCALARS = st.sampled_from(
    ["a", "a b", "48 %", "3", "-1", "1.5", "true", "null", '"a: b"', "'it''s'", "2027-03-31", "a:b"]
)
FLOWS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(KEYS, inner, max_size=3).map(
            lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"
        ),
    ),
    max_leaves=5,
)
BLOCKS = st.recursive(
    st.one_of(FLOWS.map(lambda flow: [flow]), st.just([">-", "  two", "  lines"]), st.just(["|", "  two", "  lines"])),
    lambda inner: st.one_of(
        st.dictionaries(KEYS, inner, min_size=1, max_size=3).map(
            lambda members: [line for key, value in members.items() for line in under(f"{key}:", value)]
        ),
        st.lists(inner, min_size=1, max_size=3).map(lambda items: [line for item in items for line in member(item)]),
    ),
    max_leaves=8,
)


def under(key: str, value: list[str]) -> list[str]:
    """The lines of a value behind its key."""
    if is_collection(value):
        return [key, *(f"  {line}" for line in value)]
    return [f"{key} {value[0]}", *(f"  {line}" for line in value[1:])]


def member(value: list[str]) -> list[str]:
    """The lines of a value behind a dash."""
    return [f"- {value[0]}", *(f"  {line}" for line in value[1:])]


def is_collection(value: list[str]) -> bool:
    """Whether the lines are those of a list or of a map."""
    return value[0].startswith("- ") or value[0].split(" ")[0].endswith(":")


DOCUMENTS = st.dictionaries(KEYS, BLOCKS, min_size=1, max_size=3).map(
    lambda members: [line for key, value in members.items() for line in under(f"{key}:", value)]
)


@given(DOCUMENTS)
def test_well_made_documents_get_the_answer_of_the_strict_reader(lines: list[str]) -> None:
    agrees("\n".join(lines) + "\n")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A well-made document in which one to three lines are moved, added, taken out, repeated or written otherwise."""
    lines = draw(DOCUMENTS)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["move", "add", "drop", "repeat", "end", "value"])):
            case "move":
                lines[at] = draw(MARGINS) + lines[at].lstrip(" ")
            case "add":
                lines.insert(at + 1, draw(LINES))
            case "drop" if len(lines) > 1:
                del lines[at]
            case "repeat":
                lines.insert(at, lines[at])
            case "end":
                lines[at] += draw(st.sampled_from([" ", ":", " #c", "#c", ",", "]", " b", " &a", ": b"]))
            case _:
                lines[at] = f"{lines[at].partition(':')[0]}: {draw(WORDS)}"
    return "\n".join(lines) + draw(ENDS)


@given(damaged())
def test_damaged_documents_get_the_answer_of_the_strict_reader(text: str) -> None:
    agrees(text)


USUAL = """\
# what most files look like
kind: journey
name: {fr: L’été, en: "Summer: a start"}
n: 3
stages:
  - id: one
    kpis: [{metric: a, target: '>= 60 %', baseline: -1.5}]

    why: >-
      two lines
      of text
  # a comment
  - id: two
    empty:
    does: it's http://a.b/c
list:
- a
- {b: [c, []], d: {}}
"""


def test_what_an_everyday_file_holds() -> None:
    assert answered(USUAL) == {
        "kind": "journey",
        "name": {"fr": "L’été", "en": "Summer: a start"},
        "n": 3,
        "stages": [
            {
                "id": "one",
                "kpis": [{"metric": "a", "target": ">= 60 %", "baseline": -1.5}],
                "why": "two lines of text",
            },
            {"id": "two", "empty": None, "does": "it's http://a.b/c"},
        ],
        "list": ["a", {"b": ["c", []], "d": {}}],
    }


@pytest.mark.parametrize("limits", [Limits(nodes=20), Limits(scalar=20), Limits(depth=3)])
def test_a_file_that_may_pass_a_limit_is_left_to_the_strict_reader(limits: Limits) -> None:
    assert answered(USUAL, limits) is None


@pytest.mark.parametrize(
    "line", ["a: no", "a: &b c", "a: 010", "a: b # c", "a: !t b", "a:\tb", "a: [b", "--- a", "a: 1\na: 2"]
)
def test_what_deserves_a_message_is_left_to_the_strict_reader(line: str) -> None:
    assert answered(f"{line}\n") is None
