"""Who refers to what, as a tree: upwards to what uses a thing, or downwards to what it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.walk import uses, walk


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing of the tree: its node, the fields that join it to the one above, and what follows.

    `again` tells that it stands in the tree already: what follows it is shown there.
    """

    node: Node
    fields: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    again: bool = False


def upwards(model: Model, node: Node, depth: int) -> Branch:
    """What refers to a node or to something in it, then what refers to that, at most `depth` steps away."""
    return _tree(lambda one: _users(model, one), node, depth)


def downwards(model: Model, node: Node, depth: int) -> Branch:
    """What a node and the parts inside it refer to, then what that refers to, at most `depth` steps away."""
    return _tree(lambda one: _used(model, one), node, depth)


def _tree(step: Callable[[Node], Iterator[tuple[Node, str]]], root: Node, depth: int) -> Branch:
    seen = {root.ref}

    def grown(node: Node, fields: tuple[str, ...], left: int) -> Branch:
        if not left:
            return Branch(node, fields)
        found: dict[str, tuple[Node, list[str]]] = {}
        for other, field in step(node):
            joined = found.setdefault(other.ref, (other, []))[1]
            if field not in joined:
                joined.append(field)
        fresh = {ref for ref in found if ref not in seen}
        seen.update(fresh)
        return Branch(
            node,
            fields,
            tuple(
                grown(other, tuple(joined), left - 1) if ref in fresh else Branch(other, tuple(joined), again=True)
                for ref, (other, joined) in sorted(found.items())
            ),
        )

    return grown(root, (), depth)


def _users(model: Model, node: Node) -> Iterator[tuple[Node, str]]:
    for inner in walk(node):
        if inner is not node and inner.ref == node.ref:
            continue  # a part without a name: nothing can refer to it
        for use in model.referrers(inner):
            if not _within(use.node.ref, node.ref):
                yield _named(model, use.node), str(use.path[0])


def _used(model: Model, node: Node) -> Iterator[tuple[Node, str]]:
    for use in uses(node):
        answer = model.find(use.ref.kind, use.ref.id)
        if answer is not None and not _within(answer.ref, node.ref):
            yield answer, str(use.path[0])


def _within(ref: str, outer: str) -> bool:
    return ref == outer or ref.startswith(f"{outer}/")


def _named(model: Model, node: Node) -> Node:
    """The entity or element at the address of a part."""
    kind, _, path = node.ref.partition(":")
    if "/exit:" in path:
        return model.find("exit", path.replace("/exit:", "/")) or node
    return next((found for name in (kind, "stage", "touchpoint", "pain", "phase") if (found := model.find(name, path))), node)  # fmt: skip
