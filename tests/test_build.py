"""What `cxj build` writes: all or nothing, the same bytes anywhere, and only what is its own."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from tests.laying import ROOT, laid

SMALL = {
    "j.yaml": """
        kind: journey
        id: collect-parcel
        name: {en: Collect a parcel, fr: Retirer un colis}
        owner: logistics
        raci: {responsible: [logistics]}
        personas: [lea]
        goal: Have my parcel
        stages:
          - id: find
            name: Find
            touchpoints:
              - {id: sms, name: I receive the code, channels: [sms], emotion: {score: 1}}
              - {id: open, name: I open the locker, channels: [sms], next: [{to: "exit:done", share: 90 %}, {to: "exit:left", share: 10 %}]}
        exits: [{id: done, type: success}, {id: left, type: abandonment}]
        """,
    "c.yaml": """
        kind: catalog
        teams: [{id: logistics, name: Logistics}]
        personas: [{id: lea, name: Léa}]
        channels: [{id: sms, name: SMS, type: sms}]
        metrics: [{id: opened, name: Lockers opened, definition: Lockers opened in a month}]
        """,
}


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built(folder: Path, *args: str) -> int:
    return run(["-C", str(folder), "build", "--today", "2026-11-22", "-q", *args])


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "w").mkdir()
    return laid(tmp_path / "w", SMALL)


def test_four_outputs(small: Path) -> None:
    assert built(small) == 0
    written = tree(small / "dist")
    for path in (
        "index.html",
        "journeys/collect-parcel.html",
        "raci/matrix.csv",
        "metrics/metrics.resolved.json",
        "manifest.json",
    ):
        assert path in written
    assert any(path.startswith("maps/collect-parcel") and path.endswith(".svg") for path in written)
    manifest = json.loads((small / "dist" / "manifest.json").read_text())
    assert {**manifest["files"], "manifest.json": written["manifest.json"]} == written


def test_two_folders_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two/deeper"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        laid(folder, SMALL)
        code = f"from cxjourney.cli.app import run; raise SystemExit(run(['-C', {str(folder)!r}, 'build', '--today', '2026-11-22', '-q']))"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": str(len(name)),
            "TZ": "Asia/Tokyo" if name == "one" else "UTC",
            "LANG": "fr_FR.UTF-8" if name == "one" else "C",
        }
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment)
    assert tree(tmp_path / "one" / "dist") == tree(tmp_path / "two" / "deeper" / "dist")


def test_no_path_of_this_machine_is_written(small: Path) -> None:
    built(small)
    for path in (small / "dist").rglob("*"):
        if path.is_file():
            assert str(small).encode() not in path.read_bytes(), path


def test_rebuild_removes_what_is_ours_and_keeps_what_is_not(small: Path) -> None:
    built(small)
    (small / "dist" / "CNAME").write_text("journeys.example.org")
    text = (small / "j.yaml").read_text()
    (small / "j.yaml").write_text(text.replace("id: collect-parcel", "id: take-parcel"))
    assert built(small) == 0
    written = tree(small / "dist")
    assert "CNAME" in written
    assert "journeys/take-parcel.html" in written
    assert "journeys/collect-parcel.html" not in written


def test_folder_of_someone_else_is_left_alone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "dist").mkdir()
    (small / "dist" / "thesis.txt").write_text("years of work")
    assert built(small) == 2
    assert "--out" in capsys.readouterr().err
    assert [path.name for path in (small / "dist").iterdir()] == ["thesis.txt"]


def test_error_leaves_the_last_good_output(small: Path) -> None:
    built(small)
    before = tree(small / "dist")
    (small / "j.yaml").write_text((small / "j.yaml").read_text().replace("[lea]", "[nobody]"))
    assert built(small) == 1
    assert tree(small / "dist") == before
    assert not [path for path in small.iterdir() if path.name.startswith(".dist")]


def test_verify_and_single_back_ends(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(small), "build", "--backend", "raci,metrics", "--verify", "--out", str(small / "out")]) == 0
    assert "rendered twice with equal bytes" in capsys.readouterr().out
    assert {path.split("/")[0] for path in tree(small / "out")} == {"raci", "metrics", "manifest.json"}


def test_broken_journeys_write_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "workspaces" / "thirty-faults", tmp_path / "faults")
    assert built(tmp_path / "faults") == 1
    assert not (tmp_path / "faults" / "dist").exists()


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("template", ["retail", "bank", "public-service", "health", "saas", "blank"])
def test_each_template_builds_all_four_outputs(template: str, lang: str, tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "own"), "--template", template, "--lang", lang]) == 0
    assert built(tmp_path / "own") == 0
    written = tree(tmp_path / "own" / "dist")
    assert {"index.html", "raci/matrix.csv", "metrics/metrics.resolved.json"} <= set(written)
    assert any(path.startswith("maps/") and path.endswith(".svg") for path in written)


def test_folder_that_cannot_be_written_is_said(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "file").write_text("")
    assert built(small, "--out", str(small / "file" / "dist")) == 2
    assert "cannot be written" in capsys.readouterr().err
