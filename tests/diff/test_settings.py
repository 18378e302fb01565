"""What is said of a change of the workspace file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare_settings
from cxjourney.diff.findings import place_of, told
from cxjourney.diff.story import NAMES
from tests.laying import HEAD, compiled

FILES = {"a.yaml": "kind: team\nid: a\nname: A\n"}
OWN = "[{code: OWN001, name: own, for: team, require: owner, message: Who?}]"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("preset: recommended", "preset: minimal", "D504 notable checks, preset: recommended -> minimal; the checks become weaker"),
        ("preset: minimal", "preset: strict", "D505 cosmetic checks, preset: minimal -> strict"),
        ("", "preset: minimal", "D504 notable checks, preset: now minimal; the checks become weaker"),
        ("levels: {T402: error}", "levels: {T402: info}", "D504 notable checks, levels, T402: error -> info; the checks become weaker"),
        ("levels: {T402: info}", "levels: {T402: error}", "D505 cosmetic checks, levels, T402: info -> error"),
        ("", "levels: {T402: off}", "D504 notable checks, levels, T402: now off; the checks become weaker"),
        ("", "levels: {T402: info}", "D504 notable checks, levels, T402: now info; the checks may become weaker"),
        ("levels: {T402: off}", "", "D505 cosmetic checks, levels, T402: off -> nothing"),
        ("options: {stages: 8}", "options: {stages: 20}", "D504 notable checks, limits, stages: 8 -> 20; the checks may become weaker"),
        ("", "overrides: [{paths: ['x/**'], levels: {T402: off}}]", "D504 notable checks, other levels: added; the checks may become weaker"),
        (f"custom: {OWN}", "", "D504 notable checks, own rules, OWN001: removed; the checks become weaker"),
        ("", f"custom: {OWN}", "D505 cosmetic checks, own rules, OWN001: added"),
    ],
)  # fmt: skip
def test_how_strict_the_checks_are(before: str, after: str, expected: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"rules: {{{before}}}\n", f"rules: {{{after}}}\n") == [expected]


def test_other_settings_are_of_form(tmp_path: Path) -> None:
    assert said(tmp_path, "site: {title: Ours}\n", "site: {title: Yours}\n") == [
        "D505 cosmetic site, title: Ours -> Yours"
    ]


def test_rules_that_go_away_as_a_whole_are_told_one_by_one(tmp_path: Path) -> None:
    assert said(tmp_path, "rules: {preset: strict}\n", "") == [
        "D504 notable checks, preset: strict -> nothing; the checks become weaker"
    ]


def test_the_same_settings_otherwise_written_are_no_change(tmp_path: Path) -> None:
    assert said(tmp_path, "rules: {preset: strict}\n", "rules:\n  preset: 'strict'  # all of it\n") == []


def said(tmp_path: Path, before: str, after: str) -> list[str]:
    old, new = compiled(tmp_path / "old", FILES, HEAD + before), compiled(tmp_path / "new", FILES, HEAD + after)
    difference = Difference(old.model, new.model, compare_settings(old.workspace, new.workspace))
    assert {place_of(one.change, difference).file for one in difference.classed} <= {"cxjourney.yaml"}
    return [f"{one.code.code} {NAMES[one.severity]} {told(one).in_('en')}" for one in difference.classed]
