"""Who answers."""

from __future__ import annotations

import datetime as dt

from cxjourney.model.declare import choice, kind, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.values import Ref, Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("team", "teams", say("A team that answers for something: people leave, teams stay.", "Une équipe qui répond de quelque chose : les personnes partent, les équipes restent."), fr="équipe", feminine=True)
class Team(Entity):
    type: str | None = choice(say("Where it works in the service.", "Où elle intervient dans le service."), "frontstage", "backstage", "support", "partner")
    mission: Text | None = prose(say("What the team is there for.", "Ce pour quoi l'équipe est là."))
    part_of: Ref[Team] | None = ref(say("The team or division above it.", "L'équipe ou la direction dont elle dépend."), "team", acyclic=True)
    contact: str | None = string(say("Where to reach it: an address or a page.", "Où la joindre : une adresse ou une page."), "url")
    handle: str | None = string(say("Its handle in the code host, for reviews.", "Son identifiant sur la forge, pour les relectures."), "handle", example="@azur/lending")
    active_until: dt.date | None = scalar("date", say("When the team ends, if it does.", "Quand l'équipe prend fin, si elle prend fin."))
