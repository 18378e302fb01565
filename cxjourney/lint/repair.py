"""Repairs that rules offer: edits of the source of a node, found when someone asks for them."""

from __future__ import annotations

from collections.abc import Callable

from cxjourney.diagnostics.diagnostic import Fix
from cxjourney.model.node import Node
from cxjourney.source import patches


def reworded(
    node: Node, path: tuple[str | int, ...], change: Callable[[str], str], *, safe: bool = False
) -> Fix | None:
    """Change the text at `path` of a node: `change` is given what is written there, without its quotes."""
    origin = node.origin
    if origin is None:
        return None
    return Fix(safe, lambda: patches.part(origin.file, (*origin.pointer, *path), change))


def dropped(node: Node, path: tuple[str | int, ...], *, safe: bool = False) -> Fix | None:
    """Take out the member at `path` of a node, with its line or its comma."""
    origin = node.origin
    if origin is None:
        return None
    return Fix(safe, lambda: patches.drop(origin.file, (*origin.pointer, *path)))


def rekeyed(node: Node, path: tuple[str | int, ...], name: str | None, *, safe: bool = False) -> Fix | None:
    """Give the member at `path` of a node another key; nothing when there is no `name` for it."""
    origin = node.origin
    if origin is None or name is None:
        return None
    return Fix(safe, lambda: patches.key(origin.file, (*origin.pointer, *path), name))
