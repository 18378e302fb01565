"""Finding what a person names on the command line: `journey:first-home-loan/dream`, or `first-home-loan`."""

from __future__ import annotations

from collections.abc import Iterable

from cxjourney.diagnostics.suggest import nearest
from cxjourney.errors import CannotRun
from cxjourney.model.declare import KINDS
from cxjourney.model.kinds import Exit
from cxjourney.model.model import ELEMENTS, Model, kind_of
from cxjourney.model.node import Node
from cxjourney.wording import Wording, say

_INSIDE = {"lifecycle": ("phase",), "journey": ("stage", "touchpoint", "exit", "pain")}
"""The elements that have a path inside an entity of a kind."""
_EXIT = "exit:"
_SHOWN = 8
"""How many names a hint gives at most."""


def find(model: Model, asked: str) -> Node:
    """The entity or element that `asked` names; the kind may be left out when only one has that id."""
    kind, path = _split(asked)
    if kind and kind not in (*KINDS, *ELEMENTS):
        raise unknown_kind(kind)
    found = _exactly(model, kind, path)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise CannotRun(
            say("`{asked}` may be several things", "`{asked}` peut désigner plusieurs choses", asked=asked),
            say("write one of: {refs}", "écrivez l'un de : {refs}", refs=", ".join(sorted(node.ref for node in found))),
        )
    raise CannotRun(
        say("nothing is called `{asked}`", "rien ne s'appelle `{asked}`", asked=asked), _hint(model, kind, path)
    )


def unknown_kind(kind: str, known: Iterable[str] = ()) -> CannotRun:
    """What to raise when a word names no kind; `known` are the kinds that would do, by default all of them."""
    kinds = tuple(known or KINDS)
    likely = nearest(kind, kinds)
    return CannotRun(
        say("there is no kind `{kind}`", "le type `{kind}` n'existe pas", kind=kind),
        _did_you_mean(likely) if likely else say("kinds: {known}", "types : {known}", known=", ".join(kinds)),
    )


def _split(asked: str) -> tuple[str, str]:
    """The kind, empty when left out, and the path: an exit says `exit:` before its id, wherever it stands."""
    kind, colon, path = asked.partition(":")
    if not colon or "/" in kind or (asked.startswith(_EXIT) and "/" not in path):
        return "", asked
    return kind, path


def _exactly(model: Model, kind: str, path: str) -> list[Node]:
    head, slash, tail = path.rpartition("/")
    if not slash:
        kinds: Iterable[str] = [kind] if kind else [*KINDS]
    elif tail.startswith(_EXIT):
        kinds, path = ("exit",), f"{head}/{tail.removeprefix(_EXIT)}"
    else:
        kinds = _elements(kind)
    found = {id(node): node for name in kinds if (node := model.find(name, path)) is not None}
    # An exit and a stage may have one id: the stage is meant, for an exit is written `exit:id`.
    named = [node for node in found.values() if not isinstance(node, Exit)]
    return named or list(found.values())


def _elements(kind: str) -> tuple[str, ...]:
    """The kinds of element that a path may lead to when its kind was said to be `kind`."""
    if not kind:
        return tuple(ELEMENTS)
    return (kind,) if kind in ELEMENTS else _INSIDE.get(kind, ())


def _hint(model: Model, kind: str, path: str) -> Wording:
    """The nearest thing that exists: each step of the path is followed as far as it leads, then mended."""
    first, *steps = path.split("/")
    entities = sorted(
        {
            id_
            for entity in model.entities.values()
            if _holds(kind, kind_of(entity))
            for id_ in (entity.id, *entity.aliases)
        }
    )
    paths = sorted(_shown(name, path) for name, path in model.addresses if name in _elements(kind))
    reached = first if first in entities else nearest(first, entities)
    if reached is None:
        return say("`cxj ls` lists what there is", "`cxj ls` donne la liste de ce qui existe")
    for step in steps:
        here = [path.removeprefix(f"{reached}/") for path in paths if path.startswith(f"{reached}/")]
        nexts = list(dict.fromkeys(path.split("/")[0] for path in here))
        likely = step if step in nexts else nearest(step, nexts)
        if likely is None:
            return _inside(reached, nexts)
        reached = f"{reached}/{likely}"
    return _did_you_mean(f"{kind}:{reached}" if kind in KINDS else reached)


def _holds(kind: str, of: str) -> bool:
    return kind in ("", of) or kind in _INSIDE.get(of, ())


def _shown(name: str, path: str) -> str:
    """A path as people write it."""
    head, _, tail = path.rpartition("/")
    return f"{head}/{_EXIT}{tail}" if name == "exit" else path


def _inside(reached: str, names: list[str]) -> Wording:
    if not names:
        return say("`{reached}` holds no element", "`{reached}` ne contient aucun élément", reached=reached)
    more = " …" if len(names) > _SHOWN else ""
    listed = ", ".join(f"`{name}`" for name in names[:_SHOWN]) + more
    return say("in `{reached}`: {listed}", "dans `{reached}` : {listed}", reached=reached, listed=listed)


def _did_you_mean(likely: str) -> Wording:
    return say("did you mean `{likely}`?", "vouliez-vous dire `{likely}` ?", likely=likely)
