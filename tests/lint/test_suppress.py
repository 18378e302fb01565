"""Comments that silence findings: what they cover, what they may not cover, and promises kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.compiler import compile_workspace
from tests.laying import TODAY
from tests.lint.marked import check, codes, place

TWO = """
kind: journey
id: parcel
name: Collect a parcel
stages:
  - id: find
    name: I find it
    touchpoints:
      - {{id: ask, name: I ask}}{first}
{second}      - id: call
        name: I call
        goal: TBD
"""


def silent(root: Path, first: str = "", second: str = "") -> list[str]:
    """What is still said of channels, of placeholders and of the comments."""
    found = check(root, TWO.format(first=first, second=second)).diagnostics
    return [f"{d.place.span.start.line} {d.code}" for d in found if d.code in ("C104", "C111") or d.code[0] == "L"]


def test_without_comments_everything_speaks(tmp_path: Path) -> None:
    assert silent(tmp_path) == ["9 C104", "10 C104", "12 C111"]


def test_at_the_end_of_a_line_it_covers_what_starts_there(tmp_path: Path) -> None:
    assert silent(tmp_path, first="  # cxj: ignore[C104] -- kiosk to come") == ["10 C104", "12 C111"]


def test_a_name_serves_as_well_as_a_code(tmp_path: Path) -> None:
    assert silent(tmp_path, first="  # cxj: ignore[touchpoint-without-channel] -- soon") == ["10 C104", "12 C111"]


def test_on_its_own_line_it_covers_the_next_node_and_what_it_contains(tmp_path: Path) -> None:
    second = "      # cxj: ignore[C104, C111] -- being written\n"
    assert silent(tmp_path, second=second) == ["9 C104"]


def test_blank_lines_and_other_comments_may_come_between(tmp_path: Path) -> None:
    second = "      # cxj: ignore[C104,C111] -- being written\n\n      # the hotline\n"
    assert silent(tmp_path, second=second) == ["9 C104"]


def test_above_the_first_key_it_covers_the_file(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "cxjourney.yaml").write_text("cxjourney: v1\nkind: workspace\norganisation: {name: C}\n")
    body = "# A journey\n# cxj: ignore-file[C104, C111] -- first sketch\ncxjourney: v1" + TWO.format(
        first="", second=""
    )
    (tmp_path / "journeys/a.yaml").write_text(body)
    compilation = compile_workspace(tmp_path, TODAY)
    assert not {"C104", "C111", "L901"} & {d.code for d in compilation.diagnostics}
    assert compilation.suppressed == 3
    assert {each.reason for each in compilation.silenced} == {"first sketch"}


def test_ignore_file_elsewhere_is_not_understood(tmp_path: Path) -> None:
    second = "      # cxj: ignore-file[C104] -- first sketch\n"
    assert silent(tmp_path, second=second) == ["9 C104", "10 L909", "11 C104", "13 C111"]


def test_what_has_nothing_to_silence_is_said(tmp_path: Path) -> None:
    assert silent(tmp_path, first="  # cxj: ignore[C104, C111] -- kiosk") == ["9 L901", "10 C104", "12 C111"]


def test_a_rule_that_is_off_does_not_make_a_comment_useless(tmp_path: Path) -> None:
    text = TWO.format(first="  # cxj: ignore[C104] -- kiosk", second="")
    workspace = "---\nkind: workspace\norganisation: {name: C}\ninclude: [journeys]\nrules: {levels: {C104: 'off'}}\n"
    assert "L901" not in codes(tmp_path, text + workspace)


def test_a_finding_below_the_level_of_a_draft_does_not_make_a_comment_useless(tmp_path: Path) -> None:
    text = "kind: journey\nid: parcel\nname: P\nstages: [{id: a, name: A}]  # cxj: ignore[too-many-stages] -- one is enough\n"
    assert "L901" not in codes(tmp_path, text)


def test_without_a_reason_it_works_and_is_said(tmp_path: Path) -> None:
    assert silent(tmp_path, first="  # cxj: ignore[C104]") == ["9 L902", "10 C104", "12 C111"]


@pytest.mark.parametrize(("date", "said"), [("2026-11-22", []), ("2026-11-21", ["9 C104", "9 L903"])])
def test_it_ends_after_its_date_and_the_finding_comes_back(date: str, said: list[str], tmp_path: Path) -> None:
    found = silent(tmp_path, first=f"  # cxj: ignore[C104] until={date} -- the kiosk opens then")
    assert found == [*said, "10 C104", "12 C111"]


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# cxj: ignore -- everything", "L907"),
        ("# cxj: ignore[] -- everything", "L907"),
        ("# cxj: ignore[C1O4] -- letter O", "L906"),
        ("# cxj: ignore[unknown-reference] -- soon", "L908"),
        ("# cxj: ignore[Z002] -- not a secret", "L908"),
        ("# cxj: ignore[L902] -- meta", "L908"),
        ("# cxj: disable C104", "L909"),
        ("# cxj: ignore C104 -- no brackets", "L909"),
        ("# cxj: ignore[C104] until=31/12/2027 -- why", "L909"),
        ("# cxj: ignore[C104] until=2027-02-30 -- why", "L909"),
    ],
)
def test_what_cannot_be_followed_silences_nothing(comment: str, code: str, tmp_path: Path) -> None:
    assert silent(tmp_path, first=f"  {comment}") == ["9 C104", f"9 {code}", "10 C104", "12 C111"]


def test_other_comments_are_left_alone(tmp_path: Path) -> None:
    assert silent(tmp_path, first="  # see cxj: the manual") == ["9 C104", "10 C104", "12 C111"]
    text = "kind: persona\nid: lea\nname: 'cxj: ignore[C104]'\n"
    assert codes(tmp_path / "second", text, "L") == []


def test_the_place_of_an_unknown_code_is_the_code_even_after_accents_and_in_crlf(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "cxjourney.yaml").write_text("cxjourney: v1\nkind: workspace\norganisation: {name: C}\n")
    text = "cxjourney: v1\r\nkind: persona\r\nid: lea\r\nname: Léa  # cxj: ignore[O1O1] -- é\r\n"
    (tmp_path / "journeys/a.yaml").write_bytes(text.encode())
    found = [d for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code == "L906"]
    assert [place(d) for d in found] == ["journeys/a.yaml:4:26-4:30"]
    data = text.encode()
    span = found[0].place.span
    assert data[span.start.offset : span.end.offset] == b"O1O1"


def test_comments_of_a_broken_file_accuse_nobody(tmp_path: Path) -> None:
    text = TWO.format(first="  # cxj: ignore[C104] -- kiosk", second="") + "broken: [\n"
    assert codes(tmp_path, text, "L") == []


def test_a_date_after_the_dashes_is_not_a_word_of_the_reason(tmp_path: Path) -> None:
    comment = "  # cxj: ignore[C104] -- soon ⟦until=2020-01-01⟧"
    [found] = [d for d in check(tmp_path, TWO.format(first=comment, second="")).diagnostics if d.code == "L909"]
    assert "`--`" in found.message.in_("en")
    assert place(found) == "journeys/0.yaml:9:61-9:77"


def test_a_group_is_not_a_rule(tmp_path: Path) -> None:
    found = check(tmp_path, TWO.format(first="  # cxj: ignore[C] -- soon", second="")).diagnostics
    [said] = [d for d in found if d.code == "L906"]
    assert "group" in said.message.in_("en")
    assert "groupe" in said.message.in_("fr")
    assert said.fix is None
