"""Who does what in the whole organisation, journey by journey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.cells import inherited_from
from cxjourney.backends.site.pages.facets import marks
from cxjourney.backends.site.pages.paging import Pager, grouped, leaf_of, leaves, titled
from cxjourney.model.derive.raci import LETTERS, ROLES, Assignment
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.team import Team

PATH = "raci.html"
RACI_TABLE = "raci.csv"
"""Who does what as a table for a spreadsheet, beside its page."""


MOST = 100
"""How many teams the summary of loads shows."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The teams in one role, and where that is written when it is inherited."""

    letter: str
    label: str
    teams: tuple[Link, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Line:
    """A touchpoint: the teams in each role. `marks` says for a filter which teams and letters it has, and which
    team has which letter: `A:risk`."""

    point: Link
    stage: Words
    seats: tuple[Seat, ...]
    marks: str


@dataclass(frozen=True, slots=True)
class Party:
    """The touchpoints of a journey on this page."""

    id: str
    journey: Link
    lines: tuple[Line, ...]
    sheet: str
    """The matrix of the journey alone, to print or to send; empty when it is not made."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by: its value, its name, how many touchpoints it keeps on this page."""

    value: str
    label: Words
    count: int


@dataclass(frozen=True, slots=True)
class Load:
    """A team in the summary: how many touchpoints for each role, in the whole organisation."""

    team: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RaciView:
    """Who does what. The load of the teams stands on the first page."""

    letters: tuple[tuple[str, str], ...]
    parties: tuple[Party, ...]
    teams: tuple[Choice, ...]
    journeys: tuple[Choice, ...]
    ways: tuple[tuple[Link, int], ...]
    """The way to each journey, on whatever page it stands, with the number of its touchpoints."""
    loads: tuple[Load, ...]
    cut: bool
    """Whether only the teams that answer for most stand there."""
    sums: tuple[int, ...]
    silent: int
    table: str
    sheet: str
    """The matrix with teams in columns; empty when it is not made."""
    pager: Pager


def raci_pages(edition: Edition) -> Iterator[Page]:
    """Who does what, in the whole organisation."""
    rows = edition.roles
    letters = tuple((LETTERS[role], edition.label(role)) for role in ROLES)
    silent = sum(all(one.role != "accountable" for one in roles) for *_, roles in rows)
    loads = tuple(_loads(edition))
    sums = tuple(sum(load.counts[at] for load in loads) for at in range(len(ROLES)))
    ways = tuple(_ways(edition))
    for leaf in leaves(PATH, rows):
        parties = tuple(
            Party(
                journey.id, edition.link(journey), tuple(_line(edition, *row) for row in mine), _sheet(edition, journey)
            )
            for journey, mine in grouped(leaf.rows, lambda row: row[0])
        )
        view = RaciView(
            letters=letters,
            parties=parties,
            teams=tuple(_teams(edition, leaf.rows)),
            journeys=tuple(Choice(one.id, one.journey.words, len(one.lines)) for one in parties),
            ways=ways if len(ways) <= 200 else (),
            loads=loads[:MOST] if leaf.number == 1 else (),
            cut=len(loads) > MOST,
            sums=sums,
            silent=silent,
            table=RACI_TABLE,
            sheet=_sheet(edition),
            pager=leaf.pager,
        )
        yield Page(leaf.path, "raci.html", titled(edition, edition.t("Who does what"), leaf.number), "team", (), view)


def _sheet(edition: Edition, journey: Journey | None = None) -> str:
    """The way to a file of the back end `raci`, when it writes beside the site."""
    if "raci" not in edition.job.beside:
        return ""
    from cxjourney.backends.raci.files import FOLDER, name_of

    suffix = "" if edition.code == edition.job.languages[0] else f".{edition.code}"
    up = "../" * edition.prefix.count("/")
    return f"{up}{FOLDER}/{name_of(journey) if journey else 'matrix'}{suffix}.html"


def _line(edition: Edition, journey: Journey, stage: Stage, point: Touchpoint, roles: tuple[Assignment, ...]) -> Line:
    seats = tuple(_seat(edition, role, [one for one in roles if one.role == role]) for role in ROLES)
    held = marks(
        team=dict.fromkeys(one.team.id for one in roles), letter=dict.fromkeys(LETTERS[one.role] for one in roles)
    )
    held += "".join(f" {LETTERS[one.role]}:{one.team.id}" for one in roles)
    return Line(edition.at(point), edition.words(stage.name), seats, held)


def _seat(edition: Edition, role: str, found: list[Assignment]) -> Seat:
    """One role at a touchpoint: it is written at one level, whatever the number of its teams."""
    origin = inherited_from(edition, found[0]) if found else ""
    return Seat(LETTERS[role], edition.label(role), tuple(edition.link(one.team) for one in found), origin)


def _teams(edition: Edition, rows: tuple[tuple[Journey, Stage, Touchpoint, tuple[Assignment, ...]], ...]) -> Iterator[Choice]:  # fmt: skip
    held: Counter[str] = Counter()
    teams: dict[str, Team] = {}
    for *_, roles in rows:
        mine = {one.team.id: one.team for one in roles}
        teams |= mine
        held.update(mine.keys())
    for id_ in sorted(teams, key=lambda one: (edition.words(teams[one].name).text.casefold(), one)):
        yield Choice(id_, Words(_apart(edition, teams, id_), edition.words(teams[id_].name).lang), held[id_])


def _apart(edition: Edition, teams: dict[str, Team], id_: str) -> str:
    """The name of a team; those that share one are told apart by the team they belong to, or else by their id."""
    name = edition.words(teams[id_].name).text
    if sum(edition.words(one.name).text == name for one in teams.values()) == 1:
        return name
    above = teams[id_].part_of
    return f"{name} · {edition.words(edition.model[above].name).text if above else id_}"


def _loads(edition: Edition) -> Iterator[Load]:
    """The teams that hold a role, the one that answers for most first."""
    held: dict[str, Counter[str]] = {}
    teams: dict[str, Team] = {}
    for *_, roles in edition.roles:
        for one in roles:
            held.setdefault(one.team.id, Counter())[one.role] += 1
            teams[one.team.id] = one.team
    for id_ in sorted(held, key=lambda one: (-held[one]["accountable"], -held[one].total(), one)):
        note = _apart(edition, teams, id_).removeprefix(edition.words(teams[id_].name).text)
        yield Load(edition.link(teams[id_], note.lstrip()), tuple(held[id_][role] for role in ROLES))


def _ways(edition: Edition) -> Iterator[tuple[Link, int]]:
    at = 0
    for journey, mine in grouped(edition.roles, lambda row: row[0]):
        to = f"{leaf_of(PATH, at)}#_r-{journey.id}"
        yield Link(edition.words(journey.name), to), len(mine)
        at += len(mine)
