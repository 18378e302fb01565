"""`cxj init` where something already stands: what would be lost is named, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run


def test_repository_with_a_welcome_page_is_initialised(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ours.\n")
    (tmp_path / ".gitignore").write_text("*.pyc\ndist/")
    assert run(["init", str(tmp_path)]) == 0
    assert (tmp_path / "README.md").read_text() == "Ours.\n"
    lines = (tmp_path / ".gitignore").read_text().splitlines()
    assert lines[:2] == ["*.pyc", "dist/"]
    assert ".cxjourney/" in lines
    assert lines.count("dist/") == 1


def test_every_file_in_the_way_is_named_and_only_these_are_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path)]) == 0
    (tmp_path / "README.md").write_text("Ours.\n")
    capsys.readouterr()
    there = sorted(path for path in tmp_path.rglob("*.yaml"))
    assert len(there) > 1
    assert run(["init", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert all(f"`{path}`" in said for path in there)
    assert "README" not in said
    assert run(["init", str(tmp_path), "--force"]) == 0
    assert (tmp_path / "README.md").read_text() == "Ours.\n"
