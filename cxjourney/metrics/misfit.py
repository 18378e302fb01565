"""Whether plain data are a dataclass written down: the first thing that does not fit, and where.

The same hints make the published JSON Schema, so that what passes here is what the schema accepts; here the way to the
fault comes back, and nothing heavy is imported.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from cxjourney.metrics.plain import WORDS, choices_of, hints, needed
from cxjourney.wording import Wording, say

Way = tuple[str | int, ...]
_SCALARS: dict[Any, Wording] = {
    str: say("a text", "un texte"),
    bool: say("`true` or `false`", "`true` ou `false`"),
    int: say("a whole number", "un nombre entier"),
    float: say("a number", "un nombre"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit, and the way to it from the root."""

    way: Way
    message: Wording


def misfit(cls: type[Any], data: Any) -> Misfit | None:
    """The first fault of data that should have been written from `cls`; None when there is none."""
    return next(_faults(cls, data, ()), None)


def _faults(hint: Any, data: Any, way: Way) -> Iterator[Misfit]:
    if hint == WORDS:
        yield from _words(data, way)
    elif dataclasses.is_dataclass(hint):
        yield from _members(hint, data, way)
    elif hint is NoneType:
        if data is not None:
            yield Misfit(way, say("this is not `null`", "ceci n'est pas `null`"))
    elif get_origin(hint) is tuple:
        if not isinstance(data, list):
            yield Misfit(way, say("this is not a list", "ceci n'est pas une liste"))
            return
        for at, item in enumerate(data):
            yield from _faults(get_args(hint)[0], item, (*way, at))
    elif get_origin(hint) is Literal:
        if not isinstance(data, str) or data not in get_args(hint):
            known = ", ".join(f"`{value}`" for value in get_args(hint))
            yield Misfit(way, say("this is none of {known}", "ceci n'est pas parmi {known}", known=known))
    elif hint in _SCALARS:
        if not _is(hint, data):
            yield Misfit(way, say("this is not {what}", "ceci n'est pas {what}", what=_SCALARS[hint]))
    else:
        yield from _one_of(choices_of(hint), data, way)


def _one_of(choices: tuple[Any, ...], data: Any, way: Way) -> Iterator[Misfit]:
    """A choice: the fault of the member that is meant, when it can be told which."""
    if any(misfit_of is None for misfit_of in (next(_faults(choice, data, way), None) for choice in choices)):
        return
    classes = [choice for choice in choices if dataclasses.is_dataclass(choice)]
    if isinstance(data, dict) and len(classes) > 1:
        classes = [cls for cls in classes if data.get("form") in get_args(hints(cls)["form"])]
    meant: list[Any] = classes if isinstance(data, dict) else [choice for choice in choices if choice is not NoneType]
    if meant:
        yield from _faults(meant[0], data, way)
    else:
        yield Misfit(way, say("this does not fit here", "ceci ne convient pas ici"))


def _members(cls: Any, data: Any, way: Way) -> Iterator[Misfit]:
    if not isinstance(data, dict):
        yield Misfit(way, say("this is not a map", "ceci n'est pas une table de champs"))
        return
    for name in needed(cls):
        if name not in data:
            yield Misfit(way, say("`{name}` is missing", "il manque `{name}`", name=name))
    known = hints(cls)
    for name, value in data.items():
        if name in known:
            yield from _faults(known[name], value, (*way, name))
        else:
            yield Misfit((*way, name), say("`{name}` is not known here", "`{name}` n'est pas connu ici", name=name))


def _words(data: Any, way: Way) -> Iterator[Misfit]:
    if not isinstance(data, dict):
        yield Misfit(way, say("this is not a text by language", "ceci n'est pas un texte par langue"))
        return
    for language, text in data.items():
        yield from _faults(str, text, (*way, language))


def _is(hint: Any, data: Any) -> bool:
    """Whether a value is of a scalar type; a whole number written `3.0` is one, as the schema has it."""
    if hint is bool or isinstance(data, bool):
        return hint is bool and isinstance(data, bool)
    if hint is int:
        return isinstance(data, int) or (isinstance(data, float) and data.is_integer())
    return isinstance(data, (int, float)) if hint is float else isinstance(data, hint)
