"""A tested change."""

from __future__ import annotations

import datetime as dt

from cxjourney.model.declare import choice, kind, nested, part, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text


@part("One of the versions that are compared.")
class Arm(Node):
    id: str = string("Short name of the version.", "id", required=True)
    name: Text = prose("What this version shows or does.", required=True)
    share: float | None = scalar("share", "Share of travellers who meet it.", example="50 %")


@kind(
    "experiment", "experiments", "A change tried on some travellers before all of them.", fr="expérience", feminine=True
)
class Experiment(Entity):
    hypothesis: Text | None = prose("What we believe will happen, and why.")
    opportunity: Ref[Opportunity] | None = ref("The problem it addresses.", "opportunity")
    metric: Ref[Metric] | None = ref("The metric that decides.", "metric")
    variants: tuple[Arm, ...] = nested("The versions that are compared.", Arm, many=True)
    starts: dt.date | None = scalar("date", "First day.")
    ends: dt.date | None = scalar("date", "Last day.")
    owner: Ref[Team] | None = ref("The team that runs it.", "team")
    result: Text | None = prose("What was observed.")
    decision: str | None = choice("What was decided.", "adopt", "reject", "iterate", "extend")
