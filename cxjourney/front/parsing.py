"""Read each file, check its shape, decode what can be decoded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cxjourney.binding.announced import ids_in, ids_meant, kinds_in, stem
from cxjourney.binding.decode import decode
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.model.declare import PLURALS
from cxjourney.model.entity import Entity
from cxjourney.model.model import Address, address
from cxjourney.schema.validate import Checked, doubts_left, validate
from cxjourney.source.file import SourceFile
from cxjourney.source.reader import Reading, read
from cxjourney.source.span import Pointer


@dataclass(frozen=True, slots=True)
class Parsed:
    """The entities of all files; `faults` tell where some were mended.

    `announced` are ids of entities that did not get here, or not under that id; `lost_kinds` are the kinds of others
    of which nothing at all is known. `whole` is False when a file could not be read to its end.
    """

    entities: tuple[Entity, ...]
    faults: Mapping[Address, tuple[Pointer, ...]]
    announced: frozenset[str]
    lost_kinds: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """One file: its document, what the schema says of it, and its entities with where each was mended."""

    document: Reading
    checked: Checked
    entities: tuple[tuple[Entity, tuple[Pointer, ...]], ...]


def look_at(file: SourceFile) -> Looked:
    """What is in one file; nothing of the others is known here."""
    document = read(file)
    checked = validate(file, document.data) if document.readable else Checked("", {})
    return Looked(document, checked, tuple(_entities(checked, file)))


class Memory:
    """Files that were read for one revision of a workspace: equal bytes at the same path are not read again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], Looked] = {}

    def look(self, file: SourceFile) -> Looked:
        """What is in a file."""
        key = (file.path, file.data)
        if key not in self._known:
            self._known[key] = look_at(file)
        return self._known[key]


Look = Callable[[SourceFile], Looked]


def parse(files: Iterable[SourceFile], lost: Iterable[str], look: Look) -> Parsed:
    """The entities of all files, each looked at by `look`. Of `lost` files, the name announces an id."""
    entities: list[Entity] = []
    faults: dict[Address, tuple[Pointer, ...]] = {}
    announced = {stem(path) for path in lost}
    lost_kinds: set[str] = set()
    whole = True
    diagnostics: list[Diagnostic] = []
    for file in files:
        looked = look(file)
        document, checked = looked.document, looked.checked
        diagnostics += [*doubts_left(document.diagnostics, checked.diagnostics), *checked.diagnostics]
        cut = _cut(file, looked)
        if not checked.data or not document.whole:
            announced |= ids_in(file.data) or {stem(file.path)}
        if cut:
            lost_kinds |= kinds_in(file.data, cut)
        announced |= ids_meant(file.path, checked.kind, document.data, checked.faulty)
        whole = whole and document.whole and not cut and bool(checked.data or not checked.diagnostics)
        for entity, mended in looked.entities:
            entities.append(entity)
            if mended or not document.whole:
                faults[address(entity)] = mended or ((),)
    return Parsed(tuple(entities), faults, frozenset(announced), frozenset(lost_kinds), tuple(diagnostics), whole)


def _cut(file: SourceFile, looked: Looked) -> int:
    """The line from which a file tells nothing: it cannot be read there, or breaks off with a fault; 0 for neither."""
    if not looked.document.readable and not looked.document.whole:
        return min(said.place.span.start.line for said in looked.document.diagnostics)
    if file.data.endswith((b"\n", b"\r")) or not looked.checked.diagnostics:
        return 0
    last = len(file.lines)
    return last if any(said.place.span.end.line == last for said in looked.checked.diagnostics) else 0


def _entities(checked: Checked, file: SourceFile) -> Iterable[tuple[Entity, tuple[Pointer, ...]]]:
    """The entities of a file, and where each was mended."""
    if not checked.data:
        return
    if checked.kind != "catalog":
        yield decode(checked.kind, checked.data, file), checked.faulty
        return
    for plural, members in checked.data.items():
        for index, member in enumerate(members if plural in PLURALS else ()):
            pointer: Pointer = (plural, index)
            mended = tuple(fault for fault in checked.faulty if fault[:2] == pointer or fault == (plural,))
            yield decode(PLURALS[plural], _only(member), file, pointer), mended


def _only(member: Any) -> dict[str, Any]:
    assert isinstance(member, dict)  # the schema has accepted it
    return member
