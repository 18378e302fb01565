"""The line of a KPI over time is that of one KPI."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.diff.trends import aims
from cxjourney.model.kinds import Journey
from tests.laying import compiled

CATALOG = "kind: catalog\nmetrics: [{id: nps, name: NPS}]\nsegments: [{id: new, name: New}, {id: old, name: Old}]\n"


@pytest.mark.parametrize(
    ("kpis", "keys"),
    [
        ("{metric: nps, target: '>= 1'}", ["journey:j metric:nps"]),
        ("{metric: nps, target: '>= 1', segment: new}", ["journey:j metric:nps"]),
        (
            "{metric: nps, target: '>= 1'}, {metric: nps, target: '>= 2', segment: new}",
            ["journey:j metric:nps", "journey:j metric:nps segment:new"],
        ),
        (
            "{metric: nps, target: '>= 1', segment: old}, {metric: nps, target: '>= 2', segment: new}",
            ["journey:j metric:nps segment:old", "journey:j metric:nps segment:new"],
        ),
    ],
)
def test_a_kpi_that_is_alone_keeps_its_line(kpis: str, keys: list[str], tmp_path: Path) -> None:
    files = {
        "c.yaml": CATALOG,
        "j.yaml": f"kind: journey\nid: j\nname: J\nstages: [{{id: s, name: S}}]\nkpis: [{kpis}]\n",
    }
    model = compiled(tmp_path, files).model
    [journey] = model.all(Journey)
    assert list(aims(journey, model)) == keys
