"""A large workspace: pages one after the other, none that lists everything, nothing written twice."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxjourney.backends.backend import Artifact, Job
from cxjourney.backends.site import search
from cxjourney.backends.site.backend import stream
from cxjourney.cli.output import MANIFEST, write
from tests.scripts import script
from tests.site.conftest import job_of

JOURNEYS = 30
LARGEST = 1_000_000
"""Bytes of the largest file of a site."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Generated journeys with all that they refer to."""
    folder = tmp_path_factory.mktemp("large") / "w"
    script("bench/generate.py").main(JOURNEYS, folder)
    return job_of(folder)


@pytest.fixture(scope="module")
def built(large: Job, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """The site, written; and how many files stood in memory at some moments."""
    alive: list[int] = []

    def watched() -> Iterator[Artifact]:
        for number, artifact in enumerate(stream(large)):
            if number % 60 == 0:
                alive.append(sum(type(one) is Artifact for one in gc.get_objects()))
            yield artifact

    folder = tmp_path_factory.mktemp("built") / "dist"
    write(folder, watched())
    return folder, alive


def test_at_most_two_files_stand_in_memory(built: tuple[Path, list[int]]) -> None:
    assert len(built[1]) > 5
    assert max(built[1]) <= 2


def test_no_file_is_large(built: tuple[Path, list[int]]) -> None:
    assert {path.name: size for path in built[0].rglob("*") if (size := path.stat().st_size) > LARGEST} == {}


def test_a_second_build_writes_nothing_again(large: Job, built: tuple[Path, list[int]]) -> None:
    folder = built[0]
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    write(folder, stream(large))
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before
    assert folder / MANIFEST in before


def test_ten_thousand_records_are_the_most_in_one_file(large: Job, built: tuple[Path, list[int]]) -> None:
    assert search.WHOLE == 10_000
    leaves = sorted(path.name for path in built[0].glob("search*.html"))
    assert len(leaves) > 2  # 200 names a page
