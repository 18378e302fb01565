"""What several pages look up in the model, gathered once for all of them and for every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from cxjourney.model.derive.raci import Assignment, accountable, all_assignments
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey, Kpi, Stage, Touchpoint
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref

Judged = tuple[Journey, Node, Kpi]
"""A KPI, with the journey and the node where it is judged."""


Held = tuple[Journey, Stage, Touchpoint, tuple[Assignment, ...]]
"""A touchpoint where it stands, with who does what there."""
T = TypeVar("T")


def _table(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """What belongs to each key, in the order of the pairs."""
    table: dict[str, list[T]] = {}
    for key, value in pairs:
        table.setdefault(key, []).append(value)
    return {key: tuple(found) for key, found in table.items()}


class Lookups:
    """The look-ups of a model. Tables have no key for what they have nothing about."""

    def __init__(self, model: Model) -> None:
        self.model = model

    @cached_property
    def answers(self) -> Mapping[str, tuple[Opportunity, ...]]:
        """The opportunities that address a pain of each touchpoint, by its address."""
        table: dict[str, list[Opportunity]] = {}
        for opportunity in self.model.all(Opportunity):
            for pain in opportunity.pains:
                if pain in self.model:
                    found = table.setdefault(self.model[pain].ref.rpartition("/")[0], [])
                    if opportunity not in found:
                        found.append(opportunity)
        return {key: tuple(found) for key, found in table.items()}

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Every KPI."""
        found: list[Judged] = []
        for journey in self.model.all(Journey):
            found += [(journey, journey, kpi) for kpi in journey.kpis]
            for stage in journey.stages:
                found += [(journey, stage, kpi) for kpi in stage.kpis]
                found += [(journey, point, kpi) for point in stage.touchpoints for kpi in point.kpis]
        return tuple(found)

    @cached_property
    def judged_in(self) -> Mapping[str, tuple[Judged, ...]]:
        """The KPIs of each journey that has some, by its id."""
        return _table((judged[0].id, judged) for judged in self.judged)

    @cached_property
    def judging(self) -> Mapping[str, tuple[Judged, ...]]:
        """The KPIs that each metric judges, by its id."""
        return _table((self.model[judged[2].metric].id, judged) for judged in self.judged)

    @cached_property
    def judged_by(self) -> Mapping[str, tuple[Judged, ...]]:
        """The KPIs of each team, by its id: it owns the metric, or the journey that is judged as a whole."""
        return _table((team, judged) for judged in self.judged for team in sorted(self._judges(*judged)))

    def _judges(self, journey: Journey, node: Node, kpi: Kpi) -> set[str]:
        metric = self.model[kpi.metric]
        owners = (metric.owner, journey.owner if node is journey else None)
        return {self.model[owner].id for owner in owners if owner}

    @cached_property
    def roles(self) -> tuple[Held, ...]:
        """Who does what at every touchpoint of every journey."""
        return tuple(all_assignments(self.model))

    @cached_property
    def roles_of(self) -> Mapping[str, tuple[Held, ...]]:
        """The touchpoints at which each team has a role, by its id."""
        return _table((team, held) for held in self.roles for team in dict.fromkeys(role.team.id for role in held[3]))

    @cached_property
    def passing(self) -> Mapping[str, tuple[Held, ...]]:
        """The touchpoints at which each team gives something on, or is given it, by its id."""
        return _table((team, held) for held in self.roles for team in self._passes(held))

    def _passes(self, held: Held) -> Iterable[str]:
        _, _, point, roles = held
        if point.handoff is None:
            return ()
        return dict.fromkeys((self.model[point.handoff.to].id, *(role.team.id for role in roles)))

    @cached_property
    def lived_by(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys of each persona, by its id."""
        return self._journeys(lambda journey: journey.personas)

    @cached_property
    def led_by(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that each team owns or pays for, by its id."""
        return self._journeys(lambda journey: [ref for ref in (journey.owner, journey.sponsor) if ref])

    @cached_property
    def depending_on(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that cannot do without a system as a whole, by its id."""
        return self._journeys(lambda journey: journey.depends_on.systems if journey.depends_on else ())

    def _journeys(self, named: Callable[[Journey], Iterable[Ref[Any]]]) -> Mapping[str, tuple[Journey, ...]]:
        return _table(
            (id_, journey)
            for journey in self.model.all(Journey)
            for id_ in dict.fromkeys(self.model[ref].id for ref in named(journey))
        )

    @cached_property
    def evidence_of(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence that each team owns, by its id."""
        return _table((self.model[one.owner].id, one) for one in self.model.all(Evidence) if one.owner)

    @cached_property
    def roles_at(self) -> Mapping[str, tuple[Assignment, ...]]:
        """Who does what at each touchpoint, by its address."""
        return {point.ref: roles for _, _, point, roles in self.roles}

    @cached_property
    def answering(self) -> Mapping[str, Team | None]:
        """The team that answers for each touchpoint, by its address."""
        return {point.ref: accountable(roles) for _, _, point, roles in self.roles}


@lru_cache(maxsize=4)
def lookups(model: Model) -> Lookups:
    """The look-ups of a model, the same each time."""
    return Lookups(model)
