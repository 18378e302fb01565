"""The checkout around a workspace: its top folder, and the file that names reviewers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PLACES: Final = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where a CODEOWNERS file is looked for, in this order, from the top of the checkout."""
_MOST: Final = 3 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Owners:
    """A CODEOWNERS file: where it is, as a path from the workspace too, and its text, empty when it is not there yet."""

    path: Path
    from_workspace: str
    text: str


def top_of(root: Path) -> Path:
    """The top folder of the git checkout in which the workspace stands, or the workspace itself."""
    here = root.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def prefix_of(root: Path) -> str:
    """The way from the top of the checkout to the workspace: `services/journeys/`, or nothing."""
    inside = root.resolve().relative_to(top_of(root)).as_posix()
    return "" if inside == "." else f"{inside}/"


def owners_file(root: Path) -> Owners | None:
    """The CODEOWNERS file of the checkout; None when there is none, or when it is a link out of it or not a text."""
    top = top_of(root)
    for place in PLACES:
        path = top / place
        try:
            if path.is_file() and path.resolve().is_relative_to(top) and path.stat().st_size <= _MOST:
                text = path.read_bytes().decode()
                return Owners(path, os.path.relpath(path, root.resolve()).replace(os.sep, "/"), text)
        except (OSError, UnicodeDecodeError):
            continue
    return None
