"""A breaking change accepted in the change itself: a line with its code, what it is about, and the reason.

    - D102 journey:first-home-loan/trial-end: nobody used it after the pilot

Such lines stand in Markdown files of the folder `changes/`, among any other text. One that was there before the change
accepts nothing any more: the list cannot grow into a list of things to ignore.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.diagnostics.diagnostic import Place
from cxjourney.source.span import Position, Span

_LINE = re.compile(r"[ \t]*[-*+][ \t]+`?(?P<code>D\d{3})`?(?:[ \u00a0\u202f]?:)?[ \t]+(?P<rest>.*?)[ \t]*\Z")
_REF = re.compile(r"`?(?P<ref>[a-z-]+:[^\s`]*?)`?(?P<colon>[ \u00a0\u202f]?:(?=\s|\Z)|(?=\s|\Z))")


@dataclass(frozen=True, slots=True)
class Approval:
    """A line that accepts the change `code` of what stands at `ref`; without an address or a reason it accepts nothing."""

    code: str
    ref: str
    reason: str
    place: Place


def approvals(notes: Iterable[tuple[str, bytes]], before: Iterable[tuple[str, bytes]] = ()) -> tuple[Approval, ...]:
    """The approvals that some files hold, by path, without the lines that stood in the files of `before`."""
    old = {_said(approval) for approval in _all(before)}
    return tuple(approval for approval in _all(notes) if _said(approval) not in old)


def _said(approval: Approval) -> tuple[str, str, str]:
    return approval.code, approval.ref, approval.reason


def _all(notes: Iterable[tuple[str, bytes]]) -> Iterator[Approval]:
    for path, data in notes:
        offset = 0
        for number, raw in enumerate(data.split(b"\n"), 1):
            line = raw.decode("utf-8", "replace").rstrip("\r")
            if (found := _LINE.match(line)) is not None:
                yield _approval(found, path, number, offset, line)
            offset += len(raw) + 1


def _approval(found: re.Match[str], path: str, number: int, offset: int, line: str) -> Approval:
    named = _REF.match(found["rest"])
    ref = named["ref"].rstrip(":") if named else ""
    reason = found["rest"][named.end() :].strip() if named else ""
    start, end = found.start("code"), len(line.rstrip())
    place = Place(
        path,
        Span(
            Position(number, start + 1, offset + len(line[:start].encode())),
            Position(number, end + 1, offset + len(line[:end].encode())),
        ),
    )
    return Approval(found["code"], ref, reason, place)
