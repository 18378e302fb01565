"""How a file is laid out: one idea a case, the text before and the text after."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from cxjourney.front.opening import files_of
from cxjourney.lint.directives import directives
from cxjourney.lint.suppress import targets
from cxjourney.rewrite.emit import WIDTH
from cxjourney.rewrite.format import Formatted, LeftAsIs, formatted
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import locate
from tests.laying import ROOT

HEAD = "cxjourney: v1\nkind: journey\n"


def text(data: str | bytes, path: str = "a.yaml") -> str:
    made = formatted(data if isinstance(data, bytes) else data.encode(), path)
    assert isinstance(made, Formatted)
    return made.data.decode()


def changes(data: str) -> list[str]:
    made = formatted(data.encode(), "a.yaml")
    assert isinstance(made, Formatted)
    return [change.in_("en") for change in made.changes]


def journey(body: str) -> str:
    return HEAD + textwrap.dedent(body).lstrip("\n")


# ---------------------------------------------------------------- keys


def test_keys_come_in_the_order_of_the_declaration() -> None:
    assert text("stages: []\nname: A\nid: a\nkind: journey\ncxjourney: v1\n") == journey("""
        id: a
        name: A
        stages: []
    """)


def test_parts_inside_lists_maps_and_brackets_are_ordered_too() -> None:
    assert text(
        journey("""
        stages:
          - name: S
            id: s
            raci: {accountable: t, responsible: [t]}
            touchpoints:
              - emotion:
                  by_persona:
                    lea: {feeling: lost, score: -1}
                  score: 1
                id: t
    """)
    ) == journey("""
        stages:
          - id: s
            name: S
            raci: {responsible: [t], accountable: t}
            touchpoints:
              - id: t
                emotion:
                  score: 1
                  by_persona:
                    lea: {score: -1, feeling: lost}
    """)


def test_unknown_keys_come_last_and_own_keys_after_them() -> None:
    assert text("x-b: 1\nmood: 2\nx-a: 3\nid: a\nkind: journey\ncxjourney: v1\nage: 4\n") == journey("""
        id: a
        mood: 2
        age: 4
        x-b: 1
        x-a: 3
    """)


def test_languages_and_sections_of_a_catalog_keep_their_order() -> None:
    catalog = "cxjourney: v1\nkind: catalog\nteams:\n  - id: b\n    name: {fr: B, en: B}\nchannels:\n  - id: a\n"
    assert text(catalog) == catalog


def test_members_of_a_catalog_are_ordered() -> None:
    assert text("cxjourney: v1\nkind: catalog\nteams: [{name: B, id: b}]\n") == (
        "cxjourney: v1\nkind: catalog\nteams:\n  - {id: b, name: B}\n"
    )


def test_a_document_of_another_version_or_kind_keeps_its_keys() -> None:
    for envelope in ("cxjourney: v9\nkind: journey\n", "cxjourney: v1\nkind: other\n"):
        assert text(f"{envelope}name: A\nid: a\n") == f"{envelope}name: A\nid: a\n"


# ---------------------------------------------------------------- brackets


def test_short_brackets_stay_and_are_spaced_alike() -> None:
    assert text(journey("personas: [ a,b ,c ]\nname: { fr: A,en : B }\n")) == journey("""
        name: {fr: A, en: B}
        personas: [a, b, c]
    """)


def test_brackets_over_several_lines_close_up_when_they_fit() -> None:
    assert text(journey("personas: [a,\n  b,\n]\n")) == journey("personas: [a, b]\n")


def test_brackets_that_do_not_fit_are_opened_from_outside_in() -> None:
    long = "a" * 50
    assert text(journey(f"name: {{fr: {long}, en: {long}}}\npersonas: [{long}, {long}]\n")) == journey(f"""
        name:
          fr: {long}
          en: {long}
        personas:
          - {long}
          - {long}
    """)


@pytest.mark.parametrize("extra", [0, 1])
def test_the_limit_counts_the_key_and_not_the_comment(extra: int) -> None:
    word = "w" * (WIDTH - len("id: [, b]") + extra)
    made = text(f"{HEAD}id: [{word}, b]  # why\n")
    assert made == f"{HEAD}id: [{word}, b]  # why\n" if not extra else f"{HEAD}id:  # why\n  - {word}\n  - b\n"


def test_a_list_of_maps_takes_a_line_a_member() -> None:
    assert text(journey("exits: [{id: a, type: success}, {id: b, type: failure}]\n")) == journey("""
        exits:
          - {id: a, type: success}
          - {id: b, type: failure}
    """)


def test_comments_open_their_brackets() -> None:
    assert text(journey("personas: [a,  # first\n  b]\n")) == journey("""
        personas:
          - a  # first
          - b
    """)


# ---------------------------------------------------------------- quotes


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"plain words"', "plain words"),
        ("'plain words'", "plain words"),
        ('"no"', '"no"'),
        ("no", '"no"'),
        ("'no'", '"no"'),
        ('"8:30"', '"8:30"'),
        ("8:30", '"8:30"'),
        ('"010"', '"010"'),
        ("1_000", '"1_000"'),
        ('"1.10"', '"1.10"'),
        ('"true"', '"true"'),
        ("true", "true"),
        ('"null"', '"null"'),
        ("~", "~"),
        ('">= 4"', '">= 4"'),
        ("<= 4", '"<= 4"'),
        ('"foo #12"', '"foo #12"'),
        ('"a: b"', '"a: b"'),
        ('"a:b"', "a:b"),
        ('"https://example.org/#top"', "https://example.org/#top"),
        ('"tail:"', '"tail:"'),
        ("'it''s'", "it's"),
        ("'say \"x\": y'", "'say \"x\": y'"),
        ('"- x"', '"- x"'),
        ('"-5 %"', "-5 %"),
        ('"@x"', '"@x"'),
        ('" x"', '" x"'),
        ('"a, b"', "a, b"),
        ('"2026-11-22"', '"2026-11-22"'),
        ("2026-11-22", "2026-11-22"),
        ('"two\\nlines"', '"two\\nlines"'),
        ('"caf\\u00e9"', "café"),
        ('"\\u202ex"', '"\\u202ex"'),
        ('"« oui »"', "« oui »"),
        ('""', '""'),
    ],
)
def test_quotes_stand_where_a_reader_needs_them(written: str, expected: str) -> None:
    data = f"{HEAD}id: {written}\n".encode()
    made = formatted(data, "a.yaml")
    if isinstance(made, LeftAsIs):
        assert made.fault is not None
        assert made.fault.code == "Y020"
    else:
        assert made.data.decode() == f"{HEAD}id: {expected}\n"


def test_a_comma_needs_quotes_in_brackets_only() -> None:
    assert text(f'{HEAD}name: {{fr: "a, b", en: "c"}}\n') == f'{HEAD}name: {{fr: "a, b", en: c}}\n'


def test_a_question_mark_needs_quotes_in_brackets_only() -> None:
    page = f"{HEAD}name: {{fr: Prêt ?, en: Ready?}}\ngoal: Ready?\n"
    assert text(page) == f'{HEAD}name: {{fr: "Prêt ?", en: "Ready?"}}\ngoal: Ready?\n'


def test_levels_of_the_workspace_file_need_no_quotes() -> None:
    settings = "cxjourney: v1\nkind: workspace\nrules:\n  levels: {T402: off}\n"
    assert text(settings, "cxjourney.yaml") == settings
    assert '"off"' in text(settings, "other.yaml")


# ---------------------------------------------------------------- texts


def test_block_texts_move_with_their_key_and_keep_every_space() -> None:
    assert text(
        journey("""
        summary: |
              one
                deeper

              two
        name: >-
            folded
            here
    """)
    ) == journey("""
        name: >-
          folded
          here
        summary: |
          one
            deeper

          two
    """)


def test_a_block_text_that_begins_with_a_space_says_its_indentation() -> None:
    assert text(f"{HEAD}summary: |4\n      x\n    y\n") == f"{HEAD}summary: |2\n    x\n  y\n"


def test_kept_line_breaks_at_the_end_stay() -> None:
    made = text(f"{HEAD}summary: |+\n  x\n\n\nid: a\n")
    assert made == f"{HEAD}\nid: a\nsummary: |+\n  x\n\n\n"


def test_a_text_over_several_lines_is_cut_where_it_was() -> None:
    assert text(f"{HEAD}summary: one\n    two\n\n    three\n") == f"{HEAD}summary:\n  one\n  two\n\n  three\n"


# ---------------------------------------------------------------- comments and empty lines


def test_comments_go_with_their_key() -> None:
    assert text(
        journey("""
        # about the stages
        stages: []   # none yet
        # about the name
        name: A # short
    """)
    ) == journey("""
        # about the name
        name: A  # short
        # about the stages
        stages: []  # none yet
    """)


def test_the_head_of_a_file_stays_at_the_top() -> None:
    assert text("# About this file.\n\nid: a\nkind: journey\ncxjourney: v1\n") == (
        "# About this file.\n\ncxjourney: v1\nkind: journey\nid: a\n"
    )


def test_a_comment_belongs_to_the_block_whose_indentation_it_has() -> None:
    page = journey("""
        stages:
          # before the first
          - id: a
            name: A
            # after the last field
          # after the last stage
        # before the exits
        exits: []
    """)
    assert text(page) == page


def test_a_comment_at_the_margin_below_everything_closes_the_file() -> None:
    page = "cxjourney: v1\nkind: persona\nid: p\nevidence:\n- a\nname: P\ngoals:\n- g\n\n# the end\n"
    assert text(page).endswith("\n\n# the end\n")
    assert text("cxjourney: v1\nkind: persona\nid: p\ngoals:\n- g\n# end\n").endswith("goals:\n  - g\n# end\n")
    assert text("cxjourney: v1\nkind: persona\ngoals:\n- g\nid: p\nevidence:\n- e\n# end\n").endswith("\n# end\n")


def test_a_comment_above_the_first_key_of_a_member_goes_above_the_member() -> None:
    assert text(
        journey("""
        stages:
          - name: A
            # the id
            id: a
    """)
    ) == journey("""
        stages:
          # the id
          - id: a
            name: A
    """)


def test_empty_lines_stay_one_at_most() -> None:
    assert text("\n\ncxjourney: v1\n\n\nkind: journey\n\n# why\n\nstages:\n\n  - id: a\n\n\n  - id: b\n\n") == (
        "cxjourney: v1\n\nkind: journey\n\n# why\n\nstages:\n  - id: a\n\n  - id: b\n"
    )


def test_line_ends_mark_and_spaces_are_the_usual_ones() -> None:
    assert text(b"\xef\xbb\xbfcxjourney: v1 \r\nkind: journey\r\nid: a") == f"{HEAD}id: a\n"


def test_the_mark_of_a_document_stays() -> None:
    assert text(f"# head\n---\n{HEAD}id: a\n...\n") == f"# head\n---\n{HEAD}id: a\n"


# ---------------------------------------------------------------- comments to the checker


def reach(data: str) -> list[tuple[object, ...]]:
    found, wrong = directives(SourceFile("a.yaml", data.encode(), locate))
    assert wrong == ()
    return sorted((one.names[0].word, () if one.whole_file else targets(one)[0]) for one in found)


@pytest.mark.parametrize(
    "body",
    [
        "stages:\n  - name: A  # cxj: ignore[C104] -- why\n    id: a\n",
        "stages:\n  - name: A\n    # cxj: ignore[C104] -- why\n    id: a\n",
        "stages:\n  # cxj: ignore[C104] -- why\n  - name: A\n    id: a\n",
        "stages:\n  - {name: A, id: a}  # cxj: ignore[C104] -- why\n",
        f"stages:\n  - {{name: {'A' * 90}, id: a}}  # cxj: ignore[C104] -- why\n",
        f"name: {{fr: {'A' * 90}, en: b}}  # cxj: ignore[T401] -- why\nid: a\n",
        "name: A\n# cxj: ignore[C104] -- why\nid: a\n",
    ],
)
def test_a_comment_to_the_checker_reaches_as_far_as_before(body: str) -> None:
    page = HEAD + body
    assert reach(text(page)) == reach(page)


def test_an_exception_above_the_first_key_moves_with_it_and_one_for_the_file_does_not() -> None:
    whole, one = "# cxj: ignore-file[C104] -- why\n", "# cxj: ignore[C130] -- why\n"
    page = f"{whole}{one}stages: []\nid: a\nkind: journey\ncxjourney: v1\n"
    assert text(page) == f"{whole}{HEAD}id: a\n{one}stages: []\n"
    assert reach(text(page)) == reach(page)


# ---------------------------------------------------------------- what is said, and what is refused


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f"{HEAD}id: a\n", []),
        ("kind: journey\ncxjourney: v1\n", ["key order"]),
        (f"{HEAD}id: 'a'\nname: \"b\"\n", ["2 quotes"]),
        (f"{HEAD}id: 'a'\n", ["1 quote"]),
        (f"{HEAD}id: a", ["line ends"]),
        (f"{HEAD}stages:\n- id: a\n", ["indentation"]),
        (f"{HEAD}\n\nid: a\n", ["empty lines"]),
        (f"{HEAD}id:   a\n", ["spaces"]),
        (f"{HEAD}exits: [{{id: a}}]\n", ["1 bracket opened"]),
    ],
)
def test_what_was_done_is_said_in_a_few_words(page: str, told: list[str]) -> None:
    assert changes(page) == told


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"id: a\nid: b\n", "Y003"),
        (b"a: [\n", "Y001"),
        (b"a: &x 1\n", "Y044"),
        (b"# nothing\n", "Y047"),
        (b"a: \xff\n", "Y012"),
        ("a: \u202eb\n".encode(), "Y020"),
    ],
)
def test_a_file_with_a_fault_is_left_as_it_is(data: bytes, code: str) -> None:
    made = formatted(data, "a.yaml")
    assert isinstance(made, LeftAsIs)
    assert made.fault is not None
    assert made.fault.code == code


def test_the_example_of_the_page_is_true() -> None:
    page = (ROOT / "docs" / "formatting.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```text\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    before, after = [block for block in blocks if "kind: persona" in block]
    assert text(before) == after


WORKSPACES = [ROOT, *sorted(path.parent for path in (ROOT / "cxjourney" / "templates").rglob("cxjourney.yaml"))]


@pytest.mark.parametrize("root", WORKSPACES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_our_own_files_are_laid_out(root: Path) -> None:
    differ = [file.path for file in files_of(root).files if formatted(file.data, file.path) != Formatted(file.data)]
    assert differ == [], "run `cxj fmt`"
