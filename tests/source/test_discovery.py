"""Which files of a workspace are read, and which are left out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxjourney.errors import CannotRun
from cxjourney.source.discovery import Discovery, discover, text_file
from cxjourney.source.reader import Limits


@pytest.fixture
def root(tmp_path: Path) -> Path:
    workspace = tmp_path / "workspace"
    for path in [
        "journeys/b.yaml",
        "journeys/a.yml",
        "journeys/deep/c.journey.yaml",
        "journeys/.hidden.yaml",
        "journeys/.git/d.yaml",
        "journeys/dist/e.yaml",
        "journeys/notes.md",
        "personas/léa.yaml",
        "dist/f.yaml",
        "top.yaml",
    ]:
        write(workspace / path, f"id: {path}\n")
    return workspace


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def names(found: Discovery) -> list[str]:
    return [file.path for file in found.files]


def test_a_folder_gives_its_yaml_files_sorted_without_hidden_ones_and_dist(root: Path) -> None:
    found = discover(root, ["journeys"])
    assert names(found) == ["journeys/a.yml", "journeys/b.yaml", "journeys/deep/c.journey.yaml"]
    assert found.files[0].data == b"id: journeys/a.yml\n"
    assert found.files[0].span(("id",)).start.column == 5
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["."], ["journeys/a.yml", "journeys/b.yaml", "journeys/deep/c.journey.yaml", "personas/léa.yaml", "top.yaml"]),
        (["./personas/", "top.yaml", "top.yaml"], ["personas/léa.yaml", "top.yaml"]),
        (["*.yaml"], ["top.yaml"]),
        (["**/*.yaml"], ["journeys/b.yaml", "journeys/deep/c.journey.yaml", "personas/léa.yaml", "top.yaml"]),
        (["journeys/**"], ["journeys/a.yml", "journeys/b.yaml", "journeys/deep/c.journey.yaml"]),
        (["journeys/*"], ["journeys/a.yml", "journeys/b.yaml"]),
        (["journeys/?.y*ml"], ["journeys/a.yml", "journeys/b.yaml"]),
        (["journeys/[!a].yaml"], ["journeys/b.yaml"]),
        (["journeys/[a-b].y*"], ["journeys/a.yml", "journeys/b.yaml"]),
        (["**/deep/*.journey.yaml"], ["journeys/deep/c.journey.yaml"]),
    ],
)
def test_folders_files_and_globs_select(root: Path, entries: list[str], expected: list[str]) -> None:
    assert names(discover(root, entries)) == expected


@pytest.mark.parametrize(
    "entry",
    [
        "nothing",
        "no*.yaml",
        "journeys/notes.md",
        ".git",
        "journeys/.hidden.yaml",
        "dist",
        "journeys/[z-a].yaml",
        "..",
        "../workspace",
        "journeys/../top.yaml",
        "/etc",
        "C:/x",
        "a\\b",
        "",
        "\x00",
    ],
)
def test_an_entry_that_matches_nothing_or_leaves_the_workspace_cannot_run(root: Path, entry: str) -> None:
    with pytest.raises(CannotRun) as caught:
        discover(root, [entry])
    assert caught.value.wording.in_("fr")
    assert "\x00" not in str(caught.value)


def test_an_empty_folder_is_a_beginning_not_a_fault(root: Path) -> None:
    (root / "evidence").mkdir()
    assert discover(root, ["evidence"]) == Discovery(())


def test_links_to_folders_are_not_followed(root: Path) -> None:
    (root / "journeys" / "loop").symlink_to(root / "journeys")
    (root / "journeys" / "away").symlink_to(root.parent)
    assert names(discover(root, ["journeys"])) == ["journeys/a.yml", "journeys/b.yaml", "journeys/deep/c.journey.yaml"]
    for entry in ("journeys/loop", "journeys/away", "journeys/loop/a.yml"):
        with pytest.raises(CannotRun):
            discover(root, [entry])


def test_links_to_files_stay_inside(root: Path) -> None:
    write(root.parent / "secret.yaml", "id: secret\n")
    (root / "personas" / "inside.yaml").symlink_to(root / "top.yaml")
    (root / "personas" / "outside.yaml").symlink_to(root.parent / "secret.yaml")
    found = discover(root, ["personas"])
    assert names(found) == ["personas/inside.yaml", "personas/léa.yaml"]
    assert [(d.code, d.place.file) for d in found.diagnostics] == [("Z003", "personas/outside.yaml")]


def test_names_that_differ_only_by_case_or_accents_are_reported(root: Path) -> None:
    write(root / "journeys" / "B.yaml", "id: b2\n")
    write(root / "personas" / "le\u0301a.yaml", "id: lea\n")
    if len(names(discover(root, ["."]))) < 7:
        pytest.skip("this file system holds only one of such names")
    found = discover(root, ["."])
    assert [(d.code, d.place.file) for d in found.diagnostics] == [
        ("Z013", "journeys/b.yaml"),
        ("Z013", "personas/léa.yaml"),
    ]


def test_a_broken_link_cannot_run(root: Path) -> None:
    (root / "personas" / "gone.yaml").symlink_to(root / "nowhere.yaml")
    with pytest.raises(CannotRun, match=r"gone\.yaml"):
        discover(root, ["personas"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_cannot_run(root: Path) -> None:
    (root / "top.yaml").chmod(0)
    with pytest.raises(CannotRun, match=r"top\.yaml"):
        discover(root, ["top.yaml"])


def test_a_pipe_is_not_a_file(root: Path) -> None:
    os.mkfifo(root / "personas" / "pipe.yaml")
    assert names(discover(root, ["personas"])) == ["personas/léa.yaml"]


def test_limits_of_the_workspace(root: Path) -> None:
    too_large = discover(root, ["journeys"], Limits(bytes=20))
    assert names(too_large) == ["journeys/a.yml", "journeys/b.yaml"]
    assert [(d.code, d.place.file) for d in too_large.diagnostics] == [("Y010", "journeys/deep/c.journey.yaml")]
    too_many = discover(root, ["journeys"], Limits(files=1))
    assert names(too_many) == ["journeys/a.yml"]
    assert [(d.code, d.place.file) for d in too_many.diagnostics] == [("Y010", "journeys/b.yaml")]
    too_much = discover(root, ["journeys"], Limits(total=30))
    assert names(too_much) == ["journeys/a.yml"]
    assert [(d.code, d.place.file) for d in too_much.diagnostics] == [("Y010", "journeys/b.yaml")]


def test_one_file_by_its_name(root: Path) -> None:
    assert text_file(root, "journeys/notes.md").data == b"id: journeys/notes.md\n"
    for path in ("../x", "/etc/passwd", "nowhere.md"):
        with pytest.raises(CannotRun):
            text_file(root, path)
