"""What installed packages offer is found wherever Python finds packages."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from cxjourney.registry import entry_points

GROUP = "cxjourney.things"
ABOUT = {
    "our_things-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: our-things\nVersion: 1.0\n",
    "our_things-1.0.dist-info/entry_points.txt": f"[{GROUP}]\npath = os:sep\n",
}


def laid(folder: Path) -> Path:
    for path, text in ABOUT.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def test_nothing_is_offered_when_no_package_names_the_group() -> None:
    assert list(entry_points(GROUP)) == []


def test_a_folder_of_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(laid(tmp_path)))
    assert len(list(entry_points(GROUP))) == 1


def test_an_archive_of_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "things.zip", "w") as archive:
        for path, text in ABOUT.items():
            archive.writestr(path, text)
    monkeypatch.syspath_prepend(str(tmp_path / "things.zip"))
    assert len(list(entry_points(GROUP))) == 1


def test_packages_that_another_finder_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder(MetaPathFinder):
        def find_distributions(self, context: object) -> Iterator[Distribution]:
            yield PathDistribution(laid(tmp_path) / "our_things-1.0.dist-info")

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert len(list(entry_points(GROUP))) == 1
