"""Files that are not UTF-8: which of the wide encodings they seem to be in, and what can be guessed of their text."""

from __future__ import annotations

import codecs
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT: Final = 256
_MOST: Final = 0.7
"""Text in Latin letters has nearly all its zero bytes on one side of each pair; a stray zero is no sign of anything."""


def wide_encoding(data: bytes) -> str:
    """`utf-16`, `utf-32` or one of their byte orders, by the mark at the start or by the zero bytes; else empty."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    head = data[:_LOOKED_AT]
    if len(head) < 4 or b"\x00" not in head:
        return ""
    zeros = [sum(byte == 0 for byte in head[at::4]) / len(head[at::4]) > _MOST for at in range(4)]
    return {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }.get((zeros[0], zeros[1], zeros[2], zeros[3]), "")


def guessed(data: bytes) -> str:
    """The text that the bytes seem to hold; what cannot be read of it shows as U+FFFD. Never raises."""
    return data.decode(wide_encoding(data) or "utf-8", "replace").removeprefix("\ufeff")
