"""The results that stand beside the example organisation are those that its synthetic data give today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cxjourney.compiler import compile_workspace
from cxjourney.measure.standing import stale
from cxjourney.measure.stored import load_results
from tests.laying import ROOT, TODAY
from tests.scripts import script

RESULTS = ROOT / "results"


def plain(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    data.pop("engine_version")
    return data


@pytest.mark.slow
def test_python_bench_example_results_writes_what_is_kept(tmp_path: Path) -> None:
    made = script("bench/example_results.py")
    made.observations.write(tmp_path / "data")
    files = made.write(tmp_path / "results", tmp_path / "data")
    assert [file.name for file in files] == sorted(file.name for file in RESULTS.glob("*.json"))
    for file in files:
        assert plain(file) == plain(RESULTS / file.name), "run `python bench/example_results.py`"


def test_what_is_kept_is_read_and_holds() -> None:
    loaded = load_results(RESULTS)
    assert loaded.diagnostics == ()
    done = compile_workspace(ROOT, TODAY)
    why = {address: words.in_("en") for address, words in stale(loaded.runs, done.model, done.workspace).items()}
    assert why == {}, "run `python bench/example_results.py`"


def test_all_of_it_says_that_it_is_made_up() -> None:
    for run in load_results(RESULTS).runs:
        assert all(source.synthetic for source in run.results.sources)
