"""The output folder: links are followed, what is in the way is said, and nothing is left beside it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.backend import Artifact
from cxjourney.cli.output import MANIFEST, hashes_of, write
from cxjourney.errors import CannotRun
from cxjourney.wording import say

PAGES = (Artifact("index.html", b"home"), Artifact("teams/a.html", b"a"))
OTHER = (Artifact("index.html", b"another home"), *PAGES[1:])


def names(folder: Path) -> list[str]:
    """Everything in a folder, hidden or not, that is not a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "real").mkdir(parents=True)
    link = tmp_path / "public"
    link.symlink_to(Path("elsewhere") / "real")
    write(link, PAGES)
    write(link, PAGES[:1])
    assert link.readlink() == Path("elsewhere") / "real"
    assert names(tmp_path / "elsewhere") == ["real/index.html", f"real/{MANIFEST}"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "public"]


def test_a_link_inside_the_way_is_followed_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link" / "dist", PAGES)
    assert (tmp_path / "real" / "dist" / "index.html").read_bytes() == b"home"


@pytest.mark.parametrize("target", ["gone", "public"])
def test_a_link_that_leads_nowhere_is_said(tmp_path: Path, target: str) -> None:
    link = tmp_path / "public"
    link.symlink_to(target)
    with pytest.raises(CannotRun, match="public` is a link that leads nowhere"):
        write(link, PAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
    assert str(link.readlink()) == target


def test_a_file_in_the_way_is_said_and_kept(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("notes")
    with pytest.raises(CannotRun, match="dist` is a file"):
        write(tmp_path / "dist", PAGES)
    assert names(tmp_path) == ["dist"]
    assert (tmp_path / "dist").read_text() == "notes"


def test_a_folder_that_nobody_may_write_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(CannotRun, match="cannot be written: permission denied"):
        write(tmp_path / "new" / "deep" / "dist", PAGES)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write anywhere")
def test_a_read_only_parent_is_said(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir(mode=0o555)
    with pytest.raises(CannotRun, match="cannot be written"):
        write(tmp_path / "shelf" / "dist", PAGES)
    assert list((tmp_path / "shelf").iterdir()) == []


def test_a_full_disk_leaves_the_last_output_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "dist", PAGES)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CannotRun, match="the disk is full"):
        write(tmp_path / "dist", OTHER)
    with pytest.raises(CannotRun, match="the disk is full"):
        write(tmp_path / "a" / "b" / "dist", PAGES)
    assert names(tmp_path) == ["dist/index.html", f"dist/{MANIFEST}", "dist/teams/a.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_folder_that_cannot_be_moved_is_said_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "dist", PAGES)
    rename = Path.rename

    def busy(path: Path, target: Any) -> Path:
        if path.name == "dist":
            raise OSError(16, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", busy)
    with pytest.raises(CannotRun, match="in use"):
        write(tmp_path / "dist", PAGES[:1])
    assert names(tmp_path) == ["dist/index.html", f"dist/{MANIFEST}", "dist/teams/a.html"]


def test_links_that_are_not_ours_are_kept_as_links(tmp_path: Path) -> None:
    write(tmp_path / "dist", PAGES)
    (tmp_path / "dist" / "latest").symlink_to("teams")
    (tmp_path / "dist" / "logo.svg").symlink_to("../logo.svg")
    write(tmp_path / "dist", PAGES)
    assert str((tmp_path / "dist" / "latest").readlink()) == "teams"
    assert str((tmp_path / "dist" / "logo.svg").readlink()) == "../logo.svg"


def dates(folder: Path) -> dict[str, int]:
    """When each file was written, in nanoseconds."""
    return {name: (folder / name).stat().st_mtime_ns for name in names(folder)}


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "dist"
    write(folder, PAGES)
    for name in names(folder):
        os.utime(folder / name, ns=(1_000, 1_000))
    write(folder, OTHER)
    assert {name for name, at in dates(folder).items() if at != 1_000} == {"index.html", MANIFEST}
    assert (folder / "index.html").read_bytes() == b"another home"
    write(folder, OTHER)
    assert (folder / "teams" / "a.html").stat().st_nlink == 1


def test_a_page_that_someone_has_changed_by_hand_is_written_again(tmp_path: Path) -> None:
    write(tmp_path / "dist", PAGES)
    (tmp_path / "dist" / "index.html").write_bytes(b"hoME")
    write(tmp_path / "dist", PAGES)
    assert (tmp_path / "dist" / "index.html").read_bytes() == b"home"


def test_a_disk_that_knows_no_second_name_for_a_file_copies_it_with_its_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    write(tmp_path / "dist", PAGES)
    os.utime(tmp_path / "dist" / "index.html", ns=(1_000, 1_000))
    write(tmp_path / "dist", PAGES)
    assert dates(tmp_path / "dist")["index.html"] == 1_000


def test_files_are_taken_one_after_the_other(tmp_path: Path) -> None:
    seen: list[str] = []

    def pages() -> Iterator[Artifact]:
        for page in PAGES:
            made = next(tmp_path.glob(".dist-*"))
            seen.extend(names(made))
            yield page

    write(tmp_path / "dist", pages())
    assert seen == ["index.html"]


def test_a_refusal_at_the_end_leaves_the_last_output(tmp_path: Path) -> None:
    write(tmp_path / "dist", PAGES)

    def refuse(hashes: Mapping[str, str]) -> None:
        assert hashes == hashes_of(OTHER)
        raise CannotRun(say("no", "non"))

    with pytest.raises(CannotRun, match="no"):
        write(tmp_path / "dist", OTHER, refuse)
    assert (tmp_path / "dist" / "index.html").read_bytes() == b"home"
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]
