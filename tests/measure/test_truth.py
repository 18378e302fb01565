"""What is planted in a made-up log is found again, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.scripts import script

pytestmark = pytest.mark.slow


def test_precision_and_recall_are_one_without_noise(tmp_path: Path) -> None:
    truth = script("bench/truth.py")
    found = truth.scores(truth.made_up(600, random.Random(7)), tmp_path)
    print(truth.table(found))
    assert {name: (score.precision, score.recall) for name, score in found.items()} == dict.fromkeys(found, (1, 1))
    assert all(score.planted > 0 for score in found.values())


def test_a_shared_tablet_makes_nobody_one_person(tmp_path: Path) -> None:
    truth = script("bench/truth.py")
    found = truth.scores(truth.made_up(600, random.Random(7), 1), tmp_path)
    print(truth.table(found))
    identities = found["identities (pairs of rows)"]
    assert (identities.precision, identities.recall) == (1, 1)
    rows = [found[name] for name in ("duplicates", "known-bots", "velocity", "internal-traffic", "clock-skew")]
    assert all((score.precision, score.recall) == (1, 1) for score in rows)
