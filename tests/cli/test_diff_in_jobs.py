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
case "$*" in *--jq*) echo "$KNOWN" ;; *per_page*) echo "[{\\"id\\": 7, \\"body\\": \\"$BODY\\"}]" ;; esac
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
    for name in ("gh", "curl"):
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


def test_the_job_of_github_tells_what_changes(repository: Path, machine: dict[str, str]) -> None:
    job = yaml.safe_load(automation("github", "our journeys")[1])
    [script] = [step["run"] for step in job["jobs"]["journeys"]["steps"] if " diff " in step.get("run", "")]
    done = bash(script, repository, {**machine, "GITHUB_BASE_REF": "main"})
    assert done.returncode == 0, done.stderr
    assert "target weakened" in Path(machine["GITHUB_STEP_SUMMARY"]).read_text()


@pytest.mark.parametrize(("body", "token", "expected"), [("", "t", "POST"), (MARK, "t", "PUT"), ("", "", None)])
def test_the_job_of_gitlab_writes_one_note(body: str, token: str, expected: str | None, repository: Path, machine: dict[str, str]) -> None:  # fmt: skip
    script = yaml.safe_load(automation("gitlab", "our journeys")[1])["journeys"]["script"][-1]
    forge = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(repository, "rev-parse", "origin/main"),
        "CI_API_V4_URL": "https://git.example.org/api/v4", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "5",
        "JOURNEYS_TOKEN": token, "BODY": body,
    }  # fmt: skip
    done = bash(script, repository, {**machine, **forge})
    assert done.returncode == 0, done.stderr
    asked = Path(machine["STUB_LOG"]).read_text().splitlines()
    assert f"--request {expected}" in asked[-1] if expected else asked == [], asked
    assert not expected or asked[-1].endswith("/merge_requests/5/notes" + ("/7" if expected == "PUT" else ""))
    assert (repository / "dist/changes/changes.html").is_file()
