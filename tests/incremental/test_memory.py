"""What is remembered is data that may be lost, cut or changed at any time, and never decides anything by itself."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cxjourney.cache import tool
from cxjourney.cache.store import FOLDER, Store, digest
from cxjourney.cli.app import run
from cxjourney.incremental import check as checking
from cxjourney.incremental import state
from cxjourney.incremental.check import check
from tests.incremental.test_edits import plain
from tests.laying import TODAY, laid

FILES = {
    "journeys/parcel.yaml": """
        kind: journey
        id: parcel
        name: I get my parcel
        stages:
          - id: find
            name: I find the locker
            touchpoints:
              - {id: code, name: The code}
        """,
    "people.yaml": "kind: persona\nid: lea\nname: Léa\npriority: primary\nportrait: {file: pictures/plan.svg, alt: Léa}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = laid(tmp_path / "w", FILES)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "plan.svg").write_text("<svg/>")
    return folder


def whole(root: Path, today: dt.date = TODAY) -> object:
    return plain(check(root, today, remember=False))


def unforgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled again."""
    with monkeypatch.context() as held:
        held.setattr(checking, "_compiled", None)
        assert plain(check(root, TODAY)) == whole_before[root]


whole_before: dict[Path, object] = {}


def test_what_was_said_is_said_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_before[root] = whole(root)
    assert plain(check(root, TODAY)) == whole_before[root]
    unforgotten(root, monkeypatch)


def test_dates_alone_change_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_before[root] = whole(root)
    check(root, TODAY)
    for path in FILES:
        os.utime(root / path, (1, 1))
    unforgotten(root, monkeypatch)


def test_old_dates_are_relied_on_once_they_are_old_enough(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_before[root] = whole(root)
    check(root, TODAY)
    later = time.time_ns() + 10**11
    monkeypatch.setattr(time, "time_ns", lambda: later)
    check(root, TODAY)
    monkeypatch.setattr("cxjourney.incremental.stamps._bytes", None)  # nothing is read any more
    unforgotten(root, monkeypatch)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file comes": lambda root: (root / "more.yaml").write_text("cxjourney: v1\nkind: team\nid: t\nname: T\n"),
    "a file goes": lambda root: (root / "people.yaml").unlink(),
    "a file is called otherwise": lambda root: (root / "people.yaml").rename(root / "persons.yaml"),
    "another kind of file changes": lambda root: (root / "people.yaml").write_text(
        "cxjourney: v1\nkind: persona\nid: x\n"
    ),
    "settings change": lambda root: (root / "cxjourney.yaml").write_text(
        (root / "cxjourney.yaml").read_text() + "rules: {preset: minimal}\n"
    ),
    "a baseline comes": lambda root: (root / ".cxj-baseline.yaml").write_text("cxjourney: v1\nkind: baseline\n"),
    "a picture goes": lambda root: (root / "pictures/plan.svg").unlink(),
    "a picture is another": lambda root: (root / "pictures/plan.svg").write_text("<svg onload='x'/>"),
    "a file becomes unreadable": lambda root: (root / "people.yaml").write_bytes(b"\xff\xfe\x00"),
    "reviewers come": lambda root: (root / "CODEOWNERS").write_text("# cxjourney: begin\n/x @y\n# cxjourney: end\n"),
}


@pytest.mark.parametrize("named", CHANGES)
def test_a_change_around_the_journeys_is_seen(root: Path, named: str) -> None:
    before = plain(check(root, TODAY))
    CHANGES[named](root)
    assert plain(check(root, TODAY)) == whole(root)
    assert plain(check(root, TODAY)) == whole(root)
    assert named in ("a baseline comes",) or whole(root) != before


def test_another_date_is_another_check(root: Path) -> None:
    check(root, TODAY)
    other = TODAY + dt.timedelta(days=4000)
    assert plain(check(root, other)) == whole(root, other)


def test_another_version_of_the_tool_forgets(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(root, TODAY)
    monkeypatch.setattr("cxjourney.incremental.state.tool", lambda: "another")
    monkeypatch.setattr(checking, "_again", None)
    assert plain(check(root, TODAY)) == whole(root)


def test_the_tool_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("1")
    monkeypatch.setattr(tool, "_PACKAGE", tmp_path)
    found = set()
    for text in ("1", "12"):
        (tmp_path / "a.py").write_text(text)
        tool.tool.cache_clear()
        found.add(tool.tool())
    tool.tool.cache_clear()
    assert len(found) == 2


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "one byte": lambda content: content[:-3] + b"x" + content[-2:],
    "of another form": lambda content: Store.sealed(b'{"a": 1}'),
    "of other types": lambda content: Store.sealed(b'[1, {"journeys/parcel.yaml": 3}, null]'),
    "no text": lambda content: Store.sealed(b"\xff\x00"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("room", ["check", "index", "texts"])
def test_a_damaged_entry_is_as_if_it_were_not_there(root: Path, damage: str, room: str) -> None:
    check(root, TODAY)
    for entry in (root / FOLDER / room).iterdir():
        entry.write_bytes(DAMAGE[damage](entry.read_bytes()))
    journey = root / "journeys/parcel.yaml"
    journey.write_text(journey.read_text().replace("The code", "My code"))
    assert plain(check(root, TODAY)) == whole(root)


def test_texts_of_another_state_are_not_taken(root: Path) -> None:
    check(root, TODAY)
    for entry in (root / FOLDER / "texts").iterdir():
        content = entry.read_bytes()
        entry.write_bytes(content.replace(b"locker", b"LOCKER"))
    journey = root / "journeys/parcel.yaml"
    journey.write_text(journey.read_text().replace("The code", "My code"))
    assert plain(check(root, TODAY)) == whole(root)


def rewritten(root: Path, old: str, new: str) -> None:
    journey = root / "journeys/parcel.yaml"
    assert old in journey.read_text()
    journey.write_text(journey.read_text().replace(old, new))


def test_what_rules_took_is_read_when_they_compare_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(root, TODAY)
    asked: list[str] = []
    taken = state.taken
    monkeypatch.setattr(state, "taken", lambda *of: asked.append(of[-1]) or taken(*of))
    monkeypatch.setattr(checking, "_compiled", None)
    rewritten(root, "name: The code", "name: The code comes")
    check(root, TODAY)
    assert asked == []
    rewritten(root, "name: I find the locker", "name: I look for the locker")
    check(root, TODAY)
    assert asked == ["cxjourney.lint.rules.between.stage_vocabulary_drift"]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_rules_took_may_be_damaged(root: Path, damage: str) -> None:
    check(root, TODAY)
    for entry in (root / FOLDER / "taken").iterdir():
        entry.write_bytes(DAMAGE[damage](entry.read_bytes()))
    rewritten(root, "name: I find the locker", "name: I look for the locker")
    assert plain(check(root, TODAY)) == whole(root)


def test_it_can_be_deleted_and_cannot_be_made(root: Path) -> None:
    expected = whole(root)
    (root / ".cxjourney").write_text("a file where a folder should be")
    assert plain(check(root, TODAY)) == expected
    assert (root / ".cxjourney").read_text() == "a file where a folder should be"


def test_nothing_is_remembered_when_nobody_wants_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(root), "check", "--no-cache", "--today", str(TODAY)]) in (0, 1)
    assert not (root / ".cxjourney").exists()
    told = capsys.readouterr().out
    run(["-C", str(root), "check", "--today", str(TODAY)])
    assert capsys.readouterr().out == told
    run(["-C", str(root), "check", "--today", str(TODAY)])
    assert capsys.readouterr().out == told
    assert (root / FOLDER / ".gitignore").read_text() == "*\n"


def test_the_report_is_the_same_in_every_format(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("text", "json", "sarif", "junit", "gitlab", "markdown", "jsonl"):
        told = []
        for more in ("--no-cache", "--statistics", "--statistics"):
            run(["-C", str(root), "check", "--today", str(TODAY), "--output", name, "--statistics", more])
            told.append(capsys.readouterr().out)
        assert told[1:] == told[:1] * 2, name


def test_unsaved_text_is_checked_and_not_remembered(root: Path) -> None:
    check(root, TODAY)
    typed = {"journeys/parcel.yaml": b"cxjourney: v1\nkind: journey\nid: parcel\nname: I wait\nstages: []\n"}
    assert plain(check(root, TODAY, typed)) == plain(check(root, TODAY, typed, remember=False))
    assert plain(check(root, TODAY)) == whole(root)


def test_runs_at_the_same_time_do_not_disturb_one_another(root: Path) -> None:
    expected = whole(root)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: plain(check(root, TODAY)), range(24)))
    assert found == [expected] * 24
    assert not any((root / FOLDER).rglob("~*"))


def test_no_more_than_a_few_states_are_kept(root: Path) -> None:
    for days in range(7):
        check(root, TODAY + dt.timedelta(days=days))
    assert len(list((root / FOLDER / "check").iterdir())) == 4


def test_where_a_part_ends_counts_in_a_key() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
