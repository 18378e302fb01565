"""What every node can do."""

from __future__ import annotations

from cxjourney.model.kinds import Journey, Team
from cxjourney.model.kinds.journey import Emotion
from cxjourney.model.node import make
from cxjourney.model.values import Text


def test_nodes_with_maps_inside_can_be_members_of_a_set() -> None:
    name = Text((("", "A"),))
    first, second = (
        make(Journey, id="a", name=name, extra={"x-own": [1]}),
        make(Journey, id="a", name=name, extra={"x-own": [1]}),
    )
    assert first == second
    assert len({first, second, make(Emotion, score=1)}) == 2


def test_another_class_with_the_same_id_is_another_node() -> None:
    name = Text((("", "A"),))
    assert make(Journey, id="a", name=name) != make(Team, id="a", name=name)
