"""Two small workspaces: what is said of the way from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cxjourney.compiler import compile_workspace
from cxjourney.diff.change import Change
from cxjourney.diff.compare import compare
from cxjourney.model.values import Ref, Text
from tests.laying import ROOT, TODAY, compiled

PEOPLE = """
    kind: catalog
    teams:
    - {id: digital, name: Digital, mission: What people do on a screen}
    - {id: shops, name: Shops, mission: What people do at a counter}
    personas:
    - {id: lea, name: Léa, goals: [to be done before noon], story: She collects parcels at lunch}
    channels:
    - {id: sms, name: Text message}
    metrics:
    - {id: csat, name: Satisfaction, unit: score, definition: The mean of the answers}
    - {id: late, name: Late parcels, unit: percent, drives: [csat]}
"""
JOURNEY = """
    kind: journey
    id: parcel
    name: I collect a parcel
    personas: [lea]
    owner: digital
    kpis: [{metric: csat, target: ">= 38 %", baseline: 20 %}]
    stages:
    - id: find
      name: I find the locker
      touchpoints:
      - {id: code, name: I receive the code, channels: [sms], emotion: {score: -1, by_persona: {lea: {score: -2}}}}
      - {id: walk, name: I walk there, does: Walks, pains: [{id: rain, text: It rains}, {text: No bench}]}
    - id: open
      name: I open it
      touchpoints:
      - {id: door, name: I open the door, next: [{to: "exit:done", share: 90 %}, {to: find/walk}]}
    exits:
    - {id: done, name: I have it, type: success}
"""


def changes(tmp_path: Path, edit: Mapping[str, str], base: str = JOURNEY) -> tuple[Change, ...]:
    """What is said when each key of `edit` gives way to its value."""
    old = {"a.yaml": PEOPLE, "j.yaml": base}
    new = dict(old)
    for before, after in edit.items():
        assert any(before in text for text in new.values()), before
        new = {name: text.replace(before, after) for name, text in new.items()}
    first, second = tmp_path / "old", tmp_path / "new"
    return compare(compiled(first, old).model, compiled(second, new).model)


def told(found: tuple[Change, ...]) -> list[str]:
    return [f"{c.verb} {c.ref} {'.'.join(c.path)} {plain(c.before)} -> {plain(c.after)}" for c in found]


def plain(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case Text():
            return str(value)
        case Ref():
            return value.id
        case tuple():
            return "+".join(map(plain, value))
    return str(value) if not hasattr(value, "ref") else type(value).__name__


TARGET = "journey:parcel/find"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ({">= 38 %": ">= 30 %"}, ["changed journey:parcel kpis.csat.target >= 38 % -> >= 30 %"]),
        ({"    owner: digital\n": ""}, ["changed journey:parcel owner digital -> nothing"]),
        ({"score: -1,": "score: 1,"}, [f"changed {TARGET}/code emotion.score -1 -> 1"]),
        ({"{lea: {score: -2}}": "{lea: {score: 0}}"}, [f"changed {TARGET}/code emotion.by_persona.lea.score -2 -> 0"]),
        ({", share: 90 %": ", share: 80 %"}, ["changed journey:parcel/open/door next.parcel/done.share 0.9 -> 0.8"]),
        ({"type: success": "type: failure"}, ["changed journey:parcel/exit:done type success -> failure"]),
        ({"text: It rains": "text: It pours"}, [f"changed {TARGET}/walk/rain text It rains -> It pours"]),
        ({"{text: No bench}": "{id: bench, text: No bench}"}, [f"changed {TARGET}/walk pains.bench.id nothing -> bench"]),
        ({", {text: No bench}": ""}, [f"changed {TARGET}/walk pains.No bench Pain -> nothing"]),
        ({"    personas: [lea]\n": ""}, ["changed journey:parcel personas lea -> nothing"]),
        ({"channels: [sms],": ""}, [f"changed {TARGET}/code channels sms -> nothing"]),
        ({"    unit: score": "unit: score", "unit: score": "unit: percent"}, ["changed metric:csat unit score -> percent"]),
        ({"{id: lea, ": "{id: lea, x-board: 12, "}, ["changed persona:lea x-board nothing -> 12"]),
    ],
)  # fmt: skip
def test_a_changed_field(edit: Mapping[str, str], expected: list[str], tmp_path: Path) -> None:
    edit = {before: after for before, after in edit.items() if before in PEOPLE + JOURNEY}
    assert told(changes(tmp_path, edit)) == expected


def test_what_is_added_and_what_is_removed(tmp_path: Path) -> None:
    found = changes(tmp_path, {"- {id: sms, name: Text message}": "- {id: letter, name: Post}", "channels: [sms],": ""})
    assert told(found)[:2] == ["added channel:letter  nothing -> nothing", "removed channel:sms  nothing -> nothing"]


@pytest.mark.parametrize("alias", [True, False])
def test_a_renamed_entity_takes_its_references_along(alias: bool, tmp_path: Path) -> None:
    new = "id: self-service" + (", aliases: [digital]" if alias else "")
    found = changes(tmp_path, {"id: digital": new, "owner: digital": "owner: self-service"})
    assert [(c.verb, c.old and c.old.ref, c.ref, c.declared) for c in found] == [
        ("renamed", "team:digital", "team:self-service", alias)
    ]


def test_a_renamed_stage_takes_its_touchpoints_along(tmp_path: Path) -> None:
    found = changes(
        tmp_path, {"id: find": "id: search, aliases: [find]".replace(", ", "\n      "), "find/walk": "search/walk"}
    )
    assert told(found) == ["renamed journey:parcel/search  nothing -> nothing"]


def test_a_renamed_persona_keeps_its_emotion(tmp_path: Path) -> None:
    found = changes(tmp_path, {"{id: lea,": "{id: julie,", "[lea]": "[julie]", "{lea:": "{julie:"})
    assert told(found) == ["renamed persona:julie  nothing -> nothing"]


def test_stages_change_places(tmp_path: Path) -> None:
    stages = JOURNEY[JOURNEY.index("    - id: find") : JOURNEY.index("    exits:")]
    cut = stages.index("    - id: open")
    found = changes(tmp_path, {stages: stages[cut:] + stages[:cut]})
    [one] = found
    assert (one.verb, one.kind) == ("moved", "stage")
    assert {one.before, one.after} <= {"", "find", "open"}


def test_a_touchpoint_leaves_one_stage_for_another(tmp_path: Path) -> None:
    walk = JOURNEY[JOURNEY.index("      - {id: walk") : JOURNEY.index("    - id: open")]
    door = "      - {id: door"
    found = changes(tmp_path, {walk: "", door: walk + door, "find/walk": "open/walk"})
    assert told(found) == ["moved journey:parcel/open/walk parent journey:parcel/find -> journey:parcel/open"]


def test_a_touchpoint_that_outlives_its_stage_has_moved(tmp_path: Path) -> None:
    head = JOURNEY[JOURNEY.index("    - id: open") : JOURNEY.index("      - {id: door")]
    found = changes(tmp_path, {head: ""})
    assert sorted(c.verb for c in found) == ["moved", "removed"]


def test_layout_comments_quotes_order_and_files_do_not_count(tmp_path: Path) -> None:
    old = {"a.yaml": PEOPLE, "j.yaml": JOURNEY}
    moved = JOURNEY.replace("    owner: digital\n", "").replace(
        "    kpis:", '    owner: "digital"  # the team\n    kpis:'
    )
    new = {"moved/people.yaml": PEOPLE, "k.yaml": moved}
    assert compare(compiled(tmp_path / "a", old).model, compiled(tmp_path / "b", new).model) == ()


def test_a_model_does_not_differ_from_itself() -> None:
    model = compile_workspace(ROOT, TODAY).model
    assert compare(model, compile_workspace(ROOT, TODAY).model) == ()
