"""What the reader accepts, doubts and refuses, and where it points."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.diagnostics.code import Code, codes_in
from cxjourney.diagnostics.codes import syntax
from cxjourney.diagnostics.snippet import expand
from cxjourney.source import events
from cxjourney.source.file import SourceFile
from cxjourney.source.layout import Comment
from cxjourney.source.reader import Limits, Reading, comments, locate, read

CODES = tuple(codes_in(syntax))


def reading(text: str | bytes, limits: Limits = Limits()) -> Reading:  # noqa: B008
    data = text.encode() if isinstance(text, str) else text
    return read(SourceFile("journeys/parcel.yaml", data, locate), limits)


def codes(text: str | bytes) -> list[str]:
    return [diagnostic.code for diagnostic in reading(text).diagnostics]


def found(text: str | bytes) -> list[tuple[str, str]]:
    """The code of each finding and the text it points at."""
    raw = text.encode() if isinstance(text, str) else text
    result = []
    for diagnostic in reading(text).diagnostics:
        span = diagnostic.place.span
        result.append((diagnostic.code, raw[span.start.offset : span.end.offset].decode("utf-8", "replace")))
    return result


# ---------------------------------------------------------------- the manual


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_bad_example_yields_its_code_and_nothing_else(code: Code) -> None:
    assert codes(expand(code.sections["Bad"])) == [code.code]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_the_good_example_is_clean(code: Code) -> None:
    assert codes(expand(code.sections["Good"])) == []


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_messages_exist_in_both_languages_and_show_no_raw_control(code: Code) -> None:
    for diagnostic in reading(expand(code.sections["Bad"])).diagnostics:
        wordings = [diagnostic.message, diagnostic.help, *(related.message for related in diagnostic.related)]
        for wording in wordings:
            assert wording is not None
            english, french = wording.in_("en"), wording.in_("fr")
            assert english
            assert french
            assert not any(ord(character) < 32 for character in english + french)


# ---------------------------------------------------------------- plain scalars

TEXTS = (
    "2026-11-22",
    "PT12M",
    "v1",
    "31 %",
    "06 12 34 56 78",
    "1.2.3",
    "-",
    "...x",
    "Ça va ?",
    "truest",
    "nobody",
    "~x",
)
NUMBERS = {
    "0": 0,
    "-0": 0,
    "+7": 7,
    "42": 42,
    "-42": -42,
    "123456789012345": 123456789012345,
    "1.10": 1.1,
    "-.5": -0.5,
    "10.": 10.0,
    "1e3": 1000.0,
    "2.5E-3": 0.0025,
    "0.5": 0.5,
}
WORDS: dict[str, object] = {"": None, "~": None, "null": None, "Null": None, "true": True, "TRUE": True, "False": False}
DOUBTS = {
    "Y030": ("no", "No", "NO", "yes", "on", "off", "y", "n", "Y", "N", "OFF"),
    "Y031": ("8:30", "08:30", "12:30:45", "16:9", "1:30.5", "190:20:30"),
    "Y032": ("010", "0777", "00", "-012", "01000", "00.5", "089"),
    "Y033": ("1_000", "0b101", "0x1F", "0o17", "-0xff", ".inf", "-.INF", ".nan", "1_0.5"),
    "Y034": ("1234567890123456", "0.1234567890123456", "1e999", "-1e999", "1e-999", "9" * 5000),
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_stays_a_text(text: str) -> None:
    if text != "-":
        assert reading(f"a: {text}\n") == Reading({"a": text})
    assert reading(f'a: "{text}"\n') == Reading({"a": text})


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_a_number_is_a_number(text: str, number: float) -> None:
    value = reading(f"a: {text}\n").data["a"]
    assert value == number
    assert type(value) is type(number)


@pytest.mark.parametrize(("text", "value"), WORDS.items())
def test_core_words(text: str, value: object) -> None:
    assert reading(f"a: {text}\n") == Reading({"a": value})


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in DOUBTS.items() for text in texts])
def test_what_readers_disagree_on_is_a_text_with_a_warning(code: str, text: str) -> None:
    assert reading(f"a: {text}\n").data == {"a": text}
    assert found(f"b: 1\na: {text}  # why\n") == [(code, text)]
    assert codes(f"a: '{text}'\n") == []


def test_the_pointer_names_the_node() -> None:
    [diagnostic] = reading("a:\n- x\n- {b: no}\n").diagnostics
    assert diagnostic.place.pointer == ("a", 1, "b")
    [diagnostic] = reading("a:\n  b: 1\nc:\n- - x\n  - [1, no]\n").diagnostics
    assert diagnostic.place.pointer == ("c", 0, 1, 1)


def test_an_ambiguous_key_stays_a_text_with_a_warning() -> None:
    assert reading("no: Nei\n").data == {"no": "Nei"}
    assert found("no: Nei\n") == [("Y030", "no")]


# ---------------------------------------------------------------- keys


def test_a_duplicate_key_keeps_the_first_value_and_shows_both_places() -> None:
    result = reading("owner: a\nx: 1\nowner: {b: c}\nowner: d\n")
    assert result.readable
    assert result.data == {"owner": "a", "x": 1}
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["Y003", "Y003"]
    for diagnostic in result.diagnostics:
        [related] = diagnostic.related
        assert related.place.span.start.line == 1
        assert related.place.pointer == ("owner",)


def test_keys_equal_after_composition_are_duplicates() -> None:
    assert found("e\u0301tape: 1\n\u00e9tape: 2\n") == [("Y003", "\u00e9tape")]
    assert reading("e\u0301tape: 1\n").data == {"\u00e9tape": 1}


@pytest.mark.parametrize("key", ["1", "true", "~", "1.5", "-3"])
def test_a_key_that_is_not_a_text_is_refused_but_read(key: str) -> None:
    assert found(f"{key}: a\n") == [("Y043", key)]
    assert reading(f"{key}: a\n").data == {key: "a"}


@pytest.mark.parametrize(
    "text", ["? a\n: b\n", "? [a]\n: b\n", "[a]: b\n", "{a: b}: c\n", "x: {? a : b}\n", "x: [? a : b]\n", "{ ?a: b }\n"]
)
def test_complex_keys_are_refused_once(text: str) -> None:
    assert codes(text) == ["Y042"]
    assert not reading(text).readable


def test_a_question_mark_in_a_text_is_no_key() -> None:
    assert codes("a: Ça va ?\nb: [Vraiment ?, oui]\nc: '? a'\nd: |\n  ? a\n# ? b\n") == []


# ---------------------------------------------------------------- what is refused

SYNTAX = {
    "a: b: c\n": "b: c",
    "- id: x\n  name: Call us: now  # soon\n": "Call us: now",
    "target: >= 4.2\n": ">= 4.2",
    "target: > 40 %\n": "> 40 %",
    "a: **bold**\n": "**bold**",
    "a: & co\n": "& co",
    "a: @team\n": "@team",
    "a: [x, @team, y]\n": "@team",
    "a: `code`\n": "`code`",
    "a: % done\n": "% done",
    "a: ,b\n": ",b",
    "name: 'L'été'\n": "été'",
    'name: "Le "grand" jour"\n': 'grand" jour"',
    "a: 'open\nb: c\n": "'",
    'a: "open\nb: c\n': '"',
    "a: [1, 2\nb: c\n": "[",
    "a: {b: c\nd: e\n": "{",
    "a: [b, c}\n": "}",
    "a: [b] c\n": "c",
    "a: - b\n": "- b",
    "a: 1\nb\nc: d\n": "b",
    "a:\n  b: 1\n c: 2\n": "c: 2",
    "a: b\n  c: d\n": "c:",
    "a: b\n- c\n": "- c",
    "- a\nb: c\n": "b: c",
    "a: b #c\n  d\n": "d",
    'p: "C:\\path"\n': "\\p",
    'a: "\\ud83d\\ude00"\n': "\\ud83d\\ude00",
    'a: "\\U00110000"\n': "\\U00110000",
    'a: "b"# c\n': "#",
    "a: [b]#c\n": "#",
    "a: |# c\n  b\n": "#",
    ": a\n": ":",
    "a: b\n%c\n": "%c",
}


@pytest.mark.parametrize(("text", "edited"), SYNTAX.items(), ids=SYNTAX)
def test_a_syntax_fault_is_one_message_at_the_place_to_edit(text: str, edited: str) -> None:
    assert found(text) == [("Y001", edited)]
    result = reading(text)
    assert not result.readable
    assert result.data is None


def test_a_value_with_a_colon_is_told_to_be_quoted() -> None:
    [diagnostic] = reading("name: Collect a parcel: the locker\n").diagnostics
    assert diagnostic.help is not None
    assert diagnostic.help.in_("en") == 'put it in quotes: `"Collect a parcel: the locker"`'


def test_values_of_the_file_are_shown_on_one_line_without_controls() -> None:
    [diagnostic] = reading('"a\\eb": 1\n"a\\eb": 2\n').diagnostics[-1:]
    assert diagnostic.message.in_("en") == "the key `a\\x1bb` is written twice"


@pytest.mark.parametrize(
    "text",
    [
        "a:\tb\n",
        "a: b\tc\n",
        "\ta: b\n",
        "a:\n\tb: c\n",
        "a: b\t# c\n",
        "-\tb\n",
        "a: [\n\tb]\n",
        "a: |\n\tb\n",
        "a: 'x\n\ty'\n",
        "a: |\t\n  b\n",
        "a: b\n\t\nc: d\n",
    ],
)
def test_a_tab_between_words_is_refused(text: str) -> None:
    assert found(text) == [("Y004", "\t")]


def test_a_tab_inside_a_text_or_a_comment_is_fine() -> None:
    assert codes("a: \"b\tc\"\nb: 'd\te'\nc: |\n  f\tg\n  \th\n# i\tj\n") == []


def test_no_break_spaces_are_fine_in_a_text_and_refused_as_indent() -> None:
    assert codes("a: Vraiment\u00a0?\nb: |\n  \u00a0x\nc: 5\u202f%\nd: 'x\n  \u00a0y'\n") == []
    assert found("a:\n\u00a0 b: c\n") == [("Y022", "\u00a0 ")]
    assert codes("a:\n  b: c\n\u202f\u202fd: e\n  f: g\n") == ["Y022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\nd: *x\n", [("Y044", "&x")]),
        ("c: *x\n", [("Y044", "*x")]),
        ("a: &x {b: c}\nd: {<<: *x}\n", [("Y041", "<<")]),
        ("d: {<<: [{a: b}]}\n", [("Y041", "<<")]),
        ("a: !!str 1\n", [("Y040", "!!str")]),
        ("a: !x no\n", [("Y040", "!x")]),
        ("a: !!python/object:os.system [x]\n", [("Y040", "!!python/object:os.system")]),
        ("a: !e!x y\n", [("Y040", "!e!x")]),
        ("%YAML 1.2\n---\na: b\n", [("Y045", "%YAML 1.2")]),
        ("# c\n\n%FOO x\n---\na: b\n", [("Y045", "%FOO x")]),
    ],
)
def test_what_readers_treat_differently_is_refused(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
    assert not reading(text).readable


def test_quoted_they_are_texts() -> None:
    text = "a: '&x'\nb: '*x'\nc: '!x'\n'<<': d\ne: '%'\n"
    assert reading(text) == Reading({"a": "&x", "b": "*x", "c": "!x", "<<": "d", "e": "%"})


def test_aliases_are_shown_beside_their_anchor() -> None:
    [diagnostic] = reading("a: &x b\nc: *x\nd: *x\n").diagnostics
    assert [related.place.span.start.line for related in diagnostic.related] == [2, 3]


def test_only_the_first_document_is_read() -> None:
    result = reading("a: 1\n---\nb: [\n")
    assert result.data == {"a": 1}
    assert found("a: 1\n---\nb: [\n") == [("Y046", "---")]
    assert codes("---\na: 1\n...\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n# x\n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    result = reading(text)
    assert "Y047" in [diagnostic.code for diagnostic in result.diagnostics]
    assert not result.readable


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: b\n", True),
        ("", True),
        ("# only a comment\n", True),
        ("a: no\na: b\n", True),
        ("a: b: c\n", False),
        ("a: &x b\n", False),
        ("a: b\x07\n", False),
        ("a: b\n---\nc: d\n", False),
        ("a: b\n".encode("utf-16"), False),
        (b"a: \xe9\n", False),
    ],
)
def test_a_reading_says_whether_it_is_whole(text: str | bytes, whole: bool) -> None:
    assert reading(text).whole is whole


# ---------------------------------------------------------------- comments


def test_a_comment_that_looks_like_a_value_is_doubted() -> None:
    assert found("color: #fff\nissue: foo #12\nlist:\n- #a\n") == [("Y035", "#fff"), ("Y035", "#12"), ("Y035", "#a")]


def test_usual_comments_are_not_doubted() -> None:
    text = "a: b # c\nd: e  #: x\nf: 'g' #h\nstages: # cxj: x\n- i # cxj: ignore[O102] -- y\n#j\nk: |\n  l #m\n"
    assert codes(text) == []


def test_comments_stand_outside_texts() -> None:
    text = "#a\nb: | # c\n  # d\n  e #f\n# g\nh: 'i #j' # k\u00e9\nl: m#n\no: # p\n  - q   # r  \n"
    assert comments(text.encode()) == (
        Comment(1, 1, "#a"),
        Comment(2, 6, "# c"),
        Comment(5, 1, "# g"),
        Comment(6, 11, "# k\u00e9"),
        Comment(8, 4, "# p"),
        Comment(9, 9, "# r"),
    )


# ---------------------------------------------------------------- characters


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_control_characters_stop_the_reading(character: str) -> None:
    assert found(f"id: x\na: b{character}c\nd: [\n") == [("Y002", character)]


@pytest.mark.parametrize(
    ("escape", "code"), [("\\0", "Y002"), ("\\x1b", "Y002"), ("\\u202e", "Y020"), ("\\u200b", "Y021"), ("\\L", "Y023")]
)
def test_escapes_do_not_hide_them(escape: str, code: str) -> None:
    assert found(f'a: "b{escape}"\n') == [(code, f'"b{escape}"')]


def test_french_typography_and_escapes_of_visible_characters_pass() -> None:
    assert codes('a: "Cr\u00e9dit\u00a0: 5\u202f%"\nb: "\\u00e9\\n\\t\\"\\x41"\n') == []


@pytest.mark.parametrize(
    "text", ["👩\u200d💻", "❤️\u200d🔥", "می\u200cخواهم", "क्\u200dष", "🏴\U000e0067\U000e0062\U000e007f", "\u200fשלום"]
)
def test_joiners_that_do_their_work_are_let_through(text: str) -> None:
    assert reading(f"a: {text}\n") == Reading({"a": text})


@pytest.mark.parametrize("character", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\U000e0041"])
def test_invisible_characters_in_latin_text_are_doubted(character: str) -> None:
    assert found(f"a: b{character}c\n") == [("Y021", character)]
    assert reading(f"a: b{character}c\n").data == {"a": f"b{character}c"}


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_unicode_line_breaks_are_characters_not_lines(character: str) -> None:
    assert reading(f"a: b{character}c\ne: no\n").data == {"a": f"b{character}c", "e": "no"}
    assert found(f"a: b{character}c\ne: no\n") == [("Y023", character), ("Y030", "no")]


def test_windows_line_ends_are_reported_once_and_positions_hold() -> None:
    result = reading("a: \u00e9\r\nb: no\r\n")
    assert [(d.code, d.place.span.start.line, d.place.span.start.column) for d in result.diagnostics] == [
        ("Y013", 1, 5),
        ("Y030", 2, 4),
    ]
    assert result.diagnostics[1].place.span.start.offset == 10
    assert codes("a: b\rc: d\n") == ["Y013"]


def test_columns_count_code_points_and_offsets_bytes_after_the_mark() -> None:
    [_, diagnostic] = reading("\ufeffa: {é😀: 1, x: no}\n").diagnostics
    start = diagnostic.place.span.start
    assert (start.line, start.column, start.offset) == (1, 15, 3 + 14 + 4)


def test_other_encodings_are_named() -> None:
    [latin] = reading("nom: Crédit\n".encode("latin-1")).diagnostics
    assert latin.code == "Y012"
    assert (latin.place.span.start.column, latin.place.span.start.offset) == (8, 7)
    assert "offset 7" in latin.message.in_("en")
    [wide] = reading("nom: Crédit\n".encode("utf-16")).diagnostics
    assert wide.code == "Y012"
    assert "UTF-16" in wide.message.in_("en")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_a_wide_encoding_is_one_fault_with_or_without_its_mark(encoding: str) -> None:
    [fault] = reading("kind: persona\nid: l\u00e9a\n".encode(encoding)).diagnostics
    assert (fault.code, fault.place.span.start.offset) == ("Y012", 0)
    assert encoding[:6].upper() in fault.message.in_("fr")


# ---------------------------------------------------------------- limits


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
@pytest.mark.parametrize("count", [30_000, 2_000_000])
def test_deep_nesting_stops_at_the_first_level_too_many(opening: str, count: int) -> None:
    began = time.perf_counter()
    result = reading(opening * count, Limits(bytes=1 << 30))
    assert time.perf_counter() - began < 5
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["Y010"]
    assert result.diagnostics[0].place.span.start.column == 64 * len(opening) + 1
    locate((opening * count).encode())


def test_each_limit_is_met_and_named() -> None:
    for text, limits, number in [
        ("a: bcd\n", Limits(bytes=6), "6"),
        ("[[a]]\n", Limits(depth=1), "1"),
        ("[a, b, c]\n", Limits(nodes=3), "3"),
        ("a: bcdefghij\n", Limits(scalar=8), "8"),
        ("bcdefghij: 1\n", Limits(scalar=8), "8"),
        ("a: ééé\n", Limits(scalar=5), "5"),
    ]:
        [diagnostic] = reading(text, limits).diagnostics
        assert diagnostic.code == "Y010"
        assert number in diagnostic.message.in_("en")
    assert reading("[[a]]\n", Limits(depth=2, nodes=3, scalar=1, bytes=6)).data == [["a"]]


def test_a_bomb_of_aliases_does_not_grow() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert set(codes("\n".join(lines))) == {"Y044"}


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 900_000 + "b: c: d",
        "---\n" + "\n" * 900_000,
        "# c\r\n" * 180_000 + "x",
        "\ta\n" * 300_000,
        "a: 'x\n" * 150_000,
        "a: " + "- " * 400_000,
        "a: " + "\u200b" * 300_000,
        "- *a\n" * 90_000,
        "\\" * 900_000,
        'a: "' + "\\u200d\u00e9" * 12_000 + '"',
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_file_within_the_limits_takes_long(text: str) -> None:
    began = time.perf_counter()
    reading(text)
    assert time.perf_counter() - began < 5


# ---------------------------------------------------------------- positions


def test_locate_spans_keys_and_values() -> None:
    text = 'a: "é"\nb:\n  - c: d\n    e:\n  - [1, {f: g}]\nh: |\n  i\n\n# j\nk: ""\n'
    data = text.encode()

    def cut(pointer: tuple[str | int, ...], which: str = "value") -> str:
        span = getattr(locate(data)[pointer], which)
        return data[span.start.offset : span.end.offset].decode()

    assert cut(("a",)) == '"é"'
    assert cut(("a",), "key") == "a"
    assert cut(("b",)) == "- c: d\n    e:\n  - [1, {f: g}]"
    assert cut(("b", 0)) == "c: d\n    e:"
    assert cut(("b", 0, "e")) == ""
    assert cut(("b", 0, "e"), "key") == "e"
    assert cut(("b", 1)) == "[1, {f: g}]"
    assert cut(("b", 1, 1)) == "{f: g}"
    assert cut(("b", 1, 1, "f")) == "g"
    assert cut(("h",)) == "|\n  i"
    assert cut(("k",)) == '""'
    assert cut(()) == text.rstrip("\n")


def pointers(data: Any) -> set[tuple[str | int, ...]]:
    found: set[tuple[str | int, ...]] = {()}
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in members:
        found |= {(step, *rest) for rest in pointers(value)}
    return found


# ---------------------------------------------------------------- both parsers, any input

FAULTS = [
    *SYNTAX,
    *(expand(code.sections[part]).decode("utf-8", "replace") for code in CODES for part in ("Bad", "Good")),
    *(f"a: {text}\n" for texts in DOUBTS.values() for text in texts),
    "a:\tb: c\n",
    "a: b\t# x\n",
    "- \tb\n",
    "a: !%FF b\n",
    "!<x y\n",
    "a: b\n---\n\tc: [\n",
    "a: b\n... x\n",
    "%YAML 2.0\n---\na\n",
    "no: 1\n1: b\n~: d\ntrue: e\n",
    "a: 1\na: {b: no}\na: 3\n",
    "a: b\ufeffc\n\ufeffd: e\n",
    "e\u0301: 1\n\u00e9: 2\n",
    'a: "\\xZZ"\n',
    'a: b\n"c\n',
    "{? a : b}\n",
    "&a\n",
    "*a : b\n",
    "- - - a\n  - b\n",
]


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: repr(text[-30:]))
def test_both_parsers_say_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = reading(text)
    monkeypatch.setattr(events, "parser", yaml.SafeLoader)
    assert reading(text) == fast
    assert comments(text.encode()) is not None


plain_texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")), max_size=12
)
documents = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | plain_texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain_texts, inner, max_size=4),
    max_leaves=20,
)


@given(documents)
def test_json_is_read_as_json(document: Any) -> None:
    text = json.dumps(document, ensure_ascii=False)
    result = reading(text)
    assert {diagnostic.code for diagnostic in result.diagnostics} <= {"Y003"}
    if not result.diagnostics:
        assert pointers(result.data) == set(locate(text.encode()))
        assert json.loads(text) == result.data or not text.isascii()


@given(documents, st.booleans())
def test_yaml_is_read_as_by_the_safe_loader(document: Any, flow: bool) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, default_flow_style=flow)
    result = reading(text)
    errors = [diagnostic for diagnostic in result.diagnostics if diagnostic.code in ("Y001", "Y002", "Y040", "Y045")]
    assert not errors
    if result.readable and text.isascii():
        assert result.data == yaml.load(text, Loader=yaml.CSafeLoader)
    if result.readable:
        assert pointers(result.data) == set(locate(text.encode()))


snippets = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            "- ",
            "\n",
            "  ",
            "\t",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "?",
            "#",
            "&x",
            "*x",
            "!t",
            "'",
            '"',
            "|",
            ">",
            "%",
            "@",
            "`",
            "---",
            "...",
            "\r\n",
            "\r",
            "\\u",
            "\\",
            "<<",
            "no",
            "8:30",
            "\xa0",
            "\u200b",
            "\u2028",
            "\ufeff",
            "é",
            "😀",
            "\x00",
            "\x85",
            "~",
            "0x1F",
            "-",
            "\n---\n",
            '"\\ud800"',
            '"\\U00110000"',
            ": ",
            " #",
            "|-\n",
        ]
    ),
    max_size=30,
).map("".join)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60)
    | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | snippets.map(str.encode)
)
@pytest.mark.parametrize("parser", ["fast", "pure"])
def test_nothing_is_ever_raised(parser: str, data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if parser == "pure":
            patch.setattr(events, "parser", yaml.SafeLoader)
        result = reading(data)
        spans = locate(data)
        comments(data)
    assert result.readable or (result.data is None and result.diagnostics)
    if result.readable:
        assert pointers(result.data) == set(spans)
    for diagnostic in result.diagnostics:
        span = diagnostic.place.span
        assert 0 <= span.start.offset <= span.end.offset <= len(data) + 3
        assert diagnostic.message.in_("en").isprintable() or "\u00a0" in diagnostic.message.in_("en")
        assert diagnostic.message.in_("fr")
        assert diagnostic.help is None or diagnostic.help.in_("fr")
