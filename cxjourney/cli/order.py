"""What a build is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Order:
    """A workspace, where its output goes, and the options. `history` is the number of commits told, 0 for none;
    `changes` are the values of `--set`; `remember` is whether work of the last build may be used and kept.
    """

    root: Path
    folder: Path
    today: dt.date
    selection: str | None
    backends: str | None
    audience: str
    results: Path | None
    base_url: str | None
    dot: str | None
    history: int
    verify: bool
    changes: tuple[str, ...]
    remember: bool

    @property
    def public(self) -> bool:
        """Whether it is for everyone."""
        return self.audience == "public"

    @property
    def reduced(self) -> tuple[str, ...]:
        """In which way the model is made smaller."""
        return (self.audience, self.selection or "")
