"""What several pages look up in the model, gathered once for all of them and for every language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from cxjourney.model.derive.raci import Assignment, accountable, all_assignments
from cxjourney.model.kinds.journey import Journey, Kpi, Stage, Touchpoint
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model
from cxjourney.model.node import Node

Judged = tuple[Journey, Node, Kpi]
"""A KPI, with the journey and the node where it is judged."""


class Lookups:
    """The look-ups of a model."""

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
        table: dict[str, list[Judged]] = {}
        for judged in self.judged:
            table.setdefault(judged[0].id, []).append(judged)
        return {key: tuple(found) for key, found in table.items()}

    @cached_property
    def roles(self) -> tuple[tuple[Journey, Stage, Touchpoint, tuple[Assignment, ...]], ...]:
        """Who does what at every touchpoint of every journey."""
        return tuple(all_assignments(self.model))

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
