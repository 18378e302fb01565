"""Finds the modules of a plug-in folder, and the ones that other packages offer: the only magic in the house."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType


def modules_in(package: str) -> Iterator[ModuleType]:
    """The modules and packages directly in a package, in the order of their names."""
    root = importlib.import_module(package)
    for name in sorted(found.name for found in pkgutil.iter_modules(root.__path__, f"{package}.")):
        yield importlib.import_module(name)


def module_named(package: str, name: str) -> ModuleType | None:
    """The module of a package that has a name, its hyphens read as underscores; None when there is none."""
    wanted = name.replace("-", "_")
    root = importlib.import_module(package)
    known = {found.name for found in pkgutil.iter_modules(root.__path__)} if wanted.isidentifier() else ()
    return importlib.import_module(f"{package}.{wanted}") if wanted in known else None


def modules_below(package: str) -> Iterator[ModuleType]:
    """Every module of a package and of the packages inside it, in the order of their names."""
    for module in modules_in(package):
        if hasattr(module, "__path__"):
            yield from modules_below(module.__name__)
        else:
            yield module


def entry_points(group: str) -> Iterator[object]:
    """What installed packages offer under an entry-point group, in the order of their names."""
    if not _named(group.encode()):
        return
    from importlib.metadata import entry_points as installed

    for entry in sorted(installed(group=group), key=lambda entry: entry.name):
        yield entry.load()


def extended() -> bool:
    """Whether any installed package offers something."""
    return _named(b"[cxjourney.")


def _named(group: bytes) -> bool:
    """Whether a list of entry points names a group: told in a tenth of the time that it takes to import what knows."""
    if any(hasattr(finder, "find_distributions") for finder in sys.meta_path if finder is not PathFinder):
        return True  # packages that are found in a way of their own
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                about = [entry.path for entry in entries if entry.name.lower().endswith("-info")]
        except FileNotFoundError:
            continue
        except OSError:
            return True  # an archive
        if any(group in _read(Path(path, "entry_points.txt")) for path in about):
            return True
    return False


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
