"""Texts of the workspace as Markdown that shows them as they are."""

from __future__ import annotations

import re
from functools import lru_cache

from cxjourney.metrics.texts import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$&]|://|@|(?<=www)\.)")
_AT_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|()([-+=]))")


@lru_cache(maxsize=5_000)
def escaped(text: str) -> str:
    """One line in which no character means anything to Markdown or HTML, wherever it stands."""
    return _at_start(_harmless(text))


def with_code(text: str) -> str:
    """A sentence of ours: what stands between back-ticks is code, the rest is escaped."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escaped(text)
    made = "".join(_code(part) if odd % 2 else _inside(part) for odd, part in enumerate(parts))
    return _at_start(made)


def _at_start(line: str) -> str:
    """What would begin a list or underline a title at the start of a line."""
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[4]}", line)


def _harmless(text: str) -> str:
    line = one_line(text)
    line = _SPECIAL.sub(lambda found: "".join(f"\\{sign}" for sign in found[1]), line)
    return line.replace("<", "&lt;").replace(">", "&gt;")


def _inside(part: str) -> str:
    """A piece of a sentence, whose outer spaces count."""
    inner = _harmless(part)
    return f"{' ' if part[:1].isspace() and inner else ''}{inner}{' ' if part[-1:].isspace() else ''}"


def _code(part: str) -> str:
    line = one_line(part).replace("|", "\\|")
    return f"`{line}`" if line else ""
