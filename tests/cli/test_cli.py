"""The commands as a person runs them: what they print, what they write, and the exit codes of the contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from tests.laying import HEAD, ROOT, laid

JOURNEY = """
kind: journey
id: collect-parcel
name: Collect a parcel
status: draft
owner: logistics
personas: [lea]
goal: Have my parcel in my hands today
stages:
  - id: find
    name: Find the locker
    touchpoints:
      - {id: sms, name: I receive the pick-up code, channels: [sms]}
exits: [{id: collected, type: success}]
"""
CATALOG = """
kind: catalog
teams: [{id: logistics, name: Logistics}]
personas: [{id: lea, name: Léa}]
channels: [{id: sms, name: SMS, type: sms}]
"""


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return laid(tmp_path, {"j.yaml": JOURNEY, "c.yaml": CATALOG})


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return laid(tmp_path, {"j.yaml": JOURNEY.replace("lea", "leo"), "c.yaml": CATALOG})


def cxj(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = run([str(arg) for arg in args])
    out, err = capsys.readouterr()
    return code, out, err


def test_check_of_a_sound_workspace(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, "-C", sound, "check", "--today", "2026-11-22", "--output", "text")
    assert (code, err) == (0, "")
    assert "3 files" in out


def test_check_reports_in_every_format(broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.json"
    code, out, _ = cxj(capsys, "check", "-C", broken, "--output", "concise", "--output", f"json={report}")
    assert code == 1
    assert out.startswith("j.yaml:7:12: R101 error ")
    data = json.loads(report.read_text())
    assert data["summary"]["errors"] == 1
    assert data["diagnostics"][0]["range"]["start"] == {
        "line": 7,
        "column": 12,
        "offset": data["diagnostics"][0]["range"]["start"]["offset"],
    }
    assert data["diagnostics"][0]["pointer"] == "/personas/0"


def test_check_speaks_french(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = cxj(capsys, "check", "-C", broken, "--output", "text", "--locale", "fr")
    assert "erreur[R101]" in out
    assert "vouliez-vous dire `lea`" in out


def test_caret_stands_under_the_text(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = cxj(capsys, "check", "-C", broken, "--output", "text")
    lines = out.splitlines()
    [line] = [n for n, text in enumerate(lines) if "personas: [leo]" in text]
    assert lines[line + 1].index("^^^") == lines[line].index("leo")


def test_build_refuses_on_errors_and_keeps_the_last_output(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, "build", "-C", broken)
    assert code == 1
    assert "R101" in out
    assert "nothing was written" in err
    assert not (broken / "dist").exists()


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["bild"], "build"),
        (["check", "--fial-on", "error"], "--fail-on"),
        (["check", "nowhere.yaml"], "matches no file"),
        (["check", "--select", "O10"], "O10"),
        (["check", "--today", "tomorrow"], "--today 2027-03-31"),
        (["show", "persona:leah"], "lea"),
        (["ls", "jurney"], "journey"),
        (["explain", "O1002"], "O102"),
        (["build", "--backend", "sit"], "site"),
        (["new", "personna", "x"], "persona"),
        (["new", "persona", "Not An Id"], "not-an-id"),
        (["check", "--output", "sarf"], "json"),
    ],
)
def test_what_cannot_run_says_why_and_exits_with_2(
    sound: Path, args: list[str], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = cxj(capsys, "-C", sound, *args)
    assert code == 2
    assert out == ""
    assert word in err
    assert "Traceback" not in err


def test_no_workspace_is_said_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    code, _, err = cxj(capsys, "check")
    assert code == 2
    assert "cxj init" in err


def test_new_writes_a_file_that_checks(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        cxj(
            capsys,
            "-C",
            sound,
            "new",
            "journey",
            "return-parcel",
            "--owner",
            "logistics",
            "--persona",
            "lea",
            "--stages",
            "pack,send",
        )[0]
        == 0
    )
    assert cxj(capsys, "-C", sound, "check", "--fail-on", "error", "--output", "concise")[0] == 0
    assert cxj(capsys, "-C", sound, "new", "journey", "return-parcel")[0] == 2


def test_show_gives_back_the_file(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = cxj(capsys, "-C", sound, "show", "persona:lea")
    assert out == "cxjourney: v1\nkind: persona\nid: lea\nname: Léa\n"
    _, out, _ = cxj(capsys, "-C", sound, "show", "collect-parcel/find/sms", "--resolved", "--format", "json")
    assert json.loads(out)["resolved"]["raci"] == [
        {"team": "logistics", "role": "accountable", "written-on": "journey"}
    ]


def test_score_counts_to_nine(sound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, "-C", sound, "score", "--format", "json", "--min", "9")
    assert code == 1
    assert len(json.loads(out)[0]["steps"]) == 9


def test_date_of_the_run(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cxjourney.cli.work import run_date

    assert run_date("2027-01-02", sound).origin == "--today"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert str(run_date(None, sound).date) == "1970-01-02"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    git = ["git", "-C", str(sound), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run(
        [*git, "commit", "-qm", "x", "--date", "2026-01-01T00:00:00"],
        check=True,
        env={**os.environ, "GIT_COMMITTER_DATE": "2026-02-03T10:00:00"},
    )
    assert (str(run_date(None, sound).date), run_date(None, sound).origin) == ("2026-02-03", "commit")


def test_help_and_check_import_nothing_heavy(sound: Path) -> None:
    heavy = ["jinja2", "graphviz", "sqlglot", "duckdb", "babel", "markdown_it", "nh3", "rich"]
    for args in (["--help"], ["--version"], ["-C", str(sound), "check"]):
        probe = f"import sys; from cxjourney.cli.app import run; run({args!r}); print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT)
        assert done.stderr.strip().splitlines()[-1] == "[]", args


def test_each_command_has_a_help_page_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    from cxjourney.cli.app import _commands

    for name in _commands():
        pages = {cxj(capsys, name, "--help", "--locale", locale)[1] for locale in ("en", "fr")}
        assert len(pages) == 2, name
        assert all("--workspace" in page for page in pages), name


def test_pipe_that_closes_early_is_no_fault(sound: Path) -> None:
    command = f"{sys.executable} -m cxjourney -C {sound} rules | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, cwd=ROOT)
    assert "Traceback" not in done.stderr


def test_head_of_the_test_workspace_is_itself_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert HEAD.startswith("cxjourney: v1")
    assert (
        cxj(capsys, "-C", laid(tmp_path, {"p.yaml": "kind: team\nid: a\nname: A\n"}), "ls", "--format", "refs")[1]
        == "team:a\n"
    )
