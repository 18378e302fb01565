"""What every node can do."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from cxjourney.model.kinds import Journey, Team
from cxjourney.model.kinds.journey import Emotion
from cxjourney.model.node import Origin, make
from cxjourney.model.values import Text
from cxjourney.source.file import SourceFile


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


def test_where_a_node_was_written_does_not_count() -> None:
    here = Origin(SourceFile("a.yaml", b"", lambda data: {}), (), "team:a")
    team = make(Team, id="a", name=Text((("", "A"),)))
    assert replace(team, origin=here) == team
    assert replace(team, type="partner", origin=here) != replace(team, origin=here)
    assert repr(replace(team, origin=here)) == repr(team)


def test_a_node_shows_what_it_holds() -> None:
    assert repr(make(Emotion, score=1)).startswith("Emotion(extra={}, score=1, ")


def test_a_node_is_never_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        make(Emotion, score=1).score = 2  # type: ignore[misc]
