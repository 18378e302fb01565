"""A workspace file that says nothing is no workspace: the check says what to write, and nothing is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxjourney.cli.app import run


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "# our journeys\n",
        "# cxj: ignore[Y047] until=2099-01-01 -- soon\n",
        "---\n",
        "---\n# x\n...\n",
        "~\n",
    ],
)
def test_empty_workspace_file_is_an_error(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cxjourney.yaml").write_text(text, encoding="utf-8")
    assert run(["-C", str(tmp_path), "check", "--output", "text"]) == 1
    out, err = capsys.readouterr()
    assert "cxjourney.yaml:" in out
    assert "cxjourney: v1" in out
    assert err == ""
    assert run(["-C", str(tmp_path), "build"]) == 1
    assert not (tmp_path / "dist").exists()


def test_what_the_help_says_to_write_is_enough(tmp_path: Path) -> None:
    (tmp_path / "cxjourney.yaml").write_text("cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\n")
    assert run(["-C", str(tmp_path), "check"]) == 0
