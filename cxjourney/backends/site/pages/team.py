"""The page of a team: what it answers for, what it judges, what is late, and whom it works with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Chip, Fact, Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.facts import facts
from cxjourney.backends.site.pages.kpis import KpiView, kpi_view
from cxjourney.backends.site.pages.moments import Moment, lows_answered_by, worded
from cxjourney.backends.site.pages.paging import ROWS
from cxjourney.backends.site.pages.used import Users, used_in
from cxjourney.backends.site.urls import index_of, page_of
from cxjourney.model.derive.raci import LETTERS, ROLES
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.team import Team


@dataclass(frozen=True, slots=True)
class Duty:
    """What the team is at a touchpoint."""

    journey: Link
    stage: Words
    point: Link
    letters: tuple[str, ...]
    inherited: bool


@dataclass(frozen=True, slots=True)
class Load:
    """How often the team holds a role."""

    letter: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Passing:
    """A hand-off: what is given or received, to or from whom, and what was agreed."""

    out: bool
    other: Link
    point: Link
    agreement: Words


@dataclass(frozen=True, slots=True)
class TeamView:
    """Everything on the page."""

    name: Words
    mission: Words
    facts: tuple[Fact, ...]
    load: tuple[Load, ...]
    late: tuple[tuple[Chip, Link, str], ...]
    """What is overdue or missing: what kind of thing, the way there, and what is wrong."""
    journeys: tuple[tuple[Link, str, tuple[Chip, ...]], ...]
    moments: tuple[Moment, ...]
    duties: tuple[tuple[Link, tuple[Duty, ...]], ...]
    cut: int
    """How many duties are left out, and where they all stand."""
    all_duties: str
    kpis: tuple[KpiView, ...]
    passing: tuple[Passing, ...]
    used: tuple[Users, ...]


def team_page(edition: Edition, team: Team) -> Page:
    """The page of a team."""
    duties = tuple(_duties(edition, team))
    shown, cut = _first(duties)
    letters = [letter for _, found in duties for duty in found for letter in duty.letters]
    hard = worded(edition, lows_answered_by(edition, team), 6)
    view = TeamView(
        name=edition.words(team.name),
        mission=edition.words(team.mission),
        facts=facts(edition, team, ("mission",)),
        load=tuple(Load(LETTERS[role], edition.label(role), letters.count(LETTERS[role])) for role in ROLES),
        late=tuple(overdue(edition, team)),
        journeys=tuple(_journeys(edition, team)),
        moments=hard,
        duties=shown,
        cut=cut,
        all_duties="raci.html",
        kpis=_kpis(edition, team),
        passing=tuple(_passing(edition, team)),
        used=used_in(edition, team),
    )
    crumbs = (Link(Words(edition.kind("team", many=True)), index_of("team")),)
    source = team.origin.file.path if team.origin else ""
    faces = tuple(one.face.symbol for one in hard)
    return Page(page_of("team", team.id), "team.html", view.name, "team", crumbs, view, source, faces)


def overdue(edition: Edition, team: Team) -> Iterator[tuple[Chip, Link, str]]:
    """What waits for a team: reviews that are late, targets past their date, evidence that has expired."""
    t, today = edition.t, edition.today
    for journey in edition.lookups.led_by.get(team.id, ()):
        if journey.owner and edition.model[journey.owner] is team:
            if journey.review_by is None:
                yield Chip(t("Review")), edition.link(journey), t("no review date")
            elif journey.review_by < today:
                late = (today - journey.review_by).days
                yield (
                    Chip(t("Review"), "late"),
                    edition.link(journey),
                    edition.n("%(num)s day late", "%(num)s days late", late),
                )
    for view in _kpis(edition, team):
        if view.status.tone == "late":
            yield (
                Chip(t("KPI"), "late"),
                view.metric,
                t("target %(target)s due on %(date)s", target=view.target, date=view.by),
            )
    for piece in edition.lookups.evidence_of.get(team.id, ()):
        if piece.owner and edition.model[piece.owner] is team and piece.expires and piece.expires < today:
            when = t("expired on %(date)s", date=edition.speech.date(piece.expires))
            yield Chip(t("Evidence"), "late"), edition.link(piece), when


def _duties(edition: Edition, team: Team) -> list[tuple[Link, tuple[Duty, ...]]]:
    found: dict[str, tuple[Link, list[Duty]]] = {}
    for journey, stage, point, roles in edition.lookups.roles_of.get(team.id, ()):
        mine = [role for role in roles if role.team is team]
        if mine:
            holder = found.setdefault(journey.id, (edition.link(journey), []))[1]
            letters = tuple(LETTERS[role.role] for role in mine)
            inherited = all(role.inherited for role in mine)
            holder.append(Duty(edition.link(journey), edition.words(stage.name), edition.at(point), letters, inherited))
    return [(link, tuple(list_)) for link, list_ in found.values()]


def _first(duties: tuple[tuple[Link, tuple[Duty, ...]], ...]) -> tuple[tuple[tuple[Link, tuple[Duty, ...]], ...], int]:
    """The duties that fit on a page, and how many do not."""
    kept, room = [], ROWS
    for link, mine in duties:
        if room > 0:
            kept.append((link, mine[:room]))
        room -= len(mine)
    return tuple(kept), max(0, -room)


def _journeys(edition: Edition, team: Team) -> list[tuple[Link, str, tuple[Chip, ...]]]:
    found = []
    for journey in edition.lookups.led_by.get(team.id, ()):
        roles = [
            edition.label(name) for name in ("owner", "sponsor")
            if getattr(journey, name) and edition.model[getattr(journey, name)] is team
        ]  # fmt: skip
        if roles:
            found.append((edition.link(journey), ", ".join(roles), review(edition, journey)))
    return found


def review(edition: Edition, journey: Journey) -> tuple[Chip, ...]:
    """When a journey must be looked at again, and how late that is."""
    if journey.review_by is None:
        return (Chip(edition.t("no review date"), "hypothesis"),)
    late = (edition.today - journey.review_by).days
    day = Chip(edition.speech.date(journey.review_by), "bare")
    return (day, Chip(edition.n("%(num)s day late", "%(num)s days late", late), "late")) if late > 0 else (day,)


def _kpis(edition: Edition, team: Team) -> tuple[KpiView, ...]:
    found = [kpi_view(edition, *judged) for judged in edition.lookups.judged_by.get(team.id, ())]
    return tuple(sorted(found, key=lambda view: view.order))


def _passing(edition: Edition, team: Team) -> list[Passing]:
    found = []
    for _, _, point, roles in edition.lookups.passing.get(team.id, ()):
        if point.handoff is None:
            continue
        to = edition.model[point.handoff.to]
        givers = [role.team for role in roles if role.role in ("accountable", "responsible")]
        agreement = edition.words(point.handoff.agreement)
        if team is to and givers:
            found.append(Passing(False, edition.link(givers[0]), edition.at(point), agreement))
        elif team in givers:
            found.append(Passing(True, edition.link(to), edition.at(point), agreement))
    return found
