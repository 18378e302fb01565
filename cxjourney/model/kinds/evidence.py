"""What we know, and how."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cxjourney.model.declare import choice, flag, kind, nested, number, part, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.money import Money
from cxjourney.model.kinds.segment import Segment
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text
from cxjourney.model.words import METHODS
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.model.kinds.persona import Persona


# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("Words that someone really said.", "Des mots que quelqu'un a vraiment dits."))
class Verbatim(Node):
    text: Text = prose(
        say("The words as they were said, without any name or number that identifies the person.", "Les mots tels qu'ils ont été dits, sans aucun nom ni numéro qui identifie la personne."), required=True
    )
    who: Text | None = prose(say("Who said them, in general terms.", "Qui les a dits, en termes généraux."), example="a nurse, 41")
    consent: bool = flag(say("Whether the person agreed to be quoted.", "Si la personne a accepté d'être citée."))


@kind(
    "evidence",
    "evidence",
    say("Something we learnt, with the method and the date that let others judge it.", "Quelque chose que nous avons appris, avec la méthode et la date qui permettent d'en juger."),
    en="piece of evidence",
    fr="preuve",
    feminine=True,
)
class Evidence(Entity):
    method: str | None = choice(say("How it was learnt.", "Comment on l'a appris."), *METHODS)
    date: dt.date | None = scalar("date", say("When it was learnt.", "Quand on l'a appris."))
    expires: dt.date | None = scalar("date", say("When it should no longer be relied on.", "À partir de quand il ne faut plus s'y fier."))
    n: int | None = number(say("How many people, contacts or cases it rests on.", "Sur combien de personnes, de contacts ou de cas elle repose."), 0, whole=True)
    class_: str | None = choice(say("The nature of the data.", "La nature des données."), "structured", "unstructured", "sensor")
    segment: Ref[Segment] | None = ref(say("The population it was gathered from.", "La population auprès de laquelle elle a été recueillie."), "segment")
    personas: tuple[Ref[Persona], ...] = ref(say("The personas it speaks about.", "Les personas dont elle parle."), "persona", many=True)
    cost: Money | None = nested(say("What it cost to learn.", "Ce qu'il en a coûté de l'apprendre."), Money)
    owner: Ref[Team] | None = ref(say("The team that can answer questions about it.", "L'équipe qui peut répondre aux questions à son sujet."), "team")
    findings: tuple[Text, ...] = prose(say("What it tells us, one statement each.", "Ce qu'elle nous apprend, un constat à la fois."), many=True)
    verbatims: tuple[Verbatim, ...] = nested(say("Words that people really said.", "Des mots que des gens ont vraiment dits."), Verbatim, many=True)
    legal_basis: Text | None = prose(say("Why we may hold it, and how long, when it concerns persons.", "À quel titre nous pouvons la garder, et combien de temps, quand elle concerne des personnes."))
    file: str | None = string(say("Path of the report inside the workspace.", "Chemin du rapport dans l'espace de travail."), "path")
    url: str | None = string(say("Where to read it.", "Où cela se lit."), "url")
