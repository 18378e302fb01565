"""A procedure behind the scene."""

from __future__ import annotations

from cxjourney.model.declare import kind, prose, ref, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("process", "processes", say("A procedure that works behind the scene.", "Une procédure qui travaille en coulisses."), fr="processus")
class Process(Entity):
    purpose: Text | None = prose(say("What it achieves.", "Ce qu'il accomplit."))
    owner: Ref[Team] | None = ref(say("The team that answers for it.", "L'équipe qui en répond."), "team")
    systems: tuple[Ref[System], ...] = ref(say("The tools it needs.", "Les outils qu'il demande."), "system", many=True)
    document: str | None = string(say("Where it is written down: a file of the workspace or an address.", "Où il est décrit : un fichier de l'espace de travail ou une adresse."), "link")
