"""The only door to YAML: from the bytes of a file to plain data, by the events of the parser.

Clean files are composed without positions. Positions and comments come from a second pass, over the files that
have something to say. Nothing here recurses, so no depth can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from unicodedata import normalize

import yaml

from cxjourney.diagnostics.codes import syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, Related, Severity, in_order
from cxjourney.source import characters, faults, layout, repairs
from cxjourney.source.characters import Finding
from cxjourney.source.encodings import guessed, wide_encoding
from cxjourney.source.file import SourceFile
from cxjourney.source.layout import Comment, Kind, Step
from cxjourney.source.limits import Limits
from cxjourney.source.plainwords import ParserFault, explain
from cxjourney.source.positions import Positions
from cxjourney.source.scalars import SUSPECT, Scalar, resolve
from cxjourney.source.span import NodeSpans, Pointer

__all__ = ["Comment", "Limits", "Reading", "comments", "locate", "read", "steps"]

_DEFAULT: Final = Limits()
_BOM: Final = b"\xef\xbb\xbf"
_SUSPECT_KEYS: Final = SUSPECT | {"<"}
_DIRECTIVE: Final = re.compile(r"(?:[ ]*+(?:#[^\r\n]*+)?(?>\r\n|\r|\n))*+(%[^\r\n]*)")
_TAG: Final = re.compile(r"(?:&\S+\s+)?(!\S*)")
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2})?")
_LONE: Final = re.compile("[\ud800-\udfff]")


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
        return _refused(file, Positions(""), [faults.too_large(len(data), limits.bytes)])
    before = len(_BOM) if data.startswith(_BOM) else 0
    raw = data[before:] if before else data
    if wide_encoding(raw):
        return _refused(file, Positions(guessed(raw)), [faults.not_utf8(raw, 0, 0, before)])
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        known = raw[: error.start].decode()
        positions = Positions(known + "\ufffd" + raw[error.start + 1 :].decode("latin-1"), before)
        return _refused(file, positions, [faults.not_utf8(raw, error.start, len(known), before)])
    found = [faults.byte_order_mark()] if before else []
    unusual = characters.UNUSUAL.search(text) is not None
    if unusual:
        found += characters.findings(text)
        if any(finding.code is syntax.CONTROL_CHARACTER for finding in found):
            return _refused(file, Positions(text, before), found)
    composer = _Composer(text, limits)
    value = composer.compose(_Guarded(text) if unusual else _parser(raw))
    found += composer.found
    if not composer.readable:
        return _refused(file, Positions(text, before), found)
    return Reading(value, _diagnostics(file, Positions(text, before), found) if found else ())


def locate(data: bytes) -> Mapping[Pointer, NodeSpans]:
    """The place of every node by its pointer; of what could be read, when not all could."""
    before = len(_BOM) if data.startswith(_BOM) else 0
    text = data[before:].decode("utf-8", "replace")
    return layout.nodes(_steps(text, []), Positions(text, before))


def comments(data: bytes) -> tuple[Comment, ...]:
    """The comments of a file, in order; those before the fault, when not all of it could be read."""
    text = data.removeprefix(_BOM).decode("utf-8", "replace")
    positions = Positions(text)
    found = []
    for start, end in _lay_out(text, len(text)).comments:
        at = positions.at(start)
        found.append(Comment(at.line, at.column, text[start:end].rstrip()))
    return tuple(found)


def steps(text: str) -> tuple[Step, ...]:
    """The nodes of the first document of a text, in order, with their places; of what could be read of it."""
    return tuple(_steps(text, []))


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
        related.append(Related(first, faults.first_place(str(finding.pointer[-1]))))
    fix = repairs.repair(finding, file.path, positions, _attempt)
    return finding.code.at(place, finding.message, finding.help, related=tuple(related), fix=fix)


def _attempt(text: str) -> repairs.Attempt:
    """Read a text that is about to be written."""
    composer = _Composer(text, _DEFAULT)
    data = composer.compose(_Guarded(text))
    return repairs.Attempt(data, None if composer.readable else composer.found[0])


# ---------------------------------------------------------------- events

_Parser = Callable[[bytes | str], Any]


def _libyaml() -> _Parser | None:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None
    return CParser


def fast() -> bool:
    """Whether libyaml is there; without it the same files are read, over ten times more slowly."""
    return _libyaml() is not None


_parser: _Parser = _libyaml() or yaml.SafeLoader
_FAULTS: Final = (yaml.YAMLError, ValueError, OverflowError)
_FIELDS: Final = frozenset({"n"})
"""Fields of the language that a reader of YAML 1.1 may be warned about in other files: as keys of ours they are clear."""
_STRANGE: Final = "\ufeff\x85\u2028\u2029"
_BAD_ESCAPE: Final = re.compile(r"\\(?:U(?!000|0010)|u[dD][89a-fA-F])")


class _Guarded:
    """A parser for texts with Unicode line separators or inner marks, which are mere characters in YAML 1.2.

    They are hidden from the parser behind characters for private use that the text does not hold.
    """

    def __init__(self, text: str) -> None:
        spare = (chr(number) for number in range(0xE000, 0xF900) if chr(number) not in text)
        hidden = dict(zip(_STRANGE, spare, strict=False)) if any(strange in text for strange in _STRANGE) else {}
        self._shown = {ord(stand_in): strange for strange, stand_in in hidden.items()}
        self._parser = _parser(text.translate({ord(strange): stand_in for strange, stand_in in hidden.items()}))

    def get_event(self) -> Any:
        event = self._parser.get_event()
        if self._shown and type(event) is yaml.ScalarEvent:
            event.value = event.value.translate(self._shown)
        return event


def _steps(text: str, fault: list[ParserFault]) -> Iterator[Step]:
    """The nodes of the first document, with their places; what stops the parser is appended to `fault`."""
    kinds = {yaml.MappingStartEvent: Kind.MAP, yaml.SequenceStartEvent: Kind.LIST, yaml.AliasEvent: Kind.ALIAS}
    flows: list[bool] = []
    try:
        for event in iter(_Guarded(text).get_event, None):
            start, end = event.start_mark.index, event.end_mark.index
            match event:
                case yaml.ScalarEvent():
                    yield Step(Kind.SCALAR, start, end, event.value, event.style or "")
                case yaml.AliasEvent():
                    yield Step(Kind.ALIAS, start, end)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    flows.append(bool(event.flow_style))
                    yield Step(kinds[type(event)], start, end)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    yield Step(Kind.END, start, end, style="]" if flows.pop() else "")
                case yaml.DocumentEndEvent():
                    return
    except _FAULTS as error:
        fault.append(_fault(error, text))


def _fault(error: Exception, text: str) -> ParserFault:
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


def _lay_out(text: str, end: int) -> layout.Layout:
    fault: list[ParserFault] = []
    steps = list(_steps(text, fault))
    return layout.lay_out(text, steps, min(fault[0].stop, end) if fault else end)


# ---------------------------------------------------------------- from events to data


class _Halt(Exception):  # noqa: N818 -- ends the reading of one file, and never leaves this module
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class _Composer:
    """Builds the data of one document. After `compose`, `found` has its findings and `readable` its verdict."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.found: list[Finding] = []
        self.readable = True
        self._stack: list[tuple[Any, Any]] = []
        self._doubled: list[tuple[dict[str, Any], str, Any]] = []
        self._anchors: dict[str, tuple[int, Pointer]] = {}
        self._aliases: dict[str, list[tuple[int, int, Pointer]]] = {}
        self._merged: set[str] = set()
        self._documents = 0
        self._empty = False
        self._end = len(text)

    def compose(self, parser: Any) -> Any:
        """The data of the first document; None, and one finding, when it cannot be read."""
        if directive := _DIRECTIVE.match(self.text):
            return self._stop(faults.directive(*directive.span(1), directive[1]))
        try:
            root = self._run(iter(parser.get_event, None))
        except _Halt as halt:
            return self._stop(halt.finding)
        except _FAULTS as error:
            fault = _fault(error, self.text)
            return self._stop(layout.whitespace_fault(_lay_out(self.text, self._end)) or explain(self.text, fault))
        for container, key, value in reversed(self._doubled):
            container[key] = value
        if layout.SUSPECT.search(self.text):
            self._look_between()
        self._report_anchors()
        if not root or self._empty:
            self.found.append(faults.empty_file())
            self.readable = False
        return root[0] if root else None

    def _stop(self, finding: Finding) -> None:
        self.found = [finding]
        self.readable = False

    def _look_between(self) -> None:
        lay = _lay_out(self.text, self._end)
        if finding := layout.whitespace_fault(lay) or layout.glued_comment(lay):
            self._stop(finding)
            return
        if complex_keys := tuple(layout.complex_keys(lay)):
            self.found[:] = complex_keys
            self.readable = False
            return
        if cut := tuple(layout.cut_values(lay)):
            ends = layout.pointers_by_end(_steps(self.text, []), Positions(self.text))
            self.found += (replace(finding, pointer=ends.get(end, ())) for end, finding in cut)

    def _run(self, events: Iterator[Any]) -> list[Any]:  # noqa: PLR0915 -- the hot loop
        scalar, map_start, list_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        map_end, list_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        stack, suspect, depth, longest = self._stack, SUSPECT, self.limits.depth, self.limits.scalar // 4
        left = self.limits.nodes
        root: list[Any] = []
        container: Any = root
        in_map = False
        key: Any = None
        value: Any
        for event in events:
            kind = type(event)
            if kind is scalar:
                text = event.value
                style = event.style
                left -= 1
                if left < 0 or len(text) > longest or event.anchor is not None or event.tag is not None:
                    self._check(event, left, (container, key))
                if style:
                    value = text
                    if style == '"' and not text.isprintable():
                        self._check_escapes(event, (container, key))
                elif text and text[0] not in suspect:
                    value = text
                else:
                    value = text if in_map and key is None else self._plain(event, (container, key))
                if not in_map:
                    container.append(value)
                elif key is not None:
                    container[key] = value
                    key = None
                else:
                    key = text if text.isascii() else normalize("NFC", text)
                    if not style and (not text or text[0] in _SUSPECT_KEYS):
                        self._plain_key(event, (container, key))
                    if key in container:
                        self._repeat(event, (container, key))
            elif kind is map_start or kind is list_start:
                left -= 1
                if in_map and key is None:
                    mark = event.start_mark.index
                    raise _Halt(faults.complex_key(mark, mark + 1, self.text[mark : mark + 1]))
                if len(stack) >= depth:
                    raise _Halt(faults.too_deep(event.start_mark.index, depth))
                if left < 0 or event.anchor is not None or event.tag is not None:
                    self._check(event, left, (container, key))
                value = {} if kind is map_start else []
                stack.append((container, key))
                if in_map:
                    container[key] = value
                else:
                    container.append(value)
                container, in_map, key = value, kind is map_start, None
            elif kind is map_end or kind is list_end:
                container, _ = stack.pop()
                in_map, key = type(container) is dict, None
            elif kind is yaml.AliasEvent:
                self._alias(event, (container, key))
                if in_map and key is None:
                    key = f"*{event.anchor}"
                elif in_map:
                    container[key], key = None, None
                else:
                    container.append(None)
            elif kind is yaml.DocumentStartEvent and self._starts_another(event):
                break
        return root

    # What follows is called for suspicious events only; `at` is the collection and the key they stand in.

    def _pointer(self, at: tuple[Any, Any]) -> Pointer:
        steps: list[str | int] = []
        for container, key in [*self._stack[1:], at] if self._stack else []:
            last = len(container) - (container is not at[0])
            steps.append(last if key is None else key)
        return tuple(steps)

    def _starts_another(self, event: Any) -> bool:
        self._documents += 1
        start = event.start_mark.index
        if self._documents > 1:
            self._end = start
            self.found.append(faults.second_document(start))
            return True
        return False

    def _check(self, event: Any, left: int, at: tuple[Any, Any]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if left < 0:
            raise _Halt(faults.too_many_nodes(start, self.limits.nodes))
        if type(event) is yaml.ScalarEvent and len(event.value.encode("utf-8", "replace")) > self.limits.scalar:
            raise _Halt(faults.too_long(start, end, self.limits.scalar))
        pointer = self._pointer(at)
        if event.tag is not None and (match := _TAG.match(self.text, start)):
            self.readable = False
            self.found.append(replace(faults.tag(match.start(1), match.end(1), match[1]), pointer=pointer))
        if event.anchor is not None:
            self.readable = False
            where = self.text.find(f"&{event.anchor}", start)
            self._anchors.setdefault(event.anchor, (max(where, start), pointer))

    def _alias(self, event: Any, at: tuple[Any, Any]) -> None:
        self.readable = False
        start, end = event.start_mark.index, event.end_mark.index
        if at[1] == "<<" or any(key == "<<" for _, key in self._stack):
            self._merged.add(event.anchor)
        else:
            self._aliases.setdefault(event.anchor, []).append((start, end, self._pointer(at)))

    def _report_anchors(self) -> None:
        for name, (start, pointer) in self._anchors.items():
            uses = self._aliases.pop(name, [])
            if uses or name not in self._merged:
                related = tuple((first, last, faults.repeated_here()) for first, last, _ in uses)
                finding = faults.anchor(start, start + 1 + len(name), f"&{name}", related)
                self.found.append(replace(finding, pointer=pointer))
        for name, uses in self._aliases.items():
            start, end, pointer = uses[0]
            self.found.append(replace(faults.alias(start, end, f"*{name}"), pointer=pointer))

    def _check_escapes(self, event: Any, at: tuple[Any, Any]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        written = self.text[start:end]
        if (escape := _SURROGATE.search(written)) and _LONE.search(event.value):
            raise _Halt(faults.surrogate(start + escape.start(), start + escape.end(), escape.group()))
        for match in characters.UNUSUAL.finditer(event.value):
            if match.group() not in written and match.group() != "\r":
                finding = characters.finding(event.value, match.start(), match.end())
                if finding is not None:
                    self.found.append(replace(finding, start=start, end=end, pointer=self._pointer(at)))
                    return

    def _plain(self, event: Any, at: tuple[Any, Any]) -> Scalar:
        if not event.value and not self._stack:
            self._empty = True
        value, code = resolve(event.value)
        if code is not None and event.tag is None:
            start, end = event.start_mark.index, event.end_mark.index
            self.found.append(replace(faults.doubt(code, start, end, event.value), pointer=self._pointer(at)))
        return value

    def _plain_key(self, event: Any, at: tuple[Any, Any]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.value == "<<":
            self.readable = False
            self.found.append(replace(faults.merge_key(start, end), pointer=self._pointer(at)))
            return
        if event.value in _FIELDS:
            return
        value, code = resolve(event.value)
        if code is not None:
            self.found.append(replace(faults.doubt(code, start, end, event.value), pointer=self._pointer(at)))
        elif type(value) is not str:
            self.found.append(replace(faults.non_string_key(start, end, event.value), pointer=self._pointer(at)))

    def _repeat(self, event: Any, at: tuple[Any, Any]) -> None:
        container, key = at
        self._doubled.append((container, key, container[key]))
        start, end = event.start_mark.index, event.end_mark.index
        self.found.append(replace(faults.duplicate_key(start, end, key), pointer=self._pointer(at)))
