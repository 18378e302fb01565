"""The phases of a relation."""

from __future__ import annotations

from cxjourney.model.declare import choice, kind, nested, part, prose, string
from cxjourney.model.entity import Entity
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.model.words import AARRR
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("One phase of a relation.", "Une phase d'une relation."))
class Phase(Node):
    id: str = string(say("Short stable name of the phase.", "Nom court et stable de la phase."), "id", required=True)
    name: Text = prose(say("What people call the phase.", "Comment on appelle la phase."), required=True)
    aarrr: str | None = choice(say("The growth step it matches, if any.", "L'étape de croissance à laquelle elle correspond, s'il y en a une."), *AARRR)


@kind(
    "lifecycle",
    "lifecycles",
    say("The phases through which a relation goes; several journeys share them.", "Les phases que traverse une relation ; plusieurs parcours les partagent."),
    fr="cycle de vie",
)
class Lifecycle(Entity):
    phases: tuple[Phase, ...] = nested(say("The phases, in order.", "Les phases, dans l'ordre."), Phase, many=True, required=True)
