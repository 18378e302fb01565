"""Who answers."""

from __future__ import annotations

import datetime as dt

from cxjourney.model.declare import choice, kind, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.values import Ref, Text


@kind("team", "teams", "A team that answers for something: people leave, teams stay.", fr="équipe", feminine=True)
class Team(Entity):
    type: str | None = choice("Where it works in the service.", "frontstage", "backstage", "support", "partner")
    mission: Text | None = prose("What the team is there for.")
    part_of: Ref[Team] | None = ref("The team or division above it.", "team", acyclic=True)
    contact: str | None = string("Where to reach it: an address or a page.", "url")
    handle: str | None = string("Its handle in the code host, for reviews.", "handle", example="@azur/lending")
    active_until: dt.date | None = scalar("date", "When the team ends, if it does.")
