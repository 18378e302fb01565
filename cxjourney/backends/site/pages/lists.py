"""The list of a kind: its entities with a few of their fields, and how often each is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Page, Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.board import board_pages
from cxjourney.backends.site.pages.dictionary import dictionary_pages
from cxjourney.backends.site.pages.facts import HIDDEN, scalar
from cxjourney.backends.site.pages.library import library_pages
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.pages.portfolio import journey_pages
from cxjourney.backends.site.pages.used import count
from cxjourney.backends.site.urls import index_of
from cxjourney.model.declare import KINDS, ChoiceType, FieldSpec, NumberType, RefType, ScalarType, fields_of
from cxjourney.model.entity import Entity

COLUMNS = {
    "persona": ("traveller", "priority", "share", "segment"),
    "team": ("type", "part_of"),
    "channel": ("type", "ownership", "owner"),
    "system": ("category", "owner", "status"),
    "process": ("owner",),
    "policy": ("type", "owner", "in_force"),
    "source": ("type", "format", "owner"),
    "survey": ("nature", "channel", "placement", "response_rate", "owner"),
    "segment": ("size", "source"),
    "experiment": ("opportunity", "metric", "starts", "ends", "decision"),
    "lifecycle": (),
}
"""What a list says of each entity, beside its name and how often it is used; small fields for any other kind."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of a list of entities."""

    title: str
    intro: str
    table: Table
    empty: str
    pager: Pager


_OWN = {"journey": journey_pages, "opportunity": board_pages, "evidence": library_pages, "metric": dictionary_pages}
"""Kinds whose list is a view of its own."""


def list_pages(edition: Edition, kind: str) -> Iterator[Page]:
    """The list of a kind, in pages."""
    if kind in _OWN:
        yield from _OWN[kind](edition)
        return
    found = edition.model.all(KINDS[kind])
    specs = _columns(kind)
    specs = [spec for spec in specs if any(getattr(one, spec.attribute) not in (None, ()) for one in found)]
    heads = (edition.kind(kind), *(edition.label(spec.name) for spec in specs), edition.t("Used by"))
    numeric = (
        *(i for i, spec in enumerate(specs, 1) if not isinstance(spec.type, ChoiceType | RefType | ScalarType)),
        len(specs) + 1,
    )
    title = edition.kind(kind, True)
    for leaf in leaves(index_of(kind), found):
        rows = tuple(_row(edition, one, specs) for one in leaf.rows)
        table = Table(title, heads, rows, numeric, wide=len(heads) > 4)
        intro = edition.t(_INTROS[kind]) if kind in _INTROS and leaf.number == 1 else ""
        view = ListView(title, intro, table, edition.t("None yet."), leaf.pager)
        yield Page(leaf.path, "list.html", titled(edition, title, leaf.number), kind, (), view)


_INTROS = {
    "persona": "Typical travellers, drawn from research, for whom the journeys are told.",
    "team": "Who answers: people leave, teams stay.",
    "channel": "Where interactions happen.",
    "survey": "Where, when and how travellers are heard.",
    "system": "The tools that the organisation runs.",
    "process": "The procedures that work behind the scene.",
    "experiment": "Changes tried on some travellers before all of them.",
}


def _columns(kind: str) -> list[FieldSpec]:
    """The fields that a list shows: those chosen above, else the first ones that fit in a cell."""
    specs = fields_of(KINDS[kind])
    if kind in COLUMNS:
        return [spec for name in COLUMNS[kind] for spec in specs if spec.name == name]
    small = (ChoiceType, NumberType, RefType, ScalarType)
    return [one for one in specs if isinstance(one.type, small) and not one.many and one.name not in HIDDEN][:4]


def _row(edition: Edition, entity: Entity, specs: list[FieldSpec]) -> Row:
    cells: list[object] = [edition.link(entity)]
    for spec in specs:
        value = getattr(entity, spec.attribute)
        if value in (None, ()):
            cells.append(Words(""))
        elif isinstance(spec.type, RefType):
            cells.append(edition.ref(value))
        else:
            cells.append(Words(scalar(edition, spec, value)))
    cells.append(Words(edition.speech.number(count(edition, entity))))
    return Row(tuple(cells))
