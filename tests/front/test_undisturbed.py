"""The collector sleeps during the work, and only then."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from cxjourney.front.undisturbed import undisturbed


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_sleeps_and_then_is_as_it_was(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    assert undisturbed(gc.isenabled)() is False
    assert gc.isenabled() is on


def test_it_wakes_after_a_failure() -> None:
    @undisturbed
    def fails() -> None:
        raise LookupError

    gc.enable()
    with pytest.raises(LookupError):
        fails()
    assert gc.isenabled()
