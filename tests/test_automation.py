"""Where teams work: the jobs and hooks that the project offers do what they say, run here as a forge would run them."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from cxjourney.cli.app import _commands, run
from cxjourney.cli.commands.init import TEMPLATES
from cxjourney.templates.automation import SERVICES, automation
from tests.laying import ROOT, laid

FAULTY = "kind: journey\nid: j\nname: J\npersonas: [leo]\nstages: [{id: a, name: A}]\n"
STUB = '#!/bin/sh\necho "$(basename "$0") $*" >> "$STUB_LOG"\n'
EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


@pytest.fixture
def machine(tmp_path: Path) -> Mapping[str, str]:
    """The variables of a machine of a forge: `cxj` is installed, `pip` only writes down what it is asked."""
    tools, log = tmp_path / "tools", tmp_path / "asked.txt"
    tools.mkdir()
    for name in ("pip", "fake-python"):
        (tools / name).write_text(STUB)
        (tools / name).chmod(0o755)
    (tools / "cxj").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m cxjourney "$@"\n')
    (tools / "cxj").chmod(0o755)
    log.touch()
    return {
        "PATH": f"{tools}:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "STUB_LOG": str(log),
        "CI": "true",
        "SOURCE_DATE_EPOCH": "1795305600",
    }


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a faulty workspace in a folder that has a space in its name."""
    root = tmp_path / "repository"
    (root / "our journeys").mkdir(parents=True)
    (root / ".git").mkdir()
    laid(root / "our journeys", {"j.yaml": FAULTY})
    return root


def bash(script: str, cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as a forge does: it stops at the first command that fails."""
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=cwd, env=dict(environment), capture_output=True, text=True, check=False)


# ---------------------------------------------------------------- the action

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def step(name: str, inputs: Mapping[str, str], **known: str) -> tuple[str, dict[str, str]]:
    """The script of a step of the action and its variables, expressions filled in."""
    [found] = [step for step in ACTION["runs"]["steps"] if step["name"] == name]
    given = {f"inputs.{key}": value["default"] for key, value in ACTION["inputs"].items()}
    given |= {f"inputs.{key}": value for key, value in inputs.items()} | known
    return found["run"], {
        key: EXPRESSION.sub(lambda match: given[match[1]], value) for key, value in found["env"].items()
    }


def test_no_script_of_the_action_holds_an_expression() -> None:
    """What a caller gives reaches a script as a variable, never as a part of the script."""
    for found in ACTION["runs"]["steps"]:
        assert not EXPRESSION.search(found.get("run", ""))


def test_the_action_checks_annotates_and_writes_sarif(machine: Mapping[str, str], repository: Path) -> None:
    script, variables = step(
        "Check the journeys",
        {"workspace": "our journeys", "sarif-file": "out dir/r.sarif", "args": "--select R101 --locale fr"},
    )
    summary = repository / "summary.md"
    forge = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    done = bash(script, repository, {**machine, **variables, **forge})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("::error file=our journeys/j.yaml,line=5,")
    log = json.loads((repository / "out dir/r.sarif").read_text())
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["R101"]
    assert "1 erreur" in summary.read_text()


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0)])
def test_the_threshold_of_the_action(machine: Mapping[str, str], repository: Path, fail_on: str, code: int) -> None:
    script, variables = step("Check the journeys", {"workspace": "our journeys", "fail-on": fail_on})
    assert bash(script, repository, {**machine, **variables}).returncode == code


def test_an_input_of_the_action_is_not_run(machine: Mapping[str, str], repository: Path) -> None:
    hostile = '$(touch owned); touch owned; "`touch owned`" *'
    script, variables = step(
        "Check the journeys", {"workspace": hostile, "args": hostile, "sarif-file": hostile, "fail-on": hostile}
    )
    assert bash(script, repository, {**machine, **variables}).returncode == 2
    assert not (repository / "owned").exists()


@pytest.mark.parametrize(
    ("version", "wanted"),
    [("", "/the/action"), ("0.1.0", "cxjourney==0.1.0"), ("git+https://example.org/x@main", None)],
)
def test_what_the_action_installs(machine: Mapping[str, str], tmp_path: Path, version: str, wanted: str | None) -> None:
    script, variables = step(
        "Install cxjourney",
        {"version": version},
        **{"steps.python.outputs.python-path": "fake-python", "github.action_path": "/the/action"},
    )
    place = tmp_path / "runner temp/cxjourney/bin"
    place.mkdir(parents=True)
    shutil.copy(Path(machine["STUB_LOG"]).parent / "tools/fake-python", place / "python")
    path = tmp_path / "path.txt"
    forge = {"RUNNER_TEMP": str(tmp_path / "runner temp"), "GITHUB_PATH": str(path)}
    done = bash(script, tmp_path, {**machine, **variables, **forge})
    assert done.returncode == 0, done.stderr
    made, installed = Path(machine["STUB_LOG"]).read_text().splitlines()
    assert made == f"fake-python -m venv {tmp_path}/runner temp/cxjourney"
    assert installed.endswith(f" {wanted or version}")
    assert path.read_text() == f"{place}\n"


# ---------------------------------------------------------------- hooks before a commit

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_each_hook_is_a_command_and_looks_at_the_whole_workspace(hook: dict[str, Any]) -> None:
    program, command = shlex.split(hook["entry"])
    assert program == "cxj"
    assert command in _commands()
    assert hook["id"] == f"cxj-{command}"
    assert hook["pass_filenames"] is False
    assert [bool(re.search(hook["files"], name)) for name in ("a.yaml", "b/c.yml", "d.md")] == [True, True, False]


def test_the_hook_stops_a_commit_that_breaks_a_journey(machine: Mapping[str, str], repository: Path) -> None:
    hook = next(hook for hook in HOOKS if hook["id"] == "cxj-check")
    done = bash(hook["entry"], repository / "our journeys", machine)
    assert done.returncode == 1
    assert "R101" in done.stdout


# ---------------------------------------------------------------- what `cxj init` writes


def scripts(service: str, text: str) -> tuple[list[str], dict[str, str]]:
    """The commands of a job, one a shell that runs them, and its variables."""
    job = yaml.safe_load(text)
    if service == "gitlab":
        return ["\n".join(job["journeys"]["script"])], job["journeys"]["variables"]
    return [step["run"] for step in job["jobs"]["journeys"]["steps"] if "run" in step], job["env"]


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_the_job_installs_checks_and_builds(machine: Mapping[str, str], tmp_path: Path, service: str) -> None:
    (tmp_path / ".git").mkdir()
    assert run(["init", str(tmp_path / "our journeys"), "--ci", service]) == 0
    commands, variables = scripts(service, (tmp_path / SERVICES[service][1]).read_text(encoding="utf-8"))
    assert variables["CXJ_WORKSPACE"] == "our journeys"
    for command in commands:
        done = bash(command, tmp_path, {**machine, **variables})
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    assert Path(machine["STUB_LOG"]).read_text() == "pip install cxjourney\n"
    assert (tmp_path / "dist/index.html").is_file()


def test_the_reports_that_the_gitlab_job_promises_are_written_even_when_it_fails(
    machine: Mapping[str, str], repository: Path
) -> None:
    _, text = automation("gitlab", "our journeys")
    commands, variables = scripts("gitlab", text)
    reports = yaml.safe_load(text)["journeys"]["artifacts"]["reports"]
    assert bash(commands[0], repository, {**machine, **variables}).returncode == 1
    issues = json.loads((repository / reports["codequality"]).read_text())
    assert {"our journeys/j.yaml"} == {issue["location"]["path"] for issue in issues}
    assert ElementTree.parse(repository / reports["junit"]).getroot().get("failures") == "1"


def test_the_hook_of_a_new_workspace_checks_it(machine: Mapping[str, str], tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert run(["init", str(tmp_path / "a b"), "--pre-commit", "--template", "blank"]) == 0
    [repo] = yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text())["repos"]
    [hook] = repo["hooks"]
    command = shlex.join([*shlex.split(hook["entry"]), *hook["args"]])
    assert command == "cxj check -C 'a b'"
    assert bash(command, tmp_path, machine).returncode == 0


def test_nothing_more_is_written_unasked(tmp_path: Path) -> None:
    assert run(["init", str(tmp_path), "--template", "blank"]) == 0
    assert not any((tmp_path / path).exists() for _, path in SERVICES.values())


@pytest.mark.parametrize("template", TEMPLATES)
def test_outside_of_a_checkout_files_stand_in_the_workspace(template: str, tmp_path: Path) -> None:
    assert run(["init", str(tmp_path), "--template", template, "--ci", "gitlab", "--pre-commit"]) == 0
    assert 'CXJ_WORKSPACE: "."' in (tmp_path / ".gitlab-ci.yml").read_text()
    assert run(["-C", str(tmp_path), "check", "--fail-on", "error", "--output", f"json={os.devnull}"]) == 0


def test_a_job_that_is_there_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitlab-ci.yml").write_text("mine: {}\n")
    assert run(["init", str(tmp_path / "w"), "--ci", "gitlab"]) == 2
    assert "is already there" in capsys.readouterr().err
    assert (tmp_path / ".gitlab-ci.yml").read_text() == "mine: {}\n"
    assert not (tmp_path / "w/cxjourney.yaml").exists()
