"""How strict the check is: each step on the result of the one before, and what says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.lint.catalogue import code_names
from cxjourney.lint.levels import Levels, Subject
from cxjourney.model.node import make
from cxjourney.workspace import Override, Rules
from tests.laying import TODAY
from tests.lint.marked import check, lay, place

INFO, WARNING, ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR
DRAFT, REVIEW, LIVE, RETIRED = (
    Subject("journeys/a.yaml", "journey", s) for s in ("draft", "review", "live", "retired")
)
TEAM = Subject("catalog/teams.yaml", "team")


def steps(code: str, subject: Subject, **rules: object) -> list[tuple[str, Severity | None]]:
    found = Levels(make(Rules, **rules)).steps(code_names()[code], subject)
    return [(step.by, step.level) for step in found]


def level(code: str, subject: Subject, **rules: object) -> Severity | None:
    return steps(code, subject, **rules)[-1][1]


def test_a_draft_is_judged_one_level_down_and_a_live_journey_one_up_for_some_codes() -> None:
    assert [level("O102", subject) for subject in (DRAFT, REVIEW, LIVE, RETIRED)] == [INFO, WARNING, ERROR, None]
    assert [level("C104", subject) for subject in (DRAFT, REVIEW, LIVE, RETIRED)] == [INFO, WARNING, WARNING, None]
    assert [level("C107", subject) for subject in (DRAFT, LIVE)] == [WARNING, ERROR]
    assert level("C105", DRAFT) is None


def test_groups_that_are_about_form_ignore_the_status() -> None:
    assert {level("R107", subject) for subject in (DRAFT, LIVE, RETIRED)} == {WARNING}


def test_outside_of_journeys_nothing_is_graded() -> None:
    assert steps("M002", TEAM) == [("default", WARNING)]


@pytest.mark.parametrize(
    ("code", "expected"), [("O102", None), ("T404", None), ("A501", ERROR), ("A504", None), ("R107", WARNING), ("Y030", WARNING), ("Z001", ERROR), ("L901", WARNING)]
)  # fmt: skip
def test_the_minimal_preset_keeps_form_safety_and_the_text_of_pictures(code: str, expected: Severity | None) -> None:
    assert level(code, REVIEW, preset="minimal") is expected


@pytest.mark.parametrize("code", ["M019", "M030", "M031", "M032", "M033", "M034", "M035", "M037", "M038"])
def test_facts_of_a_run_on_data_are_no_opinions(code: str) -> None:
    for subject in (DRAFT, LIVE, RETIRED, TEAM):
        assert {level(code, subject, preset=preset) for preset in ("minimal", "recommended", "strict")} == {ERROR}
    assert level(code, LIVE, preset="minimal", levels={code: "off"}) is None


def test_the_strict_preset_raises_everything_by_one() -> None:
    assert [level(code, REVIEW, preset="strict") for code in ("C105", "O102", "C107")] == [WARNING, ERROR, ERROR]


def test_each_step_works_on_the_result_of_the_one_before() -> None:
    assert steps("O102", LIVE, preset="strict", levels={"O102": "info"}) == [
        ("default", WARNING),
        ("preset", ERROR),
        ("levels", INFO),
        ("live", WARNING),
    ]
    assert level("O102", LIVE, levels={"O102": "off"}) is None


def test_a_code_a_name_and_a_group_win_by_being_later() -> None:
    assert level("O102", REVIEW, levels={"no-accountable": "error", "O": "off"}) is None
    assert level("O102", REVIEW, levels={"O": "off", "O102": "info"}) is INFO


def override(**given: object) -> Override:
    return make(Override, **given)


def test_an_override_is_final_and_the_last_match_wins() -> None:
    both = (override(levels={"O102": "error"}), override(kinds=("journey",), levels={"O102": "warning"}))
    assert level("O102", DRAFT, overrides=both) is WARNING
    assert level("O102", RETIRED, overrides=both[:1]) is ERROR


@pytest.mark.parametrize(
    ("given", "matches"),
    [
        ({"paths": ("journeys",)}, True),
        ({"paths": ("journeys/*.yaml",)}, True),
        ({"paths": ("**/a.yaml",)}, True),
        ({"paths": ("*.yaml",)}, False),
        ({"paths": ("drafts/**",)}, False),
        ({"kinds": ("team",)}, False),
        ({"status": ("live",)}, True),
        ({"status": ("draft", "review")}, False),
        ({"paths": ("journeys",), "status": ("draft",)}, False),
    ],
)
def test_all_keys_of_an_override_must_match(given: dict[str, tuple[str, ...]], matches: bool) -> None:
    found = level("O102", LIVE, overrides=(override(levels={"O102": "off"}, **given),))
    assert (found is None) is matches


WORKSPACE = "kind: workspace\norganisation: {{name: C}}\nlanguages: [en]\ninclude: [journeys]\nrules: {rules}\n"
TEAMS = "kind: team\nid: care\nname: Care\n---\n"


@pytest.mark.parametrize(
    ("rules", "code", "where"),
    [
        ("{levels: {⟦no-acountable⟧: error}}", "L906", "no-accountable"),
        ("{overrides: [{kinds: [team], levels: {⟦O1O2⟧: off}}]}", "L906", "O102"),
        ("{preset: ⟦stricter⟧}", "S104", "strict"),
        ("{overrides: [{kinds: [⟦jorney⟧], levels: {O: off}}]}", "S104", "journey"),
        ("{overrides: [{status: [⟦lve⟧], levels: {O: off}}]}", "S104", "live"),
        ("{options: {⟦stage⟧: 9}}", "S101", "stages"),
        ("{levels: {O102: ⟦fatal⟧}}", "S104", "write one of"),
        ("{overrides: [{paths: [⟦drafts/**⟧], levels: {O: off}}]}", "L905", "root"),
        ("{levels: {⟦R101⟧: off}}", "L908", "repair"),
        ("{overrides: [{kinds: [team], levels: {⟦unknown-field⟧: warning}}]}", "L908", "repair"),
    ],
)
def test_what_the_workspace_asks_wrongly_is_said_where_it_stands(
    rules: str, code: str, where: str, tmp_path: Path
) -> None:
    expected = lay(tmp_path / "w", TEAMS + WORKSPACE.format(rules=rules))
    said = [d for d in compile_workspace(tmp_path / "w", TODAY).diagnostics if d.place.file == "cxjourney.yaml"]
    assert [(d.code, place(d)) for d in said] == [(code, expected[0])]
    assert said[0].help
    assert where in said[0].help.in_("en")


def test_what_breaks_the_model_is_an_error_whatever_a_group_is_set_to(tmp_path: Path) -> None:
    text = "kind: journey\nid: j\nname: J\nowner: nobody\nstages: [{id: a, name: A}]\n---\n"
    found = check(tmp_path / "w", text + WORKSPACE.format(rules="{levels: {R: off}}")).diagnostics
    assert [(d.code, d.severity) for d in found if d.code[0] in "RL"] == [("R101", ERROR)]


def test_an_override_by_status_also_holds_for_what_the_references_say(tmp_path: Path) -> None:
    text = (
        "kind: journey\nid: j\nname: J\nstatus: live\nowner: old-care\nstages: [{id: a, name: A}]\n---\n"
        "kind: team\nid: care\nname: Care\naliases: [old-care]\n---\n"
    )
    rules = "{overrides: [{status: [live], levels: {R106: error}}]}"
    found = check(tmp_path / "w", text + WORKSPACE.format(rules=rules)).diagnostics
    assert [(d.code, d.severity) for d in found if d.code == "R106"] == [("R106", ERROR)]
