"""Repairs: the edits that findings carry are applied, and kept only when the result means what it should.

    findings with a fix -> edits that do not overlap -> compiled in memory -> verdict -> next round

Nothing is written here: the result holds the new bytes of each file.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.rewrite.verdict import uncovers, verdict
from cxjourney.source.edit import Edit, apply
from cxjourney.wording import Wording

Compile = Callable[[Mapping[str, bytes]], Compilation]
"""The workspace, compiled with these bytes, by path, in the place of what the disk holds."""
Wanted = Callable[[Compilation], Sequence[Diagnostic]]
"""The findings of a compilation that one wishes to see repaired."""

_ROUNDS: Final = 50


@dataclass(frozen=True, slots=True)
class Refused:
    """A repair that was tried and given up, and why."""

    diagnostic: Diagnostic
    why: Wording


@dataclass(frozen=True, slots=True)
class Repaired:
    """What repairs came to: the workspace after them, the new bytes of each changed file, what was done and not."""

    compilation: Compilation
    files: Mapping[str, bytes]
    done: tuple[Diagnostic, ...]
    refused: tuple[Refused, ...]


def repair(compile: Compile, wanted: Wanted, *, unsafe: bool) -> Repaired:
    """Repair what can be, round after round, until nothing is left that can. `unsafe`: also what needs a look."""
    now = compile({})
    files: dict[str, bytes] = {}
    done: list[Diagnostic] = []
    refused: dict[tuple[object, ...], Refused] = {}
    for _ in range(_ROUNDS):
        pending = [found for found in wanted(now) if _may(found, unsafe) and _identity(found) not in refused]
        batch = _first(pending)
        if not batch:
            break
        trial = _Trial(compile, now, files)
        trial.settle(batch)
        refused.update({_identity(given.diagnostic): given for given in trial.refused})
        done += trial.kept
        now, files = trial.best, trial.files
    return Repaired(now, files, tuple(done), tuple(refused.values()))


class _Trial:
    """One round: which of the repairs can be kept together. `best` is the compilation with those of `kept`."""

    def __init__(self, compile: Compile, before: Compilation, files: Mapping[str, bytes]) -> None:
        self._compile = compile
        self._before = before
        self._files = files
        self.best = before
        self.files = dict(files)
        self.kept: list[Diagnostic] = []
        self.refused: list[Refused] = []

    def settle(self, batch: Sequence[Diagnostic]) -> None:
        """Keep the batch if the verdict allows it, else each half on its own."""
        together = [*self.kept, *batch]
        changed = _applied(together, self._before)
        after = self._compile({**self._files, **changed})
        why = verdict(self._before, after, together, changed)
        if why is None:
            self.best, self.files, self.kept = after, {**self._files, **changed}, together
        elif len(batch) > 1:
            middle = len(batch) // 2
            self.settle(batch[:middle])
            self.settle(batch[middle:])
        elif not self.kept:  # beside others it may only have to wait for the next round
            self.refused.append(Refused(batch[0], why))


def _may(found: Diagnostic, unsafe: bool) -> bool:
    return found.fix is not None and (unsafe or found.fix.safe)


def _identity(found: Diagnostic) -> tuple[object, ...]:
    return found.code, found.place.file, found.place.pointer, found.message.in_("en")


def _first(pending: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What to try next: the safe before the others; then what hides the rest of a file before what it may hide."""
    for safe in (True, False):
        for hides in (True, False):
            alike = (f for f in pending if f.fix and f.fix.safe is safe and uncovers(f) is hides)
            if batch := _apart(alike):
                return batch
    return []


def _edits(found: Diagnostic) -> tuple[Edit, ...]:
    return found.fix.edits if found.fix else ()


def _apart(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose edits touch no edit of one before, in the order of the report; the rest waits for another round."""
    taken: dict[str, list[tuple[int, int, str]]] = {}
    chosen = []
    for found in findings:
        edits = _edits(found)
        if edits and not any(_touches(_stretch(edit), taken.get(edit.file, ())) for edit in edits):
            chosen.append(found)
            for edit in edits:
                insort(taken.setdefault(edit.file, []), _stretch(edit))
    return chosen


def _stretch(edit: Edit) -> tuple[int, int, str]:
    return edit.span.start.offset, edit.span.end.offset, edit.text


def _touches(one: tuple[int, int, str], taken: Sequence[tuple[int, int, str]]) -> bool:
    """Whether an edit touches one of those taken, which are sorted; the same edit twice is one."""
    at = bisect_left(taken, one)
    if at < len(taken) and taken[at] == one and one[0] < one[1]:
        return False
    before, after = taken[at - 1] if at else None, taken[at] if at < len(taken) else None
    return (before is not None and (before[1] > one[0] or before[0] == one[0])) or (
        after is not None and (one[1] > after[0] or after[0] == one[0])
    )


def _applied(findings: Iterable[Diagnostic], before: Compilation) -> dict[str, bytes]:
    """The new bytes of each file that the repairs of `findings` touch."""
    by_file: dict[str, list[Edit]] = {}
    for found in findings:
        for edit in _edits(found):
            by_file.setdefault(edit.file, []).append(edit)
    return {file.path: apply(file.data, by_file[file.path]) for file in before.files if file.path in by_file}
