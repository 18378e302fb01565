"""Where an entity is used: every reference to it, as a link to the place that makes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.urls import FOLDERS, page_of_ref
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import address, kind_of
from cxjourney.model.node import Node


@dataclass(frozen=True, slots=True)
class Users:
    """The places of one kind that use an entity: those inside one entity are gathered under it."""

    title: str
    places: tuple[tuple[Link, tuple[Link, ...]], ...]
    more: int = 0
    """How many entities are left out."""


MOST = 60
"""How many entities of one kind are named."""


def used_in(edition: Edition, entity: Entity, most: int | None = MOST) -> tuple[Users, ...]:
    """Who refers to `entity`, grouped by kind, then by entity, with the fields that do it; of each kind at most `most`."""
    found: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for use in edition.model.referrers(entity):
        kind, _, path = use.node.ref.partition(":")
        id_, _, inner = path.partition("/")
        if (kind, id_) == address(entity) or (id_ == ""):
            continue
        found.setdefault((kind, id_), {})[(inner, str(use.path[0]))] = None
    kinds = Counter(kind for kind, _ in found)
    return tuple(
        Users(
            edition.kind(kind, many=True),
            _places(edition, kind, found, most),
            max(0, kinds[kind] - (most or kinds[kind])),
        )
        for kind in FOLDERS
        if kinds[kind]
    )


def _places(edition: Edition, kind: str, found: dict[tuple[str, str], dict[tuple[str, str], None]], most: int | None) -> tuple[tuple[Link, tuple[Link, ...]], ...]:  # fmt: skip
    places = []
    held = sorted(pair for pair in found.items() if pair[0][0] == kind)
    for (holder_kind, id_), inside in held[:most]:
        holder = edition.model.entities.get((holder_kind, id_))
        if holder is None:
            continue
        fields = sorted({edition.label(name) for inner, name in inside if not inner})
        nodes: dict[str, Link] = {}
        for inner, name in inside:
            link = _inner_link(edition, holder, inner, name) if inner else None
            if link:
                nodes.setdefault(link.to, link)
        places.append((edition.link(holder, ", ".join(fields)), tuple(nodes.values())))
    return tuple(places)


def _inner_link(edition: Edition, holder: Entity, inner: str, field: str) -> Link | None:
    node = edition.model.find("touchpoint", f"{holder.id}/{inner}") or _found(edition, holder, inner)
    if node is None or not isinstance(holder, Journey):
        return None
    return Link(edition.words(getattr(node, "name", None)), page_of_ref(node.ref), edition.label(field))


def _found(edition: Edition, holder: Entity, inner: str) -> Node | None:
    if inner.startswith("exit:"):
        return edition.model.find("exit", f"{holder.id}/{inner.removeprefix('exit:')}")
    parts = inner.split("/")
    for kind, depth in (("touchpoint", 2), ("stage", 1)):
        if len(parts) >= depth and (node := edition.model.find(kind, "/".join([holder.id, *parts[:depth]]))):
            return node
    return None


def count(edition: Edition, entity: Entity) -> int:
    """How many entities use it."""
    holders = {use.node.ref.partition("/")[0] for use in edition.model.referrers(entity)}
    return len(holders - {f"{kind_of(entity)}:{entity.id}"})
