"""What the files of a workspace are called."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FILE_NAME: Final = "cxjourney.yaml"
BASELINE: Final = ".cxj-baseline.yaml"
RESULTS: Final = "results"
"""The folder in which results are kept, unless a run or a build names another."""
DEFAULT_INCLUDE: Final = ("journeys", "personas", "catalog", "evidence")


def present(root: Path) -> tuple[str, ...]:
    """The conventional folders that exist, for a workspace file that names none."""
    return tuple(folder for folder in DEFAULT_INCLUDE if (root / folder).is_dir())
