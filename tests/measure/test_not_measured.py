"""Why a number is missing: said where the metric is written, by the check and by the run, and in the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.measured import lines
from tests.laying import compiled
from tests.measure.support import SOURCE, Small

JOURNEY = """
    kind: journey
    id: repair
    name: I have my bike mended
    kpis: [{metric: dear, target: "<= 40 EUR"}]
    stages: [{id: book, name: I book, touchpoints: [{id: call, name: I call, event: A}]}]
"""
METRIC = """
    kind: metric
    id: dear
    name: Dear
    type: cost-per-exit
    source: log
    per: user
    steps: [{event: A}, {event: B}]
    window: P30D
    costs: spent
    currency: EUR
"""
COSTS = """
    kind: source
    id: spent
    name: Spent
    type: costs
    format: csv
    location: data/spent.csv
    mapping: {period: day, amount: sum, stage: stage}
    timezone: UTC
"""
FILES = {"j.yaml": JOURNEY, "m.yaml": METRIC, "s.yaml": SOURCE, "c.yaml": COSTS}
UNCLEAR = "`spent` says of which stage each cost is"


def told(files: dict[str, str], tmp_path: Path, code: str) -> list[tuple[str, str]]:
    """What the check says under one code, and the text that it points at."""
    found = compiled(tmp_path, files)
    return [
        (each.message.in_("en"), next(f for f in found.files if f.path == each.place.file).text(each.place.span))
        for each in found.diagnostics
        if each.code == code
    ]


def test_a_target_that_nothing_can_judge_is_told_by_the_check(tmp_path: Path) -> None:
    ((message, where),) = told(FILES, tmp_path, "M048")
    assert message.startswith("`dear` cannot be computed: ")
    assert UNCLEAR in message
    assert where == "spent"


def test_it_is_told_by_the_run_and_beside_the_number_that_is_missing() -> None:
    small = Small(FILES)
    found = small.measured({"log": []})
    (said,) = [each for each in found.diagnostics if each.code == "M048"]
    assert (said.place.file, said.severity.word) == ("m.yaml", "warning")
    assert UNCLEAR in said.message.in_("en")
    shown = "\n".join(lines(found.results, "en", found.plan.raw))
    assert f"dear is not measured: {UNCLEAR}" in shown


def test_without_a_target_nobody_waits(tmp_path: Path) -> None:
    assert told(FILES | {"j.yaml": JOURNEY.replace(', target: "<= 40 EUR"', "")}, tmp_path, "M048") == []


def test_a_source_that_is_not_there_yet_is_no_contradiction(tmp_path: Path) -> None:
    assert told(FILES | {"c.yaml": COSTS.replace("    location: data/spent.csv\n", "")}, tmp_path, "M048") == []


@pytest.mark.parametrize("path", ["../../../etc/hostname", "/etc/hostname", "data/../../other.csv"])
def test_data_outside_the_workspace_are_refused_by_the_check_and_by_the_run(tmp_path: Path, path: str) -> None:
    files = FILES | {"s.yaml": SOURCE.replace("data/log.csv", path)}
    assert told(files, tmp_path, "Z003") == [(f"`{path}` leads outside the workspace", path)]
    assert told(files, tmp_path, "M048") != []  # of the costs; the path is said once
    small = Small.__new__(Small)
    small.folder, small.compilation = tmp_path, compiled(tmp_path, files)
    found = small.measured({})
    (said,) = [each for each in found.diagnostics if each.code == "Z003"]
    assert (said.place.file, said.severity.word) == ("s.yaml", "error")
    assert "must be inside the workspace" in "\n".join(lines(found.results, "en", found.plan.raw))
