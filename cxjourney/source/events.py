"""The only door to YAML: the events of the parser, from libyaml where it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml
from yaml import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cxjourney.source import layout
from cxjourney.source.faults.parser_fault import ParserFault, told_by
from cxjourney.source.layout import Kind, Step

__all__ = [
    "FAULTS",
    "AliasEvent",
    "DocumentStartEvent",
    "Guarded",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "fast",
    "lay_out",
    "parser",
    "steps",
]

Parser = Callable[[bytes | str], Any]


def _libyaml() -> Parser | None:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return None
    return CParser


def fast() -> bool:
    """Whether libyaml is there; without it the same files are read, over ten times more slowly."""
    return _libyaml() is not None


parser: Parser = _libyaml() or yaml.SafeLoader
FAULTS: Final = (yaml.YAMLError, ValueError, OverflowError)
"""What a parser may raise."""
_STRANGE: Final = "\ufeff\x85\u2028\u2029"


class Guarded:
    """A parser for texts with Unicode line separators or inner marks, which are mere characters in YAML 1.2.

    They are hidden from the parser behind characters for private use that the text does not hold.
    """

    def __init__(self, text: str) -> None:
        spare = (chr(number) for number in range(0xE000, 0xF900) if chr(number) not in text)
        hidden = dict(zip(_STRANGE, spare, strict=False)) if any(strange in text for strange in _STRANGE) else {}
        self._shown = {ord(stand_in): strange for strange, stand_in in hidden.items()}
        self._parser = parser(text.translate({ord(strange): stand_in for strange, stand_in in hidden.items()}))

    def get_event(self) -> Any:
        """The next event, None after the last one."""
        event = self._parser.get_event()
        if self._shown and type(event) is ScalarEvent:
            event.value = event.value.translate(self._shown)
        return event


def steps(text: str, fault: list[ParserFault]) -> Iterator[Step]:
    """The nodes of the first document, with their places; what stops the parser is appended to `fault`."""
    kinds = {MappingStartEvent: Kind.MAP, SequenceStartEvent: Kind.LIST, AliasEvent: Kind.ALIAS}
    flows: list[bool] = []
    try:
        for event in iter(Guarded(text).get_event, None):
            start, end = event.start_mark.index, event.end_mark.index
            match event:
                case ScalarEvent():
                    yield Step(Kind.SCALAR, start, end, event.value, event.style or "")
                case AliasEvent():
                    yield Step(Kind.ALIAS, start, end)
                case MappingStartEvent() | SequenceStartEvent():
                    flows.append(bool(event.flow_style))
                    yield Step(kinds[type(event)], start, end)
                case MappingEndEvent() | SequenceEndEvent():
                    yield Step(Kind.END, start, end, style="]" if flows.pop() else "")
                case DocumentEndEvent():
                    return
    except FAULTS as error:
        fault.append(told_by(error, text))


def lay_out(text: str, end: int) -> layout.Layout:
    """The layout of a text as far as it can be read, and no farther than `end`."""
    fault: list[ParserFault] = []
    found = list(steps(text, fault))
    return layout.lay_out(text, found, min(fault[0].stop, end) if fault else end)
