"""A workspace file that says nothing is no workspace: the check says what to write, and nothing is built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from tests.laying import TODAY


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


JOURNEY = "cxjourney: v1\nkind: journey\nid: j\nname: J\nowner: nobody\nstages: [{id: s, name: S}]\n"


def report(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[bool, list[tuple[str, str, int]]]:
    run(["-C", str(root), "check", "--output", "json", "--select", "S,R,Y"])
    told = json.loads(capsys.readouterr().out)
    found = [(d["code"], d["file"], d["range"]["start"]["line"]) for d in told["diagnostics"]]
    return told["summary"]["complete"], found


def test_without_an_organisation_the_rest_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cxjourney.yaml").write_text("cxjourney: v1\nkind: workspace\ninclude: [parcels]\n")
    (tmp_path / "parcels").mkdir()
    (tmp_path / "parcels" / "j.yaml").write_text(JOURNEY)
    assert report(tmp_path, capsys) == (True, [("S102", "cxjourney.yaml", 1), ("R101", "parcels/j.yaml", 5)])


@pytest.mark.parametrize("settings", ["", "include: 3\n", "kind: workplace\n"])
def test_when_files_may_be_missing_the_report_is_not_complete(
    settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kind = "" if "kind" in settings else "kind: workspace\n"
    (tmp_path / "cxjourney.yaml").write_text(f"cxjourney: v1\n{kind}{settings}")
    (tmp_path / "j.yaml").write_text(JOURNEY)
    complete, found = report(tmp_path, capsys)
    assert not complete
    assert ("S114" in {code for code, *_ in found}) is (settings == "")


@pytest.mark.parametrize(
    ("files", "advice"),
    [
        (["j.yaml"], "`include: [.]`"),
        (["parcels/j.yaml", "deep/down/k.yaml"], "`include: [deep, parcels]`"),
        (["compose.yaml"], None),
        (["journeys/j.yaml", "j.yaml"], None),
        (["dist/j.yaml"], None),
    ],
)
def test_journeys_that_are_not_included_are_told(files: list[str], advice: str | None, tmp_path: Path) -> None:
    (tmp_path / "cxjourney.yaml").write_text("cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\n")
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("services: {}\n" if name == "compose.yaml" else JOURNEY)
    found = [d for d in compile_workspace(tmp_path, TODAY).diagnostics if d.code == "S114"]
    assert [d.help and advice and advice in d.help.in_("en") for d in found] == ([True] if advice else [])
    assert all((d.place.file, d.place.span.start.line) == ("cxjourney.yaml", 2) for d in found)
