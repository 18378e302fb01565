"""A rule from outside or above that a journey must respect."""

from __future__ import annotations

import datetime as dt

from cxjourney.model.declare import choice, kind, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("policy", "policies", say("A law, a regulation or a house rule that journeys depend on.", "Une loi, un règlement ou une règle de la maison dont dépendent des parcours."), fr="règle", feminine=True)
class Policy(Entity):
    type: str | None = choice(say("Where it comes from.", "D'où cela vient."), "law", "regulation", "standard", "internal")
    summary: Text | None = prose(say("What it demands, in a few words.", "Ce qu'elle exige, en quelques mots."))
    owner: Ref[Team] | None = ref(say("The team that watches over it.", "L'équipe qui y veille."), "team")
    url: str | None = string(say("Where to read it.", "Où cela se lit."), "url")
    in_force: dt.date | None = scalar("date", say("Since when it applies.", "Depuis quand elle s'applique."))
