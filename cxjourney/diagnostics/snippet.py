"""The YAML of manual pages, where characters that cannot be seen are written by their number."""

from __future__ import annotations

import re

_WRITTEN = re.compile("⟨(?:U\\+([0-9A-F]{4,6})|0x([0-9A-F]{2}))⟩")


def expand(text: str) -> bytes:
    """The file that a snippet stands for: `⟨U+202E⟩` is that character, `⟨0xE9⟩` that single byte."""
    parts: list[bytes] = []
    end = 0
    for match in _WRITTEN.finditer(text):
        parts.append(text[end : match.start()].encode())
        character, byte = match.groups()
        parts.append(chr(int(character, 16)).encode() if character else bytes([int(byte, 16)]))
        end = match.end()
    parts.append(text[end:].encode())
    return b"".join(parts)
