"""A tool of the organisation."""

from __future__ import annotations

from cxjourney.model.declare import choice, kind, prose, ref, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import SYSTEM_CATEGORIES
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("system", "systems", say("A tool that the organisation runs.", "Un outil que l'organisation fait tourner."), fr="système")
class System(Entity):
    category: str | None = choice(
        say("Which of the tool categories it belongs to; `core` is a business system.", "À quelle catégorie d'outils il appartient ; `core` est un système métier."), *SYSTEM_CATEGORIES
    )
    purpose: Text | None = prose(say("What it is used for.", "À quoi il sert."))
    owner: Ref[Team] | None = ref(say("The team that runs it.", "L'équipe qui s'en occupe."), "team")
    url: str | None = string(say("Its page.", "Sa page."), "url")
    status: str | None = choice(say("Where it stands in its life.", "Où il en est de sa vie."), "planned", "live", "retired")
    identity_keys: tuple[str, ...] = string(
        say("Keys by which it knows a person and that other systems share.", "Les clés par lesquelles il connaît une personne et que d'autres outils partagent."), "id", many=True, example=["customer-number"]
    )
