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
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.model.kinds.journey import Pain


# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("A way to answer the problem.", "Une façon de répondre au problème."))
class Solution(Node):
    name: Text = prose(say("What would be done.", "Ce que l'on ferait."), required=True)
    status: str | None = choice(say("How far it is.", "Où cela en est."), "idea", "chosen", "in-progress", "delivered", "dropped")
    ticket: str | None = string(say("The key of its ticket in the team's tracker.", "La clé de son ticket dans l'outil de suivi de l'équipe."), example="CX-142")
    url: str | None = string(say("Its page.", "Sa page."), "url")


@kind(
    "opportunity",
    "opportunities",
    say("A problem worth solving, stated without its solution.", "Un problème qui mérite d'être résolu, énoncé sans sa solution."),
    fr="opportunité",
    feminine=True,
)
class Opportunity(Entity):
    statement: Text | None = prose(
        say("The problem, as a question or a need.", "Le problème, sous forme de question ou de besoin."), example="How might people know at once that their file is complete?"
    )
    pains: tuple[Ref[Pain], ...] = ref(
        say("The pains it would relieve.", "Les irritants qu'elle soulagerait."), "pain", many=True, example=["first-home-loan/dream/simulator/jargon"]
    )
    impact: int | None = number(say("How much it would relieve, from 1 to 5.", "À quel point elle soulagerait, de 1 à 5."), 1, 5, whole=True)
    effort: int | None = number(say("How much it would take, from 1 to 5.", "Ce qu'elle demanderait d'effort, de 1 à 5."), 1, 5, whole=True)
    lever: str | None = choice(say("What kind of improvement it is.", "De quelle sorte d'amélioration il s'agit."), *LEVERS)
    benefit: str | None = choice(say("What the organisation gains.", "Ce que l'organisation y gagne."), *BENEFITS)
    status: str | None = choice(
        say("How far it is.", "Où cela en est."), "identified", "explored", "planned", "in-progress", "delivered", "dropped"
    )
    owner: Ref[Team] | None = ref(say("The team that answers for it.", "L'équipe qui en répond."), "team")
    metric: Ref[Metric] | None = ref(say("The metric that will tell whether it worked.", "L'indicateur qui dira si cela a marché."), "metric")
    solutions: tuple[Solution, ...] = nested(say("Ways to answer it.", "Les façons d'y répondre."), Solution, many=True)
