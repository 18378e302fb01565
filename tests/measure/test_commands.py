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
from cxjourney.cli.followed import mark
from cxjourney.cli.fresh import checked
from cxjourney.compiler import compile_workspace
from cxjourney.measure.discovery import Log, drafted
from cxjourney.measure.following import settled_of
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.results import Variant
from cxjourney.model.kinds.source import Source
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


def laid(**files: str) -> Path:
    made = Small({"s.yaml": SOURCE, **{f"{name}.yaml": text for name, text in files.items()}})
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


def test_a_draft_is_named_after_its_source_in_the_language_of_the_workspace(capsys: pytest.CaptureFixture[str]) -> None:
    french = (
        "cxjourney: v1\nkind: workspace\norganisation: {name: Atelier, type: company}\nlanguages: [fr]\ninclude: [.]\n"
    )
    for files, name in (({}, "Log as is"), ({"cxjourney": french}, "Log, parcours existant")):
        words = ["-C", str(laid(**files)), "discover", "log", "--as-of", "2026-06-01"]
        assert run(words) == 0
        text = capsys.readouterr().out
        assert ("id: log-as-is" in text, f"name: {name}\n" in text) == (True, True)
        assert run([*words, "--id", "collect-a-parcel"]) == 0
        assert "id: collect-a-parcel\nname: Collect a parcel\n" in capsys.readouterr().out


def test_who_is_under_way_has_not_left(capsys: pytest.CaptureFixture[str]) -> None:
    folder = laid()
    assert run(["-C", str(folder), "discover", "log", "--as-of", "2026-01-10"]) == 0
    text = capsys.readouterr().out
    assert "exit:left" not in text
    assert "4 of them are still under way" in text
    assert "share: 100 %" in text


def test_where_everyone_waits_no_share_is_told() -> None:
    draft = drafted(Log((), ((("A", "B"), 3), (("A", "C"), 2), (("A", "C", "D"), 1))), "as-is", 0.05, "fr")
    first, b, c, d = draft.data["stages"][0]["touchpoints"]
    assert [way["to"] for way in first["next"]] == ["observed/b", "observed/c"]
    assert b["next"] == [{"to": "observed/c"}]
    assert c["next"] == [{"to": "observed/d", "share": "100 %"}]
    assert d["next"] == [{"to": "exit:done", "share": "100 %"}]
    assert draft.data["exits"] == [{"id": "done", "type": "success"}]
    assert "6 sont encore en cours" in draft.data["summary"]
    checked(to_yaml(draft.data), "as-is")


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


@given(paths=PATHS, open_=st.integers(0, 6), least=st.sampled_from([0.0, 0.05, 0.5]))
def test_any_events_give_a_sound_draft(paths: list[tuple[tuple[str, ...], int]], open_: int, least: float) -> None:
    draft = drafted(Log(tuple(paths[open_:]), tuple(paths[:open_])), "as-is", least, "en")
    touchpoints = draft.data["stages"][0]["touchpoints"]
    if not touchpoints:
        return
    checked(to_yaml(draft.data), "as-is")
    ids = [touchpoint["id"] for touchpoint in touchpoints]
    assert len(set(ids)) == len(ids)
    for touchpoint in touchpoints:
        assert touchpoint["next"]
        assert sum(float(way.get("share", "0 %").removesuffix(" %")) for way in touchpoint["next"]) <= 100


@pytest.mark.parametrize(
    ("variant", "sign"),
    [
        (Variant(("a",), 5, True, True, 0), "✓"), (Variant(("a",), 5, True, True, 2), "✓"),
        (Variant(("a",), 5, True, True, 5), "…"), (Variant(("a",), 5, False, True, 5), "…"),
        (Variant(("a",), 5, False, True, 2), "◦"), (Variant(("a",), 5, False, False, 5), "…"),
        (Variant(("a",), 5, False, False, 2), "·"),
        (Variant(("a",), 5, True), "✓"), (Variant(("a",), 5, False), "·"),
    ],
)  # fmt: skip
def test_a_path_has_the_sign_of_what_became_of_the_people_on_it(variant: Variant, sign: str) -> None:
    assert mark(variant) == sign


def test_a_path_is_over_after_the_longest_time_given_from_a_first_step_to_a_last() -> None:
    steps = "steps: [{event: A}, {event: B}]"
    waits = f"kind: metric\nid: m\nname: M\ntype: conversion\nsource: log\nper: user\n{steps}\nwindow: P90D\n"
    kept = "kind: metric\nid: k\nname: K\ntype: retention\nsource: log\nper: user\nstart: {event: A}\nend: {event: B}\nwindow: P365D\n"
    solved = "kind: metric\nid: f\nname: F\ntype: first-contact-resolution\nsource: log\nper: user\nwindow: P200D\nnumerator: {where: event = 'B'}\ndenominator: {where: event = 'A'}\n"
    # Whoever is kept for a year, or has not called again, has been through the journey before.
    for files, days in (((), 30), ((waits,), 90), ((waits, kept, solved), 90)):
        made = Small({"s.yaml": SOURCE, **{f"{n}.yaml": text for n, text in enumerate(files)}}).compilation
        (source,) = made.model.all(Source)
        assert settled_of(source, resolve_metrics(made.model, made.workspace)) == days * 86_400
