"""What a claim about travellers rests on, as far as it can be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Ref


def known(refs: Iterable[Ref[Evidence]], model: Model) -> bool:
    """Whether every piece of evidence that is named exists and could be read whole."""
    return all(ref in model and ("evidence", model[ref].id) not in model.faulty for ref in refs)


def nodes_of(touchpoint: Touchpoint) -> tuple[Node, ...]:
    """The needs, pains and gains of a touchpoint; its emotion is apart."""
    return (*touchpoint.needs, *touchpoint.pains, *touchpoint.gains)


def is_backed(touchpoint: Touchpoint) -> bool:
    """Whether anything said at a touchpoint names evidence."""
    emotion = touchpoint.emotion
    felt = emotion is not None and (emotion.evidence or any(own.evidence for own in emotion.by_persona.values()))
    return bool(felt) or any(getattr(node, "evidence", ()) for node in nodes_of(touchpoint))


def evidence_of(journey: Journey, model: Model) -> tuple[Evidence, ...]:
    """The evidence that the claims of a journey name, each once; nothing when one of them is not known."""
    return _by_journey(model)[journey.id]


@lru_cache(maxsize=1)
def _by_journey(model: Model) -> Mapping[str, tuple[Evidence, ...]]:
    return {journey.id: _found(journey, model) for journey in model.all(Journey)}


def _found(journey: Journey, model: Model) -> tuple[Evidence, ...]:
    named: dict[str, Ref[Evidence]] = {}
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            emotion = touchpoint.emotion
            felt = (emotion, *emotion.by_persona.values()) if emotion else ()
            for claim in (*felt, *nodes_of(touchpoint)):
                for ref in getattr(claim, "evidence", ()):
                    named.setdefault(ref.id, ref)
    if not known(named.values(), model):
        return ()
    return tuple({model[ref].id: model[ref] for ref in named.values()}.values())
