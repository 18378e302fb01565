"""A workspace with more than thirty different faults: all of them in one run, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run

FOLDER = Path(__file__).parent / "workspaces" / "thirty-faults"


def test_every_fault_is_reported_at_its_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)  # paths begin at the current folder
    assert run(["check", "--today", "2026-11-22", "--output", "concise"]) == 1
    found = capsys.readouterr().out.splitlines()
    assert found == (FOLDER / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len({line.split()[1] for line in found}) >= 30
