"""Whatever a file holds, a check ends with a report: never a crash, and a place for each file with a fault."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.cli.app import run
from tests.hostile.corpus import FAMILIES, JOURNEYS, Hostile
from tests.laying import HEAD

SECONDS = 25
"""All families together, on one core."""
SPENT: dict[str, float] = {}


def laid(folder: Path, files: list[Hostile]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "cxjourney.yaml").write_text(HEAD, encoding="utf-8")
    for file in files:
        (folder / file.name).write_bytes(file.data)
    return folder


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The report in JSON, after the other formats: all of them end with a code of the contract."""
    reports = ["text", f"concise={folder / 'report.concise'}", f"json={folder / 'report.json'}"]
    code = run(["-C", str(folder), "check", "--today", "2026-11-22", *(f"--output={report}" for report in reports)])
    out, err = capsys.readouterr()
    assert code in (0, 1), err
    assert "Traceback" not in out + err
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    return (folder / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_reported_file_by_file(family: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = list(FAMILIES[family]())
    assert len({file.name for file in files}) == len(files)
    began = time.process_time()
    for start in range(0, len(files), 80):
        batch = files[start : start + 80]
        folder = laid(tmp_path / str(start), batch)
        report = json.loads(checked(folder, capsys))
        told = {
            found["file"] for found in report["diagnostics"] if found["severity"] != "info" or found["code"] == "Y011"
        }
        assert sorted(file.name for file in batch if file.faulty and file.name not in told) == []
        lines = {file.name: file.data.count(b"\n") + file.data.count(b"\r") + 1 for file in batch}
        for found in report["diagnostics"]:
            assert 1 <= found["range"]["start"]["line"] <= lines.get(found["file"], 10_000), found
        concise = (folder / "report.concise").read_text(encoding="utf-8").splitlines()
        assert len(concise) == len(report["diagnostics"])
        assert all(re.search(r":\d+:\d+: [A-Z]+\d+ ", line) for line in concise)
    SPENT[family] = time.process_time() - began


def test_there_are_many_and_they_do_not_take_long() -> None:
    assert sum(len(list(family())) for family in FAMILIES.values()) >= 300
    if set(SPENT) == set(FAMILIES):
        assert sum(SPENT.values()) < SECONDS, SPENT


@pytest.mark.parametrize("output", ["text", "concise", "json"])
def test_each_format_alone(output: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [
        *list(FAMILIES["indicators"]())[::9],
        *list(FAMILIES["spaces"]())[::9],
        *list(FAMILIES["encodings"]())[::9],
    ]
    folder = laid(tmp_path / "w", files)
    assert run(["-C", str(folder), "check", "--today", "2026-11-22", "--output", output]) == 1
    out, _ = capsys.readouterr()
    for file in files:
        assert not file.faulty or file.name in out


FILES = [path.read_bytes() for path in sorted(JOURNEYS.glob("*.yaml"))[:6]]
PIECES = st.sampled_from(
    [
        b"",
        b"\t",
        b": ",
        b"- ",
        b"[",
        b"}",
        b"'",
        b'"',
        b" #",
        b"\n",
        b"\xc2\xa0",
        b"\xff",
        b"no",
        b"{}",
        b"1e999",
        b"&a ",
    ]
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), PIECES | st.binary(max_size=4)), min_size=1, max_size=4)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), EDITS)
def test_an_edited_journey_never_stops_a_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, edits: list[tuple[float, int, bytes]]
) -> None:
    for at, length, piece in edits:
        start = int(at * len(data))
        data = data[:start] + piece + data[start + length :]
    checked(laid(tmp_path / "w", [Hostile("j.yaml", data, faulty=False)]), capsys)
