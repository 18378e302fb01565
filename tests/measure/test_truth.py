"""What is planted in a made-up log is found again, and nothing else."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.laying import ROOT

pytestmark = pytest.mark.slow


def bench() -> Any:
    spec = importlib.util.spec_from_file_location("bench_truth", ROOT / "bench" / "truth.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_truth"] = module
    spec.loader.exec_module(module)
    return module


def test_precision_and_recall_are_one_without_noise(tmp_path: Path) -> None:
    truth = bench()
    found = truth.scores(truth.made_up(600, random.Random(7)), tmp_path)
    print(truth.table(found))
    assert {name: (score.precision, score.recall) for name, score in found.items()} == dict.fromkeys(found, (1, 1))
    assert all(score.planted > 0 for score in found.values())


def test_a_shared_tablet_makes_nobody_one_person(tmp_path: Path) -> None:
    truth = bench()
    found = truth.scores(truth.made_up(600, random.Random(7), 1), tmp_path)
    print(truth.table(found))
    identities = found["identities (pairs of rows)"]
    assert identities.precision == 1
    assert 0.9 < identities.recall < 1
    rows = [found[name] for name in ("duplicates", "known-bots", "velocity", "internal-traffic", "clock-skew")]
    assert all((score.precision, score.recall) == (1, 1) for score in rows)
