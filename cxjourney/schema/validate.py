"""The first check of a document: is it a known kind, and has it the shape of that kind?

jsonschema-rs accepts, fast; only a document that it refuses is walked again by jsonschema, which explains.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema_rs

from cxjourney.diagnostics.codes import syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, in_order
from cxjourney.model.declare import KINDS
from cxjourney.model.values import SCALARS, Fault
from cxjourney.schema.envelope import envelope, order
from cxjourney.schema.generate import schema_of
from cxjourney.schema.stand_ins import DELETE
from cxjourney.schema.wording import word
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer

_DOUBTS = frozenset(
    code.code
    for code in (
        syntax.AMBIGUOUS_BOOLEAN,
        syntax.AMBIGUOUS_TIME,
        syntax.LEADING_ZERO_NUMBER,
        syntax.AMBIGUOUS_NUMBER,
        syntax.LOSSY_NUMBER,
        syntax.VALUE_CUT_BY_COMMENT,
        syntax.NON_STRING_KEY,
    )
)
_ROUNDS = 4
"""A stand-in may be refused for a second reason; more rounds than this have never been needed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document after its shape was checked.

    `data` is what can be decoded: a faulty member is taken out or replaced by a stand-in and the rest stays, so that
    the other faults of the file are found in the same run. `faulty` are the pointers at which something was wrong.
    `kind` is empty when unknown.
    """

    kind: str
    data: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...] = ()
    faulty: tuple[Pointer, ...] = ()


def validate(file: SourceFile, data: Any, *, workspace: bool = False, only: str = "") -> Checked:
    """Check the envelope, then the shape. A `workspace` file must say so, any other must not; `only` is another such kind."""
    kinds = (only,) if only else ("workspace",) if workspace else (*KINDS, "catalog")
    if refused := tuple(envelope(file, data, kinds)):
        return Checked("", {}, refused)
    kind: str = data["kind"]
    found = [*order(file, data)]
    if _acceptor(kind).is_valid(data):
        return Checked(kind, data, tuple(found))
    faulty: list[Pointer] = []
    known = _Touched()
    repaired = data
    for _ in range(_ROUNDS):
        mends: dict[Pointer, Any] = {}
        faults = [fault for error in _explainer(kind).iter_errors(repaired) for fault in word(error, file, kind)]
        explained = {fault.explains for fault in faults if fault.explains is not None}
        for fault in faults:
            # What a value is refused for a second time is the same fault; so is what a wrong name leaves missing.
            if fault.pointer not in mends and fault.pointer not in explained and not known.touches(fault.pointer):
                found.append(fault.diagnostic)
            mends.setdefault(fault.pointer, fault.mend)
        if not mends:
            raise AssertionError(f"the two validators disagree on {file.path}")
        # A stand-in, or the hole that a mended member leaves, may be refused in turn: the same fault again.
        known.add(mends)
        faulty.extend(mends)
        repaired = _mended(repaired, mends)
        if _acceptor(kind).is_valid(repaired):
            return Checked(kind, repaired, in_order(found), tuple(faulty))
    return Checked(kind, {}, in_order(found), ((),))


def doubts_left(read: Iterable[Diagnostic], checked: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What the reader said, without its doubts on values that the shape refuses: the refusal says it better."""
    refused = {found.place.pointer for found in checked}
    return tuple(found for found in read if found.code not in _DOUBTS or found.place.pointer not in refused)


def _readable(name: str) -> Any:
    parse = SCALARS[name].parse
    json_types = SCALARS[name].json_type

    def check(value: object) -> bool:
        # Another type is the fault of `type`; a format speaks of the right type only.
        if isinstance(value, bool) or not isinstance(value, str if "number" not in json_types else (str, int, float)):
            return True
        return not isinstance(parse(value), Fault)

    return check


@cache
def _acceptor(kind: str) -> Any:
    formats = {f"cxj-{name}": _readable(name) for name in SCALARS}
    return jsonschema_rs.Draft202012Validator(schema_of(kind), formats=formats, validate_formats=True)


@cache
def _explainer(kind: str) -> Any:
    import jsonschema

    checker = jsonschema.FormatChecker(formats=())
    for name in SCALARS:
        checker.checks(f"cxj-{name}")(_readable(name))
    return jsonschema.Draft202012Validator(schema_of(kind), format_checker=checker)


class _Touched:
    """Pointers, asked whether one of them is above or below another."""

    def __init__(self) -> None:
        self._own: set[Pointer] = set()
        self._above: set[Pointer] = set()

    def add(self, pointers: Iterable[Pointer]) -> None:
        for pointer in pointers:
            self._own.add(pointer)
            self._above.update(pointer[:length] for length in range(len(pointer)))

    def touches(self, pointer: Pointer) -> bool:
        return pointer in self._above or any(pointer[:length] in self._own for length in range(len(pointer) + 1))


def _mended(data: Any, mends: Mapping[Pointer, Any]) -> Any:
    """A copy of `data` in which each faulty member is deleted or replaced, so that no other one changes its place."""
    below: dict[Pointer, dict[str | int, Any]] = {}
    for pointer, value in mends.items():
        if pointer:
            below.setdefault(pointer[:-1], {})[pointer[-1]] = value
        for length in range(len(pointer) - 1):
            below.setdefault(pointer[:length], {})

    def copy(data: Any, at: Pointer) -> Any:
        own = below.get(at)
        if own is None:
            return data
        if isinstance(data, dict):
            members = {key: own[key] if key in own else copy(value, (*at, key)) for key, value in data.items()}
            members |= {str(key): value for key, value in own.items() if key not in data}
            return {key: value for key, value in members.items() if value is not DELETE}
        if isinstance(data, list):
            return [own[i] if i in own else copy(value, (*at, i)) for i, value in enumerate(data)]
        return data

    return mends[()] if () in mends else copy(data, ())
