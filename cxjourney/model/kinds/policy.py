"""A rule from outside or above that a journey must respect."""

from __future__ import annotations

import datetime as dt

from cxjourney.model.declare import choice, kind, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text


@kind("policy", "policies", "A law, a regulation or a house rule that journeys depend on.", fr="règle", feminine=True)
class Policy(Entity):
    type: str | None = choice("Where it comes from.", "law", "regulation", "standard", "internal")
    summary: Text | None = prose("What it demands, in a few words.")
    owner: Ref[Team] | None = ref("The team that watches over it.", "team")
    url: str | None = string("Where to read it.", "url")
    in_force: dt.date | None = scalar("date", "Since when it applies.")
