"""What an exit of a stage costs where a metric says it: the table of stages then shows that very number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from cxjourney.measure.funnel import Spent
from cxjourney.metrics.charging import left
from cxjourney.metrics.ir import CostPerEntry, CostPerExit, Spec
from cxjourney.metrics.results import Number
from cxjourney.metrics.rows import part
from cxjourney.model.model import Model

Bond = Literal["judged", "leaves"]
"""Why a metric speaks for a stage: it is judged there, or its steps leave it."""


def spent_by_metric(specs: Iterable[Spec], numbers: Mapping[str, Number], model: Model) -> dict[str, Spent]:
    """What stages cost, by their address, with the exits that a metric shares it among.

    A cost per exit speaks for a stage where it is judged, or else for the one that its steps leave. From recorded costs,
    it must be made of all costs of that stage and no others; where it is not, the table makes its own.
    """
    found: dict[tuple[Bond, str], Spent] = {}
    for spec in specs:
        number = numbers.get(spec.id)
        made = _spent(spec, number) if number is not None else None
        if made is not None:
            for bond, stage in _stages(spec, model):
                found.setdefault((bond, stage), made)
    return {stage: found.get(("judged", stage), made) for (_, stage), made in found.items()}


def _stages(spec: Spec, model: Model) -> Iterator[tuple[Bond, str]]:
    definition = spec.definition
    judged = {kpi.place for kpi in spec.kpis if kpi.level == "stage" and kpi.segment is None}
    if isinstance(definition, CostPerEntry):
        yield from (("judged", place) for place in sorted(judged))
    elif isinstance(definition, CostPerExit) and definition.stage is not None:
        here = f"journey:{definition.stage}"
        if here in judged:
            yield "judged", here
        elif definition.chain is not None and left(definition.chain, model) == definition.stage:
            yield "leaves", here


def _spent(spec: Spec, number: Number) -> Spent | None:
    """The cost and the exits of a number; None when it has none, as for amounts in several currencies."""
    definition, cost = spec.definition, part(number, "cost")
    if cost is None or part(number, "unreadable") or number.undefined not in (None, "no-exit"):
        return None
    match definition:
        case CostPerExit():
            exits = number.n
        case CostPerEntry(chain):
            exits = int(part(number, f"level_{len(chain.steps)}") or 0)
        case _:
            return None
    return Spent(cost, definition.currency, exits, spec.id)
