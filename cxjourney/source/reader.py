"""From the bytes of a file to plain data, and to where everything in it stands.

Files of the usual form are read by the line, any other one and whatever may deserve a message by the strict reader.
Neither keeps positions: positions and comments come from another pass, over the files that have something to say.
The strict reader, its parser and what knows positions are imported when a file is for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cxjourney.diagnostics.codes import syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Related, Severity, in_order
from cxjourney.source import characters, everyday
from cxjourney.source.characters import Finding
from cxjourney.source.encodings import guessed, wide_encoding
from cxjourney.source.faults import of_files, of_nodes
from cxjourney.source.file import SourceFile
from cxjourney.source.limits import Limits
from cxjourney.source.positions import Positions
from cxjourney.source.span import NodeSpans, Pointer

if TYPE_CHECKING:
    from cxjourney.source.layout import Comment, Step
    from cxjourney.source.repairs import Attempt

__all__ = ["Limits", "Reading", "comments", "locate", "read", "steps"]

_DEFAULT: Final = Limits()
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    `data` is made of dict, list, str, int, float, bool and None; keys are always texts, in composed form (NFC).
    When the file cannot be relied upon, `readable` is false, `data` is None and the diagnostics say why.
    """

    data: Any
    diagnostics: tuple[Diagnostic, ...] = ()
    readable: bool = True

    @property
    def whole(self) -> bool:
        """Whether `data` has everything that is written: nothing was refused, and no second document left out."""
        return not any(
            found.severity is Severity.ERROR and (not self.readable or found.code == syntax.MULTI_DOCUMENT_FILE.code)
            for found in self.diagnostics
        )


def read(file: SourceFile, limits: Limits = _DEFAULT) -> Reading:
    """Read one file. What is wrong with it becomes diagnostics; nothing is raised."""
    data = file.data
    if len(data) > limits.bytes:
        return _refused(file, Positions(""), [of_files.too_large(len(data), limits.bytes)])
    before = len(_BOM) if data.startswith(_BOM) else 0
    raw = data[before:] if before else data
    if wide_encoding(raw):
        return _refused(file, Positions(guessed(raw)), [of_files.not_utf8(raw, 0, 0, before)])
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        known = raw[: error.start].decode()
        positions = Positions(known + "\ufffd" + raw[error.start + 1 :].decode("latin-1"), before)
        return _refused(file, positions, [of_files.not_utf8(raw, error.start, len(known), before)])
    found = [of_files.byte_order_mark()] if before else []
    unusual = characters.has_unusual(raw)
    if unusual:
        found += characters.findings(text)
        if any(finding.code is syntax.CONTROL_CHARACTER for finding in found):
            return _refused(file, Positions(text, before), found)
    elif not before and (usual := everyday.read(text, len(raw), limits)) is not None:
        return Reading(usual)
    from cxjourney.source import events
    from cxjourney.source.compose import Composer

    composer = Composer(text, limits)
    value = composer.compose(events.Guarded(text) if unusual else events.parser(raw))
    found += composer.found
    if not composer.readable:
        return _refused(file, Positions(text, before), found)
    return Reading(value, _diagnostics(file, Positions(text, before), found) if found else ())


def locate(data: bytes) -> Mapping[Pointer, NodeSpans]:
    """The place of every node by its pointer; of what could be read, when not all could."""
    from cxjourney.source import events, layout

    before = len(_BOM) if data.startswith(_BOM) else 0
    text = data[before:].decode("utf-8", "replace")
    return layout.nodes(events.steps(text, []), Positions(text, before))


def comments(data: bytes) -> tuple[Comment, ...]:
    """The comments of a file, in order; those before the fault, when not all of it could be read."""
    from cxjourney.source import events
    from cxjourney.source.layout import Comment

    text = data.removeprefix(_BOM).decode("utf-8", "replace")
    positions = Positions(text)
    found = []
    for start, end in events.lay_out(text, len(text)).comments:
        at = positions.at(start)
        found.append(Comment(at.line, at.column, text[start:end].rstrip()))
    return tuple(found)


def steps(text: str) -> tuple[Step, ...]:
    """The nodes of the first document of a text, in order, with their places; of what could be read of it."""
    from cxjourney.source import events

    return tuple(events.steps(text, []))


def _refused(file: SourceFile, positions: Positions, found: list[Finding]) -> Reading:
    return Reading(None, _diagnostics(file, positions, found), False)


def _diagnostics(file: SourceFile, positions: Positions, found: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    return in_order(_diagnostic(file, positions, finding) for finding in found)


def _diagnostic(file: SourceFile, positions: Positions, finding: Finding) -> Diagnostic:
    place = Place(file.path, positions.span(finding.start, finding.end), finding.pointer)
    related = [
        Related(Place(file.path, positions.span(start, end)), message) for start, end, message in finding.related
    ]
    if finding.code is syntax.DUPLICATE_KEY:
        first = Place(file.path, file.key_span(finding.pointer), finding.pointer)
        related.append(Related(first, of_nodes.first_place(str(finding.pointer[-1]))))
    from cxjourney.source import repairs

    fix = repairs.repair(finding, file.path, positions, _attempt)
    return finding.code.at(place, finding.message, finding.help, related=tuple(related), fix=fix)


def _attempt(text: str) -> Attempt:
    """Read a text that is about to be written."""
    from cxjourney.source import events
    from cxjourney.source.compose import Composer
    from cxjourney.source.repairs import Attempt

    composer = Composer(text, _DEFAULT)
    data = composer.compose(events.Guarded(text))
    return Attempt(data, None if composer.readable else composer.found[0])
