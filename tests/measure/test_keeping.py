"""`cxj measure --write`: JSON, Parquet, a folder of dates; and the drift that the workspace allows."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import duckdb
import pytest

from cxjourney.cli.app import run
from cxjourney.metrics.results import from_json
from cxjourney.metrics.rows import COLUMNS, rows_of
from tests.measure.support import SOURCE, at, write
from tests.measure.test_stored import JOURNEY, METRIC

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Small}\ninclude: [journeys]\n"
DATE = ("--as-of", "2026-06-30")


def workspace(folder: Path, *, house: str = "", journey: str = "") -> Path:
    """Ten people begin, six go on; those who do not leave the design."""
    files = {"cxjourney.yaml": HEAD + house, "journeys/s.yaml": SOURCE, "journeys/m.yaml": METRIC, "journeys/j.yaml": JOURNEY + journey}  # fmt: skip
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text if "cxjourney:" in text else f"cxjourney: v1\n{dedent(text)}", encoding="utf-8")
    rows = [{"id": str(i), "who": f"u{i}", "what": "A", "at": at(i)} for i in range(10)]
    rows += [{"id": f"b{i}", "who": f"u{i}", "what": "B", "at": at(i + 60)} for i in range(6)]
    write(folder / "data" / "log.csv", rows)
    return folder


def measure(folder: Path, *words: str) -> int:
    return run(["-C", str(folder), "measure", *DATE, *words])


def test_a_folder_keeps_one_file_a_date(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    kept = tmp_path / "results"
    assert measure(folder, "--write", f"{kept}/") == 0
    assert measure(folder, "--write", str(kept), "--as-of", "2026-07-31") == 0
    assert measure(folder, "--write", str(kept), "-s", "j") == 0
    assert sorted(file.name for file in kept.iterdir()) == ["2026-06-30-j.json", "2026-06-30.json", "2026-07-31.json"]
    before = (kept / "2026-06-30.json").read_bytes()
    assert measure(folder, "--write", str(kept)) == 0
    assert (kept / "2026-06-30.json").read_bytes() == before


def test_parquet_holds_what_json_holds(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    json_, parquet = tmp_path / "out" / "r.json", tmp_path / "out" / "r.parquet"
    assert measure(folder, "--write", str(json_), "--write", str(parquet)) == 0
    cursor = duckdb.connect().execute(f"select * from '{parquet}'")
    assert tuple(described[0] for described in cursor.description or ()) == tuple(COLUMNS)
    (row,) = cursor.fetchall()
    assert [row] == list(rows_of(from_json(json_.read_text())))
    told = dict(zip(COLUMNS, row, strict=True))
    assert (told["metric"], told["value"], told["n"], told["status"], told["place"]) == (
        "buyers", 0.6, 10, "met", "journey:j",
    )  # fmt: skip
    data = json.loads(json_.read_text())
    assert told["sql_hash"] == data["metrics"][0]["cleaned"]["sql_hash"]


def test_a_file_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    folder = workspace(tmp_path / "w")
    (tmp_path / "plain").write_text("")
    assert measure(folder, "--write", str(tmp_path / "plain" / "r.parquet")) == 2
    assert measure(folder, "--write", str(tmp_path / "plain" / "r.json")) == 2


@pytest.mark.parametrize(
    ("house", "journey", "words", "code"),
    [
        ("", "", (), 0),
        ("measure: {max_drift: 50 %}\n", "", (), 0),
        ("measure: {max_drift: 30 %}\n", "", (), 1),
        ("measure: {max_drift: 30 %}\n", "max_drift: 50 %\n", (), 0),
        ("measure: {max_drift: 50 %}\n", "max_drift: 30 %\n", (), 1),
        ("measure: {max_drift: 30 %}\n", "", ("--max-drift", "50 %"), 0),
        ("", "max_drift: 50 %\n", ("--max-drift", "30 %"), 1),
        ("measure: {max_drift: 30 %}\n", "", ("--fail-on", "never"), 0),
    ],
)
def test_the_workspace_or_the_journey_says_how_many_may_leave(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], house: str, journey: str, words: tuple[str, ...], code: int
) -> None:
    folder = workspace(tmp_path, house=house, journey=journey)
    assert measure(folder, *words) == code
    assert ("M035" in capsys.readouterr().out) == (code == 1 or "never" in words)
