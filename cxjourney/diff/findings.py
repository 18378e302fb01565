"""Changes as findings, so that every report format serves a comparison too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxjourney.diagnostics.diagnostic import Diagnostic, Place, in_order
from cxjourney.diff.change import Change
from cxjourney.diff.classes import Classed, Difference
from cxjourney.diff.compare import title
from cxjourney.diff.words import sentence
from cxjourney.model.declare import fields_of
from cxjourney.model.node import Node
from cxjourney.wording import plain, say


def findings(difference: Difference) -> tuple[Diagnostic, ...]:
    """One finding a change, at the place in the new files; at what held it when it is no more."""
    return in_order(_finding(classed, difference) for classed in difference.classed)


def _finding(classed: Classed, difference: Difference) -> Diagnostic:
    change = classed.change
    message = say(
        "`{ref}`: {what}",
        "`{ref}` : {what}",
        ref=plain(change.ref.partition(":")[2] or change.ref),
        what=sentence(change),
    )
    return classed.code.at(place_of(change, difference), message, ref=change.ref, severity=classed.severity)


def place_of(change: Change, difference: Difference) -> Place:
    """Where a reviewer looks: the value as it is now, else the nearest thing that is still there."""
    if change.new is not None:
        return _inside(change.new, change.path if change.verb == "changed" else ())
    return _upper(change.ref, difference)


def _inside(node: Node, path: tuple[str, ...]) -> Place:
    for step in path:
        spec = next((spec for spec in fields_of(type(node)) if spec.name == step), None)
        value: Any = getattr(node, spec.attribute) if spec else None
        if isinstance(value, Node):
            return _inside(value, path[1:])
        members = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
        for key, member in zip(value if isinstance(value, dict) else map(_title, members), members, strict=True):
            if isinstance(member, Node) and len(path) > 1 and key == path[1]:
                return _inside(member, path[2:])
        return node.at(step)
    return node.at()


def _title(member: Any) -> str:
    return title(member) if isinstance(member, Node) else ""


def _upper(ref: str, difference: Difference) -> Place:
    """The nearest node around `ref` that the new model still has; the first line of the old file when none is left."""
    for address in _above(ref):
        kind, _, path = address.partition(":")
        former = next((node for node in _named(difference, kind, path)), None)
        if former is not None:
            return former.at()
    node = next(change.node for change in difference.changes if change.ref == ref)
    return Place(node.at().file)


def _above(ref: str) -> Iterator[str]:
    while "/" in ref:
        ref = ref.rpartition("/")[0]
        yield ref


def _named(difference: Difference, kind: str, path: str) -> Iterator[Node]:
    for name in (kind, "stage", "touchpoint"):
        if (found := difference.new.find(name, path)) is not None:
            yield found
