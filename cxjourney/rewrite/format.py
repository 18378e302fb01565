"""The one layout of a file: what is written stays, how it is laid out no longer depends on who wrote it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.lint.directives import MARK, directives
from cxjourney.lint.suppress import targets
from cxjourney.rewrite.emit import Written, emit
from cxjourney.rewrite.grow import grown
from cxjourney.rewrite.order import lift, put_in_order
from cxjourney.rewrite.safety import intended, reading, same_data
from cxjourney.rewrite.tree import Branch, Document, Note, pointers
from cxjourney.source.file import SourceFile
from cxjourney.source.names import FILE_NAME
from cxjourney.source.reader import locate
from cxjourney.source.span import Pointer
from cxjourney.wording import Wording, say

_BOM: Final = "\ufeff"
_LINE_ENDS: Final = say("line ends", "fins de ligne")


@dataclass(frozen=True, slots=True)
class Formatted:
    """The bytes of a file in the one layout, and what was done to it, in a few words each."""

    data: bytes
    changes: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftAsIs:
    """A file that is not touched: what the reader has against it, or None when its layout cannot be kept safely."""

    fault: Diagnostic | None


def formatted(data: bytes, path: str) -> Formatted | LeftAsIs:
    """Lay out one file, named by its path in the workspace.

    The data before and after are equal, every comment is still there and speaks of the same node; a file for which
    that does not hold is left as it is.
    """
    before = reading(data, path)
    faults = [found for found in before.diagnostics if found.severity is Severity.ERROR or not before.readable]
    if faults:
        return LeftAsIs(max(faults, key=lambda found: found.severity))
    document = grown(text_of(data))
    if not isinstance(document.root, Branch):
        return _ended(data, path)
    moved = put_in_order(document)
    lift(document.root)
    written = emit(document, levels=path == FILE_NAME)
    result = _joined(written)
    after = result.encode()
    if after == data:
        return Formatted(data)
    if not intended(after, before.data, path) or not _kept(document, result, data, after, path):
        return LeftAsIs(None)
    return Formatted(after, tuple(_changes(moved, written, data.decode(), result)))


def _ended(data: bytes, path: str) -> Formatted | LeftAsIs:
    """A file that is one scalar: its lines get their ends, and nothing else is done to it."""
    after = (text_of(data).rstrip("\n") + "\n").encode()
    if after == data:
        return Formatted(data)
    return Formatted(after, (_LINE_ENDS,)) if same_data(data, after, path) else LeftAsIs(None)


def text_of(data: bytes) -> str:
    """The text of a file that can be read, with LF at the end of its lines and no byte order mark."""
    return data.decode().removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def laid_out(document: Document, path: str) -> str:
    """The text of a tree that was changed, in the one layout; its root is a map or a list."""
    put_in_order(document)
    lift(document.root)
    return _joined(emit(document, levels=path == FILE_NAME))


def _joined(written: Written) -> str:
    return "\n".join([*written.lines, ""])


# ---------------------------------------------------------------- comments


def _kept(document: Document, result: str, before: bytes, after: bytes, path: str) -> bool:
    """Whether every comment speaks of the same node, and every comment to the checker reaches as far as it did."""
    again = grown(result)
    lift(again.root)
    return _notes(document) == _notes(again) and (MARK not in before or _reach(before, path) == _reach(after, path))


def _notes(document: Document) -> Counter[tuple[Pointer | None, str]]:
    """How often each comment hangs on each node."""
    root = document.root
    listed: list[tuple[Pointer | None, Note]] = [(None, note) for note in (*document.prologue, *document.head)]
    if isinstance(root, Branch):
        listed += [((), note) for note in root.last]
    for pointer, member in pointers(root):
        listed += [(pointer, note) for note in (*member.before, *member.beside)]
        if isinstance(member.value, Branch):
            listed += [((*pointer, -1), note) for note in member.value.last]
    return Counter((pointer, note.text) for pointer, note in listed)


def _reach(data: bytes, path: str) -> Counter[tuple[object, ...]]:
    """What each comment to the checker says, and the nodes it speaks of."""
    found, wrong = directives(SourceFile(path, data, locate))
    spoken = [
        (tuple(name.word for name in one.names), one.reason, one.whole_file, *_nodes(one.whole_file, targets(one)[0]))
        for one in found
    ]
    return Counter([*spoken, *((diagnostic.code,) for diagnostic in wrong)])


def _nodes(whole_file: bool, found: tuple[Pointer, ...]) -> tuple[Pointer, ...]:
    return () if whole_file else tuple(sorted(found, key=str))


# ---------------------------------------------------------------- what was done


def _changes(moved: int, written: Written, before: str, after: str) -> Iterator[Wording]:
    if moved:
        yield say("key order", "ordre des clés")
    if written.quotes == 1:
        yield say("1 quote", "1 guillemet")
    elif written.quotes:
        yield say("{n} quotes", "{n} guillemets", n=written.quotes)
    if written.opened == 1:
        yield say("1 bracket opened", "1 accolade ou crochet ouvert")
    elif written.opened:
        yield say("{n} brackets opened", "{n} accolades ou crochets ouverts", n=written.opened)
    if before.startswith(_BOM) or "\r" in before or not before.endswith("\n"):
        yield _LINE_ENDS
    if moved or written.quotes or written.opened:
        return
    old, new = _lines(before), _lines(after)
    if old == new:
        return
    if [line for line in old if line] == [line for line in new if line]:
        yield say("empty lines", "lignes vides")
    elif [line.strip() for line in old if line.strip()] == [line.strip() for line in new if line.strip()]:
        yield say("indentation", "retraits")
    else:
        yield say("spaces", "espaces")


def _lines(text: str) -> list[str]:
    unified = text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    return unified.removesuffix("\n").split("\n")
