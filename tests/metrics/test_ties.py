"""Two rows of one instant: whole numbers that name them come in the order of numbers, on every engine."""

from __future__ import annotations

from typing import Any

import pytest

from cxjourney.metrics import ir
from cxjourney.metrics.ir import Selection
from cxjourney.metrics.paths import log as paths_of
from tests.metrics.engines import NAMES, levels, opened, provide, row_of, sheet
from tests.metrics.support import EPOCH, at, chain, spec

ENGINES = [name if name == "duckdb" else pytest.param(name, marks=pytest.mark.slow) for name in NAMES]
A, B = Selection(event="A"), Selection(event="B")


def table(*rows: tuple[Any, str]) -> ir.Table:
    """Rows of one instant: an identifier and an event; written in another order than theirs."""
    return sheet(("event_id", "unit_id", "event", "ts"), [(id_, "u", event, EPOCH) for id_, event in rows])


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (9, 10, 2),
        (10, 9, 1),
        (99, 100, 2),
        (2**53, 2**53 + 1, 2),
        ("e-9", "e-10", 2),
        ("a", "b", 2),
        ("b", "a", 1),
        ("é9", "z10", 2),
    ],
)
def test_the_next_number_is_the_next_event(name: str, first: Any, second: Any, level: int) -> None:
    made = table((second, "B"), (first, "A"))
    with opened(name) as engine:
        provide(engine, made)
        assert levels(engine, made, chain("A", "B"))[("u",)][0] == level
        strict = chain("A", "B", order="strict", step_window=0.0)
        assert levels(engine, made, strict)[("u",)][0] == level


@pytest.mark.parametrize("name", ENGINES)
def test_who_comes_back_and_the_paths_of_people(name: str) -> None:
    made = table((10, "B"), (9, "A"), (100, "C"))
    with opened(name) as engine:
        provide(engine, made)
        back = spec(ir.Retention(A, B, "user", 60.0, 0.0, True), made)
        assert row_of(engine, back)["returned"] == 1
        asked = paths_of(made, 0.0, _dialect(engine))
        _, rows = engine.run(asked.text, {name: at(1e6) if name == "as_of" else None for name in asked.parameters})
        assert list(rows[0][0]) == ["A", "B", "C"]


def _dialect(engine: Any) -> Any:
    from cxjourney.metrics.dialects.dialect import dialects

    return dialects()[engine.dialect]
