"""`-s`: which entities and elements a command is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxjourney.cli.speech import option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.model.entity import Entity
    from cxjourney.model.kinds import Journey
    from cxjourney.model.model import Address, Model
    from cxjourney.selection import Selected

SELECTION = "selection"
_SOME_DAY = dt.date(2000, 1, 1)
"""A date for a compilation of which only the entities are looked at."""


def select_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `-s`; it takes the text as `selection`."""
    return option(
        "-s",
        SELECTION,
        metavar="SELECTION",
        wording=say(
            "Only these: `kind:journey,owner:retail-lending`; a comma is and, a space is or, `!` is not.",
            "Seulement ceux-ci : `kind:journey,owner:retail-lending` ; une virgule est un et, une espace un ou, `!` un non.",
        ),
    )(function)


def selected(compilation: Compilation, text: str) -> Selected:
    """What a selection chooses in a workspace. Raises `CannotRun`, with a mark under the word, when it is unclear."""
    from cxjourney.lint.catalogue import words_in_force
    from cxjourney.selection import Scope, Unclear, select

    codes: dict[str, set[str]] = {}
    for word, code in words_in_force(compilation.workspace).items():
        codes.setdefault(word, set()).add(code.code)
        codes.setdefault(code.group, set()).add(code.code)
    scope = Scope(
        compilation.model,
        compilation.workspace.selections,
        compilation.diagnostics,
        {word: frozenset(meant) for word, meant in codes.items()},
        lambda revision: _changed(compilation, revision),
    )
    try:
        return select(text, scope)
    except Unclear as unclear:
        raise _cannot(unclear, text) from None


def journeys_in(compilation: Compilation, text: str) -> tuple[Journey, ...]:
    """The sound journeys that a selection chooses, or of which it chooses a part. Raises `CannotRun` when none is."""
    from cxjourney.model.kinds import Journey

    chosen = {entity.ref for entity in selected(compilation, text).entities}
    found = tuple(journey for journey in compilation.model.all(Journey) if journey.ref in chosen)
    if not found:
        raise CannotRun(
            say("`{text}` selects no journey", "`{text}` ne sélectionne aucun parcours", text=text),
            say("`cxj ls -s` shows what it selects", "`cxj ls -s` montre ce qu'elle sélectionne"),
        )
    return found


def metrics_in(compilation: Compilation, text: str) -> list[str]:
    """The ids of the metrics that a selection chooses or, when it chooses none, that what it chooses names.

    Raises `CannotRun` when there is none at all.
    """
    from cxjourney.model.kinds import Metric

    chosen = selected(compilation, text)
    found = {entity.id for entity in chosen.entities if isinstance(entity, Metric)}
    if not found:
        named = (chosen.ground.named[thing.ref] for thing in chosen.things)
        found = {id_ for addresses in named for kind, id_ in addresses if kind == "metric"}
    sound = [metric.id for metric in compilation.model.all(Metric) if metric.id in found]
    if not sound:
        raise CannotRun(
            say("`{text}` selects no metric", "`{text}` ne sélectionne aucun indicateur", text=text),
            say("`cxj ls -s` shows what it selects", "`cxj ls -s` montre ce qu'elle sélectionne"),
        )
    return sound


def about(chosen: Selected, found: Diagnostic, compilation: Compilation) -> bool:
    """Whether a finding is about something that was chosen.

    One that names nothing, such as a fault of spelling, is about what stands at its place; when its file holds
    nothing that could be read, it is always told, for nobody knows what is in there.
    """
    if found.ref and ":" in found.ref:
        return found.ref in chosen
    place = found.place
    origins = [
        (entity.ref, entity.origin.pointer)
        for entity in compilation.model.entities.values()
        if entity.origin and entity.origin.file.path == place.file
    ]
    if not origins:
        return place.file in _unread(compilation)
    here = [ref for ref, pointer in origins if place.pointer[: len(pointer)] == pointer]
    return any(ref in chosen for ref in here or [ref for ref, _ in origins])


def narrowed(model: Model, chosen: Selected) -> Model:
    """The model of what was chosen and of all that it refers to, directly or not: no reference leads out of it."""
    from cxjourney.model.model import Model as Whole
    from cxjourney.model.model import address

    wanted: dict[Address, Entity] = {}
    left = list(chosen.entities)
    while left:
        entity = left.pop()
        if address(entity) in wanted:
            continue
        wanted[address(entity)] = entity
        for use in model.uses[address(entity)]:
            answer = model.find(use.ref.kind, use.ref.id)
            holder = model.holder(answer) if answer is not None else None
            left += [holder] if holder is not None else []
    return Whole(wanted.values(), model.faulty, model.stand_ins)


def _unread(compilation: Compilation) -> Iterable[str]:
    """The files of journeys: not that of the workspace, nor its baseline."""
    from cxjourney.source.names import BASELINE, FILE_NAME

    return {file.path for file in compilation.files} - {FILE_NAME, BASELINE}


def _changed(compilation: Compilation, revision: str) -> frozenset[str]:
    """The addresses of the entities that differ, once compiled, from those of the common commit with `revision`."""
    from cxjourney.cli.git import base_of, tree

    base = base_of(compilation.root, revision)
    try:
        before = _compiled(tree(compilation.root, base))
    except CannotRun as error:
        why = say(
            "the commit `{name}` cannot be read: {why}",
            "le commit `{name}` ne peut être lu : {why}",
            name=base[:12],
            why=error.wording,
        )
        raise CannotRun(why, error.help) from None
    now = {entity.ref: entity for entity in compilation.model.entities.values()}
    return frozenset(ref for ref, entity in now.items() if before.get(ref) != entity)


def _compiled(files: Mapping[str, bytes]) -> Mapping[str, object]:
    """The entities of some files, by their address; none when there is no workspace among them."""
    from cxjourney.compiler import compile_workspace
    from cxjourney.source.names import FILE_NAME

    if FILE_NAME not in files:
        return {}
    import tempfile

    with tempfile.TemporaryDirectory(prefix="cxj-") as folder:
        root = Path(folder).resolve()
        for path, data in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        model = compile_workspace(root, _SOME_DAY).model
        return {entity.ref: entity for entity in model.entities.values()}


def _cannot(unclear: Any, asked: str) -> CannotRun:
    """The fault of a selection, with a mark under the word; the selection itself when it is one that has a name."""
    from cxjourney.diagnostics.terminal import columns, shown

    text = shown(unclear.text)
    skip = columns(shown(unclear.text[: unclear.start]))
    width = max(columns(shown(unclear.text[unclear.start : unclear.end])), 1)
    return CannotRun(
        say(
            "{why}\n  | {text}\n  | {mark}",
            "{why}\n  | {text}\n  | {mark}",
            why=unclear.wording,
            text=text,
            mark=" " * skip + "^" * width,
        ),
        unclear.help,
    )
