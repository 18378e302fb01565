"""The board of opportunities: by status, by impact and effort, each with its rank, its owner and its tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.markdown import safe_url
from cxjourney.backends.site.pages.facets import Facet, facet, marks, useful
from cxjourney.backends.site.pages.moments import USUAL
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.urls import index_of
from cxjourney.model.declare import ChoiceType, fields_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.opportunity import Opportunity

STATUSES: tuple[str, ...] = next(
    spec.type.values for spec in fields_of(Opportunity) if spec.name == "status" and isinstance(spec.type, ChoiceType)
)
"""The columns of the board, in order."""
_SCALE = (1, 2, 3, 4, 5)
_WAITING = ("identified", "explored", "planned")
"""What nobody has begun."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A solution: what would be done, how far it is, and its ticket."""

    name: Words
    status: str
    ticket: Link | None


@dataclass(frozen=True, slots=True)
class Card:
    """An opportunity on the board. `number` is the same in the plot."""

    number: int
    anchor: str
    link: Link
    statement: Words
    owner: Link | None
    journeys: tuple[Link, ...]
    metric: Link | None
    tickets: tuple[Ticket, ...]
    rank: str
    formula: str
    impact: int
    effort: int
    status: str
    order: float
    marks: str
    """What it answers to the filters of the board."""


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of the plot: what has this impact and this effort."""

    quarter: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board. `plot` has a row for each impact, from the highest; `unweighed` is what cannot be placed; `first` is
    what nobody has begun and ranks best."""

    columns: tuple[tuple[str, tuple[Card, ...]], ...]
    facets: tuple[Facet, ...]
    plot: tuple[tuple[int, tuple[Square, ...]], ...]
    efforts: tuple[int, ...]
    unweighed: tuple[Card, ...]
    first: tuple[Card, ...]
    idle: int
    pager: Pager


def board_pages(edition: Edition) -> Iterator[Page]:
    """The board, in pages: the columns one after the other, in each the highest rank first."""
    title = edition.kind("opportunity", True)
    found = sorted(edition.model.all(Opportunity), key=lambda one: (STATUSES.index(_status(one)), -rank(edition, one), one.id))  # fmt: skip
    idle = sum(one.owner is None for one in found)
    numbered = list(enumerate(found, 1))
    for leaf in leaves(index_of("opportunity"), numbered):
        cards = [_card(edition, one, number) for number, one in leaf.rows]
        columns = ((edition.choice(status), tuple(one for one in cards if one.status == status)) for status in STATUSES)
        view = BoardView(
            columns=tuple(pair for pair in columns if pair[1]),
            facets=_facets(edition, cards),
            plot=tuple(
                (impact, tuple(_square(cards, impact, effort) for effort in _SCALE)) for impact in reversed(_SCALE)
            ),
            efforts=_SCALE,
            unweighed=tuple(one for one in cards if not (one.impact and one.effort)),
            first=_to_begin(cards),
            idle=idle,
            pager=leaf.pager,
        )
        yield Page(leaf.path, "board.html", titled(edition, title, leaf.number), "opportunity", (), view)


def rank(edition: Edition, found: Opportunity) -> float:
    """Impact times the pains it relieves, by effort; an effort that nobody weighed counts as usual."""
    return (found.impact or 0) * _reach(edition, found) / (found.effort or USUAL)


def _reach(edition: Edition, found: Opportunity) -> int:
    return len({ref for ref in found.pains if ref in edition.model})


def _status(found: Opportunity) -> str:
    return found.status or STATUSES[0]


def _square(cards: Iterable[Card], impact: int, effort: int) -> Square:
    return Square(
        quarter_of(impact, effort), tuple(one for one in cards if (one.impact, one.effort) == (impact, effort))
    )


def quarter_of(impact: int, effort: int) -> str:
    """The quarter of the plot: `quick`, `large`, `small` or `doubt`."""
    if impact >= 4:
        return "quick" if effort <= 2 else "large"
    return "small" if effort <= 2 else "doubt"


def _quarter(found: Opportunity) -> str:
    return quarter_of(found.impact, found.effort) if found.impact and found.effort else "unweighed"


def _facets(edition: Edition, cards: list[Card]) -> tuple[Facet, ...]:
    t = edition.t
    held = [[tuple(mark.split(":", 1)) for mark in card.marks.split()] for card in cards]
    journeys = {one.id: edition.words(one.name).text for one in edition.model.all(Journey)}
    quarters = {
        "quick": t("Much for little"), "large": t("Large works"), "small": t("Small gains"), "doubt": t("Think twice"),
        "unweighed": t("Not weighed yet"),
    }  # fmt: skip

    def ask(key: str, label: str, names: dict[str, str]) -> Facet:
        return facet(key, label, ([value for name, value in one if name == key] for one in held), names)

    return useful(
        ask("status", edition.label("status"), {status: edition.choice(status) for status in STATUSES}),
        ask("quarter", t("Impact and effort"), quarters),
        ask("owner", t("Owner"), {"some": t("someone"), "none": t("nobody")}),
        ask("journey", edition.kind("journey"), journeys),
    )


def _to_begin(cards: Iterable[Card]) -> tuple[Card, ...]:
    waiting = [one for one in cards if one.status in _WAITING and one.order]
    return tuple(sorted(waiting, key=lambda one: (-one.order, one.number))[:6])


def _card(edition: Edition, found: Opportunity, number: int) -> Card:
    n = edition.speech.number
    formula = edition.t(
        "impact %(impact)s × %(pains)s ÷ effort %(effort)s",
        impact=n(found.impact or 0),
        pains=edition.n("%(num)s pain", "%(num)s pains", _reach(edition, found)),
        effort=n(found.effort or USUAL),
    )
    journeys = {
        journey.id: edition.link(journey)
        for ref in found.pains
        if ref in edition.model and (journey := edition.model.journey_of(edition.model[ref]))
    }
    return Card(
        number=number,
        anchor=f"_o{number}",
        link=edition.link(found),
        statement=edition.words(found.statement),
        owner=edition.ref(found.owner),
        journeys=tuple(journeys.values()),
        metric=edition.ref(found.metric),
        tickets=tuple(
            Ticket(edition.words(one.name), edition.choice(one.status), _ticket(one.ticket, one.url))
            for one in found.solutions
        ),
        rank=n(rank(edition, found), 1),
        formula=formula,
        impact=found.impact or 0,
        effort=found.effort or 0,
        status=_status(found),
        order=rank(edition, found),
        marks=marks(
            status=[_status(found)],
            owner=["some" if found.owner else "none"],
            quarter=[_quarter(found)],
            journey=journeys,
        ),
    )


def _ticket(key: str | None, url: str | None) -> Link | None:
    """The ticket of a solution: a way to it when its address can be followed without harm."""
    return Link(Words(key or url or ""), safe_url(url)) if key or url else None
