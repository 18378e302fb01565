"""Which files of a workspace are read, and which are left out."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from cxjourney.compiler import compile_workspace
from cxjourney.diagnostics.diagnostic import Place
from cxjourney.errors import CannotRun
from cxjourney.source.discovery import Discovery, discover, text_file
from cxjourney.source.reader import Limits
from tests.laying import TODAY, compiled, laid, places


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
def test_an_entry_that_matches_nothing_or_leaves_the_workspace_is_reported_at_the_entry(root: Path, entry: str) -> None:
    found = discover(
        root, ["personas", entry], entry_at=lambda index: Place("cxjourney.yaml", pointer=("include", index))
    )
    assert names(found) == ["personas/léa.yaml"]
    [told] = found.diagnostics
    assert told.code in ("Y048", "Z003")
    assert (told.place.file, told.place.pointer) == ("cxjourney.yaml", ("include", 1))
    assert found.lost == (entry,)
    assert told.help
    assert "\x00" not in told.message.in_("fr")


def test_an_entry_that_matches_nothing_is_pointed_at_in_the_workspace_file(tmp_path: Path) -> None:
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: T}\ninclude:\n  - '*.yaml'\n  - 'persons/*.yaml'\n"
    found = compiled(tmp_path, {"p.yaml": "kind: persona\nid: lea\nname: L\ngaols: [x]\n"}, head)
    assert places(found) == ["cxjourney.yaml:6:5 Y048", "p.yaml:5:1 S101"]
    assert not found.complete


def test_an_entry_with_a_fault_of_shape_is_not_told_to_match_nothing_too(tmp_path: Path) -> None:
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: T}\ninclude: ['*.yaml', '', 3]\n"
    assert places(compiled(tmp_path, {}, head)) == ["cxjourney.yaml:4:21 S105", "cxjourney.yaml:4:25 S103"]


def test_an_empty_folder_is_a_beginning_not_a_fault(root: Path) -> None:
    (root / "evidence").mkdir()
    assert discover(root, ["evidence"]) == Discovery(())


def test_links_to_folders_are_not_followed(root: Path) -> None:
    (root / "journeys" / "loop").symlink_to(root / "journeys")
    (root / "journeys" / "away").symlink_to(root.parent)
    assert names(discover(root, ["journeys"])) == ["journeys/a.yml", "journeys/b.yaml", "journeys/deep/c.journey.yaml"]
    for entry, code in (("journeys/loop", "Y048"), ("journeys/away", "Z003"), ("journeys/loop/a.yml", "Y048")):
        found = discover(root, [entry])
        assert names(found) == []
        assert [told.code for told in found.diagnostics] == [code]


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


@pytest.mark.parametrize("target", ["nowhere.yaml", "personas/gone.yaml", "../nowhere.yaml"])
def test_a_broken_link_is_reported_and_the_rest_is_read(root: Path, target: str) -> None:
    (root / "personas" / "gone.yaml").symlink_to(root / target)
    found = discover(root, ["personas"])
    assert names(found) == ["personas/léa.yaml"]
    assert [(told.code, told.place.file) for told in found.diagnostics] == [("Y048", "personas/gone.yaml")]
    assert found.lost == ("personas/gone.yaml",)


def test_a_file_that_cannot_be_opened_is_reported_and_the_rest_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refused(self: Path, *arguments: Any, **options: Any) -> Any:
        if self.name == "b.yaml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    found = discover(root, ["journeys"])
    assert names(found) == ["journeys/a.yml", "journeys/deep/c.journey.yaml"]
    [told] = found.diagnostics
    assert (told.code, told.place.file) == ("Y048", "journeys/b.yaml")
    assert told.message.in_("fr") == "`journeys/b.yaml` ne peut être lu : accès refusé"


def test_a_folder_that_cannot_be_opened_is_reported_and_the_rest_is_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned = os.scandir

    def refused(folder: Any) -> Any:
        if Path(folder).name == "deep":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scanned(folder)

    monkeypatch.setattr(os, "scandir", refused)
    found = discover(root, ["journeys", "**/*.yml"])
    assert names(found) == ["journeys/a.yml", "journeys/b.yaml"]
    assert [(told.code, told.place.file) for told in found.diagnostics] == [("Y048", "journeys/deep")]


def test_a_name_that_cannot_be_shown_is_written_in_another_way(root: Path) -> None:
    write(root / "personas" / "a\x1b[31m\n.yaml", "id: x\n")
    (root / "personas" / "b\u202e").mkdir()
    found = discover(root, ["personas"])
    assert names(found) == ["personas/léa.yaml"]
    assert [told.place.file for told in found.diagnostics] == ["personas/a\\x1b[31m\\x0a.yaml", "personas/b\\u202e"]


def test_references_to_what_could_not_be_read_stay_silent(tmp_path: Path) -> None:
    journey = "kind: journey\nid: j\nname: J\nowner: care\nstages: [{id: s, name: S}]\n"
    (laid(tmp_path, {"j.yaml": journey}) / "care.team.yaml").symlink_to(tmp_path / "nowhere.yaml")
    found = compile_workspace(tmp_path, TODAY)
    assert places(found) == ["care.team.yaml:1:1 Y048"]
    assert not found.complete


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
