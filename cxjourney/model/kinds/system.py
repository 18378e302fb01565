"""A tool of the organisation."""

from __future__ import annotations

from cxjourney.model.declare import choice, kind, prose, ref, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import SYSTEM_CATEGORIES


@kind("system", "systems", "A tool that the organisation runs.", fr="système")
class System(Entity):
    category: str | None = choice(
        "Which of the tool categories it belongs to; `core` is a business system.", *SYSTEM_CATEGORIES
    )
    purpose: Text | None = prose("What it is used for.")
    owner: Ref[Team] | None = ref("The team that runs it.", "team")
    url: str | None = string("Its page.", "url")
    status: str | None = choice("Where it stands in its life.", "planned", "live", "retired")
    identity_keys: tuple[str, ...] = string(
        "Keys by which it knows a person and that other systems share.", "id", many=True, example=["customer-number"]
    )
