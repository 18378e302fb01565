"""The phases of a relation."""

from __future__ import annotations

from cxjourney.model.declare import choice, kind, nested, part, prose, string
from cxjourney.model.entity import Entity
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.model.words import AARRR


@part("One phase of a relation.")
class Phase(Node):
    id: str = string("Short stable name of the phase.", "id", required=True)
    name: Text = prose("What people call the phase.", required=True)
    aarrr: str | None = choice("The growth step it matches, if any.", *AARRR)


@kind(
    "lifecycle",
    "lifecycles",
    "The phases through which a relation goes; several journeys share them.",
    fr="cycle de vie",
)
class Lifecycle(Entity):
    phases: tuple[Phase, ...] = nested("The phases, in order.", Phase, many=True, required=True)
