"""Reports as `cxj check` writes them: several in one run, files in one go, paths that a click or a forge can follow."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxjourney.cli.app import run
from cxjourney.cli.sinks import quoted
from tests.laying import ROOT, laid

FAULTY = """
kind: journey
id: collect-parcel
name: "::error::owned ##[error]owned"
personas: [leo]
stages:
  - {id: find, name: Find the locker}
"""
TODAY = ("--today", "2026-11-22")


@pytest.fixture(autouse=True)
def _outside_of_any_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose workspace stands in a folder of it; the repository is the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "service").mkdir()
    laid(tmp_path / "service", {"journeys/j.yaml": FAULTY})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(["-C", "service", "check", *TODAY, *args])
    out, err = capfd.readouterr()
    return code, out, err


def test_one_run_writes_several_reports(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    outputs = ("sarif=out/a/r.sarif", "gitlab=cq.json", "junit=j.xml", "markdown=t.md", "json=r.json", "github")
    code, out, err = check(capfd, *(word for output in outputs for word in ("--output", output)))
    assert (code, err) == (1, "")
    assert out.startswith("::error file=service/journeys/j.yaml,line=5,")
    [located] = json.loads((repository / "out/a/r.sarif").read_text())["runs"][0]["results"][0]["locations"]
    assert located["physicalLocation"]["artifactLocation"]["uri"] == "service/journeys/j.yaml"
    assert {issue["location"]["path"] for issue in json.loads((repository / "cq.json").read_text())} == {
        "service/journeys/j.yaml"
    }
    suites = ElementTree.fromstring((repository / "j.xml").read_text())
    assert [suite.get("name") for suite in suites] == ["service/cxjourney.yaml", "service/journeys/j.yaml"]
    assert "(service/journeys/j.yaml#L5)" in (repository / "t.md").read_text()
    assert json.loads((repository / "r.json").read_text())["diagnostics"][0]["file"] == "journeys/j.yaml"


def test_no_report_holds_an_absolute_path(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    names = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")
    for name in names:
        _, out, _ = check(capfd, "--output", name)
        assert "j.yaml" in out
        assert str(repository) not in out


@pytest.mark.parametrize(
    ("here", "workspace", "expected"),
    [
        (".", "service", "service/journeys/j.yaml:5:12"),
        ("service", ".", "journeys/j.yaml:5:12"),
        ("service/journeys", "..", "j.yaml:5:12"),
        ("elsewhere", "../service", "journeys/j.yaml:5:12"),
    ],
)
def test_people_see_paths_from_where_they_are(
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    here: str,
    workspace: str,
    expected: str,
) -> None:
    (repository / "elsewhere").mkdir()
    monkeypatch.chdir(repository / here)
    for name in ("concise", "text"):
        run(["-C", workspace, "check", *TODAY, "--output", name, "--select", "R101"])
        first = capfd.readouterr().out.replace("  --> ", "\n").split("\n")
        assert any(line.startswith(expected) for line in first), first


def test_without_a_checkout_paths_begin_at_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path, {"j.yaml": FAULTY})
    monkeypatch.chdir(tmp_path)
    run(["check", "--output", "gitlab"])
    assert json.loads(capfd.readouterr().out)[0]["location"]["path"] == "j.yaml"


# ---------------------------------------------------------------- what cannot be written


@pytest.mark.parametrize(
    ("outputs", "word"),
    [
        (["sarff"], "did you mean `sarif`?"),
        (["nothing-alike-zz"], "formats: concise, github"),
        (["json="], "names no file"),
        (["json", "sarif"], "only one report"),
        (["json", "sarif=-"], "only one report"),
        (["json=a.txt", "sarif=./a.txt"], "two reports would go to `a.txt`"),
    ],
)
def test_what_cannot_be_asked(
    repository: Path, capfd: pytest.CaptureFixture[str], outputs: list[str], word: str
) -> None:
    code, out, err = check(capfd, *(part for output in outputs for part in ("--output", output)))
    assert (code, out) == (2, "")
    assert word in err
    assert not (repository / "a.txt").exists()


def test_a_file_that_cannot_be_written_is_said(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (repository / "taken").write_text("a file")
    (repository / "folder").mkdir()
    for target in ("taken/report.json", "folder"):
        code, _, err = check(capfd, "--output", f"json={target}")
        assert code == 2
        assert f"`{target}` cannot be written" in err
    assert (repository / "taken").read_text() == "a file"


def test_a_report_takes_the_place_of_the_old_one_in_one_go(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    report = repository / "report.json"
    report.write_text("the old one")
    report.chmod(0o640)
    (repository / "link.json").symlink_to("report.json")
    with report.open() as reading:
        check(capfd, "--output", "json=link.json")
        assert reading.read() == "the old one"
    assert json.loads(report.read_text())["format"] == "1"
    assert (repository / "link.json").is_symlink()
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert sorted(path.name for path in repository.iterdir()) == [".git", "link.json", "report.json", "service"]


def test_a_device_is_written_to_and_stays(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = Path(os.devnull).stat()
    assert check(capfd, "--output", f"json={os.devnull}")[0] == 1
    assert os.path.samestat(before, Path(os.devnull).stat())
    os.mkfifo(repository / "pipe")
    reader = subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE, cwd=repository)
    check(capfd, "--output", "json=pipe")
    assert json.loads(reader.communicate(timeout=30)[0])["format"] == "1"
    assert stat.S_ISFIFO((repository / "pipe").stat().st_mode)


# ---------------------------------------------------------------- on GitHub


@pytest.fixture
def on_github(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    summary = repository / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def test_a_job_of_github_gets_annotations_and_a_summary_unasked(
    on_github: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = check(capfd, "--fail-on", "never")
    lines = out.splitlines()
    assert lines[0].startswith("::stop-commands::")
    word = lines[0].removeprefix("::stop-commands::")
    end = lines.index(f"::{word}::")
    assert any("service/journeys/j.yaml:5:12: R101 error" in line for line in lines[1:end])
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines[end + 1 :])
    assert on_github.read_text().startswith("before\n### cxjourney\n")
    assert "#L5" in on_github.read_text()


def test_what_is_asked_for_is_not_mixed_with_commands(on_github: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = check(capfd, "--output", "json")
    assert json.loads(out)["format"] == "1"
    assert on_github.read_text() == "before\n"


def test_the_format_for_people_is_quoted_even_when_asked_for(
    on_github: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = check(capfd, "--output", "text")
    assert out.startswith("::stop-commands::")
    assert "::stop-commands::" not in check(capfd, "--output", "text=report.txt")[1]
    assert "::stop-commands::" not in (on_github.parent / "report.txt").read_text()


def test_a_text_cannot_end_its_own_quotation() -> None:
    text = "::error::owned\n##[error]owned"
    first, *middle, last = quoted(text).splitlines()
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert middle == text.splitlines()
    assert last not in text
    assert quoted("") == ""


def test_a_summary_that_is_nearly_full_is_not_overrun(on_github: Path, capfd: pytest.CaptureFixture[str]) -> None:
    on_github.write_text("x" * (1024 * 1024 - 300))
    check(capfd)
    assert 1024 * 1024 - 300 < on_github.stat().st_size < 1024 * 1024
    assert "do not fit here" in on_github.read_text()


# ---------------------------------------------------------------- what is narrowed, and colours


def test_a_narrowed_run_tells_of_no_rule_and_no_file_that_was_not_asked_about(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = check(capfd, "service/journeys", "--select", "O", "--output", "junit")
    parsed = ElementTree.fromstring(out)
    assert [suite.get("name") for suite in parsed] == ["service/journeys/j.yaml"]
    assert {str(case.get("name"))[0] for case in parsed.iter("testcase")} == {"O"}


def test_accepted_findings_are_in_sarif_with_their_reason(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    accepted = "id: collect-parcel  # cxj: ignore[C102] -- not known yet"
    laid(repository / "service", {"journeys/j.yaml": FAULTY.replace("id: collect-parcel", accepted)})
    _, out, _ = check(capfd, "--output", "sarif")
    reasons = [
        suppression.get("justification")
        for result in json.loads(out)["runs"][0]["results"]
        for suppression in result.get("suppressions", ())
    ]
    assert reasons == ["not known yet"]


@pytest.mark.parametrize(
    ("args", "environment", "coloured"),
    [((), {}, False), (("--color", "always"), {}, True), (("--color", "always"), {"NO_COLOR": "1"}, True)],
)
def test_colours_in_a_pipe_only_when_asked_for(
    repository: Path, args: tuple[str, ...], environment: dict[str, str], coloured: bool
) -> None:
    command = [sys.executable, "-m", "cxjourney", "-C", "service", "check", "--output", "text", *args]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)} | environment
    )
    assert ("\x1b[" in done.stdout) is coloured, done.stderr


def test_a_file_is_never_coloured(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    check(capfd, "--color", "always", "--output", "text=report.txt")
    assert "\x1b" not in (repository / "report.txt").read_text()
