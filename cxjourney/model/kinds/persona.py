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
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("Which channels a persona likes, and which it avoids.", "Quels canaux un persona aime, et lesquels il évite."))
class Channels(Node):
    preferred: tuple[Ref[Channel], ...] = ref(say("Channels that this persona chooses when it can.", "Les canaux que ce persona choisit quand il le peut."), "channel", many=True)
    avoided: tuple[Ref[Channel], ...] = ref(say("Channels that this persona avoids or cannot use.", "Les canaux que ce persona évite ou ne peut pas utiliser."), "channel", many=True)


@part(say("A picture, and the words that replace it for those who do not see it.", "Une image, et les mots qui la remplacent pour qui ne la voit pas."))
class Picture(Node):
    file: str = string(say("Path of the picture inside the workspace.", "Chemin de l'image dans l'espace de travail."), "path", required=True)
    alt: Text | None = prose(say("What the picture shows, for those who do not see it.", "Ce que montre l'image, pour qui ne la voit pas."))


@kind("persona", "personas", say("A typical traveller, drawn from research, for whom a journey is told.", "Un voyageur typique, tiré d'une recherche, pour qui un parcours est raconté."), fr="persona")
class Persona(Entity):
    traveller: str | None = choice(say("Which kind of traveller this is.", "De quelle sorte de voyageur il s'agit."), *TRAVELLERS)
    priority: str | None = choice(say("How much this persona matters to the organisation now.", "L'importance de ce persona pour l'organisation en ce moment."), "primary", "secondary")
    quote: Text | None = prose(say("One sentence this persona would say.", "Une phrase que dirait ce persona."))
    story: Text | None = prose(say("A short story that makes the persona a person, in Markdown.", "Une courte histoire qui fait du persona une personne, en Markdown."))
    goals: tuple[Text, ...] = prose(say("What this persona wants to achieve.", "Ce que ce persona veut réussir."), many=True)
    needs: tuple[Text, ...] = prose(say("What this persona needs from us.", "Ce que ce persona attend de nous."), many=True)
    motivations: tuple[Text, ...] = prose(say("What drives this persona.", "Ce qui pousse ce persona."), many=True)
    frustrations: tuple[Text, ...] = prose(say("What gets in the way of this persona.", "Ce qui gêne ce persona."), many=True)
    channels: Channels | None = nested(say("Preferred and avoided channels.", "Canaux préférés et évités."), Channels)
    constraints: tuple[str, ...] = choice(say("What limits this persona.", "Ce qui limite ce persona."), *CONSTRAINTS, many=True)
    share: float | None = scalar("share", say("Share of travellers whom this persona stands for.", "La part des voyageurs que ce persona représente."), example="35 %")
    segment: Ref[Segment] | None = ref(say("The population in the data that this persona stands for.", "La population que ce persona représente dans les données."), "segment")
    evidence: tuple[Ref[Evidence], ...] = ref(say("The research behind this persona.", "Les recherches derrière ce persona."), "evidence", many=True)
    portrait: Picture | None = nested(say("A picture of the persona.", "Une image du persona."), Picture)
