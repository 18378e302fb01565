"""The history that a site tells, from git: whole, cut, shallow, absent; who, when, and what; and `cxj log`."""

from __future__ import annotations

import json
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from cxjourney.cli import git as our_git
from cxjourney.cli.past import past_of
from cxjourney.cli.pathspecs import specs
from cxjourney.compiler import compile_workspace
from cxjourney.model.past import Past
from tests.cli.test_diff import JOURNEY, PEOPLE, commit, cxj, git, replaced
from tests.laying import TODAY, laid

HOSTILE = '"><script>alert(1)</script> `x` \x1f\x1b[31m'


def committed(root: Path, who: str, day: str, message: str) -> None:
    """A commit of someone, on a day."""
    stamp = f"{day}T10:00:00+0000"
    people = {
        "GIT_AUTHOR_NAME": who,
        "GIT_AUTHOR_EMAIL": "secret@example.org",
        "GIT_COMMITTER_NAME": who,
        "GIT_COMMITTER_EMAIL": "secret@example.org",
    }
    dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", "-C", str(root), "add", "-A"], check=True)
    subprocess.run(
        ["git", "-C", str(root), "-c", "commit.gpgsign=false", "commit", "-q", "--allow-empty", "-m", message],
        check=True, env={**os.environ, **people, **dates},
    )  # fmt: skip


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A workspace in a folder of a repository, and five commits of it."""
    top = tmp_path / "repository"
    top.mkdir()
    git(top, "init", "-q", "-b", "main")
    root = laid(top / "our journeys", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    committed(top, "Ana", "2026-01-05", "The journeys")
    replaced(root / "j.yaml", "emotion: {score: -1}", "emotion: {score: 1}")
    committed(top, "Ben <ben@example.org>", "2026-02-05", "Happier\n\nReviewed-by: Dana <dana@example.org>\n")
    replaced(root / "j.yaml", "exits:", "review_by: 2027-05-01\nexits:")
    committed(top, "eve@example.org", "2026-03-05", HOSTILE)
    replaced(root / "j.yaml", "id: parcel\n", "id: package\naliases: [parcel]\n")
    committed(top, "Ana", "2026-04-05", "Another name")
    replaced(root / "j.yaml", ">= 38 %", ">= 30 %")
    committed(top, "Ben", "2026-05-05", "Weaker")
    return root


def past(root: Path, most: int = 20) -> Past:
    return past_of(compile_workspace(root, TODAY), most)


def test_the_whole_history_of_a_renamed_journey(told: Path) -> None:
    found = past(told)
    assert (found.reach, found.why) == ("whole", None)
    entries = found.entries["package"]
    assert [entry.moment.date.isoformat() if entry.moment.date else "" for entry in entries] == [
        "2026-05-05", "2026-04-05", "2026-03-05", "2026-02-05", "2026-01-05",
    ]  # fmt: skip
    assert [[said.code for said in entry.changes] for entry in entries] == [["D203"], ["D105"], [], ["D301"], ["D110"]]
    assert [entry.journey for entry in found.lately] == ["package"] * 5
    assert entries[2].review is not None
    assert str(entries[2].review[1]) == "2027-05-01"


def test_people_are_names_and_never_addresses(told: Path) -> None:
    moments = [entry.moment for entry in past(told).entries["package"]]
    assert [moment.authors for moment in moments] == [("Ben",), ("Ana",), ("eve",), ("Ben",), ("Ana",)]
    assert [moment.reviewers for moment in moments] == [(), (), (), ("Dana",), ()]


def test_numbers_over_time(told: Path) -> None:
    points = past(told).points["package"]
    assert [(point.emotion, point.targets) for point in points][:2] == [(0.3333, 1), (1.0, 1)]
    assert points[0].by_persona == {"lea": 0.3333}
    assert [point.moment.date for point in points] == sorted(point.moment.date or TODAY for point in points)


def test_the_target_of_each_kpi_over_time(told: Path) -> None:
    """A KPI keeps its line while its journey and its metric take other ids."""
    replaced(told / "people.yaml", "{id: csat, name", "{id: happy, aliases: [csat], name")
    replaced(told / "j.yaml", "metric: csat", "metric: happy")
    committed(told, "Ana", "2026-06-05", "Another metric id")
    replaced(told / "j.yaml", ">= 30 %", ">= 45 %")
    committed(told, "Ana", "2026-07-05", "Stronger")
    points = past(told).points["package"]
    assert {key for point in points for key in point.aims} == {"journey:package metric:happy"}
    aims = [str(point.aims["journey:package metric:happy"].target) for point in points]
    assert [aims[0], *(after for before, after in pairwise(aims) if after != before)] == [
        ">= 38 %", ">= 30 %", ">= 45 %",
    ]  # fmt: skip


def test_what_is_not_committed_is_named_as_such(told: Path) -> None:
    replaced(told / "j.yaml", "score: 2", "score: -2")
    first = past(told).lately[0]
    assert (first.moment.id, first.moment.date, first.moment.authors) == ("", None, ())
    assert [said.code for said in first.changes] == ["D301"]


def test_a_number_of_commits_is_enough(told: Path) -> None:
    found = past(told, 2)
    assert (found.reach, found.limit, len(found.lately)) == ("cut", 2, 2)
    assert past(told, 5).reach == "whole"


def test_other_files_of_the_repository_are_no_history(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the last commits, those count that touch what the workspace includes, now or then."""
    replaced(told / "cxjourney.yaml", "include: ['*.yaml', '**/*.yaml']", "include: [people.yaml, j.yaml, more]")
    committed(told, "Ana", "2026-06-01", "Includes less")
    (told / "fixtures").mkdir()
    (told / "more").mkdir()
    for day in range(10, 16):
        (told / "more/notes.md").write_text(str(day))
        (told.parent / "openapi.yaml").write_text(f"day: {day}\n")
        committed(told, "Ana", f"2026-06-{day}", "Elsewhere")
    (told / "more/team.yml").write_text("cxjourney: v1\nkind: team\nid: more\nname: More\n")
    committed(told, "Ana", "2026-06-20", "A team")
    found = past(told, 3)
    assert [entry.moment.title for entry in found.lately] == ["Weaker"]
    assert past(told, 7).reach == "whole"
    (told.parent / "openapi.yaml").write_text("day: 0\n")
    assert past(told).lately[0].moment.id, "what is not committed elsewhere is no change here"
    data = json.loads(cxj(capsys, told, "log", "package", "--format", "json")[1])
    assert [one["title"] for one in data["commits"]] == [entry.moment.title for entry in past(told).entries["package"]]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("journeys", (":(glob)journeys/**/*.yaml", ":(glob)journeys/**/*.yml")),
        ("./a/j.yaml", (":(glob)a/j.yaml",)),
        ("a/**/*.yaml", (":(glob)a/**/*.yaml",)),
        ("a/{b,c}/*.yaml", (":(glob)a/**/*.yaml", ":(glob)a/**/*.yml")),
        ("a/b*", (":(glob)a/**/*.yaml", ":(glob)a/**/*.yml")),
        ("../out", ()),
        ("/out", ()),
        (".", (":(glob)**/*.yaml", ":(glob)**/*.yml")),
    ],
)
def test_what_is_included_as_git_says_it(entry: str, expected: tuple[str, ...]) -> None:
    assert specs([entry]) == expected


def test_a_shallow_clone_says_so_and_works(told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["git", "clone", "-q", "--depth", "2", told.parent.as_uri(), str(tmp_path / "clone")], check=True)
    found = past(tmp_path / "clone/our journeys")
    assert (found.reach, [said.code for said in found.lately[0].changes]) == ("shallow", ["D203"])
    assert len(found.lately) == 1
    code, out, err = cxj(capsys, tmp_path / "clone/our journeys", "log", "package", "--format", "json")
    assert (code, json.loads(out)["reach"]) == (0, "shallow")
    assert "shallow" in err


def test_without_git_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = laid(tmp_path / "w", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    found = past(root)
    assert found.reach == "none"
    assert found.why is not None
    assert "git" in found.why.in_("fr")
    code, out, err = cxj(capsys, root, "log", "parcel")
    assert (code, out) == (2, "")
    assert "history is known to git only" in err


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    root = laid(tmp_path / "w", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    git(root, "init", "-q")
    assert past(root).reach == "none"


def test_a_commit_with_errors_is_told_with_the_next(told: Path) -> None:
    text = (told / "j.yaml").read_text()
    (told / "j.yaml").write_text(text + "x-broken: [\n")
    commit(told, "Broken")
    (told / "j.yaml").write_text(text.replace("score: 2", "score: 1"))
    commit(told, "Mended")
    assert [entry.moment.title for entry in past(told).lately][:2] == ["Mended", "Weaker"]


def test_a_merge_names_those_who_wrote_and_who_merged(told: Path) -> None:
    git(told, "checkout", "-q", "-b", "side")
    replaced(told / "j.yaml", "score: 2", "score: 1")
    committed(told, "Eve", "2026-06-01", "Less joy")
    git(told, "checkout", "-q", "main")
    git(told, "merge", "-q", "--no-ff", "side", "-m", "Merge side")
    moment = past(told).lately[0].moment
    assert (moment.authors, moment.reviewers, moment.title) == (("Eve",), ("Ana",), "Merge side")


@pytest.mark.parametrize(
    ("named", "expected"),
    [("Ana", "Ana"), ("Ana <a@b.c>", "Ana"), ("a.b@c.d", "a.b"), ("<a@b.c>", "a"), ("Ana a@b.c", "Ana"), ("", "")],
)
def test_a_name_is_no_address(named: str, expected: str) -> None:
    assert our_git.person(named) == expected


def test_log_as_data(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = cxj(capsys, told, "log", "package", "--format", "json")
    data = json.loads(out)
    assert (code, err, data["format"], data["ref"], data["reach"]) == (0, "", "1", "journey:package", "whole")
    first = data["commits"][0]
    assert re.fullmatch(r"[0-9a-f]{40}", first["id"])
    assert (first["date"], first["authors"], first["title"]) == ("2026-05-05", ["Ben"], "Weaker")
    assert first["changes"] == [
        {
            "code": "D203", "class": "breaking", "verb": "changed", "ref": "journey:package",
            "path": ["kpis", "csat", "target"], "before": ">= 38 %", "after": ">= 30 %",
            "message": "KPI `csat`: target weakened, >= 38 % -> >= 30 %",
        }
    ]  # fmt: skip
    assert "example.org" not in out


@pytest.mark.slow
def test_a_site_tells_it_the_same_twice_and_never_to_the_public(told: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    builds = {}
    for name, more in (("a", ()), ("b", ()), ("none", ("--no-history",)), ("public", ("--audience", "public"))):
        out = tmp_path / name
        code, _, err = cxj(
            capsys, told, "build", "--backend", "site", "--out", str(out), "--today", "2026-11-22", *more
        )
        assert code == 0, err
        builds[name] = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert builds["a"] == builds["b"]
    pages = {str(path): data.decode() for path, data in builds["a"].items() if path.suffix == ".html"}
    own = pages["history/package/index.html"]
    assert "&lt;script&gt;alert(1)" in own
    assert "<script>alert" not in own
    assert "example.org" not in "".join(page for path, page in pages.items() if "history" in path)
    assert "target weakened" in pages["history.html"]
    assert "target weakened" in pages["index.html"]
    assert "history/package/index.html" in pages["journeys/package.html"]
    for name in ("none", "public"):
        assert not [path for path in builds[name] if str(path).startswith("history")], name


@pytest.mark.slow
def test_a_site_without_git_says_that_it_knows_no_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = laid(tmp_path / "w", {"people.yaml": PEOPLE, "j.yaml": JOURNEY})
    assert cxj(capsys, root, "build", "--backend", "site", "--out", str(tmp_path / "out"))[0] == 0
    page = (tmp_path / "out/history.html").read_text()
    assert "No history is known here." in page
    assert "No history is known here. This folder is not in a git checkout." in page
    assert not (tmp_path / "out/history").exists()
