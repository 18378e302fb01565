"""What does not pass for a reason, and what is judged by what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.findings import names_of, told
from cxjourney.diff.story import NAMES
from tests.laying import compiled

FILES = {
    "a.yaml": """
    kind: catalog
    teams: [{id: logistics, name: Logistics}, {id: shop, name: Online shop}]
    metrics: [{id: csat, name: Satisfaction}]
    evidence: [{id: diary, name: Diaries, method: diary, date: 2026-05-02}]
    personas: [{id: max, name: Max, evidence: [diary]}]
    """,
    "j.yaml": """
    kind: journey
    id: parcel
    name: I order
    status: live
    owner: shop
    personas: [max]
    kpis: [{metric: csat, target: ">= 38 %", why: Ours since the spring}]
    stages:
    - {id: choose, name: I choose, touchpoints: [{id: look, name: I look}]}
    - {id: receive, name: I receive, raci: {accountable: logistics}, touchpoints: [{id: wait, name: I wait}]}
    """,
}


def said(tmp_path: Path, *edits: tuple[str, str], base: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """What is said of the way from the workspace, with `base` changed in it, to the same with `edits` made."""
    old = {name: _edited(text, base) for name, text in FILES.items()}
    new = {name: _edited(text, edits) for name, text in old.items()}
    assert new != old
    one, other = compiled(tmp_path / "old", old), compiled(tmp_path / "new", new)
    languages = one.workspace.language, other.workspace.language
    difference = Difference(one.model, other.model, compare(one.model, other.model, languages))
    names = names_of(difference)
    return sorted(
        f"{each.code.code} {NAMES[each.severity]} {told(each, names).in_('en')}" for each in difference.classed
    )


def _edited(text: str, edits: tuple[tuple[str, str], ...]) -> str:
    for before, after in edits:
        text = text.replace(before, after)
    return text


WEAKER = ((">= 38 %", ">= 30 %"),)
WHY = "why: Ours since the spring"


@pytest.mark.parametrize(
    "why",
    ["why: Ours since the spring.", "why: {en: Ours since the spring}", "why: ours  since the SPRING", "why: '…'",
     "why: {en: Ours since the spring, fr: La nôtre}"],
)  # fmt: skip
def test_a_reason_that_says_nothing_new_accepts_no_weaker_target(why: str, tmp_path: Path) -> None:
    [weakened] = [line for line in said(tmp_path, *WEAKER, (WHY, why)) if "D203" in line]
    assert weakened == "D203 breaking KPI Satisfaction: target weakened, >= 38 % -> >= 30 %"


def test_a_new_reason_is_shown_beside_the_target_that_it_explains(tmp_path: Path) -> None:
    found = said(tmp_path, *WEAKER, (WHY, "why: Strikes until summer"))
    assert found[0] == (
        "D203 notable KPI Satisfaction: target weakened, >= 38 % -> >= 30 % (approved: Strikes until summer)"
    )


def test_another_form_of_the_same_text_is_no_change(tmp_path: Path) -> None:
    assert said(tmp_path, (WHY, "why: {en: Ours since the spring}"), ("name: I order", "name: {en: I order}")) == []
    french = said(tmp_path, ("name: I order", "name: {fr: I order}"))
    assert [line[:13] for line in french] == ["D501 cosmetic"], "the words are in another language now"


def test_a_touchpoint_that_moves_to_another_stage_takes_the_team_of_that_stage(tmp_path: Path) -> None:
    found = said(
        tmp_path,
        (", touchpoints: [{id: wait, name: I wait}]", ""),
        ("{id: look, name: I look}", "{id: look, name: I look}, {id: wait, name: I wait}"),
    )
    assert found == [
        "D106 notable moved from `receive` to `choose`",
        "D402 notable accountable: Logistics -> Online shop",
    ]


def test_a_touchpoint_that_moves_to_where_nobody_answers_is_breaking(tmp_path: Path) -> None:
    found = said(
        tmp_path,
        (", touchpoints: [{id: wait, name: I wait}]", ""),
        ("{id: look, name: I look}", "{id: look, name: I look}, {id: wait, name: I wait}"),
        base=(("owner: shop", "summary: x"),),
    )
    assert found[-1] == "D401 breaking accountable: Logistics -> nobody"


def test_a_move_under_an_alias_of_the_stage_keeps_the_address(tmp_path: Path) -> None:
    found = said(tmp_path, ("{id: receive, ", "{id: get, aliases: [receive], "))
    assert found == ["D105 notable renamed from `receive`, alias kept"]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_leaving_service_and_losing_evidence_at_once_is_judged_by_the_service(status: str, tmp_path: Path) -> None:
    claim = (("name: I wait}", "name: I wait, emotion: {score: 1, evidence: [diary]}}"),)
    found = said(tmp_path, (", evidence: [diary]}}", "}}"), ("status: live", f"status: {status}"), base=claim)
    assert found[0] == "D302 breaking emotion, evidence: − Diaries"


@pytest.mark.parametrize(("status", "weight"), [("live", "breaking"), ("draft", "notable")])
def test_evidence_of_a_persona_counts_where_it_travels(status: str, weight: str, tmp_path: Path) -> None:
    found = said(tmp_path, ("Max, evidence: [diary]", "Max"), base=(("status: live", f"status: {status}"),))
    assert found == [f"D302 {weight} evidence: − Diaries"]


@pytest.mark.parametrize(("status", "weight"), [("live", "breaking"), ("draft", "notable")])
def test_a_touchpoint_that_is_gone(status: str, weight: str, tmp_path: Path) -> None:
    found = said(
        tmp_path, (", touchpoints: [{id: wait, name: I wait}]", ""), base=(("status: live", f"status: {status}"),)
    )
    assert found == [f"D103 {weight} touchpoint “I wait” removed"]
