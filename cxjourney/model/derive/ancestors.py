"""The journeys of which a journey is a part."""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.model.kinds.journey import Journey
from cxjourney.model.model import Model


def ancestors(journey: Journey, model: Model) -> Iterator[Journey]:
    """Its parent, the parent of that one, and so on; each once."""
    seen = {journey.id}
    while journey.parent and journey.parent in model and model[journey.parent].id not in seen:
        journey = model[journey.parent]
        seen.add(journey.id)
        yield journey
