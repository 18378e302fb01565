"""What a claim about travellers rests on, as far as it can be told."""

from __future__ import annotations

from collections.abc import Iterable

from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Touchpoint
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
