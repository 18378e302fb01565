"""Lists of names in messages."""

from __future__ import annotations

from collections.abc import Sequence

from cxjourney.wording import Wording, say


def listed(names: Sequence[str], most: int = 3) -> Wording:
    """The names between back-ticks, the first `most` of them: "`a`, `b`, `c` and 2 more"."""
    shown = ", ".join(f"`{name}`" for name in names[:most])
    left = len(names) - most
    if left <= 0:
        return say("{shown}", "{shown}", shown=shown)
    return say("{shown} and {left} more", "{shown} et {left} de plus", shown=shown, left=left)
