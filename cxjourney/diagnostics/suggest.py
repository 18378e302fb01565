"""The nearest name, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 100
"""Characters of a word that may be a slip of another; a longer one is a text."""


def nearly(word: str, candidate: str, cutoff: float = 0.8) -> bool:
    """Whether `candidate` is so like `word` that it may be written in its place, not only suggested.

    One slip of the hand apart, two in words of six letters or more, or of the likeness `cutoff`.
    """
    from difflib import SequenceMatcher

    one, other = _folded(word), _folded(candidate)
    if SequenceMatcher(None, one, other).ratio() >= cutoff:
        return True
    slips = 2 if min(len(one), len(other)) >= 6 else 1
    return max(len(one), len(other)) <= _LONGEST and _slips(one, other) <= slips


def _slips(one: str, other: str) -> int:
    """How many letters must be added, taken away, changed, or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for line, letter in enumerate(one, 1):
        last, row, before = before, [line], row
        for column, its in enumerate(other, 1):
            least = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != its))
            if line > 1 and column > 1 and letter == other[column - 2] and one[line - 2] == its:
                least = min(least, last[column - 2] + 1)
            row.append(least)
    return row[-1]


def _folded(word: str) -> str:
    return word.lower().replace("_", "-")


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate most like `word`, or None; equal likeness is settled by alphabetical order."""
    best: tuple[float, str] | None = None
    if len(word) > _LONGEST:
        return None
    from difflib import SequenceMatcher

    folded = _folded(word)
    for candidate in sorted(set(candidates)):
        matcher = SequenceMatcher(None, folded, _folded(candidate))
        least = cutoff if best is None else best[0]
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue  # these two are cheap, and never below the true ratio
        likeness = matcher.ratio()
        if likeness >= cutoff and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None
