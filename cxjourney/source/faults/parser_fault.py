"""Why and where a parser stopped, as it says itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_BAD_ESCAPE: Final = re.compile(r"\\(?:U(?!000|0010)|u[dD][89a-fA-F])")


@dataclass(frozen=True, slots=True)
class ParserFault:
    """Why and where the parser stopped: its own words, and the indices of the problem and of its context."""

    problem: str
    context: str
    index: int
    context_index: int | None

    @property
    def stop(self) -> int:
        """Where the readable part of the text ends."""
        if "quoted" in self.context and self.context_index is not None:
            return self.context_index
        return self.index


def told_by(error: Exception, text: str) -> ParserFault:
    """The fault that an exception of the parser tells of; one without a place is about an escape."""
    problem_mark = getattr(error, "problem_mark", None)
    if problem_mark is None:
        escape = _BAD_ESCAPE.search(text)
        return ParserFault("invalid escape", "", escape.start() if escape else 0, None)
    context_mark = getattr(error, "context_mark", None)
    return ParserFault(
        str(getattr(error, "problem", "")),
        str(getattr(error, "context", "") or ""),
        min(problem_mark.index, len(text)),
        None if context_mark is None else min(context_mark.index, len(text)),
    )
