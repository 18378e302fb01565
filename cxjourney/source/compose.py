"""From the events of the parser to the data of one document. Nothing here recurses, so no depth can exhaust the stack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from unicodedata import normalize

from cxjourney.source import characters, layout
from cxjourney.source.characters import Finding
from cxjourney.source.events import (
    FAULTS,
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    lay_out,
    steps,
)
from cxjourney.source.faults import of_files, of_nodes
from cxjourney.source.faults.explain import explain
from cxjourney.source.faults.parser_fault import told_by
from cxjourney.source.faults.stretches import word_end
from cxjourney.source.limits import Limits
from cxjourney.source.positions import Positions
from cxjourney.source.scalars import OWN_KEYS, SUSPECT, Scalar, resolve
from cxjourney.source.span import Pointer

_SUSPECT_KEYS: Final = SUSPECT | {"<"}
_DIRECTIVE: Final = re.compile(r"(?:[ ]*+(?:#[^\r\n]*+)?(?>\r\n|\r|\n))*+(%[^\r\n]*)")
_TAG: Final = re.compile(r"(?:&\S+\s+)?(!\S*)")
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2})?")
_LONE: Final = re.compile("[\ud800-\udfff]")


class _Halt(Exception):  # noqa: N818 -- ends the reading of one file, and never leaves this module
    def __init__(self, finding: Finding) -> None:
        self.finding = finding


class Composer:
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
            return self._stop(of_nodes.directive(*directive.span(1), directive[1]))
        try:
            root = self._run(iter(parser.get_event, None))
        except _Halt as halt:
            return self._stop(halt.finding)
        except FAULTS as error:
            spaces = layout.whitespace_fault(lay_out(self.text, self._end))
            return self._stop(spaces or explain(self.text, told_by(error, self.text)))
        for container, key, value in reversed(self._doubled):
            container[key] = value
        if layout.SUSPECT.search(self.text):
            self._look_between()
        self._report_anchors()
        if not root or self._empty:
            self.found.append(of_files.empty_file())
            self.readable = False
        return root[0] if root else None

    def _stop(self, finding: Finding) -> None:
        self.found = [finding]
        self.readable = False

    def _look_between(self) -> None:
        lay = lay_out(self.text, self._end)
        if finding := layout.whitespace_fault(lay) or layout.glued_comment(lay):
            self._stop(finding)
            return
        if complex_keys := tuple(layout.complex_keys(lay)):
            self.found[:] = complex_keys
            self.readable = False
            return
        if cut := tuple(layout.cut_values(lay)):
            ends = layout.pointers_by_end(steps(self.text, []), Positions(self.text))
            self.found += (replace(finding, pointer=ends.get(end, ())) for end, finding in cut)

    def _run(self, events: Iterator[Any]) -> list[Any]:  # noqa: PLR0915 -- the hot loop
        scalar, map_start, list_start = ScalarEvent, MappingStartEvent, SequenceStartEvent
        map_end, list_end = MappingEndEvent, SequenceEndEvent
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
                    raise _Halt(of_nodes.complex_key(mark, mark + 1, self.text[mark : mark + 1]))
                if len(stack) >= depth:
                    raise _Halt(of_files.too_deep(event.start_mark.index, depth))
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
            elif kind is AliasEvent:
                self._alias(event, (container, key))
                if in_map and key is None:
                    key = f"*{event.anchor}"
                elif in_map:
                    container[key], key = None, None
                else:
                    container.append(None)
            elif kind is DocumentStartEvent and self._starts_another(event):
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
            self.found.append(of_files.second_document(start, word_end(self.text, start)))
            return True
        return False

    def _check(self, event: Any, left: int, at: tuple[Any, Any]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if left < 0:
            raise _Halt(of_files.too_many_nodes(start, self.limits.nodes))
        if type(event) is ScalarEvent and len(event.value.encode("utf-8", "replace")) > self.limits.scalar:
            raise _Halt(of_files.too_long(start, end, self.limits.scalar))
        pointer = self._pointer(at)
        if event.tag is not None and (match := _TAG.match(self.text, start)):
            self.readable = False
            self.found.append(replace(of_nodes.tag(match.start(1), match.end(1), match[1]), pointer=pointer))
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
                related = tuple((first, last, of_nodes.repeated_here()) for first, last, _ in uses)
                finding = of_nodes.anchor(start, start + 1 + len(name), f"&{name}", related)
                self.found.append(replace(finding, pointer=pointer))
        for name, uses in self._aliases.items():
            start, end, pointer = uses[0]
            self.found.append(replace(of_nodes.alias(start, end, f"*{name}"), pointer=pointer))

    def _check_escapes(self, event: Any, at: tuple[Any, Any]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        written = self.text[start:end]
        if (escape := _SURROGATE.search(written)) and _LONE.search(event.value):
            raise _Halt(of_nodes.surrogate(start + escape.start(), start + escape.end(), escape.group()))
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
            self.found.append(replace(of_nodes.doubt(code, start, end, event.value), pointer=self._pointer(at)))
        return value

    def _plain_key(self, event: Any, at: tuple[Any, Any]) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.value == "<<":
            self.readable = False
            self.found.append(replace(of_nodes.merge_key(start, end), pointer=self._pointer(at)))
            return
        if event.value in OWN_KEYS:
            return
        value, code = resolve(event.value)
        if code is not None:
            self.found.append(replace(of_nodes.doubt(code, start, end, event.value), pointer=self._pointer(at)))
        elif type(value) is not str:
            self.found.append(replace(of_nodes.non_string_key(start, end, event.value), pointer=self._pointer(at)))

    def _repeat(self, event: Any, at: tuple[Any, Any]) -> None:
        container, key = at
        self._doubled.append((container, key, container[key]))
        start, end = event.start_mark.index, event.end_mark.index
        self.found.append(replace(of_nodes.duplicate_key(start, end, key), pointer=self._pointer(at)))
