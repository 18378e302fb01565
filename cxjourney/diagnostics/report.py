"""What a run has to report, and what a format is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from posixpath import normpath, relpath

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Severity
from cxjourney.diagnostics.fingerprint import identities
from cxjourney.registry import entry_points, module_named, modules_in
from cxjourney.source.file import SourceFile
from cxjourney.wording import Wording

Paint = Callable[[str, str], str]
"""Colours a text by a role: `error`, `warning`, `info`, `code`, `place`, `rule`, `help`, `strong`. Plain off a terminal."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that is not reported: a comment accepts it, with a reason, or the baseline holds it."""

    diagnostic: Diagnostic
    reason: str = ""
    until: dt.date | None = None
    in_baseline: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run, what was read, and how to show it.

    `complete` is False when some files could not be read. `date` is the date of the run and `date_from` where it
    came from. `accepted` are findings that are left out, and why; `codes` gives the manual of every code and `ran` the
    codes of the rules that looked at the files, for the formats that want them; `reported` the files that are asked about (None: all); from `fail_on` up a finding fails the run (None: none does). `width` is the
    width of the terminal in columns.

    Places name files from the workspace. `in_repository` is what stands before such a path when it is seen from the
    root of the repository: `services/journeys/` or nothing. `from_here` is the same from the current folder, or `/` and
    the way from the workspace down to that folder: see `from_folder`.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    entities: int = 0
    references: int = 0
    accepted: tuple[Accepted, ...] = ()
    fixed: int = 0
    """How many findings were repaired before this report."""
    complete: bool = True
    date: str = ""
    date_from: str = ""
    locale: str = "en"
    width: int = 100
    paint: Paint = lambda text, role: text
    in_repository: str = ""
    from_here: str = ""
    codes: Callable[[], Mapping[str, Code]] = dict
    ran: Callable[[], tuple[str, ...]] = tuple
    reported: frozenset[str] | None = None
    fail_on: Severity | None = Severity.ERROR

    @property
    def suppressed(self) -> int:
        """How many findings a comment accepts."""
        return sum(not found.in_baseline for found in self.accepted)

    @property
    def baseline(self) -> int:
        """How many findings the baseline holds."""
        return sum(found.in_baseline for found in self.accepted)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is severe enough to fail the run."""
        return self.fail_on is not None and diagnostic.severity >= self.fail_on

    def repository_path(self, place: Place) -> str:
        """The file of a place from the root of the repository, with forward slashes; never an absolute path."""
        return normpath(f"{self.in_repository}{place.file}") if place.file else ""

    def path_from_here(self, place: Place) -> str:
        """The file of a place from the current folder, as a terminal or an editor opens it."""
        return from_folder(self.from_here, place.file) if place.file else ""

    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprint of each finding, then of each accepted one, in their order."""
        found = (*self.diagnostics, *(accepted.diagnostic for accepted in self.accepted))
        return tuple(identity.fingerprint for identity in identities(found, self.files))

    def most_severe_first(self) -> tuple[Diagnostic, ...]:
        """The findings, errors first; equal ones in the order of the report."""
        return tuple(sorted(self.diagnostics, key=lambda diagnostic: -diagnostic.severity))


def from_folder(here: str, file: str) -> str:
    """A file of the workspace from the current folder, as a terminal or an editor opens it.

    `here` is what stands before the path, `ws/` or nothing, when the workspace lies below; when the current folder lies
    inside of the workspace, `/` and the way to it: from `/journeys`, `journeys/j.yaml` is `j.yaml`.
    """
    return relpath(f"/{file}", here) if here.startswith("/") else normpath(f"{here}{file}")


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing a report: its name for `--output`, a sentence, and its function.

    `warning` says what a person should know who sees only the result, such as findings that were left out.
    """

    name: str
    doc: str
    render: Callable[[Report], str] = field(repr=False)
    warning: Callable[[Report], Wording | None] = field(default=lambda report: None, repr=False)


def format_named(name: str) -> Format | None:
    """The format of that name, or None. One of ours is found without the others and without looking for packages."""
    module = module_named("cxjourney.diagnostics.formats", name)
    own: Format | None = getattr(module, "FORMAT", None)
    return own if own is not None and own.name == name else formats().get(name)


@cache
def formats() -> Mapping[str, Format]:
    """Every format by its name."""
    own = [module.FORMAT for module in modules_in("cxjourney.diagnostics.formats") if hasattr(module, "FORMAT")]
    offered = [found for found in entry_points("cxjourney.formats") if isinstance(found, Format)]
    return {found.name: found for found in sorted([*own, *offered], key=lambda found: found.name)}
