"""The workspaces that `cxj init` lays out: one folder a template, one a language inside it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

SHARED = "shared"
"""What every template has, in its language: the welcome page and the files that git leaves out."""
_HIDDEN = {"gitignore": ".gitignore"}
"""Files kept under a plain name here, so that they do nothing to this repository."""


def laid_out(template: str, lang: str) -> dict[str, str]:
    """The files of a template in a language: path inside the new workspace, then text, in the order of the paths."""
    found: dict[str, str] = {}
    for folder in (SHARED, template):
        root = files(__name__) / folder / lang
        found |= {path: file.read_text(encoding="utf-8") for path, file in _files(root)}
    return dict(sorted(found.items()))


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{above}{entry.name}/")
        else:
            yield above + _HIDDEN.get(entry.name, entry.name), entry
