"""`-s`, `--changed`, `--stdin-filename`, `--statistics`, `--show-ignored`, `--set`: what commands are about."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.model.declare import fields_of
from cxjourney.workspace import Limits
from tests.laying import HEAD, laid

JOURNEY = """
kind: journey
id: {id}
name: {id}
owner: {owner}
personas: [lea]
goal: Have it
status: review
stages:
  - id: find
    name: Find
    touchpoints: [{{id: sms, name: Sms}}, {{id: walk, name: Walk}}]
"""
CATALOG = """
kind: catalog
teams: [{id: shop, name: Shop}, {id: post, name: Post}]
personas: [{id: lea, name: Léa}]
metrics: [{id: csat, name: Csat, definition: How happy}, {id: nps, name: Nps, definition: How loyal}]
"""


def files() -> dict[str, str]:
    return {
        "journeys/a.yaml": JOURNEY.format(id="a", owner="shop") + "kpis: [{metric: csat}]\n",
        "journeys/b.yaml": JOURNEY.format(id="b", owner="post"),
        "catalog.yaml": CATALOG,
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid(tmp_path / "w", files()) if not (tmp_path / "w").mkdir() else tmp_path


def cxj(capsys: pytest.CaptureFixture[str], root: Path, *args: str) -> tuple[int, str, str]:
    code = run(["-C", str(root), *args])
    out, err = capsys.readouterr()
    return code, out, err


def found(capsys: pytest.CaptureFixture[str], root: Path, *args: str) -> set[str]:
    """The files of the findings that `check` reports."""
    code, out, err = cxj(capsys, root, "check", "--today", "2026-11-22", "--output", "json", *args)
    assert code in (0, 1), err
    return {each["file"] for each in json.loads(out)["diagnostics"]}


# ---------------------------------------------------------------- -s


def test_check_reports_what_was_selected(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, root) == {"catalog.yaml", "journeys/a.yaml", "journeys/b.yaml"}
    assert found(capsys, root, "-s", "owner:post") == {"journeys/b.yaml"}
    assert found(capsys, root, "-s", "kind:touchpoint,owner:shop", "--select", "C104") == {"journeys/a.yaml"}


def test_a_fault_of_shape_is_told_with_the_entity_at_its_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "catalog.yaml").write_text((root / "catalog.yaml").read_text().replace("id: csat,", "id: csat, unti: x,"))
    assert found(capsys, root, "-s", "metric:csat", "--select", "S") == {"catalog.yaml"}
    assert found(capsys, root, "-s", "kind:team", "--select", "S") == set()


def test_a_file_that_cannot_be_read_is_told_whatever_is_selected(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "journeys/c.yaml").write_text("cxjourney: v1\nkind: journey\nid: [\n")
    assert found(capsys, root, "-s", "owner:post", "--select", "Y") == {"journeys/c.yaml"}


def test_a_mark_stands_under_the_word_that_selects_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, root, "ls", "-s", "kind:journey,owner:pots")
    lines = err.splitlines()
    assert (code, out) == (2, "")
    assert lines[1:] == ["  | kind:journey,owner:pots", "  | " + " " * 19 + "^^^^", "  = did you mean `post`?"]


def test_every_command_that_selects_understands_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cxj(capsys, root, "ls", "-s", "owner:shop", "--format", "refs")[1] == "journey:a\n"
    assert cxj(capsys, root, "ls", "-s", "a/find", "--format", "refs")[1] == "journey:a/find\n"
    raci = cxj(capsys, root, "raci", "-s", "owner:shop", "--format", "csv")[1]
    assert "journey:a/find/sms" in raci
    assert "journey:b" not in raci
    assert [j["journey"] for j in json.loads(cxj(capsys, root, "score", "-s", "owner:shop", "--format", "json")[1])] == ["a"]  # fmt: skip
    assert [m["id"] for m in json.loads(cxj(capsys, root, "metrics", "-s", "owner:shop", "--format", "json")[1])] == ["csat"]  # fmt: skip
    assert [m["id"] for m in json.loads(cxj(capsys, root, "metrics", "-s", "metric:nps", "--format", "json")[1])] == ["nps"]  # fmt: skip
    assert cxj(capsys, root, "build", "-s", "owner:shop", "--backend", "site", "--out", str(tmp_path / "d"))[0] == 0
    pages = {path.relative_to(tmp_path / "d").as_posix() for path in (tmp_path / "d").rglob("*.html")}
    assert {"journeys/a.html", "personas/lea.html", "teams/shop.html", "metrics/csat.html"} <= pages
    assert not pages & {"journeys/b.html", "teams/post.html", "metrics/nps.html"}


def test_commands_about_journeys_say_when_a_selection_holds_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("raci", "score"):
        code, _, err = cxj(capsys, root, command, "-s", "kind:team")
        assert code == 2
        assert "selects no journey" in err


def test_a_selection_of_the_workspace_has_a_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "cxjourney.yaml").write_text(HEAD + 'selections: {mine: "kind:journey,owner:post"}\n')
    assert cxj(capsys, root, "ls", "-s", "@mine", "--format", "refs")[1] == "journey:b\n"


# ---------------------------------------------------------------- --changed


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A workspace in a folder of a repository, on a branch that has left `main`; the root of the workspace."""
    top = tmp_path / "repository"
    (top / "sub folder").mkdir(parents=True)
    root = laid(top / "sub folder", files())
    git(top, "init", "-q", "-b", "main")
    git(top, "add", ".")
    git(top, "commit", "-qm", "first")
    git(top, "switch", "-qc", "work")
    return root


def edited(root: Path, path: str, text: str = "# a remark\n") -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)


def test_nothing_changed_reports_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, repository, "--changed") == set()


@pytest.mark.parametrize("how", ["unstaged", "staged", "committed"])
def test_a_changed_file_is_reported_wherever_the_change_is(
    how: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(repository, "journeys/b.yaml")
    if how != "unstaged":
        git(repository, "add", ".")
    if how == "committed":
        git(repository, "commit", "-qm", "second")
    assert found(capsys, repository, "--changed") == {"journeys/b.yaml"}
    assert found(capsys, repository, "--changed", "main") == {"journeys/b.yaml"}
    assert found(capsys, repository, "--changed=main", "--", str(repository / "journeys/a.yaml")) == set()


def test_untracked_and_renamed_files_are_changed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "mv", "journeys/a.yaml", "journeys/é a.yaml")
    (repository / "journeys/c.yaml").write_text("cxjourney: v1" + JOURNEY.format(id="c", owner="shop"))
    assert found(capsys, repository, "--changed") == {"journeys/é a.yaml", "journeys/c.yaml"}


def test_what_happened_on_the_other_branch_is_not_a_change_of_this_one(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "switch", "-q", "main")
    edited(repository, "journeys/a.yaml")
    git(repository, "commit", "-qam", "elsewhere")
    git(repository, "switch", "-q", "work")
    edited(repository, "journeys/b.yaml")
    assert found(capsys, repository, "--changed") == {"journeys/b.yaml"}


def test_changed_in_a_selection_compares_what_was_compiled(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(repository, "journeys/a.yaml")
    edited(repository, "journeys/b.yaml", "summary: Told otherwise\n")
    edited(repository, "catalog.yaml", "x-own: 1\n")
    assert cxj(capsys, repository, "ls", "-s", "changed:main", "--format", "refs")[1] == "journey:b\n"
    assert cxj(capsys, repository, "ls", "-s", "changed:main+ persona:lea,changed:main")[0] == 0


@pytest.mark.parametrize(
    "asked",
    [("check", "--changed=nowhere"), ("check", "--changed=main:journeys"), ("ls", "-s", "changed:--output=x")],
)
def test_a_revision_that_git_does_not_know_is_refused(
    asked: tuple[str, ...], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = cxj(capsys, repository, *asked)
    assert (code, out) == (2, "")
    assert "git knows no revision" in err
    assert not (repository / "x").exists()


def test_outside_of_git_it_cannot_run(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    code, out, err = cxj(capsys, root, "check", "--changed")
    assert (code, out) == (2, "")
    assert "not in a git checkout" in err


def test_without_git_it_cannot_run(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    code, out, err = cxj(capsys, repository, "check", "--changed", "--today", "2026-11-22")
    assert (code, out) == (2, "")
    assert "git is not installed" in err


def test_a_shallow_checkout_is_explained(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited(repository, "journeys/b.yaml")
    git(repository, "commit", "-qam", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", "shallow")
    code, _, err = cxj(capsys, tmp_path / "shallow" / "sub folder", "check", "--changed", "main")
    assert code == 2
    assert "shallow" in err


# ---------------------------------------------------------------- --stdin-filename


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_the_text_of_an_editor_stands_for_the_file(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root / "journeys")
    typed(monkeypatch, "cxjourney: v1" + JOURNEY.format(id="a", owner="shpo"))
    code, out, _ = cxj(capsys, root, "check", "--stdin-filename", "a.yaml", "--select", "R101", "--output", "concise")
    assert code == 1
    assert out.splitlines()[0].startswith("a.yaml:5:8: R101 error")
    assert "shpo" not in (root / "journeys/a.yaml").read_text()


def test_a_file_that_is_not_saved_yet_counts_and_only_it_is_reported(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new = str(root / "journeys/new.yaml")
    typed(monkeypatch, "cxjourney: v1" + JOURNEY.format(id="new", owner="shop"))
    assert found(capsys, root, "--stdin-filename", new) == {"journeys/new.yaml"}
    typed(monkeypatch, "cxjourney: v1" + JOURNEY.format(id="new", owner="shop"))
    assert found(capsys, root, "--stdin-filename", new, str(root / "journeys/b.yaml")) == {"journeys/b.yaml"}


@pytest.mark.parametrize("path", ["../outside.yaml", "notes.txt", ".hidden/x.yaml"])
def test_a_file_outside_of_the_workspace_is_refused(
    path: str, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "kind: x\n")
    monkeypatch.chdir(root)
    assert cxj(capsys, root, "check", "--stdin-filename", path)[0] == 2
    assert cxj(capsys, root, "check", "--fix", "--stdin-filename", "journeys/a.yaml")[0] == 2


# ---------------------------------------------------------------- --statistics, --show-ignored


def test_statistics_count_by_code_the_most_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = cxj(capsys, root, "check", "--select", "C104,R107", "--statistics", "--today", "2026-11-22")
    assert [line.split()[:3] for line in out.splitlines()] == [
        ["4", "C104", "touchpoint-without-channel"],
        ["1", "R107", "orphan-entity"],
    ]
    assert code == 0


def test_statistics_leave_a_report_for_programs_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = cxj(capsys, root, "check", "--statistics", "--output", "json")
    assert json.loads(out)["diagnostics"]
    assert "C104" in err


def test_what_was_suppressed_is_listed_with_its_reason_and_date(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "journeys/a.yaml"
    comment = "# cxj: ignore[C104] until=2027-03-01 -- the kiosk opens then"
    path.write_text(path.read_text().replace("    touchpoints: [", f"    {comment}\n    touchpoints: ["))
    _, out, _ = cxj(capsys, root, "check", "--select", "C104", "--show-ignored", "--today", "2026-11-22")
    listed = [line for line in out.splitlines() if "suppressed until" in line]
    assert len(listed) == 2
    assert listed[0].endswith("C104 suppressed until 2027-03-01 [touchpoint-without-channel] -- the kiosk opens then")
    _, out, _ = cxj(capsys, root, "check", "--select", "C104", "--show-ignored", "--today", "2027-03-02")
    assert "suppressed until" not in out


@pytest.mark.parametrize(("output", "stream"), [("text", 0), ("json", 1)])
def test_on_github_no_reason_is_taken_for_a_command(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, output: str, stream: int
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    path = root / "journeys/a.yaml"
    comment = "# cxj: ignore[C104] -- ##[error]owned"
    path.write_text(path.read_text().replace("    touchpoints: [", f"    {comment}\n    touchpoints: ["))
    asked = ("check", "--select", "C104", "--show-ignored", "--statistics", "--output", output)
    lines = cxj(capsys, root, *asked)[1 + stream].splitlines()
    opened = [index for index, line in enumerate(lines) if line.startswith("::stop-commands::")]
    said = next(index for index, line in enumerate(lines) if "owned" in line)
    begun = max(index for index in opened if index < said)
    assert f"::{lines[begun].removeprefix('::stop-commands::')}::" in lines[said + 1 :]


# ---------------------------------------------------------------- --set, config, rules --origin


def test_set_changes_a_setting_for_one_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cxj(capsys, root, "check", "--select", "C104")[0] == 0
    assert cxj(capsys, root, "check", "--select", "C104", "--set", "rules.levels.C104=error")[0] == 1
    assert cxj(capsys, root, "--set", "rules.levels={C: off}", "check", "--select", "C104", "--statistics")[1] == ""
    assert cxj(capsys, root, "--set", "rules.preset=strict", "check", "--select", "C104")[0] == 1


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("rules.preset=strickt", "strict"),
        ("rule.preset=strict", "rules"),
        ("rules.levels.C1O4=off", "C104"),
        ("rules.levels.R101=off", "repair"),
        ("rules.preset", "write a key"),
        ("languages.x=en", "list"),
        ("rules.preset=[", "write a key"),
        ("rules.preset=strict\nkind: x", "write a key"),
    ],
)
def test_set_is_held_to_the_checks_of_the_file(
    word: str, hint: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = cxj(capsys, root, "check", "--set", word)
    assert (code, out) == (2, "")
    assert hint in err


def test_config_shows_what_holds_and_where_it_comes_from(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "cxjourney.yaml").write_text(HEAD + "rules:\n  levels: {C104: off}\n")
    _, shown, _ = cxj(capsys, root, "config", "show", "--set", "rules.options.stages=9")
    assert "preset: recommended" in shown
    assert "stages: 9" in shown
    _, table, _ = cxj(capsys, root, "config", "show", "--origin", "--set", "rules.options.stages=9")
    origins = {line.split()[0]: line.split()[1] for line in table.splitlines()}
    assert origins["rules.preset"] == "default"
    assert origins["rules.levels.C104"] == "cxjourney.yaml:7"
    assert origins["rules.options.stages"] == "--set"
    (root / "cxjourney.yaml").write_text(shown)
    assert cxj(capsys, root, "check")[0] == 0


def test_rules_say_which_step_set_their_level(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overrides = "  overrides: [{paths: [journeys/b.yaml], levels: {no-responsible: error}}]\n"
    (root / "cxjourney.yaml").write_text(HEAD + f"rules:\n  preset: strict\n  levels: {{C104: off}}\n{overrides}")
    journey = (root / "journeys/b.yaml").read_text()
    (root / "journeys/b.yaml").write_text(journey.replace("status: review", "status: draft"))

    def origins(*path: str) -> dict[str, tuple[str, str]]:
        _, out, _ = cxj(capsys, root, "rules", "--origin", *path, "--format", "json")
        return {rule["code"]: (rule["level"], rule["origin"]) for rule in json.loads(out)}

    general = origins()
    assert general["C104"] == ("off", "`levels`, cxjourney.yaml:8")
    assert general["C103"] == ("error", "preset `strict`, cxjourney.yaml:7")
    assert general["R101"] == ("error", "default")
    draft = origins(str(root / "journeys/b.yaml"))
    assert draft["C103"] == ("warning", "status `draft`")
    assert draft["O104"] == ("error", "`overrides`, cxjourney.yaml:9")
    assert cxj(capsys, root, "rules", "--origin", "nowhere.yaml")[0] == 2


def test_a_finding_in_a_file_above_the_workspace_has_its_path_in_the_repository(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (repository / "catalog.yaml").read_text()
    (repository / "catalog.yaml").write_text(text.replace("name: Shop", 'name: Shop, handle: "@t/shop"'))
    begin = "# cxjourney: begin\n# cxjourney: end\n"
    (repository.parent / "CODEOWNERS").write_text(f"* @t/all\n{begin}")
    monkeypatch.chdir(repository)
    _, out, _ = cxj(capsys, repository, "check", "--select", "O110", "--output", "concise")
    assert out.startswith("../CODEOWNERS:2:1: O110 warning")
    _, out, _ = cxj(capsys, repository, "check", "--select", "O110", "--output", "gitlab")
    assert [finding["location"]["path"] for finding in json.loads(out)] == ["CODEOWNERS"]


def test_against_a_commit_whose_workspace_held_nothing_everything_has_changed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = (repository / "cxjourney.yaml").read_text()
    (repository / "cxjourney.yaml").write_text(settings.replace("'*.yaml', '**/*.yaml'", "'nowhere/*.yaml'"))
    git(repository, "commit", "-qam", "wrong")
    (repository / "cxjourney.yaml").write_text(settings)
    selection = "changed:HEAD,kind:journey"
    assert cxj(capsys, repository, "ls", "-s", selection, "--format", "refs")[1].split() == ["journey:a", "journey:b"]


def test_config_knows_the_default_of_every_limit(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = cxj(capsys, root, "config", "show", "--origin")
    shown = {line.split()[0].rpartition(".")[2] for line in out.splitlines() if line.startswith("rules.options.")}
    # Evidence has no age limit until the workspace sets one.
    assert shown == {spec.name for spec in fields_of(Limits)} - {"evidence_months"}


def test_a_checkout_that_git_does_not_trust_is_told_as_such(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(repository / "none"))
    code, _, err = cxj(capsys, repository, "check", "--changed", "--today", "2026-11-22")
    assert code == 2
    assert "does not trust" in err
