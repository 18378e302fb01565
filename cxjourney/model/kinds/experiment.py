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
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("One of the versions that are compared.", "Une des versions que l'on compare."))
class Arm(Node):
    id: str = string(say("Short name of the version.", "Nom court de la version."), "id", required=True)
    name: Text = prose(say("What this version shows or does.", "Ce que cette version montre ou fait."), required=True)
    share: float | None = scalar("share", say("Share of travellers who meet it.", "La part des voyageurs qui la rencontrent."), example="50 %")


@kind(
    "experiment", "experiments", say("A change tried on some travellers before all of them.", "Un changement essayé sur quelques voyageurs avant tous les autres."), fr="expérience", feminine=True
)
class Experiment(Entity):
    hypothesis: Text | None = prose(say("What we believe will happen, and why.", "Ce que nous croyons qu'il va se passer, et pourquoi."))
    opportunity: Ref[Opportunity] | None = ref(say("The problem it addresses.", "Le problème auquel elle s'attaque."), "opportunity")
    metric: Ref[Metric] | None = ref(say("The metric that decides.", "L'indicateur qui tranche."), "metric")
    variants: tuple[Arm, ...] = nested(say("The versions that are compared.", "Les versions que l'on compare."), Arm, many=True)
    starts: dt.date | None = scalar("date", say("First day.", "Premier jour."))
    ends: dt.date | None = scalar("date", say("Last day.", "Dernier jour."))
    owner: Ref[Team] | None = ref(say("The team that runs it.", "L'équipe qui s'en occupe."), "team")
    result: Text | None = prose(say("What was observed.", "Ce qui a été observé."))
    decision: str | None = choice(say("What was decided.", "Ce qui a été décidé."), "adopt", "reject", "iterate", "extend")
