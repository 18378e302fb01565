"""Finds the modules of a plug-in folder, and the ones that other packages offer: the only magic in the house."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType


def modules_in(package: str) -> Iterator[ModuleType]:
    """Every module of a package, folders inside it included, in the order of their names."""
    root = importlib.import_module(package)
    for found in sorted(pkgutil.walk_packages(root.__path__, f"{package}."), key=lambda module: module.name):
        if not found.ispkg:
            yield importlib.import_module(found.name)


def entry_points(group: str) -> Iterator[object]:
    """What installed packages offer under an entry-point group, in the order of their names."""
    from importlib.metadata import entry_points as installed

    for entry in sorted(installed(group=group), key=lambda entry: entry.name):
        yield entry.load()
