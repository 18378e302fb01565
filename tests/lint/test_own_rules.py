"""Rules that a workspace declares for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from cxjourney.lint.own_conditions import parse_own, satisfied
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.values import Fault
from tests.laying import TODAY
from tests.lint.marked import check, codes, lay, place

JOURNEY = """\
kind: journey
id: parcel
name: {en: Collect, fr: Retirer}
status: review
traveller: citizen
review_by: 2026-12-31
stages:
  - id: find
    name: I find it
    touchpoints:
      - {id: call, name: I call, channels: [phone], moment_of_truth: true, emotion: {score: -1}}
      - {id: late, name: I wait, channels: [phone, chat], deadline: P3D, initiator: "team:care"}
      - {id: soon, name: I go, type: action, deadline: PT1H, pains: [{text: Far, severity: 2}, {text: Cold, severity: 4}]}
---
kind: catalog
channels: [{id: phone, name: Telephone, type: phone}, {id: chat, name: Chat, type: chat}]
teams: [{id: care, name: Care}]
"""


def workspace(*rules: str, levels: str = "{}") -> str:
    listed = "".join(f"    - {rule}\n" for rule in rules)
    return (
        "---\nkind: workspace\norganisation: {name: C}\nlanguages: [en, fr]\ninclude: [journeys]\n"
        f"rules:\n  levels: {levels}\n  custom:\n{listed}"
    )


def rule(where: str = "", require: str = "deadline", subject: str = "touchpoint", code: str = "ACME001") -> str:
    concerned = f', where: "{where}"' if where else ""
    return f'{{code: {code}, name: {code.lower()}, for: {subject}{concerned}, require: "{require}", message: no}}'


def found(tmp_path: Path, *rules: str, text: str = JOURNEY, levels: str = "{}") -> list[str]:
    """`code id` of the findings of own rules."""
    made = check(tmp_path, text + workspace(*rules, levels=levels)).diagnostics
    return [f"{d.code} {d.ref.rpartition('/')[2] or d.ref}" for d in made if d.code.startswith("ACME")]


@pytest.mark.parametrize(
    ("where", "require", "expected"),
    [
        ("", "deadline", ["call"]),
        ("'phone' in channels", "deadline", ["call"]),
        ("'chat' not in channels", "deadline <= 'P1D'", ["call"]),
        ("deadline", "deadline <= 'P1D'", ["late"]),
        ("channels.type in ('chat', 'sms')", "emotion.score >= 0", ["late"]),
        ("moment_of_truth", "pains", ["call"]),
        ("moment_of_truth = false", "pains.severity > 3", ["late"]),
        ("type != 'action'", "not initiator", ["late"]),
        ("initiator = 'team:care'", "emotion", ["late"]),
        ("name = 'I go'", "pains.severity < 2 or pains.text = 'Warm'", ["soon"]),
        ("not (channels or moment_of_truth)", "emotion", ["soon"]),
        ("emotion.score < 0", "emotion.score != -1", ["call"]),
    ],
)
def test_a_rule_finds_what_it_requires_and_is_not_there(
    where: str, require: str, expected: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, rule(where, require)) == [f"ACME001 {id_}" for id_ in expected]


@pytest.mark.parametrize(
    ("subject", "require", "expected"),
    [
        ("journey", "review_by >= '2027-01-01'", ["journey:parcel"]),
        ("journey", "name = 'Retirer' and traveller in ('citizen', 'patient')", []),
        ("journey", "stages.touchpoints.emotion.score > 0", ["journey:parcel"]),
        ("stage", "critical", ["find"]),
        ("pain", "severity >= 3", ["soon"]),
        ("team", "handle", ["team:care"]),
        ("channel", "type != 'chat'", ["channel:chat"]),
    ],
)
def test_a_rule_looks_at_kinds_and_elements(subject: str, require: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, rule("", require, subject)) == [f"ACME001 {ref}" for ref in expected]


def test_the_finding_stands_on_the_field_that_is_not_as_required(tmp_path: Path) -> None:
    text = JOURNEY.replace("deadline: P3D", "deadline: ⟦P3D⟧").replace("id: call", "id: ⟦call⟧")
    expected = lay(tmp_path, text + workspace(rule("channels", "deadline < 'P1D'")))
    made = compile_workspace(tmp_path, TODAY).diagnostics
    assert [place(d) for d in made if d.code == "ACME001"] == expected


def test_levels_status_and_comments_hold_for_own_rules(tmp_path: Path) -> None:
    draft = JOURNEY.replace("status: review", "status: draft")
    levels = [
        {d.code: d.severity.word for d in check(tmp_path / str(n), text + workspace(rule(), levels=asked)).diagnostics}
        for n, (text, asked) in enumerate(
            [(JOURNEY, "{}"), (draft, "{}"), (JOURNEY, "{ACME001: error}"), (JOURNEY, "{ACME: info}")]
        )
    ]
    assert [found["ACME001"] for found in levels] == ["warning", "info", "error", "info"]
    silenced = JOURNEY.replace("{score: -1}}\n", "{score: -1}}  # cxj: ignore[ACME001] -- soon\n")
    made = check(tmp_path / "c", silenced + workspace(rule()))
    assert [each.diagnostic.code for each in made.silenced] == ["ACME001"]
    assert not [d for d in made.diagnostics if d.code in ("ACME001", "L901", "L906")]
    assert found(tmp_path / "d", rule(), levels="{acme001: 'off'}") == []


def test_messages_are_those_of_the_house_in_each_language_braces_and_all(tmp_path: Path) -> None:
    made = rule().replace("message: no", "message: {en: 'say {when}', fr: 'dites {quand}'}, help: 'add {it}'")
    said = next(d for d in check(tmp_path, JOURNEY + workspace(made)).diagnostics if d.code == "ACME001")
    assert [said.message.in_("en"), said.message.in_("fr")] == ["say {when}", "dites {quand}"]
    assert said.help is not None
    assert said.help.in_("fr") == "add {it}"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("⟦chanels⟧ = 'x'", "did you mean `channels`?"),
        ("channels.⟦typ⟧ = 'x'", "did you mean `type`?"),
        ("deadline.⟦days⟧ > 3", "nothing is inside"),
        ("type = ⟦'interact'⟧", "is not one of `interaction`, `action`"),
        ("importance > ⟦'3'⟧", "is a number"),
        ("importance in (1, ⟦'3'⟧)", "one type"),
        ("deadline < ⟦'3 days'⟧", "write the duration as"),
        ("type < ⟦'action'⟧", "has no order"),
        ("emotion = ⟦'x'⟧", "can only be there or not"),
        ("moment_of_truth = ⟦'yes'⟧", "is `true` or `false`"),
        ("type ⟦==⟧ 'action'", "write `=`"),
        ("type = ⟦action⟧", "put the text between quotes"),
        ("⟦and⟧ deadline", "cannot stand here"),
        ("3 in ⟦4⟧", "the name of a field is due"),
    ],
)
@pytest.mark.parametrize("field", ["where", "require"])
def test_what_cannot_be_read_is_told_where_it_stands_with_what_is_allowed(
    field: str, written: str, told: str, tmp_path: Path
) -> None:
    made = rule("deadline").replace(f'{field}: "deadline"', f'{field}: "{written}"')
    expected = lay(tmp_path, JOURNEY + workspace(made))
    said = [d for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code[0] == "L"]
    assert [(d.code, place(d)) for d in said] == [("L910", expected[0])]
    assert said[0].help is not None
    assert told in said[0].help.in_("en")


def test_a_condition_that_stops_too_early_is_shown_whole(tmp_path: Path) -> None:
    expected = lay(tmp_path, JOURNEY + workspace(rule().replace('"deadline"', '⟦"deadline and"⟧')))
    said = [d for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code == "L910"]
    assert [place(d) for d in said] == expected


def test_codes_and_names_are_taken_once(tmp_path: Path) -> None:
    twice = (rule(), rule(code="ACME001").replace("name: acme001", "name: goal-missing"))
    assert codes(tmp_path, JOURNEY + workspace(*twice), "L") == ["L910", "L910"]
    assert found(tmp_path / "b", *twice) == ["ACME001 call"], "the first one holds"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (rule(code="acme1"), ["S108"]),
        (rule(subject="touchpoints"), ["S104"]),
        ("{code: ACME001, name: a, for: team, message: no}", ["S102"]),
        ("{code: ACME001, name: a, for: team, require: [1], message: no}", ["S103"]),
    ],
)
def test_a_rule_of_a_faulty_shape_is_told_once_and_finds_nothing(
    made: str, expected: list[str], tmp_path: Path
) -> None:
    assert codes(tmp_path, JOURNEY + workspace(made), "SL") == expected
    assert found(tmp_path / "b", made) == []


def test_a_level_or_a_comment_for_a_rule_that_cannot_be_read_is_not_told_too(tmp_path: Path) -> None:
    text = JOURNEY + workspace(rule(require="nothing"), levels="{ACME001: info}")
    assert codes(tmp_path, text, "L") == ["L910"]


def test_no_depth_of_parentheses_breaks_the_parser() -> None:
    assert isinstance(parse_own("(" * 3000 + "deadline" + ")" * 3000, Touchpoint), Fault)


def test_an_answer_that_does_not_exist_is_given_but_leads_nowhere(tmp_path: Path) -> None:
    made = check(tmp_path, JOURNEY.replace("channels: [phone],", "channels: [fax],") + workspace(rule()))
    model: Model = made.model
    touchpoint = model.all(Journey)[0].stages[0].touchpoints[0]
    given, typed = parse_own("channels", Touchpoint), parse_own("channels.type = 'phone'", Touchpoint)
    assert not isinstance(given, Fault)
    assert not isinstance(typed, Fault)
    assert satisfied(given, touchpoint, model)
    assert not satisfied(typed, touchpoint, model)


def test_the_commands_know_the_rules_of_the_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay(tmp_path, JOURNEY + workspace(rule("'phone' in channels")))
    assert run(["-C", str(tmp_path), "explain", "acme001"]) == 0
    shown = capsys.readouterr().out
    assert "own rules" in shown
    assert "where: 'phone' in channels" in shown
    assert run(["-C", str(tmp_path), "rules", "--group", "ACME"]) == 0
    assert "ACME001" in capsys.readouterr().out
    assert run(["-C", str(tmp_path), "check", "--select", "ACME", "--output", "concise", "--fail-on", "warning"]) == 1
    assert capsys.readouterr().out.count("ACME001") == 1
    assert run(["-C", str(tmp_path), "check", "--ignore", "ACME001,L,R,C,O,M,E,X,T,A,Z,Y", "--fail-on", "info"]) == 0
