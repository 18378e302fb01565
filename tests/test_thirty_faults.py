"""A workspace with more than thirty different faults: all of them in one run, each at its place."""

from __future__ import annotations

from pathlib import Path

from cxjourney.cli.app import run

FOLDER = Path(__file__).parent / "workspaces" / "thirty-faults"


def test_every_fault_is_reported_at_its_place(capsys) -> None:  # type: ignore[no-untyped-def]
    assert run(["-C", str(FOLDER), "check", "--today", "2026-11-22", "--output", "concise"]) == 1
    found = capsys.readouterr().out.splitlines()
    assert found == (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len({line.split()[1] for line in found}) >= 30
