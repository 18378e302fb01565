"""A typical traveller."""

from __future__ import annotations

from cxjourney.model.declare import choice, kind, nested, part, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.segment import Segment
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import CONSTRAINTS, TRAVELLERS


@part("Which channels a persona likes, and which it avoids.")
class Channels(Node):
    preferred: tuple[Ref[Channel], ...] = ref("Channels that this persona chooses when it can.", "channel", many=True)
    avoided: tuple[Ref[Channel], ...] = ref("Channels that this persona avoids or cannot use.", "channel", many=True)


@part("A picture, and the words that replace it for those who do not see it.")
class Picture(Node):
    file: str = string("Path of the picture inside the workspace.", "path", required=True)
    alt: Text | None = prose("What the picture shows, for those who do not see it.")


@kind("persona", "personas", "A typical traveller, drawn from research, for whom a journey is told.", fr="persona")
class Persona(Entity):
    traveller: str | None = choice("Which kind of traveller this is.", *TRAVELLERS)
    priority: str | None = choice("How much this persona matters to the organisation now.", "primary", "secondary")
    quote: Text | None = prose("One sentence this persona would say.")
    story: Text | None = prose("A short story that makes the persona a person, in Markdown.")
    goals: tuple[Text, ...] = prose("What this persona wants to achieve.", many=True)
    needs: tuple[Text, ...] = prose("What this persona needs from us.", many=True)
    motivations: tuple[Text, ...] = prose("What drives this persona.", many=True)
    frustrations: tuple[Text, ...] = prose("What gets in the way of this persona.", many=True)
    channels: Channels | None = nested("Preferred and avoided channels.", Channels)
    constraints: tuple[str, ...] = choice("What limits this persona.", *CONSTRAINTS, many=True)
    share: float | None = scalar("share", "Share of travellers whom this persona stands for.", example="35 %")
    segment: Ref[Segment] | None = ref("The population in the data that this persona stands for.", "segment")
    evidence: tuple[Ref[Evidence], ...] = ref("The research behind this persona.", "evidence", many=True)
    portrait: Picture | None = nested("A picture of the persona.", Picture)
