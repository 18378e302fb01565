"""Whatever is edited, a build that remembers the last one writes what a build from nothing writes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.backends.backend import Job
from cxjourney.cache.store import Store
from cxjourney.cli import rebuilt
from cxjourney.cli.app import run
from tests.incremental.test_edits import RUN, edits, example, generated, written
from tests.laying import TODAY
from tests.scripts import script

__all__ = ["example", "generated"]


def build(root: Path, *options: str, out: str = "dist") -> int:
    return run(["-C", str(root), "build", "--today", TODAY.isoformat(), "--no-history", "-q", "--out", str(root / out), *options])  # fmt: skip


def rebuild(root: Path) -> int:
    """A build that knows the pages of the last one, and not that nothing has changed."""
    shutil.rmtree(root / ".cxjourney" / "cache" / "builds")
    return build(root)


def files(root: Path, out: str = "dist") -> dict[str, str]:
    told: dict[str, str] = json.loads((root / out / "manifest.json").read_text())["files"]
    return told


def agrees(root: Path) -> None:
    """A build that remembers the last one, beside one that remembers nothing; journeys with errors are not built."""
    done = build(root)
    assert build(root, "--no-cache", out="anew") == done
    if done == 0:
        assert files(root) == files(root, "anew")


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The addresses that the last build with a memory left as they were."""
    seen: list[frozenset[str]] = []
    real = rebuilt.Rebuilt.begin

    def spy(self: Any, job: Job) -> Job:
        made = real(self, job)
        seen.append(made.same)
        return made

    monkeypatch.setattr(rebuilt.Rebuilt, "begin", spy)
    return lambda: sorted(seen[-1])


@pytest.fixture(scope="module")
def built(generated: Path) -> Path:
    assert build(generated) == 0
    return generated


@settings(RUN, max_examples=8)
@given(data=st.data())
def test_any_edit_of_generated_journeys(built: Path, data: st.DataObject) -> None:
    with written(built, data.draw(edits(built))):
        agrees(built)


@pytest.mark.slow
@settings(RUN, max_examples=4)
@given(data=st.data())
def test_any_edit_of_the_example(example: Path, data: st.DataObject) -> None:
    with written(example, data.draw(edits(example))):
        agrees(example)


def test_only_what_an_edit_concerns_is_made_again(built: Path, left: Callable[[], list[str]]) -> None:
    assert build(built) == 0
    assert rebuild(built) == 0
    assert {"journey:journey-0", "journey:journey-5", "persona:persona-0-0", "team:team-0-0"} <= {*left()}
    path = "journeys/journey-5.yaml"
    text = (built / path).read_text("utf-8")
    with written(built, {path: re.sub(r'goal: "[^"]*"', 'goal: "Something else"', text, count=1)}):
        agrees(built)
        assert rebuild(built) == 0
    assert "journey:journey-5" in left()


def test_a_file_that_somebody_changed_is_made_again(built: Path) -> None:
    assert build(built) == 0
    page = built / "dist" / "journeys" / "journey-2.html"
    before = page.read_bytes()
    page.unlink()
    page.write_bytes(b"something else")
    (built / "dist" / "embed" / "journey-3.html").unlink()
    assert build(built) == 0
    assert page.read_bytes() == before
    agrees(built)


LIBRARY = {
    "a name": ("catalog/group-0.yaml", r"name: [^,}\n]+", "name: Another name"),
    "a setting": ("cxjourney.yaml", r"name: Bench", "name: Another one"),
    "the languages": ("cxjourney.yaml", r"languages: .*", "languages: [fr, en]"),
}


@pytest.mark.parametrize("what", LIBRARY)
def test_what_concerns_all_journeys_leaves_none(built: Path, left: Callable[[], list[str]], what: str) -> None:
    assert build(built) == 0
    path, pattern, instead = LIBRARY[what]
    text = (built / path).read_text("utf-8")
    changed = re.sub(pattern, instead, text, count=1)
    assert changed != text
    with written(built, {path: changed}):
        agrees(built)
        assert build(built, "--no-cache") == 0
    assert left() == []


def test_what_is_internal_does_not_stay_in_what_everyone_sees(built: Path) -> None:
    persona = "catalog/group-0.yaml"
    text = (built / persona).read_text("utf-8")
    hidden = re.sub(r"(?m)^( +- \{?id: persona-0-0,)", r"\1 audience: internal,", text, count=1)
    assert hidden != text
    with written(built, {persona: hidden}):
        assert build(built, "-s", "kind:journey") == 0
        inward = files(built)
        assert build(built, "--audience", "public") == 0
        assert build(built, "--audience", "public", "--no-cache", out="anew") == 0
        assert files(built) == files(built, "anew") != inward
        assert build(built, "-s", "kind:journey") == 0
        assert files(built) == inward


def test_another_day_leaves_none(built: Path, left: Callable[[], list[str]]) -> None:
    assert build(built) == 0
    assert run(["-C", str(built), "build", "--today", "2026-11-23", "--no-history", "-q"]) == 0
    assert left() == []


def test_what_is_kept_may_be_lost_or_broken(built: Path) -> None:
    assert build(built) == 0
    expected = files(built)
    for entry in (built / ".cxjourney" / "cache" / "shown").iterdir():
        entry.write_bytes(b"nonsense")
    assert build(built) == 0
    assert files(built) == expected
    shutil.rmtree(built / ".cxjourney")
    assert build(built) == 0
    assert files(built) == expected


def test_verify_compares_with_a_build_from_nothing(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(built) == 0
    assert build(built, "--verify") == 0
    # A key that does not tell two looks apart is what it finds.
    monkeypatch.setattr("cxjourney.incremental.pages.text_digest", lambda *_: "one")
    assert rebuild(built) == 0
    path = "journeys/journey-5.yaml"
    text = (built / path).read_text("utf-8")
    with written(built, {path: re.sub(r'goal: "[^"]*"', 'goal: "Something else"', text, count=1)}):
        assert build(built, "--verify") == 2
    assert "two renderings differ" in capsys.readouterr().err


def test_without_a_memory_nothing_is_kept(built: Path) -> None:
    shutil.rmtree(built / ".cxjourney", ignore_errors=True)
    assert build(built, "--no-cache") == 0
    assert not (built / ".cxjourney" / "cache" / "shown").exists()
    assert not (built / ".cxjourney" / "cache" / "drawings").exists()


def test_a_build_of_which_nothing_has_changed_is_not_made_again(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(built) == 0
    capsys.readouterr()
    command = ["-C", str(built), "build", "--today", TODAY.isoformat(), "--no-history", "--out", str(built / "dist")]
    assert run(command) == 0
    again = capsys.readouterr().out
    assert "dist is up to date: " in again
    assert run([*command, "--no-cache"]) == 0
    assert again.replace("is up to date:", "written:") == capsys.readouterr().out


PLACES = {
    "a journey": "journeys/journey-2.yaml",
    "a new file": "journeys/more.yaml",
    "a setting": "cxjourney.yaml",
    "a page": "dist/index.html",
    "the list of files": "dist/manifest.json",
    "a measurement": "results/2026-11-22.json",
    "a baseline": ".cxj-baseline.yaml",
}


@pytest.mark.parametrize("what", PLACES)
def test_whatever_it_reads_or_has_written_makes_it_build_again(
    built: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    assert build(built) == 0
    asked: list[object] = []
    monkeypatch.setattr("cxjourney.cli.commands.build._built", lambda *order: asked.append(order) or 0)
    assert build(built) == 0
    assert asked == []
    file = built / PLACES[what]
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)  # pages may have a second name
    file.write_bytes((before or b"") + b" \n")
    try:
        assert build(built) == 0
        assert len(asked) == 1
    finally:
        file.unlink() if before is None else file.write_bytes(before)
    assert build(built) == 0
    assert len(asked) == 1


def git(root: Path, *words: str) -> str:
    names = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    return subprocess.run(["git", "-C", str(root), *names, *words], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A workspace in git with three commits, cloned without the first ones."""
    origin, root = tmp_path / "origin", tmp_path / "w"
    script("bench/generate.py").main(1, origin)
    git(tmp_path, "init", "-q", "-b", "main", str(origin))
    (origin / ".gitignore").write_text("dist/\nanew/\n.cxjourney/\n")
    journey = origin / "journeys" / "journey-0.yaml"
    for number in range(4):
        journey.write_text(re.sub(r'goal: "[^"]*"', f'goal: "Something {number}"', journey.read_text(), count=1))
        git(origin, "add", "-A")
        git(origin, "commit", "-q", "-m", f"Edit {number}")
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{origin}", str(root))
    return root


@pytest.mark.parametrize("event", ["deepen", "ignored", "mailmap", "amended", "none"])
def test_what_git_tells_is_asked_again(committed: Path, event: str, tmp_path: Path) -> None:
    command = ["-C", str(committed), "build", "--today", TODAY.isoformat(), "-q", "--backend", "site"]
    if event == "ignored":
        new = (committed / "journeys" / "journey-0.yaml").read_text().replace("id: journey-0", "id: another")
        (committed / "journeys" / "another.yaml").write_text(new)
        (committed / ".git" / "info" / "exclude").write_text("another.yaml\n")
    assert run([*command, "--out", str(committed / "dist")]) == 0
    before = files(committed)
    match event:
        case "deepen":
            git(committed, "fetch", "-q", "--deepen=1")
        case "ignored":
            (committed / ".git" / "info" / "exclude").write_text("")
        case "mailmap":
            names = tmp_path / "names"
            names.write_text("Somebody Else <ana@example.org>\n")
            git(committed, "config", "mailmap.file", str(names))
        case "amended":
            git(committed, "commit", "-q", "--amend", "--allow-empty", "-m", "Another title")
    assert run([*command, "--out", str(committed / "dist")]) == 0
    assert run([*command, "--out", str(committed / "anew"), "--no-cache"]) == 0
    assert files(committed) == files(committed, "anew")
    assert (files(committed) != before) is (event != "none")


def test_a_portrait_that_was_too_large_is_looked_at_again(built: Path) -> None:
    catalog = "catalog/group-0.yaml"
    text = (built / catalog).read_text("utf-8")
    shown = text.replace("id: persona-0-0, ", "id: persona-0-0, portrait: {file: lea.png, alt: Lea}, ", 1)
    picture = built / "lea.png"
    with written(built, {catalog: shown}):
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(4_000_000))
        assert build(built) == 0
        before = files(built)
        picture.write_bytes(picture.read_bytes()[:4_000_000])
        agrees(built)
        assert files(built) != before
    picture.unlink()


def test_what_a_selection_asks_of_git_is_asked_again(committed: Path) -> None:
    words = ["--today", TODAY.isoformat(), "-q", "--backend", "raci", "--no-history", "-s", "changed:old,kind:journey"]
    git(committed, "branch", "old", "HEAD")
    command = ["-C", str(committed), "build", *words]
    done = [run([*command, "--out", str(committed / "dist")])]
    git(committed, "branch", "-f", "old", "HEAD~1")
    done += [
        run([*command, "--out", str(committed / "dist")]),
        run([*command, "--out", str(committed / "anew"), "--no-cache"]),
    ]
    assert done[1:] == [0, 0]
    assert files(committed) == files(committed, "anew")


def test_a_file_that_became_a_link_is_read_again(built: Path, tmp_path: Path) -> None:
    assert build(built) == 0
    file, outside = built / "journeys" / "journey-3.yaml", tmp_path / "journey-3.yaml"
    shutil.copy2(file, outside)
    file.unlink()
    file.symlink_to(outside)
    try:
        assert build(built) == 1
    finally:
        file.unlink()
        shutil.copy2(outside, file)


@pytest.mark.parametrize("kept", ["{}", "[]", "3", '{"around": 1}'])
def test_what_something_else_has_kept_is_not_taken(built: Path, kept: str) -> None:
    assert build(built) == 0
    store = Store(built / ".cxjourney" / "cache")
    for room in ("builds", "shown"):
        for entry in (built / ".cxjourney" / "cache" / room).iterdir():
            store.put(room, entry.name, kept.encode())
    agrees(built)


@pytest.mark.parametrize("option", [("--base-url", "https://a.example/"), ("--backend", "site"), ("-s", "kind:journey"), ("--verify",), ("--audience", "public"), ("--set", "rules.preset=strict")])  # fmt: skip
def test_another_order_is_another_build(built: Path, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...]) -> None:
    assert build(built) == 0
    asked: list[object] = []
    monkeypatch.setattr("cxjourney.cli.commands.build._built", lambda *order: asked.append(order) or 0)
    assert build(built, *option) == 0
    assert len(asked) == 1
