"""A problem worth solving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.model.declare import choice, kind, nested, number, part, prose, ref, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import BENEFITS, LEVERS

if TYPE_CHECKING:
    from cxjourney.model.kinds.journey import Pain


@part("A way to answer the problem.")
class Solution(Node):
    name: Text = prose("What would be done.", required=True)
    status: str | None = choice("How far it is.", "idea", "chosen", "in-progress", "delivered", "dropped")
    ticket: str | None = string("The key of its ticket in the team's tracker.", example="CX-142")
    url: str | None = string("Its page.", "url")


@kind(
    "opportunity",
    "opportunities",
    "A problem worth solving, stated without its solution.",
    fr="opportunité",
    feminine=True,
)
class Opportunity(Entity):
    statement: Text | None = prose(
        "The problem, as a question or a need.", example="How might people know at once that their file is complete?"
    )
    pains: tuple[Ref[Pain], ...] = ref(
        "The pains it would relieve.", "pain", many=True, example=["first-home-loan/dream/simulator/jargon"]
    )
    impact: int | None = number("How much it would relieve, from 1 to 5.", 1, 5, whole=True)
    effort: int | None = number("How much it would take, from 1 to 5.", 1, 5, whole=True)
    lever: str | None = choice("What kind of improvement it is.", *LEVERS)
    benefit: str | None = choice("What the organisation gains.", *BENEFITS)
    status: str | None = choice(
        "How far it is.", "identified", "explored", "planned", "in-progress", "delivered", "dropped"
    )
    owner: Ref[Team] | None = ref("The team that answers for it.", "team")
    metric: Ref[Metric] | None = ref("The metric that will tell whether it worked.", "metric")
    solutions: tuple[Solution, ...] = nested("Ways to answer it.", Solution, many=True)
