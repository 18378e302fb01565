"""What the commands say when something is missing, and the draft of a journey."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.cli.app import run
from cxjourney.cli.fresh import checked
from cxjourney.compiler import compile_workspace
from cxjourney.measure.discovery import Log, drafted
from cxjourney.source.writer import to_yaml
from tests.laying import ROOT, TODAY
from tests.measure.support import SOURCE, Small, at, write


def test_without_the_library_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = importlib.util.find_spec

    def nowhere(name: str, package: str | None = None) -> object:
        return None if name == "duckdb" else real(name, package)

    monkeypatch.setattr("cxjourney.measure.engines.duckdb.find_spec", nowhere)
    for words in (["measure"], ["discover", "azur-events"]):
        assert run(["-C", str(ROOT), *words]) == 2
        assert "pip install 'cxjourney[measure]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["check", "-q"], ["metrics"], ["build", "--backend", "metrics"], ["measure", "--help"]]
)
def test_other_commands_do_not_load_the_engine(words: list[str], tmp_path: Path) -> None:
    out = ["--out", str(tmp_path)] if "build" in words else []
    code = f"import sys; from cxjourney.cli.app import run; run({[*words, *out]!r}); sys.exit('duckdb' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


LOG = [("u", "AB C"), ("v", "ABC"), ("w", "AB"), ("x", "ABBC")]


def laid() -> Path:
    made = Small({"s.yaml": SOURCE})
    rows = [
        {"id": f"{who}{place}", "who": who, "what": event, "at": at(place)}
        for who, log in LOG
        for place, event in enumerate(log.replace(" ", ""))
    ]
    write(made.folder / "data" / "log.csv", rows)
    return made.folder


def test_a_draft_compiles_and_shows_the_ways(capsys: pytest.CaptureFixture[str]) -> None:
    folder = laid()
    assert run(["-C", str(folder), "discover", "log", "--as-of", "2026-06-01"]) == 0
    text = capsys.readouterr().out
    (folder / "as-is.yaml").write_text(text)
    compilation = compile_workspace(folder, TODAY)
    assert [d for d in compilation.diagnostics if d.severity.word == "error"] == []
    for line in ("event: A", "to: observed/c", "share: 75 %", "to: exit:left", "to: exit:done", "state: as-is"):
        assert line in text
    assert run(["-C", str(folder), "fmt", "--check", str(folder / "as-is.yaml")]) == 0


def test_a_draft_says_why_it_cannot_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    folder = laid()
    assert run(["-C", str(folder), "discover", "log", "--as-of", "2020-01-01"]) == 2
    assert "no event" in capsys.readouterr().err
    assert run(["-C", str(folder), "discover", "lgo"]) == 2
    (folder / "data" / "log.csv").unlink()
    assert run(["-C", str(folder), "discover", "log"]) == 1
    assert "M030" in capsys.readouterr().err


PATHS = st.lists(
    st.tuples(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=5).map(tuple), st.integers(1, 9)),
    min_size=1,
    max_size=6,
)


@given(paths=PATHS, least=st.sampled_from([0.0, 0.05, 0.5]))
def test_any_events_give_a_sound_draft(paths: list[tuple[tuple[str, ...], int]], least: float) -> None:
    draft = drafted(Log(tuple(paths)), "as-is", least, "en")
    touchpoints = draft.data["stages"][0]["touchpoints"]
    if not touchpoints:
        return
    checked(to_yaml(draft.data), "as-is")
    ids = [touchpoint["id"] for touchpoint in touchpoints]
    assert len(set(ids)) == len(ids)
    for touchpoint in touchpoints:
        assert touchpoint["next"]
        assert sum(float(way["share"].removesuffix(" %")) for way in touchpoint["next"]) <= 100
