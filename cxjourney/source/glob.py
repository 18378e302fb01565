"""Patterns for paths, the same wherever a path is written: in `include`, in `paths`, on the command line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

MAGIC: Final = re.compile(r"[*?\[]")
"""What makes a path a pattern."""


def names(pattern: str, path: str) -> bool:
    """Whether `pattern` names the file at `path`: the file itself, a folder that holds it, or a glob that matches it."""
    inside = pattern.removeprefix("./").rstrip("/")
    if not MAGIC.search(inside):
        return inside in ("", ".", path) or path.startswith(f"{inside}/")
    return glob(inside).fullmatch(path) is not None


@lru_cache(maxsize=1000)
def glob(pattern: str) -> re.Pattern[str]:
    """A glob on whole paths: `*` and `?` stay in one folder, `**` is any number of folders, also none."""
    parts: list[str] = []
    steps = pattern.split("/")
    for step in steps[:-1]:
        parts.append("(?:[^/]+/)*" if step == "**" else _step(step) + "/")
    parts.append("(?:[^/]+/)*[^/]+" if steps[-1] == "**" else _step(steps[-1]))
    try:
        return re.compile("".join(parts))
    except re.error:  # a range such as `[z-a]` holds no letter
        return re.compile("(?!)")


def _step(step: str) -> str:
    written = ""
    for token in re.findall(r"\[!?\]?[^\]]*\]|.", step):
        if token == "*":
            written += "[^/]*"
        elif token == "?":
            written += "[^/]"
        elif len(token) > 1:
            negated = token[1] == "!"
            members = re.sub(r"([\\\[\]^&~|])", r"\\\1", token[2 if negated else 1 : -1])
            written += f"[{'^/' if negated else ''}{members}]"
        else:
            written += re.escape(token)
    return written
