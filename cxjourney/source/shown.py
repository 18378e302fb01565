"""Text of a file, made safe to show in a message."""

from __future__ import annotations

from cxjourney.diagnostics.terminal import by_number
from cxjourney.source.characters import UNSEEN

_LONGEST = 60


def shown(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line: what cannot be seen is written by its number, what is long is cut."""
    if len(text) > longest:
        text = text[: longest - 1].rstrip() + "…"
    return UNSEEN.sub(lambda match: by_number(match.group()), text)


def ticked(text: str, longest: int = _LONGEST) -> str:
    """`text` made safe, between back-ticks; between double ones when it holds some, so that its ends stay clear."""
    safe = shown(text, longest)
    return f"`` {safe} ``" if "`" in safe else f"`{safe}`"
