"""A procedure behind the scene."""

from __future__ import annotations

from cxjourney.model.declare import kind, prose, ref, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text


@kind("process", "processes", "A procedure that works behind the scene.", fr="processus")
class Process(Entity):
    purpose: Text | None = prose("What it achieves.")
    owner: Ref[Team] | None = ref("The team that answers for it.", "team")
    systems: tuple[Ref[System], ...] = ref("The tools it needs.", "system", many=True)
    document: str | None = string("Where it is written down: a file of the workspace or an address.", "link")
