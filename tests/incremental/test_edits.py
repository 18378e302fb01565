"""Whatever is edited, a check with a memory says what a whole compilation says."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxjourney.incremental import check as checking
from cxjourney.incremental.check import check
from cxjourney.incremental.plain import of_accepted, of_finding
from cxjourney.incremental.verdict import Verdict
from tests.laying import ROOT, TODAY
from tests.scripts import script

JOURNEYS = 6
NAMED = ("personas", "channels", "owner", "systems", "surveys", "evidence", "metric", "accountable", "responsible")
COMMENTS = ("C104", "A501", "X305", "E201", "O102", "M001")


def plain(verdict: Verdict) -> Any:
    return (
        [of_finding(found) for found in verdict.diagnostics],
        [of_accepted(made) for made in verdict.accepted],
        (verdict.entities, verdict.references, verdict.complete),
        [file.path for file in verdict.files],
    )


@contextmanager
def written(root: Path, texts: dict[str, str]) -> Iterator[None]:
    """The workspace with other texts, for a while."""
    before = {path: (root / path).read_text(encoding="utf-8") for path in texts}
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        for path, text in before.items():
            (root / path).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "w"
    script("bench/generate.py").main(JOURNEYS, folder)
    # Two journeys that know one another, and one that has something to say.
    first = folder / "journeys" / "journey-0.yaml"
    first.write_text(first.read_text() + "counterpart: journey-1\n")
    to_be = folder / "journeys" / "journey-1.yaml"
    to_be.write_text(to_be.read_text().replace("state: as-is", "state: to-be") + "counterpart: journey-0\n")
    second = folder / "journeys" / "journey-3.yaml"
    second.write_text(re.sub(r"emotion: \{score: -?\d", "emotion: {score: -2", second.read_text()))
    for number in (4, 5):
        journey = folder / "journeys" / f"journey-{number}.yaml"
        journey.write_text(re.sub(r'    name: "[^"]*"', "    name: Sign up", journey.read_text(), count=1))
    # A counterpart that does not name the journey back.
    third, target = (folder / "journeys" / f"journey-{number}.yaml" for number in (2, 4))
    third.write_text(third.read_text() + "counterpart: journey-4\n")
    target.write_text(target.read_text().replace("state: as-is", "state: to-be"))
    check(folder, TODAY)
    return folder


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "w"
    folder.mkdir()
    settings_ = (ROOT / "cxjourney.yaml").read_text(encoding="utf-8")
    (folder / "cxjourney.yaml").write_text(settings_.replace("preset: recommended", "preset: strict"), encoding="utf-8")
    shutil.copytree(ROOT / "journeys", folder / "journeys")
    check(folder, TODAY)
    return folder


def journeys(root: Path) -> list[str]:
    found = sorted((root / "journeys").rglob("*.yaml"))
    return [file.relative_to(root).as_posix() for file in found if "\nkind: journey" in file.read_text("utf-8")]


def lines_of(text: str) -> list[int]:
    return [number for number, line in enumerate(text.split("\n")) if line.strip()]


@st.composite
def edits(draw: st.DrawFn, root: Path) -> dict[str, str]:
    """One or two journeys with one line changed, added or taken out."""
    files = journeys(root)
    chosen = draw(st.lists(st.sampled_from(files), min_size=1, max_size=2, unique=True))
    return {path: draw(lines(root, (root / path).read_text("utf-8"))) for path in chosen}


@st.composite
def lines(draw: st.DrawFn, root: Path, text: str) -> str:
    rows = text.split("\n")
    at = draw(st.sampled_from(lines_of(text)))
    line = rows[at]
    match draw(st.sampled_from(["word", "reference", "number", "out", "twice", "comment", "status", "state", "pain"])):
        case "word":
            rows[at] = re.sub(r"[A-Za-zé]{4,}(?=[^:]*$)", lambda found: found[0][::-1], line, count=1)
        case "reference":
            kind = next((name for name in NAMED if f"{name}: " in line), None)
            if kind:
                known = sorted(set(re.findall(rf"\b{kind}: \[?([\w-]+)", all_of(root))))
                other = draw(st.sampled_from([*known, "nobody"]))
                rows[at] = re.sub(rf"\b({kind}: \[?)[\w-]+", rf"\g<1>{other}", line, count=1)
        case "number":
            rows[at] = re.sub(r"-?\d+", str(draw(st.integers(-2, 5))), line, count=1)
        case "out":
            rows.pop(at)
        case "twice":
            rows.insert(at, line)
        case "comment":
            rows[at] = f"{line}  # cxj: ignore[{draw(st.sampled_from(COMMENTS))}] -- it is agreed"
        case "status" | "state" as field:
            values = {"status": ["draft", "review", "live", "retired"], "state": ["as-is", "to-be"]}[field]
            rows = [row for row in rows if not row.startswith(f"{field}:")]
            rows.insert(3, f"{field}: {draw(st.sampled_from(values))}")
        case "pain":
            if found := re.match(r"(\s*)- id: touch", line):
                severity = draw(st.integers(1, 5))
                rows.insert(at + 1, f'{found[1]}  gains: [{{text: "It was quick {severity}"}}]')
    return "\n".join(rows)


def all_of(root: Path) -> str:
    return "\n".join((root / path).read_text("utf-8") for path in journeys(root))


def agrees(root: Path, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    with written(root, texts), monkeypatch.context() as held:
        held.setattr(checking, "_remember", lambda *_: None)  # each edit starts from the same memory
        assert plain(check(root, TODAY)) == plain(check(root, TODAY, remember=False))


RUN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@RUN
@given(data=st.data())
def test_any_edit_of_generated_journeys(generated: Path, monkeypatch: pytest.MonkeyPatch, data: st.DataObject) -> None:
    agrees(generated, data.draw(edits(generated)), monkeypatch)


@pytest.mark.slow
@settings(RUN, max_examples=150)
@given(data=st.data())
def test_any_edit_of_the_example(example: Path, monkeypatch: pytest.MonkeyPatch, data: st.DataObject) -> None:
    agrees(example, data.draw(edits(example)), monkeypatch)


def edited_alone(root: Path, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, and nothing was compiled whole."""
    with written(root, texts), monkeypatch.context() as held:
        expected = plain(check(root, TODAY, remember=False))
        held.setattr(checking, "_compiled", None)
        assert plain(check(root, TODAY)) == expected


EVERYDAY = {
    "a sentence": (r'goal: "[^"]*"', 'goal: "Something else"'),
    "a feeling": (r"emotion: \{score: -?\d", "emotion: {score: 1"),
    "evidence": (r"evidence: \[evidence-0\]", "evidence: []"),
    "a persona": (r"personas: \[persona-0-0, persona-0-1", "personas: [persona-0-1"),
    "a system": (r"systems: \[system-0-0\]", "systems: []"),
    "a comment": (r"(?m)^state: as-is", "state: as-is  # as we saw it in May"),
}


@pytest.mark.parametrize("named", EVERYDAY)
def test_everyday_edits_are_not_compiled_whole(generated: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    path = "journeys/journey-0.yaml"
    text = (generated / path).read_text("utf-8")
    pattern, instead = EVERYDAY[named]
    changed = re.sub(pattern, instead, text, count=1)
    assert changed != text
    edited_alone(generated, {path: changed}, monkeypatch)


def test_a_reference_to_nobody_is_an_error_as_ever(generated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "journeys/journey-0.yaml"
    text = re.sub(r"owner: [\w-]+", "owner: nobody", (generated / path).read_text("utf-8"), count=1)
    agrees(generated, {path: text}, monkeypatch)


def test_the_state_of_a_counterpart_that_names_nobody_is_looked_at(
    generated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "journeys/journey-4.yaml"
    text = (generated / path).read_text("utf-8").replace("state: to-be", "state: as-is")
    agrees(generated, {path: text}, monkeypatch)
    with written(generated, {path: text}):
        (found,) = (found for found in check(generated, TODAY).diagnostics if found.code == "R111")
        assert found.ref == "journey:journey-2"


def test_a_stage_that_others_call_otherwise_is_found(generated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "journeys/journey-5.yaml"
    text = (generated / path).read_text("utf-8")
    renamed = text.replace("name: Sign up", "name: Registration", 1)
    assert renamed != text
    agrees(generated, {path: renamed}, monkeypatch)
    with written(generated, {path: renamed}):
        assert [found.code for found in check(generated, TODAY).diagnostics if found.code == "X305"] == ["X305"]


def test_a_lifecycle_of_the_tool_that_only_others_name_is_still_known(
    generated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "journeys/journey-3.yaml"
    text = (generated / path).read_text("utf-8").replace("lifecycle: classic", "lifecycle: clasic")
    assert "clasic" in text
    agrees(generated, {path: text}, monkeypatch)


def test_what_an_editor_holds_stands_for_the_disk(generated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The buffer is as it was remembered; the disk is not, and something linked to it was edited."""
    buffer, other = "journeys/journey-1.yaml", "journeys/journey-0.yaml"
    before = (generated / buffer).read_text("utf-8")
    settings_ = (generated / "cxjourney.yaml").read_text("utf-8")
    edit = re.sub(r'goal: "[^"]*"', 'goal: "Something else"', (generated / other).read_text("utf-8"), count=1)
    monkeypatch.setattr(checking, "_remember", lambda *_: None)
    disk = re.sub(r"(?m)^ +channels: .*\n", "", before, count=1)
    assert disk != before
    with written(
        generated, {buffer: disk, other: edit, "cxjourney.yaml": settings_.replace("T404: off", "T404: off, C: off")}
    ):
        overlay = {buffer: before.encode(), "cxjourney.yaml": settings_.encode()}
        assert plain(check(generated, TODAY, overlay)) == plain(check(generated, TODAY, overlay, remember=False))


def test_a_file_that_became_a_link_out_of_the_workspace_is_not_followed(generated: Path, tmp_path: Path) -> None:
    file = generated / "journeys" / "journey-5.yaml"
    outside = tmp_path / "journey-5.yaml"
    check(generated, TODAY)
    shutil.copy2(file, outside)
    file.unlink()
    file.symlink_to(outside)
    try:
        assert plain(check(generated, TODAY)) == plain(check(generated, TODAY, remember=False))
        assert not check(generated, TODAY).complete
    finally:
        file.unlink()
        shutil.copy2(outside, file)
