"""The comparison in the jobs of forges: the scripts of the action and of the templates, on a local repository."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from cxjourney.templates.automation import automation
from tests.cli.test_diff import JOURNEY, PEOPLE, commit, git, replaced
from tests.laying import ROOT, laid

STUB = """#!/bin/sh
echo "$(basename "$0") $*" >> "$STUB_LOG"
case "$*" in
  *--jq*) echo "$KNOWN" ;;
  *page=1) echo "[$OTHERS{\\"id\\": 7, \\"body\\": \\"$([ -n "$OTHERS" ] || echo "$BODY")\\"}]" ;;
  *page=2) echo "[{\\"id\\": 9, \\"body\\": \\"$BODY\\"}]" ;;
esac
"""
MARK = "<!-- cxjourney diff -->"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone of a repository whose change weakens a target."""
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "-q", "-b", "main")
    laid(origin / "our journeys", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    commit(origin, "The journeys")
    git(tmp_path, "clone", "-q", str(origin), "clone")
    replaced(tmp_path / "clone/our journeys/j.yaml", ">= 38 %", ">= 30 %")
    return tmp_path / "clone"


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """A machine where `cxj` is installed, and `gh` and `curl` only write down what they are asked."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("gh", "curl", "pip"):
        (tools / name).write_text(STUB)
        (tools / name).chmod(0o755)
    (tools / "cxj").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cxjourney "$@"\n')
    (tools / "cxj").chmod(0o755)
    for name in ("asked.txt", "summary.md"):
        (tmp_path / name).touch()
    return {
        "PATH": f"{tools}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "STUB_LOG": str(tmp_path / "asked.txt"),
        "KNOWN": "",
        "BODY": "",
        "OTHERS": "",
        "RUNNER_TEMP": str(tmp_path / "runner temp"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_REPOSITORY": "acme/journeys",
        "CXJ_WORKSPACE": "our journeys",
    }


def bash(script: str, cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=cwd, env=dict(environment), capture_output=True, text=True, check=False)


def action() -> str:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    return next(str(step["run"]) for step in steps if step["name"] == "Compare the journeys")


INPUTS = {
    "CXJ_COMPARE": "origin/main", "CXJ_FAIL_ON": "breaking", "CXJ_LOCALE": "en", "CXJ_COMMENT": "true", "CXJ_PULL": "5",
    "GH_TOKEN": "secret",
}  # fmt: skip


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({}, "gh api --silent repos/acme/journeys/issues/5/comments -F body=@"),
        ({"KNOWN": "12"}, "gh api --silent -X PATCH repos/acme/journeys/issues/comments/12 -F body=@"),
        ({"GH_TOKEN": ""}, None),
        ({"CXJ_PULL": ""}, None),
        ({"CXJ_COMMENT": "false"}, None),
    ],
)
def test_the_action_comments_once(inputs: dict[str, str], expected: str | None, repository: Path, machine: dict[str, str]) -> None:  # fmt: skip
    done = bash(action(), repository, {**machine, **INPUTS, **inputs})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=our journeys/j.yaml,line=7,")
    assert Path(machine["GITHUB_STEP_SUMMARY"]).read_text().startswith(MARK)
    asked = Path(machine["STUB_LOG"]).read_text().splitlines()
    assert asked[-1].startswith(expected) if expected else asked == []


@pytest.mark.slow
@pytest.mark.parametrize("compared", [True, False])
def test_the_action_keeps_a_preview(compared: bool, repository: Path, machine: dict[str, str]) -> None:
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    [script] = [step["run"] for step in steps if step["name"] == "Build the preview"]
    [kept] = [step["with"]["path"] for step in steps if step["name"] == "Keep the preview"]
    if compared:
        bash(action(), repository, {**machine, **INPUTS})
    done = bash(script, repository, machine)
    assert done.returncode == 0, done.stderr
    folder = Path(machine["RUNNER_TEMP"]) / kept.partition("/")[2]
    assert (folder / "index.html").is_file()
    assert (folder / "changes/changes.html").is_file() == compared


def test_the_action_can_speak_french_and_let_all_pass(repository: Path, machine: dict[str, str]) -> None:
    done = bash(action(), repository, {**machine, **INPUTS, "CXJ_FAIL_ON": "never", "CXJ_LOCALE": "fr"})
    assert done.returncode == 0
    assert "cible affaiblie" in Path(machine["GITHUB_STEP_SUMMARY"]).read_text()


def test_the_action_says_that_a_base_is_missing(repository: Path, machine: dict[str, str]) -> None:
    done = bash(action(), repository, {**machine, **INPUTS, "CXJ_COMPARE": "origin/nowhere"})
    assert done.returncode == 2
    assert "git knows no revision" in done.stderr
    assert Path(machine["STUB_LOG"]).read_text() == ""


BROKEN = ("owner: digital", "owner: nobody-knows")


def test_the_action_says_that_files_are_to_mend_first(repository: Path, machine: dict[str, str]) -> None:
    """The comment of an earlier run, which tells another state, is replaced."""
    replaced(repository / "our journeys/j.yaml", *BROKEN)
    done = bash(action(), repository, {**machine, **INPUTS, "KNOWN": "12"})
    assert done.returncode == 1
    assert "files to mend first" in Path(machine["GITHUB_STEP_SUMMARY"]).read_text()
    asked = Path(machine["STUB_LOG"]).read_text().splitlines()
    assert asked[-1].startswith("gh api --silent -X PATCH repos/acme/journeys/issues/comments/12 -F body=@")


def github_steps() -> list[dict[str, str]]:
    job = yaml.safe_load(automation("github", "our journeys")[1])
    assert job["permissions"]["pull-requests"] == "write"
    return list(job["jobs"]["journeys"]["steps"])


REQUEST = {"GITHUB_BASE_REF": "main", "CXJ_PULL": "5", "GH_TOKEN": "secret"}


@pytest.mark.parametrize(
    ("known", "broken", "told", "asked"),
    [
        ("", False, "target weakened", "gh api --silent repos/acme/journeys/issues/5/comments -F body=@"),
        ("12", False, "target weakened", "gh api --silent -X PATCH repos/acme/journeys/issues/comments/12 -F body=@"),
        (
            "12",
            True,
            "files to mend first",
            "gh api --silent -X PATCH repos/acme/journeys/issues/comments/12 -F body=@",
        ),
    ],
)
def test_the_job_of_github_comments_what_changes(known: str, broken: bool, told: str, asked: str, repository: Path, machine: dict[str, str]) -> None:  # fmt: skip
    if broken:
        replaced(repository / "our journeys/j.yaml", *BROKEN)
    [script] = [step["run"] for step in github_steps() if " diff " in step.get("run", "")]
    done = bash(script, repository, {**machine, **REQUEST, "KNOWN": known})
    assert done.returncode == int(broken), done.stderr
    assert told in Path(machine["GITHUB_STEP_SUMMARY"]).read_text()
    assert Path(machine["STUB_LOG"]).read_text().splitlines()[-1].startswith(asked)


def test_in_the_job_of_github_a_failed_check_stops_nothing() -> None:
    steps = github_steps()
    at = next(index for index, step in enumerate(steps) if " check" in step.get("run", ""))
    assert len(steps[at + 1 :]) == 3
    assert all(step["if"].startswith("${{ !cancelled()") for step in steps[at + 1 :])
    assert "continue-on-error" not in steps[at]


def gitlab(repository: Path, **more: str) -> dict[str, str]:
    return {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "origin/main"),
        "CI_API_V4_URL": "https://git.example.org/api/v4", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "5",
        "CXJOURNEY": "cxjourney", "JOURNEYS_TOKEN": "t", **more,
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("edit", "told"), [((), "target weakened"), (BROKEN, "files to mend first")])
def test_the_job_of_gitlab_compares_and_fails_when_the_check_does(edit: tuple[str, str], told: str, repository: Path, machine: dict[str, str]) -> None:  # fmt: skip
    """The whole script, as the runner joins it."""
    if edit:
        replaced(repository / "our journeys/j.yaml", *edit)
    else:
        (repository / "our journeys/cxjourney.yaml").write_text(
            (repository / "our journeys/cxjourney.yaml").read_text()
            + "rules: {overrides: [{kinds: [journey], levels: {M006: error}}]}\n"
        )
    script = yaml.safe_load(automation("gitlab", "our journeys")[1])["journeys"]["script"]
    done = bash("\n".join(script), repository, {**machine, **gitlab(repository, BODY=MARK)})
    assert done.returncode == 1, done.stdout + done.stderr
    assert told in (repository / "dist/changes/comment.md").read_text()
    assert Path(machine["STUB_LOG"]).read_text().splitlines()[-1].endswith("/merge_requests/5/notes/7")


def test_the_job_of_gitlab_finds_its_note_behind_a_hundred_others(repository: Path, machine: dict[str, str]) -> None:
    scripts = yaml.safe_load(automation("gitlab", "our journeys")[1])["journeys"]["script"]
    [script] = [one for one in scripts if " diff " in one]
    others = "".join(f'{{"id": {at}, "body": "x"}}, ' for at in range(100, 199))
    done = bash(script, repository, {**machine, **gitlab(repository, BODY=MARK, OTHERS=others)})
    assert done.returncode == 0, done.stderr
    asked = Path(machine["STUB_LOG"]).read_text().splitlines()
    assert [line.rpartition("/")[2] for line in asked if "per_page" in line] == ["notes?per_page=100&page=1", "notes?per_page=100&page=2"]  # fmt: skip
    assert asked[-1].endswith("/merge_requests/5/notes/9")


@pytest.mark.parametrize(("body", "token", "expected"), [("", "t", "POST"), (MARK, "t", "PUT"), ("", "", None)])
def test_the_job_of_gitlab_writes_one_note(body: str, token: str, expected: str | None, repository: Path, machine: dict[str, str]) -> None:  # fmt: skip
    scripts = yaml.safe_load(automation("gitlab", "our journeys")[1])["journeys"]["script"]
    [script] = [one for one in scripts if " diff " in one]
    done = bash(script, repository, {**machine, **gitlab(repository, JOURNEYS_TOKEN=token, BODY=body)})
    assert done.returncode == 0, done.stderr
    asked = Path(machine["STUB_LOG"]).read_text().splitlines()
    assert f"--request {expected}" in asked[-1] if expected else asked == [], asked
    assert not expected or asked[-1].endswith("/merge_requests/5/notes" + ("/7" if expected == "PUT" else ""))
    assert (repository / "dist/changes/changes.html").is_file()
