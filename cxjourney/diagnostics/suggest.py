"""The nearest name, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LONGEST = 100
"""Characters of a word that may be a slip of another; a longer one is a text."""


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate most like `word`, or None; equal likeness is settled by alphabetical order."""
    best: tuple[float, str] | None = None
    if len(word) > _LONGEST:
        return None
    folded = word.lower().replace("_", "-")
    for candidate in sorted(set(candidates)):
        matcher = SequenceMatcher(None, folded, candidate.lower().replace("_", "-"))
        least = cutoff if best is None else best[0]
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue  # these two are cheap, and never below the true ratio
        likeness = matcher.ratio()
        if likeness >= cutoff and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None
