"""The results that a build shows: found by convention, refused where they are none, never half shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.metrics.results import to_json
from tests.laying import laid
from tests.site import overlaid


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The shop with a folder of results."""
    root = laid(tmp_path / "shop", overlaid.FILES)
    (root / "results").mkdir()
    for made in overlaid.runs():
        (root / "results" / made.file).write_text(to_json(made.results), encoding="utf-8")
    return root


def build(root: Path, *words: str) -> int:
    return run(["-C", str(root), "build", "--backend", "site", *words])


def home(root: Path) -> str:
    return (root / "dist" / "index.html").read_text("utf-8")


def test_the_folder_of_results_is_found(shop: Path) -> None:
    assert build(shop, "--verify") == 0
    assert "target met" in home(shop)


def test_without_a_folder_nothing_was_measured(shop: Path) -> None:
    shutil.rmtree(shop / "results")
    assert build(shop) == 0
    assert "target met" not in home(shop)
    assert not (shop / "dist" / "measured").exists()


def test_another_folder_is_named(shop: Path, tmp_path: Path) -> None:
    (shop / "results").rename(tmp_path / "elsewhere")
    assert build(shop, "--results", str(tmp_path / "elsewhere")) == 0
    assert "target met" in home(shop)


def test_a_folder_that_is_not_there_is_an_error_of_use(shop: Path) -> None:
    assert build(shop, "--results", str(shop / "nowhere")) == 2


def test_a_file_that_is_no_results_is_told_at_its_place_and_nothing_is_written(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shop / "results" / "2026-07-01.json"
    lines = file.read_text("utf-8").splitlines()
    (at,) = [n for n, line in enumerate(lines) if line.startswith('  "as_of":')]
    lines[at] = '  "as_of": 7,'
    file.write_text("\n".join(lines), encoding="utf-8")
    assert build(shop) == 1
    told = capsys.readouterr()
    assert f"results/2026-07-01.json:{at + 1}:" in told.out + told.err
    assert "M038" in told.out + told.err
    assert not (shop / "dist").exists()


def test_everyone_sees_numbers_of_public_metrics_only(shop: Path) -> None:
    catalog = shop / "catalog.yaml"
    catalog.write_text(catalog.read_text("utf-8").replace("name: Looked on,", "name: Looked on, audience: internal,"))
    assert build(shop, "--audience", "public") == 0
    html = (shop / "dist" / "journeys" / "order.html").read_text("utf-8")
    assert "target met" in html
    assert "looked-on" not in html
    assert "Looked on" not in html
