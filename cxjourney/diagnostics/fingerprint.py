"""What makes two findings of two runs the same one: never a line number, so that edits elsewhere change nothing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer

_NAMES = ("id", "metric", "to", "team", "persona", "channel", "evidence")
"""Fields that name a member of a list, the surest first; a member that has none of them is named by its index."""
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
_CATALOG, _WORKSPACE = "catalog", "workspace"


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """What a finding is, wherever it moves.

    `code` is that of the finding. `ref` is the entity in which it stands: `journey:first-home-loan`, `workspace`, or
    `file:journeys/x.yaml` when the file does not say what it holds. `pointer` is the way inside the entity, with
    members of lists called by their ids: `stages/dream/touchpoints/simulator/name`; empty for the entity itself.
    `ordinal` counts from 0 the findings that are equal in all this, in the order in which they were given.
    """

    code: str
    ref: str
    pointer: str
    ordinal: int

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the four, in hexadecimal."""
        whole = "\0".join((self.code, self.ref, self.pointer, str(self.ordinal)))
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def identities(diagnostics: Iterable[Diagnostic], files: Mapping[str, SourceFile]) -> tuple[Identity, ...]:
    """The identity of each finding, in the order given; `files` are those of the workspace by path."""
    equal: Counter[tuple[str, str, str]] = Counter()
    found = []
    for diagnostic in diagnostics:
        ref, pointer = _home(diagnostic, files)
        same = (diagnostic.code, ref, pointer)
        found.append(Identity(*same, equal[same]))
        equal[same] += 1
    return tuple(found)


def _home(diagnostic: Diagnostic, files: Mapping[str, SourceFile]) -> tuple[str, str]:
    """The entity of a finding, and the way to its place from there."""
    place = diagnostic.place
    entity = diagnostic.ref.partition("/")[0]
    file = files.get(place.file)
    if file is None:
        return entity or f"file:{place.file}", "/".join(map(_escaped, place.pointer))
    base, written = _entity(file, place)
    return entity or written or f"file:{place.file}", "/".join(_steps(file, base, place.pointer))


def _entity(file: SourceFile, place: Place) -> tuple[int, str]:
    """How many steps of a pointer lead to its entity, and what the entity is called; empty when it does not say."""
    kind = _text(file, ("kind",))
    if kind == _WORKSPACE:
        return 0, _WORKSPACE
    match place.pointer:
        case (str(plural), int(), *_) if kind == _CATALOG:
            name = _text(file, (*place.pointer[:2], "id"))
            return 2, f"{_singular(plural)}:{name}" if name else ""
    name = _text(file, ("id",))
    return 0, f"{kind}:{name}" if kind and name else ""


def _singular(plural: str) -> str:
    """`journeys` is the list of what is called `journey:`."""
    if plural.endswith("ies"):
        return plural.removesuffix("ies") + "y"
    return plural.removesuffix("es") if plural.endswith("sses") else plural.removesuffix("s")


def _steps(file: SourceFile, base: int, pointer: Pointer) -> Iterator[str]:
    for index in range(base, len(pointer)):
        step = pointer[index]
        yield _escaped(_member(file, pointer[: index + 1]) or step if isinstance(step, int) else step)


def _member(file: SourceFile, pointer: Pointer) -> str:
    """What a member of a list is called: by one of its fields, or by itself when it is a word; empty when by none."""
    return next((name for path in ((), *((n,) for n in _NAMES)) if (name := _text(file, (*pointer, *path)))), "")


def _text(file: SourceFile, pointer: Pointer) -> str:
    """The word written at a pointer, without its quotes; empty for anything that is not one word."""
    spans = file.spans.get(pointer)
    if spans is None:
        return ""
    word = file.text(spans.value).strip().strip("\"'")
    return word if _SLUG.fullmatch(word) else ""


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
