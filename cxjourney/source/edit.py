"""Span edits: a stretch of a file gives way to a text; everything around it stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxjourney.source.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of `span` of `file`; an empty span inserts, an empty text deletes."""

    file: str
    span: Span
    text: str


class OverlapError(ValueError):
    """Two edits touch the same bytes."""


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of one file after these edits, in any order; the same edit twice counts once.

    Raises `OverlapError` when two different edits touch the same bytes.
    """
    parts: list[bytes] = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.span.start.offset, edit.span.end.offset, edit.text)):
        start, end = edit.span.start.offset, edit.span.end.offset
        if start < at:
            raise OverlapError(f"two edits touch byte {start}")
        parts += [data[at:start], edit.text.encode()]
        at = end
    return b"".join([*parts, data[at:]])
