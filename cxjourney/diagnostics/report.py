"""What a run has to report, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.registry import entry_points, modules_in
from cxjourney.source.file import SourceFile

Paint = Callable[[str, str], str]
"""Colours a text by a role: `error`, `warning`, `info`, `code`, `place`, `rule`, `help`, `strong`. Plain off a terminal."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run, what was read, and how to show it.

    `complete` is False when some files could not be read. `date` is the date of the run and `date_from` where it
    came from. `width` is the width of the terminal in columns.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    entities: int = 0
    references: int = 0
    suppressed: int = 0
    complete: bool = True
    date: str = ""
    date_from: str = ""
    locale: str = "en"
    width: int = 100
    paint: Paint = lambda text, role: text

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing a report: its name for `--output`, a sentence, and its function."""

    name: str
    doc: str
    render: Callable[[Report], str] = field(repr=False)


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    own = [module.FORMAT for module in modules_in("cxjourney.diagnostics.formats")]
    offered = [found for found in entry_points("cxjourney.formats") if isinstance(found, Format)]
    return {found.name: found for found in sorted([*own, *offered], key=lambda found: found.name)}
