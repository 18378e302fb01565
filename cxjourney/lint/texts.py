"""Every text of the model where it is written, language by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cxjourney.diagnostics.diagnostic import Place
from cxjourney.model.declare import StringType, TextType, fields_of
from cxjourney.model.kinds.journey import Exit, Gain, Journey, Need, Pain, Stage, Touchpoint, Variant
from cxjourney.model.node import Node
from cxjourney.model.remember import per_class
from cxjourney.model.values import Text
from cxjourney.model.walk import walk
from cxjourney.source.span import Pointer, Span


class Written(NamedTuple):
    """A text in one language: the node that holds it, the path of the value inside it, and the words.

    `language` is empty for a plain string, which is in the default language of the workspace. `format` is None for
    prose, else that of a technical string (`url`, `path`, or empty).
    """

    node: Node
    path: Pointer
    language: str
    words: str
    format: str | None = None

    @property
    def field(self) -> str:
        """The name of the field that holds it."""
        return self.path[0]  # type: ignore[return-value]  # a path begins with the name of a field

    @property
    def place(self) -> Place:
        """Where the whole text is written."""
        return self.node.at(*self.path)

    def place_of(self, part: str) -> Place:
        """Where a part of the text is written; the whole text when it is written otherwise, folded or escaped."""
        place = self.place
        if self.node.origin is None:
            return place
        source = self.node.origin.file.text(place.span)
        index = source.find(part)
        if index < 0:
            return place
        first = place.span.start.after(source[:index])
        return Place(place.file, Span(first, first.after(part)), place.pointer)


def texts_in(node: Node) -> list[Written]:
    """The texts of a node and of everything inside it, technical strings and the keys of the team included."""
    found: list[Written] = []
    for inner in walk(node):
        for attribute, path, many, format in _text_fields(type(inner)):
            value = getattr(inner, attribute)
            if value and many:
                for index, item in enumerate(value):
                    found += _written(inner, (*path, index), item, format)
            elif value:
                found += _written(inner, path, value, format)
        for key, value in inner.extra.items():
            found += [Written(inner, path, "", words, "extra") for path, words in _strings(value, (key,))]
    return found


def _written(node: Node, path: Pointer, value: Text | str, format: str | None) -> list[Written]:
    if isinstance(value, str):
        return [Written(node, path, "", value, format)]
    return [Written(node, (*path, language) if language else path, language, words) for language, words in value]


_CODES = ("id", "language", "currency", "event", "column", "timezone", "handle")
"""Formats that can hold nothing but a short code."""

TOLD: Mapping[type[Node], tuple[str, ...]] = {
    Journey: ("name", "summary", "goal", "promise", "trigger"),
    Stage: ("name", "goal", "expects"),
    Touchpoint: ("name", "goal", "does", "thinks"),
    Exit: ("name",),
    Need: ("text",),
    Pain: ("text",),
    Gain: ("text",),
    Variant: ("message",),
}
"""The texts that tell the journey from the traveller's side."""


def is_told(text: Written) -> bool:
    """Whether a text tells the journey from the traveller's side."""
    return text.field in TOLD.get(type(text.node), ())


PATHS = ("path", "link")
"""Formats of technical strings that may be the path of a file."""


def is_path(text: Written) -> bool:
    """Whether a technical string is the path of a file, and not an address."""
    scheme = re.match(r"([A-Za-z][\w+.-]+):", text.words)
    if text.format == "link":
        return scheme is None
    return text.format == "path" and (scheme is None or scheme[1] in ("http", "https"))


def by_language(texts: Iterable[Written]) -> Iterator[tuple[Written, ...]]:
    """The languages of each text together; `texts` are in the order in which `texts_in` gives them."""
    group: list[Written] = []
    for text in texts:
        if group and not (text.node is group[0].node and text.language and text.path[:-1] == group[0].path[:-1]):
            yield tuple(group)
            group = []
        group.append(text)
    if group:
        yield tuple(group)


@per_class
def _text_fields(cls: type[Any]) -> tuple[tuple[str, Pointer, bool, str | None], ...]:
    """The fields that may hold a text: their attribute, their path, whether they are lists, the format of a string."""
    return tuple(
        (spec.attribute, (spec.name,), spec.many, spec.type.format if isinstance(spec.type, StringType) else None)
        for spec in fields_of(cls)
        if isinstance(spec.type, TextType) or (isinstance(spec.type, StringType) and spec.type.format not in _CODES)
    )


def _strings(value: Any, path: Pointer) -> Iterator[tuple[Pointer, str]]:
    waiting: list[tuple[Pointer, Any]] = [(path, value)]
    while waiting:
        at, current = waiting.pop()
        if isinstance(current, str):
            yield at, current
        elif isinstance(current, dict):
            waiting.extend(((*at, key), member) for key, member in current.items())
        elif isinstance(current, list):
            waiting.extend(((*at, index), member) for index, member in enumerate(current))
