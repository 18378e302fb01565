"""What every kind shares: its id, its name, its former ids and who may see it."""

from __future__ import annotations

from cxjourney.model.declare import choice, part, prose, string
from cxjourney.model.node import Node
from cxjourney.model.values import Text


@part("What every kind shares.")
class Entity(Node):
    id: str = string(
        "Short stable name: small letters, digits and hyphens. It makes the address of the page.", "id", required=True
    )
    name: Text = prose("What people call it.", required=True)
    aliases: tuple[str, ...] = string("Former ids: old links and history keep working.", "id", many=True)
    audience: str | None = choice("Who it is meant for: everyone, or the organisation alone.", "public", "internal")
