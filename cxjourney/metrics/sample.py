"""Which numbers are estimates, and on which observations one made of others rests.

A count and a sum are what they are: they need no least sample. Everything else is drawn from observations and is worth
what their number allows. In a formula, a total weighs nothing above the line; below it, it says how many things the
rest is shared among.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxjourney.metrics.formula import Formula, Input, Operation
from cxjourney.metrics.ir import Count, Definition, Derived, Spec, Total


def estimates(definition: Definition | None) -> bool:
    """Whether a number may be shown and judged only above a least sample."""
    if isinstance(definition, Derived):
        return bool(definition.sample)
    return not isinstance(definition, Count | Total)


def sample_of(formula: Formula, known: Mapping[str, Spec], found: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The metrics of a formula whose observations count, each once; none when it is made of totals alone.

    Those are the ones that are estimates themselves, and any that stand in a divisor. `found` keeps what is known of
    derived metrics; formulas must not rest on themselves.
    """
    return tuple(dict.fromkeys(_weighing(formula, known, found, below=False)))


def _weighing(
    formula: Formula, known: Mapping[str, Spec], found: dict[str, tuple[str, ...]], *, below: bool
) -> Iterator[str]:
    match formula:
        case Input(id_):
            if below or _is_estimate(id_, known, found):
                yield id_
        case Operation(sign, left, right):
            yield from _weighing(left, known, found, below=below)
            yield from _weighing(right, known, found, below=below or sign == "/")


def _is_estimate(id_: str, known: Mapping[str, Spec], found: dict[str, tuple[str, ...]]) -> bool:
    definition = known[id_].definition
    if not isinstance(definition, Derived):
        return estimates(definition)
    if id_ not in found:
        found[id_] = sample_of(definition.formula, known, found)
    return bool(found[id_])
