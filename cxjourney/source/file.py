"""A file as the compiler sees it: a name inside the workspace, its bytes, and a way to find positions later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from cxjourney.source.encodings import guessed
from cxjourney.source.span import NOWHERE, NodeSpans, Pointer, Span

Locator = Callable[[bytes], Mapping[Pointer, NodeSpans]]


class SourceFile:
    """One file of the workspace.

    `path` is relative to the workspace, with forward slashes; `data` are the bytes that were read, once: given, or
    read by the function that is given when somebody first looks into the file.
    Positions are computed when first asked for, by the `locate` function of the reader that read the file,
    so a file that has nothing to say never pays for them.
    """

    def __init__(self, path: str, data: bytes | Callable[[], bytes], locate: Locator) -> None:
        self.path = path
        self._locate = locate
        if callable(data):
            self._read = data
        else:
            self.data = data

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r})"

    @cached_property
    def data(self) -> bytes:
        """The bytes."""
        return self._read()

    @cached_property
    def spans(self) -> Mapping[Pointer, NodeSpans]:
        """Every node of the document by its pointer."""
        return self._locate(self.data)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text in lines, without their ends; bytes that are not UTF-8, or of a wide encoding, show as U+FFFD."""
        text = guessed(self.data)
        return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    def text(self, span: Span) -> str:
        """What is written there; bytes that are not UTF-8 show as U+FFFD."""
        return self.data[span.start.offset : span.end.offset].decode("utf-8", "replace")

    def span(self, pointer: Pointer) -> Span:
        """Where the value at `pointer` is written; the nearest written ancestor when it is not written at all."""
        return self._nearest(pointer).value

    def key_span(self, pointer: Pointer) -> Span:
        """Where the key at `pointer` is written (the value itself for members of a list)."""
        return self._nearest(pointer).key

    def _nearest(self, pointer: Pointer) -> NodeSpans:
        while True:
            if found := self.spans.get(pointer):
                return found
            if not pointer:
                return NodeSpans(NOWHERE, NOWHERE)
            pointer = pointer[:-1]
