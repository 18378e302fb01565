"""What a change touches, and whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.impact import Impact, impact
from tests.laying import compiled

FILES = {
    "a.yaml": """
        kind: catalog
        teams: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}]
        systems: [{id: crm, name: CRM, owner: d}]
        metrics:
        - {id: opened, name: Opened, type: count, count: {touchpoint: parcel/open/door}, owner: d}
        - {id: lead, name: Lead, definition: x, drives: [opened]}
        - {id: twice, name: Twice, type: derived, formula: "2 * {opened}"}
    """,
    "j.yaml": """
        kind: journey
        id: parcel
        name: I collect a parcel
        owner: a
        goal: Have it
        kpis: [{metric: twice, target: ">= 3"}]
        raci: {informed: [b]}
        stages:
        - id: open
          name: I open
          touchpoints:
          - {id: door, name: The door, event: door_opened, systems: [crm], raci: {consulted: [c]}, emotion: {score: 1}}
          - {id: out, name: I go}
    """,
}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("emotion: {score: 1}", "emotion: {score: 2}", Impact(("journey:parcel",), (), (), ("journey:parcel",), ("a", "b", "c"))),
        ("goal: Have it", "goal: Have it now", Impact(("journey:parcel",), (), (), ("journey:parcel",), ("a", "b"))),
        ("owner: a", "owner: d", Impact(("journey:parcel",), (), (), ("journey:parcel",), ("a", "b", "d"))),
        (">= 3", ">= 4", Impact(("journey:parcel",), ("journey:parcel twice",), (), ("journey:parcel",), ("a", "b"))),
        (
            "event: door_opened", "event: door_shut",
            Impact(("journey:parcel",), ("journey:parcel twice",), ("metric:opened", "metric:twice"),
                   ("journey:parcel", "metric:opened", "metric:twice"), ("a", "b", "c")),
        ),
        ("name: CRM", "name: Customers", Impact(("journey:parcel",), (), (), ("journey:parcel", "system:crm"), ("a", "d"))),
        (
            "parcel/open/door}", "parcel/open/door, where: x = 1}",
            Impact(("journey:parcel",), ("journey:parcel twice",), ("metric:opened", "metric:twice"),
                   ("journey:parcel", "metric:opened", "metric:twice"), ("d",)),
        ),
    ],
)  # fmt: skip
def test_what_a_change_touches(before: str, after: str, expected: Impact, tmp_path: Path) -> None:
    edited = {name: text.replace(before, after) for name, text in FILES.items()}
    assert edited != FILES
    old, new = compiled(tmp_path / "old", FILES).model, compiled(tmp_path / "new", edited).model
    difference = Difference(old, new, compare(old, new))
    [change] = difference.changes
    assert impact(change, difference) == expected
