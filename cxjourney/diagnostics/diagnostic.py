"""The one type in which every stage reports what it found: reader, schema, references, rules, diff."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from cxjourney.source.edit import Edit
from cxjourney.source.span import NOWHERE, Pointer, Span
from cxjourney.wording import Wording


class Severity(IntEnum):
    """How much a finding matters; comparable: `Severity.ERROR > Severity.WARNING`."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """`error`, `warning` or `info`."""
        return self.name.lower()


class Place:
    """A stretch of a file, and the node it belongs to. `file` is relative to the workspace.

    A position that costs a second reading of the file is given as a function, called when someone looks.
    """

    __slots__ = ("_span", "file", "pointer")

    def __init__(self, file: str, span: Span | Callable[[], Span] = NOWHERE, pointer: Pointer = ()) -> None:
        self.file = file
        self.pointer = pointer
        self._span = span

    @property
    def span(self) -> Span:
        """Where it starts and ends."""
        if callable(self._span):
            self._span = self._span()
        return self._span

    def __repr__(self) -> str:
        return f"Place({self.file!r}, {self.span!r}, {self.pointer!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and (self.file, self.span, self.pointer) == (
            other.file,
            other.span,
            other.pointer,
        )

    def __hash__(self) -> int:
        return hash((self.file, self.pointer))


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that matters, and why."""

    place: Place
    message: Wording


class Fix:
    """How a finding can be repaired: edits of the source, found when someone asks for them.

    `safe`: the meaning of the model stays, or it is the only sensible reading; otherwise a person looks first.
    """

    __slots__ = ("_edits", "safe")

    def __init__(self, safe: bool, edits: tuple[Edit, ...] | Callable[[], tuple[Edit, ...]]) -> None:
        self.safe = safe
        self._edits = edits

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits; none when the repair turns out not to be possible here."""
        if callable(self._edits):
            self._edits = self._edits()
        return self._edits


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is permanent (`R101`), `name` readable (`unknown-reference`), `ref` the entity or element concerned
    (`journey:first-home-loan/dream/simulator`, empty when there is none). `message` says what is wrong with the
    offending text in back-ticks, `help` what to do, `fix` how `cxj check --fix` does it.
    """

    code: str
    name: str
    severity: Severity
    message: Wording
    place: Place
    ref: str = ""
    help: Wording | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = field(default=None, compare=False, repr=False)

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: file, line, column, code, pointer."""
        start = self.place.span.start
        pointer = tuple(f"{step:08d}" if isinstance(step, int) else step for step in self.place.pointer)
        return (self.place.file, start.line, start.column, self.code, pointer, self.message.in_("en"))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted for a report, each once."""
    unique: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in diagnostics:
        unique.setdefault(diagnostic.order, diagnostic)
    return tuple(unique[key] for key in sorted(unique))
