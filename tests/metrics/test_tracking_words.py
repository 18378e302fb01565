"""The first sentence of the tracking plan counts the silent touchpoints when there are some."""

from __future__ import annotations

from pathlib import Path

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.tracking.backend import render
from tests.laying import TODAY, compiled

JOURNEY = """
    kind: journey
    id: order
    name: I order
    stages: [{id: look, name: I look, touchpoints: [{id: visit, name: I visit, event: visit}MORE]}]
"""


SOURCE = "kind: source\nid: log\nname: Log\ntype: events\nlocation: a.csv\ntimezone: UTC\nmapping: {event_id: id, user_id: who, event: what, ts: at}\n"
METRIC = (
    "kind: metric\nid: seen\nname: Seen\ntype: count\nsource: log\nper: user\ncount: {touchpoint: order/look/visit}\n"
)


def opening(folder: Path, more: str) -> str:
    done = compiled(folder, {"j.yaml": JOURNEY.replace("MORE", more), "s.yaml": SOURCE, "m.yaml": METRIC})
    made = render(Job(done.model, done.workspace, TODAY, done.diagnostics)).artifacts
    return next(one.content.decode() for one in made if one.path.endswith("plan.en.md"))


def test_silent_touchpoints_are_counted_when_there_are_some(tmp_path: Path) -> None:
    assert "touchpoints send none" not in opening(tmp_path / "a", "")
    assert "1 touchpoints send none" in opening(tmp_path / "b", ", {id: talk, name: I talk}")
