"""Whether something may have another id: before, the id is free and every reference is seen; after, nothing else differs."""

from __future__ import annotations

import re
from typing import Any

from cxjourney.compiler import Compilation
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.errors import CannotRun
from cxjourney.model.entity import Entity
from cxjourney.model.model import Model, address, elements_of
from cxjourney.model.node import Node
from cxjourney.rewrite.meaning import meaning
from cxjourney.rewrite.safety import equal
from cxjourney.schema.generate import FORMATS
from cxjourney.wording import Wording, say

_SLUG = re.compile(FORMATS["id"][0])


def old_id(node: Node) -> str:
    """The present id. Raises `CannotRun` for what has none, or is not written in this workspace."""
    old = getattr(node, "id", None)
    if not old or node.origin is None or not node.origin.file.data:
        raise CannotRun(
            say("`{ref}` has no id of its own here", "`{ref}` n'a pas ici d'identifiant à lui", ref=node.ref),
            say(
                "give it one, or copy it into the workspace", "donnez-lui-en un, ou copiez-le dans l'espace de travail"
            ),
        )
    return str(old)


def refuse(before: Compilation, node: Node, old: str, new: str) -> None:
    """Raise `CannotRun` when `new` is no id, or taken, or when a reference may be out of sight."""
    if not _SLUG.fullmatch(new):
        raise CannotRun(
            say(
                "`{new}` cannot be an id: use small letters, digits and hyphens",
                "`{new}` ne peut pas servir d'identifiant : employez des minuscules, des chiffres et des tirets",
                new=new,
            )
        )
    if new == old:
        raise CannotRun(say("`{new}` is its id already", "`{new}` est déjà son identifiant", new=new))
    broken = [d for d in before.diagnostics if d.code[0] in "YS" and d.severity is Severity.ERROR]
    if broken or not before.complete:
        where = broken[0].place.file if broken else "?"
        raise CannotRun(
            say(
                "not everything can be read, so references may be missed ({where})",
                "tout ne peut pas être lu : des références échapperaient au changement ({where})",
                where=where,
            ),
            say("repair what `cxj check` says first", "réparez d'abord ce que signale `cxj check`"),
        )
    kind, path = place_of(before.model, node)
    head, slash, _ = path.rpartition("/")
    taken = before.model.find(kind, f"{head}{slash}{new}")
    if taken is not None and taken is not node:
        at = taken.at("id")
        raise CannotRun(
            say(
                "`{new}` is taken: {file}:{line}",
                "`{new}` est déjà pris : {file}:{line}",
                new=new,
                file=at.file,
                line=at.span.start.line,
            ),
            say("choose another id", "choisissez un autre identifiant"),
        )


def place_of(model: Model, node: Node) -> tuple[str, str]:
    """The kind and the path of a node, by its present ids."""
    if isinstance(node, Entity):
        return address(node)
    for entity in model.entities.values():
        for (kind, path), element in elements_of(entity):
            if element is node:
                return kind, path  # the first one: former ids come later
    raise AssertionError(f"{node.ref} is nowhere in the model")


# ---------------------------------------------------------------- does it still mean the same?


def differs(before: Compilation, after: Compilation, node: Node, old: str, new: str) -> Wording | None:
    """What a rename would change beside the id, in words; None when nothing."""
    known = [found.code for found in before.diagnostics if found.severity is Severity.ERROR]
    for found in after.diagnostics:
        if found.severity is Severity.ERROR:
            if found.code not in known:
                return say(
                    "it would bring {code}: {message}",
                    "cela ferait apparaître {code} : {message}",
                    code=found.code,
                    message=found.message,
                )
            known.remove(found.code)
    was = node.ref
    head, mark, _ = was.rpartition(old)
    becomes = f"{head}{new}" if mark else was

    def told(ref: str) -> str:
        return was + ref[len(becomes) :] if ref == becomes or ref.startswith(f"{becomes}/") else ref

    then = meaning(before.model, before.model.entities.values())
    now = meaning(after.model, after.model.entities.values(), told)
    without = {old, new}
    if not equal(_known_as(then, was, without), _known_as(now, was, without)):
        return say(
            "`{new}` would make something else mean another thing",
            "`{new}` changerait le sens d'autre chose",
            new=new,
        )
    return None


def _known_as(view: Any, ref: str, without: set[str]) -> Any:
    """A view in which the node at an address has lost some former ids."""
    if isinstance(view, list):
        return [_known_as(item, ref, without) for item in view]
    if not isinstance(view, dict):
        return view
    seen = {key: _known_as(value, ref, without) for key, value in view.items()}
    if seen.get("id") == ref:
        seen["aliases"] = [alias for alias in seen.get("aliases", ()) if alias not in without]
    return seen
