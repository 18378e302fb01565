"""Texts of the workspace as Markdown that shows them as they are."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+.!|~&$:^=@-])")
_HARMLESS = re.compile(r"(?<=\w)\\([.:-])(?=\w)|\\([.:!])(?=\s|$)|\\([()-])(?=[\s\w]|$)")


def escaped(text: str) -> str:
    """One line in which no character means anything to Markdown or HTML."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
