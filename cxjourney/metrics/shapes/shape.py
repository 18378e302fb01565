"""What a shape makes: named steps, then the one row that comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

from cxjourney.metrics.observations import Steps
from cxjourney.metrics.tree import E, absent, cases, select, text

DOUBLE = exp.DType.DOUBLE


@dataclass(frozen=True, slots=True)
class Shape:
    """The steps of a query after the dates of the run, and its last SELECT."""

    steps: Steps
    row: exp.Select


def row(
    source: str, value: E, n: E, reasons: Mapping[str, E], columns: Mapping[str, E], *, beside: tuple[str, ...] = ()
) -> exp.Select:
    """The row: `value`, `n`, its components, and `undefined`, the first reason that holds when there is no value."""
    why = cases(((when, text(reason)) for reason, when in reasons.items()), absent()) if reasons else absent()
    return select({"value": value, "n": n, **columns, "undefined": why}, source, beside=beside)
