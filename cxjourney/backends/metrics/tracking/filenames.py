"""The file of each event: its own name in small letters, and no two alike where capitals make no difference."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Signs of a name without its ending."""
_OTHER = re.compile(r"[^a-z0-9._-]+")
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
"""Names that Windows keeps for itself, whatever follows a dot."""


def filename(event: str, taken: set[str]) -> str:
    """The name of a file for an event, without its ending; it is added to those `taken`, and differs from them all.

    Accents and capitals go, and whatever a disk or a web address may refuse becomes `_`; a second event of the same
    name takes a number.
    """
    plain = unicodedata.normalize("NFKD", event).encode("ascii", "ignore").decode().lower()
    wished = _OTHER.sub("_", plain).strip("._-")[:LONGEST].rstrip("._-") or "event"
    if wished.partition(".")[0] in _DEVICES:
        wished = f"event_{wished}"
    name, number = wished, 2
    while name in taken:
        name, number = f"{wished}_{number}", number + 1
    taken.add(name)
    return name
