"""What a change touches, and whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.diff.classes import Difference
from cxjourney.diff.compare import compare
from cxjourney.diff.impact import Impact, impact
from cxjourney.diff.queries import changed_queries
from tests.laying import compiled

FILES = {
    "a.yaml": """
        kind: catalog
        teams: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}, {id: d, name: D}]
        sources: [{id: log, name: Log, type: events, location: a.csv, timezone: UTC, mapping: {ts: at, user: person, event: what}}]
        personas: [{id: lea, name: Léa}]
        systems: [{id: crm, name: CRM, owner: d}]
        metrics:
        - {id: opened, name: Opened, type: count, source: log, count: {touchpoint: parcel/open/door}, owner: d}
        - {id: lead, name: Lead, definition: x, drives: [opened]}
        - {id: twice, name: Twice, type: derived, formula: "2 * {opened}"}
    """,
    "j.yaml": """
        kind: journey
        id: parcel
        name: I collect a parcel
        owner: a
        personas: [lea]
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
        (
            "emotion: {score: 1}", "emotion: {score: 2}",
            Impact(("journey:parcel",), (), (), ("journey:parcel", "persona:lea"), ("a", "b", "c")),
        ),
        (
            "definition: x", "definition: y",
            Impact((), (), ("metric:lead",), ("metric:lead",), ()),
        ),
        ("goal: Have it", "goal: Have it now", Impact(("journey:parcel",), (), (), ("journey:parcel",), ("a", "b"))),
        ("owner: a", "owner: d", Impact(("journey:parcel",), (), (), ("journey:parcel", "team:a", "team:d"), ("a", "b", "d"))),
        (
            ">= 3", ">= 2",
            Impact(("journey:parcel",), ("journey:parcel twice",), (), ("journey:parcel", "metric:twice"), ("a", "b")),
        ),
        (
            "{score: 1}}", "{score: 1}, next: [{to: open/out}]}",
            Impact(("journey:parcel",), (), (), ("journey:parcel",), ("a", "b", "c")),
        ),
        (
            "id: parcel\n", "id: package\n",
            Impact(("journey:package",), (), (), ("journey:package",), ("a", "b")),
        ),
        (
            "name: The door", "name: My door",
            Impact(("journey:parcel",), (), (), ("journey:parcel", "persona:lea"), ("a", "b", "c")),
        ),
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
    if "id: package" in after:
        edited["a.yaml"] = edited["a.yaml"].replace("parcel/", "package/")
    assert edited != FILES
    old, new = compiled(tmp_path / "old", FILES).model, compiled(tmp_path / "new", edited).model
    difference = Difference(old, new, compare(old, new))
    [change] = difference.changes
    assert impact(change, difference) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("name: Opened", "name: Doors opened", ()),
        (">= 3", ">= 2", ()),
        ("event: door_opened", "event: door_shut", ("metric:opened", "metric:twice")),
        ("2 * {opened}", "3 * {opened}", ("metric:twice",)),
        ("parcel/open/door}, owner", "parcel/open/door, where: x = 1}, owner", ("metric:opened", "metric:twice")),
    ],
)
def test_which_queries_are_other_texts(before: str, after: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    edited = {name: text.replace(before, after) for name, text in FILES.items()}
    assert edited != FILES
    old, new = compiled(tmp_path / "old", FILES), compiled(tmp_path / "new", edited)
    difference = Difference(old.model, new.model, compare(old.model, new.model))
    assert changed_queries(difference, old.workspace, new.workspace) == expected
