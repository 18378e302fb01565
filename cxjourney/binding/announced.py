"""Ids that are written in a file but did not reach the model whole: references to them are not to blame."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from cxjourney.model.declare import PLURALS
from cxjourney.source.encodings import guessed
from cxjourney.source.span import Pointer

_ID = re.compile(r"""(?<![\w"'])(["']?)id\1[ \t]*:\s*["']?([a-z0-9-]+)""")
_CATALOG = re.compile(r"""(?<![\w"'])(["']?)kind\1[ \t]*:\s*["']?catalog\b""")
_SECTION = re.compile(rf"""^(["']?)({"|".join(PLURALS)})\1[ \t]*:""", re.MULTILINE)
_NAMES = frozenset({"id", "name", "aliases"})


def ids_in(data: bytes) -> frozenset[str]:
    """What look like ids in a file that could not be read."""
    return frozenset(found[2] for found in _ID.finditer(guessed(data)))


def kinds_in(data: bytes, line: int) -> frozenset[str]:
    """The kinds of which a catalog that could not be read past a line (from 1) may hold entities.

    Those of its sections; of every kind when no section follows the fault, for then nobody knows where the file was
    cut. None for another file than a catalog.
    """
    text = guessed(data)
    if not _CATALOG.search(text):
        return frozenset()
    sections = [(text.count("\n", 0, found.start()) + 1, PLURALS[found[2]]) for found in _SECTION.finditer(text)]
    if not any(at > line for at, _ in sections):
        return frozenset(PLURALS.values())
    return frozenset(kind for _, kind in sections)


def ids_meant(path: str, kind: str, data: Any, faulty: Iterable[Pointer]) -> frozenset[str]:
    """The ids that the author of a mended file may have meant.

    `data` is what was written, before any mending at the `faulty` pointers. They are those inside whole members that
    were taken out of a catalog, and the likely ids of an entity that has none: the name of its file, its own name.
    """
    found: set[str] = set()
    for pointer in faulty:
        if kind == "catalog" and len(pointer) in (1, 2):
            found.update(_inside(_at(data, pointer)))
        own = pointer[:2] if kind == "catalog" else ()
        if pointer[len(own) :] == ("id",):
            entity = _at(data, own)
            found.update(_likely(entity))
            found.update(() if own else [stem(path)])
    return frozenset(found)


def stem(path: str) -> str:
    """The id that the name of a file announces: `theo` of `personas/theo.yaml`."""
    return PurePosixPath(path).name.partition(".")[0]


def slug(text: str) -> str:
    """A text as an id: small letters without accents, digits and hyphens; empty when none are left."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text[:200]) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def _likely(entity: Any) -> Iterator[str]:
    """What a nameless entity may be called elsewhere: its names, and any short word that may be a misspelt id."""
    if not isinstance(entity, dict):
        return
    for key, value in entity.items():
        texts = value.values() if key == "name" and isinstance(value, dict) else [value]
        for text in texts:
            if isinstance(text, str) and (key in _NAMES or slug(text) == text):
                yield text
                yield slug(text)


def _inside(value: Any) -> Iterator[str]:
    """The ids in a member of a catalog that has another shape than it should: a list, a map by id, bare words."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _inside(item)
        case dict() if any(key in value for key in _NAMES):
            yield from (str(value["id"]),) if "id" in value else _likely(value)
        case dict():
            for key, inner in value.items():
                yield key
                yield from _inside(inner) if isinstance(inner, (dict, list)) else ()


def _at(data: Any, pointer: Pointer) -> Any:
    """What is written at a pointer; None when nothing is."""
    for step in pointer:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
