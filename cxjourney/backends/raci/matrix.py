"""The matrix itself: touchpoints against teams, what is missing, and the load of each team. Plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxjourney.model.derive.raci import LETTERS, ROLES, Assignment, assignments, written_at
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model

MANY = 5
"""Above this number of consulted teams, a decision takes too long."""


@dataclass(frozen=True, slots=True)
class Role:
    """A letter of a cell, `R`, `A`, `C` or `I`, and the level where it is written: touchpoint, stage or journey."""

    letter: str
    origin: str

    @property
    def inherited(self) -> bool:
        """Whether it is written higher than the touchpoint."""
        return self.origin != "touchpoint"


@dataclass(frozen=True, slots=True)
class Gap:
    """What is wrong with a row.

    `kind` is `no-responsible`, `no-accountable`, `many-consulted` (with their `count`) or `listed-twice` (with the
    `team` and the `letter`).
    """

    kind: str
    count: int = 0
    team: Team | None = None
    letter: str = ""


@dataclass(frozen=True)
class Row:
    """A touchpoint, the roles of each team there by the id of the team, and what is missing."""

    journey: Journey
    stage: Stage
    touchpoint: Touchpoint
    cells: Mapping[str, tuple[Role, ...]]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """At how many touchpoints a team has each role; `share` is the part of all touchpoints that it answers for."""

    team: Team
    counts: Mapping[str, int]
    share: float


@dataclass(frozen=True)
class Matrix:
    """The touchpoints in the order of writing, the teams that have a role there, and the load of every team asked for.

    `journeys` are those that were asked for, by id.
    """

    journeys: tuple[Journey, ...]
    teams: tuple[Team, ...]
    rows: tuple[Row, ...]
    loads: tuple[Load, ...]

    @property
    def gaps(self) -> tuple[tuple[Row, Gap], ...]:
        """Everything that is missing, with its row."""
        return tuple((row, gap) for row in self.rows for gap in row.gaps)


def matrix(model: Model, journeys: Iterable[Journey] | None = None) -> Matrix:
    """The matrix of some journeys, or of the whole organisation; then teams without any role have a load too."""
    chosen = model.all(Journey) if journeys is None else tuple(journeys)
    rows: list[Row] = []
    teams: dict[str, Team] = {}
    for journey in chosen:
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                roles = assignments(journey, stage, touchpoint, model)
                teams.update((role.team.id, role.team) for role in roles)
                rows.append(Row(journey, stage, touchpoint, _cells(roles), tuple(_gaps(roles))))
    involved = tuple(teams[id_] for id_ in sorted(teams))
    known = {team.id: team for team in (model.all(Team) if journeys is None else ())} | teams
    letters: dict[str, Counter[str]] = {id_: Counter() for id_ in known}
    for row in rows:
        for id_, cells in row.cells.items():
            letters[id_].update(role.letter for role in cells)
    loads = tuple(_load(known[id_], letters[id_], len(rows)) for id_ in sorted(known))
    return Matrix(chosen, involved, tuple(rows), loads)


def _cells(roles: tuple[Assignment, ...]) -> dict[str, tuple[Role, ...]]:
    """The letters of each team, each once, in the order of `ROLES`."""
    cells: dict[str, dict[Role, None]] = {}
    for role in roles:
        cells.setdefault(role.team.id, {})[Role(LETTERS[role.role], written_at(role.origin))] = None
    return {id_: tuple(cells[id_]) for id_ in sorted(cells)}


def _gaps(roles: tuple[Assignment, ...]) -> Iterator[Gap]:
    by_role = {role: [found.team for found in roles if found.role == role] for role in ROLES}
    if not by_role["responsible"]:
        yield Gap("no-responsible")
    if not by_role["accountable"]:
        yield Gap("no-accountable")
    consulted = len({team.id for team in by_role["consulted"]})
    if consulted > MANY:
        yield Gap("many-consulted", consulted)
    for role, teams in by_role.items():
        counts = Counter(team.id for team in teams)
        for id_ in sorted(id_ for id_, count in counts.items() if count > 1):
            yield Gap("listed-twice", counts[id_], next(team for team in teams if team.id == id_), LETTERS[role])


def _load(team: Team, letters: Counter[str], rows: int) -> Load:
    counts = {letter: letters[letter] for letter in LETTERS.values()}
    return Load(team, counts, counts["A"] / rows if rows else 0.0)
