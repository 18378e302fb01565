"""What every kind shares: its id, its name, its former ids and who may see it."""

from __future__ import annotations

from cxjourney.model.declare import choice, part, prose, string
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("What every kind shares.", "Ce que tous les types ont en commun."))
class Entity(Node):
    id: str = string(
        say("Short stable name: small letters, digits and hyphens. It makes the address of the page.", "Nom court et stable : minuscules, chiffres et tirets. Il donne l'adresse de la page."), "id", required=True
    )
    name: Text = prose(say("What people call it.", "Comment on l'appelle."), required=True)
    aliases: tuple[str, ...] = string(say("Former ids: old links and history keep working.", "Anciens identifiants : les liens d'avant et l'historique continuent de fonctionner."), "id", many=True)
    audience: str | None = choice(say("Who it is meant for: everyone, or the organisation alone.", "À qui cela s'adresse : à tous, ou à l'organisation seule."), "public", "internal")
