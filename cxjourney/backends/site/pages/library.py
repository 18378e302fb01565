"""The evidence library: what has expired, how old the rest is, what each journey rests on, and what nobody verified."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facets import Facet, facet, marks, useful
from cxjourney.backends.site.pages.moments import USUAL
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.pages.used import count
from cxjourney.backends.site.urls import index_of
from cxjourney.model.derive.basis import BASES, Claim, claims, evidence_share, split
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Emotion, Gain, Journey, Need, Pain
from cxjourney.model.words import METHODS

DEBT = "hypotheses.html"
MONTHS = 24
"""Evidence older than this many months is old, unless the workspace says otherwise."""
FIRST = 40
"""How many journeys and hypotheses the library shows; the page of hypotheses holds them all."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence in the library. `share` is its age as a part of the age at which it is old, at most 100."""

    link: Link
    method: str
    n: str
    owner: Link | None
    date: str
    age: str
    share: int
    state: Chip
    used: int
    marks: str
    """What it answers to the filters of the library."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the claims of a journey rest on. `parts` are numbers in the order of strength; `share` counts the first."""

    journey: Link
    parts: tuple[int, ...]
    total: int
    share: str
    split: tuple[tuple[str, float, float], ...]
    """The bar: for each basis its name, where it begins and how long it is, in hundredths."""


@dataclass(frozen=True, slots=True)
class Debt:
    """A claim that rests on nothing that travellers said: what it is, where, and how much the place matters."""

    what: str
    words: Words
    where: Link
    journey: Link
    importance: int


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The library."""

    pieces: tuple[Piece, ...]
    states: tuple[tuple[Chip, int], ...]
    facets: tuple[Facet, ...]
    months: str
    bases: tuple[Chip, ...]
    coverage: tuple[Coverage, ...]
    total: Coverage | None
    debt: tuple[Debt, ...]
    debts: int
    all_debt: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class DebtView:
    """A page of hypotheses."""

    debt: tuple[Debt, ...]
    pager: Pager


def library_pages(edition: Edition) -> Iterator[Page]:
    """The library; coverage and hypotheses stand on its first page."""
    title = edition.t("Evidence library")
    found = sorted(edition.model.all(Evidence), key=lambda one: (_ORDER[_state(edition, one)], one.date or dt.date.min, one.id))  # fmt: skip
    states = Counter(_state(edition, one) for one in found)
    owed = debts(edition)
    for leaf in leaves(index_of("evidence"), found):
        first = leaf.number == 1
        view = LibraryView(
            pieces=tuple(_piece(edition, one) for one in leaf.rows),
            states=tuple((_chip(edition, state), states[state]) for state in _ORDER if states[state]),
            facets=_facets(edition, leaf.rows),
            months=edition.speech.number(_months(edition)),
            bases=tuple(edition.basis_chip(one) for one in BASES),
            coverage=coverage(edition)[:FIRST] if first else (),
            total=_total(edition) if first else None,
            debt=tuple(_debt(edition, *one) for one in owed[:FIRST]) if first else (),
            debts=len(owed),
            all_debt=DEBT if len(owed) > FIRST else "",
            pager=leaf.pager,
        )
        yield Page(leaf.path, "library.html", titled(edition, title, leaf.number), "evidence", (), view)


def _facets(edition: Edition, found: Sequence[Evidence]) -> tuple[Facet, ...]:
    t = edition.t
    methods = {one: edition.choice(one) for one in METHODS}
    states = {state: _chip(edition, state).text for state in _ORDER}
    return useful(
        facet("state", t("Status"), ((_state(edition, one),) for one in found), states),
        facet("method", t("Method"), ((one.method,) for one in found if one.method), methods),
        facet("owner", t("Owner"), ((_owned(one),) for one in found), {"some": t("someone"), "none": t("nobody")}),
    )


def _owned(found: Evidence) -> str:
    return "some" if found.owner else "none"


def debt_pages(edition: Edition) -> Iterator[Page]:
    """Every hypothesis, the one that matters most first."""
    title = edition.t("What nobody has verified")
    library = Link(Words(edition.t("Evidence library")), index_of("evidence"))
    crumbs = (library,) if edition.model.all(Evidence) else ()
    for leaf in leaves(DEBT, debts(edition)):
        view = DebtView(tuple(_debt(edition, *one) for one in leaf.rows), leaf.pager)
        yield Page(leaf.path, "hypotheses.html", titled(edition, title, leaf.number), "evidence", crumbs, view)


def debts(edition: Edition) -> list[tuple[Journey, Claim]]:
    """The claims that are hypotheses, where it matters most first."""
    found = [
        (journey, claim)
        for journey in edition.model.all(Journey)
        for claim in claims(journey, edition.model)
        if claim.basis == "hypothesis"
    ]
    return sorted(found, key=lambda pair: (-(pair[1].touchpoint.importance or USUAL), pair[1].touchpoint.ref))


def coverage(edition: Edition) -> tuple[Coverage, ...]:
    """What each journey rests on, the weakest first."""
    rows = []
    for journey in edition.model.all(Journey):
        parts = split((journey,), edition.model)
        if parts:
            rows.append((parts["hypothesis"] / parts.total(), _coverage(edition, edition.link(journey), parts)))
    return tuple(row for _, row in sorted(rows, key=lambda pair: -pair[0]))


def _total(edition: Edition) -> Coverage | None:
    parts = split(edition.model.all(Journey), edition.model)
    return _coverage(edition, Link(Words(edition.t("All journeys"))), parts) if parts else None


def _coverage(edition: Edition, journey: Link, parts: Counter[str]) -> Coverage:
    total = parts.total()
    bar, start = [], 0.0
    for basis in BASES:
        length = parts[basis] / total * 100
        bar.append((basis, round(start, 2), round(length, 2)))
        start += length
    share = edition.speech.percent(round(evidence_share(parts) or 0, 2))
    return Coverage(journey, tuple(parts[basis] for basis in BASES), total, share, tuple(bar))


def _debt(edition: Edition, journey: Journey, claim: Claim) -> Debt:
    node = claim.node
    match node:
        case Emotion():
            word = edition.words(node.feeling).text
            said = Words(f"{edition.speech.signed(node.score)} {word}".rstrip(), edition.words(node.feeling).lang)
        case Need() | Pain() | Gain():
            said = edition.words(node.text)
        case _:
            said = Words("")
    what = edition.t({Emotion: "Emotion", Need: "Need", Pain: "Pain", Gain: "Gain"}.get(type(node), "Emotion"))
    point = claim.touchpoint
    return Debt(what, said, edition.at(point), edition.link(journey), point.importance or 0)


_ORDER = {"expired": 0, "undated": 1, "old": 2, "soon": 3, "fresh": 4}
"""The states of a piece of evidence, those that need someone first."""
_TONES = {"expired": "late", "undated": "undated", "old": "soon", "soon": "soon", "fresh": "going"}


def _state(edition: Edition, piece: Evidence) -> str:
    """Expired; without a date; older than the workspace likes; expiring within three months; or fresh."""
    if piece.expires and piece.expires < edition.today:
        return "expired"
    if piece.date is None:
        return "undated"
    if piece.expires is None and _age(edition, piece.date) >= _months(edition):
        return "old"
    return "soon" if piece.expires and (piece.expires - edition.today).days <= 92 else "fresh"


def _chip(edition: Edition, state: str) -> Chip:
    t = edition.t
    words = {
        "expired": t("expired"),
        "undated": t("without a date"),
        "old": t("old"),
        "soon": t("expires within three months"),
        "fresh": t("fresh"),
    }
    return Chip(words[state], _TONES[state])


def _months(edition: Edition) -> int:
    rules = edition.job.workspace.rules
    limit = rules.options.evidence_months if rules and rules.options else None
    return limit or MONTHS


def _age(edition: Edition, day: dt.date) -> int:
    """Whole months since a day; 0 for a day to come."""
    today = edition.today
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return max(0, months)


def _piece(edition: Edition, piece: Evidence) -> Piece:
    months = _age(edition, piece.date) if piece.date else 0
    span = _months(edition)
    if piece.date and piece.expires and piece.expires > piece.date:
        share = (edition.today - piece.date).days / (piece.expires - piece.date).days
    else:
        share = months / span if piece.date else 0
    return Piece(
        link=edition.link(piece),
        method=edition.choice(piece.method),
        n=edition.speech.number(piece.n) if piece.n is not None else "",
        owner=edition.ref(piece.owner),
        date=edition.speech.date(piece.date) if piece.date else "",
        age=edition.n("%(num)s month", "%(num)s months", months) if piece.date else "",
        share=min(100, max(0, round(share * 100))),
        state=_chip(edition, _state(edition, piece)),
        used=count(edition, piece),
        marks=marks(
            state=[_state(edition, piece)], method=[piece.method] if piece.method else [], owner=[_owned(piece)]
        ),
    )
