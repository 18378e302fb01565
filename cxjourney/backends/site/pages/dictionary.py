"""The metric dictionary: every number by its type, where it is judged, and at which growth step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facets import Facet, facet, marks, useful
from cxjourney.backends.site.pages.optional import executable
from cxjourney.backends.site.pages.paging import Pager, grouped, leaf_of, leaves, titled
from cxjourney.backends.site.urls import index_of
from cxjourney.model.declare import ChoiceType, fields_of
from cxjourney.model.kinds.journey import Journey, Kpi, Stage, Touchpoint
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.node import Node
from cxjourney.model.words import AARRR

TYPES: tuple[str, ...] = (
    *next(spec.type.values for spec in fields_of(Metric) if spec.name == "type" and isinstance(spec.type, ChoiceType)),
    "",
)
"""The types in the order of the declaration, then none."""
WHOLE, NOWHERE = "whole", "nowhere"
STEPS = (*AARRR, WHOLE, NOWHERE)
"""Where a metric is judged: at a growth step, at a place without one, or nowhere."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A metric in the dictionary."""

    link: Link
    definition: Words
    traits: tuple[Chip, ...]
    owner: Link | None
    source: Link | None
    judged: tuple[Link, ...]
    more: int
    marks: str
    """What it answers to the filters of the dictionary."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The metrics of one type on this page."""

    anchor: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A type in the overview: how many of its metrics are judged at each step. One may be judged at several."""

    name: Link
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DictionaryView:
    """The dictionary. The overview stands on the first page."""

    heads: tuple[str, ...]
    rows: tuple[TypeRow, ...]
    sums: tuple[int, ...]
    facets: tuple[Facet, ...]
    shelves: tuple[Shelf, ...]
    pager: Pager


Judged = dict[str, list[tuple[Journey, Node, Kpi]]]
_PLACES = 3
"""How many places an entry names; its page names them all."""


def dictionary_pages(edition: Edition) -> Iterator[Page]:
    """The dictionary, type by type."""
    title = edition.t("Metric dictionary")
    path = index_of("metric")
    found = sorted(edition.model.all(Metric), key=lambda one: (TYPES.index(one.type or ""), one.id))
    judged = judged_by_metric(edition)
    places: dict[str, int] = {}
    for at, one in enumerate(found):
        places.setdefault(one.type or "", at)
    rows = tuple(_row(edition, kind, found, judged, leaf_of(path, at)) for kind, at in places.items())
    sums = (*(sum(row.counts[at] for row in rows) for at in range(len(STEPS))), len(found))
    heads = (
        *(edition.choice(step).capitalize() for step in AARRR), edition.t("Other places"), edition.t("Judged nowhere"),
    )  # fmt: skip
    for leaf in leaves(path, found):
        shelves = tuple(
            Shelf(_anchor(kind), _name(edition, kind), tuple(_entry(edition, one, judged) for one in mine))
            for kind, mine in grouped(leaf.rows, lambda one: one.type or "")
        )
        view = DictionaryView(
            heads, rows if leaf.number == 1 else (), sums, _facets(edition, leaf.rows, judged), shelves, leaf.pager
        )
        yield Page(leaf.path, "dictionary.html", titled(edition, title, leaf.number), "metric", (), view)


def judged_by_metric(edition: Edition) -> Judged:
    """Every KPI, by the id of its metric."""
    table: Judged = {}
    for place in edition.judged:
        table.setdefault(edition.model[place[2].metric].id, []).append(place)
    return table


def steps_of(edition: Edition, metric: Metric, judged: Judged) -> frozenset[str]:
    """The growth steps at which a metric is judged."""
    return frozenset(_step(edition, *place) for place in judged.get(metric.id, ())) or frozenset({NOWHERE})


def _step(edition: Edition, journey: Journey, node: Node, _: Kpi) -> str:
    stage: Stage | None = None
    match node:
        case Stage():
            stage = node
        case Touchpoint():
            stage = next(one for one in journey.stages if any(point is node for point in one.touchpoints))
    if stage is None:
        return WHOLE
    phase = edition.model[stage.phase] if stage.phase and stage.phase in edition.model else None
    return stage.aarrr or (phase.aarrr if phase else None) or WHOLE


def _row(edition: Edition, kind: str, found: list[Metric], judged: Judged, page: str) -> TypeRow:
    mine = [one for one in found if (one.type or "") == kind]
    steps = [steps_of(edition, one, judged) for one in mine]
    counts = tuple(sum(step in held for held in steps) for step in STEPS)
    return TypeRow(Link(Words(_name(edition, kind)), f"{page}#{_anchor(kind)}"), counts, len(mine))


def _entry(edition: Edition, metric: Metric, judged: Judged) -> Entry:
    t = edition.t
    arrows = {"up": t("higher is better"), "down": t("lower is better")}
    traits = (
        edition.choice(metric.unit),
        arrows.get(metric.direction or "", ""),
        edition.choice(metric.timing),
        edition.choice(metric.nature),
    )
    places = judged.get(metric.id, [])
    shown = tuple(
        Link(edition.words(journey.name), edition.link(journey).to) if node is journey else edition.at(node)
        for journey, node, _ in places[:_PLACES]
    )
    return Entry(
        edition.link(metric),
        edition.words(metric.definition),
        tuple(Chip(one) for one in traits if one),
        edition.ref(metric.owner),
        edition.ref(metric.source),
        shown,
        len(places) - len(shown),
        marks(**_held(edition, metric, judged)),
    )


def _held(edition: Edition, metric: Metric, judged: Judged) -> dict[str, tuple[str, ...]]:
    return {
        "type": (metric.type or "none",),
        "step": tuple(sorted(steps_of(edition, metric, judged))),
        "computed": ("yes" if metric.id in executable(edition.job) else "no",),
        "owner": ("some" if metric.owner else "none",),
    }


def _facets(edition: Edition, found: Sequence[Metric], judged: Judged) -> tuple[Facet, ...]:
    t = edition.t
    held = [_held(edition, one, judged) for one in found]
    steps = {
        **{step: edition.choice(step) for step in AARRR},
        WHOLE: t("Other places").lower(),
        NOWHERE: t("Judged nowhere").lower(),
    }
    names = {
        "type": (edition.label("type"), {kind or "none": _name(edition, kind).lower() for kind in TYPES}),
        "step": (edition.label("aarrr"), steps),
        "computed": (t("Can be computed"), {"yes": t("yes"), "no": t("no")}),
        "owner": (t("Owner"), {"some": t("someone"), "none": t("nobody")}),
    }
    return useful(*(facet(key, label, (one[key] for one in held), said) for key, (label, said) in names.items()))


def _name(edition: Edition, kind: str) -> str:
    said = edition.choice(kind) if kind else edition.t("no type")
    return said[:1].upper() + said[1:]


def _anchor(kind: str) -> str:
    return f"_y-{kind or 'none'}"
