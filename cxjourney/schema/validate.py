"""The first check of a document: is it a known kind, and has it the shape of that kind?

jsonschema-rs accepts, fast; only a document that it refuses is walked again by jsonschema, which explains.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import jsonschema_rs

from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.codes import syntax
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place, in_order
from cxjourney.diagnostics.suggest import nearest
from cxjourney.model.declare import KINDS
from cxjourney.model.values import SCALARS, Fault
from cxjourney.schema.gaps import as_text, glued_field, glued_key
from cxjourney.schema.generate import VERSION, schema_of
from cxjourney.schema.stand_ins import DELETE
from cxjourney.schema.versions import age
from cxjourney.schema.wording import word
from cxjourney.source import patches
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.shown import ticked
from cxjourney.source.span import Pointer, Span
from cxjourney.wording import say

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
    if envelope := tuple(_envelope(file, data, kinds)):
        return Checked("", {}, envelope)
    kind: str = data["kind"]
    found = [*_order(file, data)]
    if _acceptor(kind).is_valid(data):
        return Checked(kind, data, tuple(found))
    faulty: list[Pointer] = []
    known = _Touched()
    repaired = data
    for _ in range(_ROUNDS):
        mends: dict[Pointer, Any] = {}
        faults = [fault for error in _explainer(kind).iter_errors(repaired) for fault in word(error, file)]
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


def _envelope(file: SourceFile, data: Any, kinds: tuple[str, ...]) -> Iterator[Diagnostic]:
    def at(pointer: Pointer) -> Place:
        return Place(file.path, file.span(pointer), pointer)

    if isinstance(data, str) and (glued := glued_key(file, (), data)):
        yield glued
        return
    if not isinstance(data, dict):
        yield codes.WRONG_TYPE.at(
            at(()),
            say(
                "this file is not a set of `field: value` lines",
                "ce fichier n'est pas une suite de lignes `champ: valeur`",
            ),
            say(
                "begin it with `cxjourney: v1`, then `kind: journey`",
                "commencez-le par `cxjourney: v1`, puis `kind: journey`",
            ),
        )
        return
    version, kind = data.get("cxjourney"), data.get("kind")
    if misnamed := tuple(_misnamed(file, data)):
        yield from misnamed
        return
    theirs, ours = age(version), age(VERSION)
    if theirs and ours and theirs > ours:
        yield codes.NEWER_LANGUAGE.at(
            at(("cxjourney",)),
            say(
                "`{version}` is newer than this tool, which reads `{ours}`",
                "`{version}` est plus récent que cet outil, qui lit `{ours}`",
                version=version,
                ours=VERSION,
            ),
            say("upgrade cxjourney", "mettez cxjourney à jour"),
        )
        return
    if theirs and ours and theirs < ours:
        yield codes.UNKNOWN_KIND.at(
            at(("cxjourney",)),
            say(
                "`{version}` is older than the language of this tool, `{ours}`",
                "`{version}` est plus ancien que le langage de cet outil, `{ours}`",
                version=version,
                ours=VERSION,
            ),
            say("bring the file up to date: `cxj migrate`", "mettez le fichier à jour : `cxj migrate`"),
        )
        return
    if version != VERSION:
        shown = say(
            "{version} is not a version of the language",
            "{version} n'est pas une version du langage",
            version=ticked(as_text(version)),
        )
        missing = say("the version of the language is missing", "la version du langage manque")
        yield codes.UNKNOWN_KIND.at(
            at(("cxjourney",) if version is not None else ()),
            shown if version is not None else missing,
            say("write `cxjourney: v1` on the first line", "écrivez `cxjourney: v1` sur la première ligne"),
            fix=Fix(False, lambda: _versioned(file, version)),
        )
    if isinstance(kind, str) and kind in kinds:
        return
    known = ", ".join(kinds)
    if kind is None:
        yield codes.UNKNOWN_KIND.at(
            at(()),
            say("the file does not say its `kind`", "le fichier ne dit pas son `kind`"),
            say("write `kind:` and one of: {known}", "écrivez `kind:` et l'un de ces mots : {known}", known=known),
        )
    elif kind == "workspace":
        yield codes.UNKNOWN_KIND.at(
            at(("kind",)),
            say(
                "only `cxjourney.yaml` at the root is a workspace",
                "seul `cxjourney.yaml`, à la racine, est un espace de travail",
            ),
            say("keep one `kind: workspace`", "ne gardez qu'un seul `kind: workspace`"),
        )
    else:
        likely = nearest(str(kind), kinds)
        yield codes.UNKNOWN_KIND.at(
            at(("kind",)),
            say("{kind} is not a kind", "{kind} n'est pas un type connu", kind=ticked(as_text(kind))),
            say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
            if likely
            else say("write one of: {known}", "écrivez l'un de ces mots : {known}", known=known),
            fix=Fix(False, lambda: patches.value(file, ("kind",), likely)) if likely else None,
        )


def _misnamed(file: SourceFile, data: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Keys that are `kind` or `cxjourney` but for a capital or a slip, when these are missing."""
    for wanted in ("cxjourney", "kind"):
        if wanted in data:
            continue
        for key in data:
            if glued := glued_field(file, (key,), (wanted,)):
                yield glued
            elif key not in ("id", "kinds") and nearest(key, (wanted,), 0.7):
                yield codes.UNKNOWN_FIELD.at(
                    Place(file.path, file.key_span((key,)), (key,)),
                    say(
                        "{name} is not a field of the language here",
                        "{name} n'est pas un champ du langage à cet endroit",
                        name=ticked(key),
                    ),
                    say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=wanted),
                    fix=Fix(False, partial(patches.key, file, (key,), wanted)),
                )
            else:
                continue
            break


def doubts_left(read: Iterable[Diagnostic], checked: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What the reader said, without its doubts on values that the shape refuses: the refusal says it better."""
    refused = {found.place.pointer for found in checked}
    return tuple(found for found in read if found.code not in _DOUBTS or found.place.pointer not in refused)


def _order(file: SourceFile, data: dict[str, Any]) -> Iterator[Diagnostic]:
    """What should open the file and does not: the envelope, then the id where there is one."""
    due = [name for name in ("cxjourney", "kind", "id") if name in data]
    first = list(data)[: len(due)]
    if first == due:
        return
    late = next(name for name, other in zip(due, first, strict=True) if name != other)
    yield codes.ENVELOPE_NOT_FIRST.at(
        Place(file.path, file.key_span((late,)), (late,)),
        say("`{name}` comes late in the file", "`{name}` vient tard dans le fichier", name=late),
        say("begin with {due}", "commencez par {due}", due=", ".join(f"`{name}`" for name in due)),
        fix=Fix(True, lambda: patches.first(file, due)),
    )


def _versioned(file: SourceFile, version: Any) -> tuple[Edit, ...]:
    """The version of the language, above everything but comments when it is missing."""
    if version is not None:
        return patches.value(file, ("cxjourney",), VERSION)
    start = file.span(()).start
    newline = "\r\n" if b"\r\n" in file.data else "\n"
    return (Edit(file.path, Span(start, start), f"cxjourney: {VERSION}{newline}"),) if start.column == 1 else ()


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
