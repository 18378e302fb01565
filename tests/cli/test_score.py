"""`cxj score`: the table fits a terminal, and says what its columns are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.model.derive.score import STEPS
from tests.laying import laid

LONG = "renew-a-residence-permit-for-a-family"
JOURNEYS = {
    f"{id_}.yaml": f"kind: journey\nid: {id_}\nname: J\nstages: [{{id: s, name: S}}]\n"
    for id_ in ("collect-parcel", LONG)
}


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_table_has_numbered_columns_and_names_them_below(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], locale: str
) -> None:
    laid(tmp_path, JOURNEYS)
    assert run(["-C", str(tmp_path), "--locale", locale, "score"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[1:] == [*"123456789", "/9"]
    assert [line.split()[0] for line in lines[1:3]] == ["collect-parcel", LONG]
    legend = "\n".join(lines[3:])
    for number, step in enumerate(STEPS, 1):
        assert f"{number} {step.name.in_(locale)}" in legend
    assert max(map(len, lines)) <= 80
    assert not any(line != line.rstrip() for line in lines)


def test_json_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(tmp_path, JOURNEYS)
    run(["-C", str(tmp_path), "score", "--format", "json"])
    listed = json.loads(capsys.readouterr().out)
    assert [len(entry["steps"]) for entry in listed] == [9, 9]


def test_without_journeys_there_is_no_legend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    laid(tmp_path, {"t.yaml": "kind: team\nid: t\nname: T\n"})
    assert run(["-C", str(tmp_path), "score", "--format", "table"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
