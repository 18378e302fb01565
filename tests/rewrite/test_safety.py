"""What keeps a rewriting from changing the meaning, or from being half done."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cxjourney.rewrite.safety import equal, intended, replace_file, same_data, unified


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True),
        (1, 1.0, False),
        (1, True, False),
        (0, False, False),
        ("1", 1, False),
        (None, "", False),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ([1, 2], [2, 1], False),
        ([], {}, False),
        ([[{"a": [None]}]], [[{"a": [None]}]], True),
    ],
)
def test_data_is_equal_when_its_types_are(one: object, other: object, same: bool) -> None:
    assert equal(one, other) is same


def test_texts_are_compared_by_what_they_hold() -> None:
    assert same_data(b"a: x # why\nb: 'y'\n", b"b: y\na: x\n", "a.yaml")
    assert not same_data(b"a: x\n", b"a: y\n", "a.yaml")
    assert not same_data(b"a: [\n", b"a: [\n", "a.yaml"), "what cannot be read is not the same"
    assert intended(b"a: [1]\n", {"a": [1]}, "a.yaml")
    assert not intended(b"a: [1\n", {"a": [1]}, "a.yaml")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("umask", [0o022, 0o027])
def test_a_new_file_has_the_mode_that_the_user_asks_for(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        replace_file(tmp_path / "a.yaml", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o666 & ~umask


def test_a_file_that_is_read_only_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the administrator may write anywhere
    with pytest.raises(PermissionError) as refused:
        replace_file(path, b"new")
    assert refused.value.filename == str(path)
    assert path.read_bytes() == b"old"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_bytes(b"old")
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_difference_says_when_the_last_line_has_no_end() -> None:
    assert unified(b"a\nb", b"a\nc\n", "x.yaml") == (
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"
    )
    assert unified(b"a", b"a", "x.yaml") == ""
