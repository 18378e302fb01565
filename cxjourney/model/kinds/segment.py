"""A population counted in data."""

from __future__ import annotations

from cxjourney.model.declare import kind, number, prose, ref
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.source import Source
from cxjourney.model.values import Ref, Text


@kind("segment", "segments", "A population that can be counted in data; a persona tells its story.", fr="segment")
class Segment(Entity):
    definition: Text | None = prose("Who belongs to it, precisely enough to be counted.")
    size: int | None = number("How many people belong to it.", 0, whole=True)
    source: Ref[Source] | None = ref("Where the count comes from.", "source")
    purpose: Text | None = prose(
        "Why this population is singled out, when a score or profile decides who belongs to it."
    )
