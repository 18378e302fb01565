"""The nearest name, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The candidate most like `word`, or None; equal likeness is settled by alphabetical order."""
    best: tuple[float, str] | None = None
    folded = word.lower().replace("_", "-")
    for candidate in sorted(set(candidates)):
        likeness = SequenceMatcher(None, folded, candidate.lower().replace("_", "-")).ratio()
        if likeness >= cutoff and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None
