"""The first check of a document: is it a known kind, and has it the shape of that kind?

jsonschema-rs accepts, fast; only a document that it refuses is walked again by jsonschema, which explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema_rs

from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Place, in_order
from cxjourney.diagnostics.suggest import nearest
from cxjourney.model.declare import KINDS
from cxjourney.model.values import SCALARS, Fault
from cxjourney.schema.generate import VERSION, schema_of
from cxjourney.schema.wording import DELETE, word
from cxjourney.source.file import SourceFile
from cxjourney.source.span import Pointer
from cxjourney.wording import say

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


def validate(file: SourceFile, data: Any, *, workspace: bool = False) -> Checked:
    """Check the envelope, then the shape. A `workspace` file must say so, any other must not."""
    kinds = ("workspace",) if workspace else (*KINDS, "catalog")
    if envelope := tuple(_envelope(file, data, kinds)):
        return Checked("", {}, envelope)
    kind: str = data["kind"]
    if _acceptor(kind).is_valid(data):
        return Checked(kind, data)
    found: list[Diagnostic] = []
    faulty: list[Pointer] = []
    repaired = data
    for _ in range(_ROUNDS):
        mends: dict[Pointer, Any] = {}
        for error in _explainer(kind).iter_errors(repaired):
            for fault in word(error, file):
                mends[fault.pointer] = fault.mend
                # A stand-in, or the hole that a mended member leaves, may be refused in turn: the same fault again.
                if not any(_inside(fault.pointer, known) or _inside(known, fault.pointer) for known in faulty):
                    found.append(fault.diagnostic)
        if not mends:
            raise AssertionError(f"the two validators disagree on {file.path}")
        faulty.extend(mends)
        repaired = _mended(repaired, mends)
        if _acceptor(kind).is_valid(repaired):
            return Checked(kind, repaired, in_order(found), tuple(faulty))
    return Checked(kind, {}, in_order(found), ((),))


def _envelope(file: SourceFile, data: Any, kinds: tuple[str, ...]) -> Iterator[Diagnostic]:
    def at(pointer: Pointer) -> Place:
        return Place(file.path, file.span(pointer), pointer)

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
    if (
        isinstance(version, str)
        and version.startswith("v")
        and version[1:].isdigit()
        and int(version[1:]) > int(VERSION[1:])
    ):
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
    if version != VERSION:
        shown = say(
            "`{version}` is not a version of the language",
            "`{version}` n'est pas une version du langage",
            version=version,
        )
        missing = say("the version of the language is missing", "la version du langage manque")
        yield codes.UNKNOWN_KIND.at(
            at(("cxjourney",) if version is not None else ()),
            shown if version is not None else missing,
            say("write `cxjourney: v1` on the first line", "écrivez `cxjourney: v1` sur la première ligne"),
        )
    if kind in kinds:
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
            say("`{kind}` is not a kind", "`{kind}` n'est pas un type connu", kind=kind),
            say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
            if likely
            else say("write one of: {known}", "écrivez l'un de ces mots : {known}", known=known),
        )


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


def _inside(pointer: Pointer, outer: Pointer) -> bool:
    return pointer[: len(outer)] == outer


def _mended(data: Any, mends: Mapping[Pointer, Any], at: Pointer = ()) -> Any:
    """A copy of `data` in which each faulty member is deleted or replaced, so that no other one changes its place."""
    if at in mends:
        return mends[at]
    if isinstance(data, dict):
        members = {key: _mended(value, mends, (*at, key)) for key, value in data.items()}
        for pointer, value in mends.items():
            if pointer[:-1] == at and pointer and pointer[-1] not in data:
                members[str(pointer[-1])] = value
        return {key: value for key, value in members.items() if value is not DELETE}
    if isinstance(data, list):
        return [_mended(value, mends, (*at, index)) for index, value in enumerate(data)]
    return data
