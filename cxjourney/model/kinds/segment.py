"""A population counted in data."""

from __future__ import annotations

from cxjourney.model.declare import kind, number, prose, ref
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.source import Source
from cxjourney.model.values import Ref, Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@kind("segment", "segments", say("A population that can be counted in data; a persona tells its story.", "Une population que l'on peut compter dans les données ; un persona en raconte l'histoire."), fr="segment")
class Segment(Entity):
    definition: Text | None = prose(say("Who belongs to it, precisely enough to be counted.", "Qui en fait partie, assez précisément pour être compté."))
    size: int | None = number(say("How many people belong to it.", "Combien de personnes en font partie."), 0, whole=True)
    source: Ref[Source] | None = ref(say("Where the count comes from.", "D'où vient ce nombre."), "source")
    purpose: Text | None = prose(
        say("Why this population is singled out, when a score or profile decides who belongs to it.", "Pourquoi cette population est distinguée, quand un score ou un profil décide de qui en fait partie.")
    )
