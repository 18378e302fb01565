"""What opens a document: the version of the language, its kind, its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from cxjourney.diagnostics.codes import schema as codes
from cxjourney.diagnostics.diagnostic import Diagnostic, Fix, Place
from cxjourney.diagnostics.suggest import nearest
from cxjourney.schema.gaps import as_text, glued_field, glued_key
from cxjourney.schema.generate import VERSION
from cxjourney.schema.versions import age
from cxjourney.source import patches
from cxjourney.source.edit import Edit
from cxjourney.source.file import SourceFile
from cxjourney.source.shown import ticked
from cxjourney.source.span import Pointer, Span
from cxjourney.wording import say


def envelope(file: SourceFile, data: Any, kinds: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What keeps a document from being one of `kinds` in the language of this tool; nothing when it is."""

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


def order(file: SourceFile, data: dict[str, Any]) -> Iterator[Diagnostic]:
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
    return (
        (Edit(file.path, Span(start, start), f"cxjourney: {VERSION}{patches.line_end(file)}"),)
        if start.column == 1
        else ()
    )
