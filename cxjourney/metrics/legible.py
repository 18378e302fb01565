"""Cells that should hold a number, or true or false: which a metric reads, and how many of them say neither."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlglot import exp

from cxjourney.metrics.conditions import Among, Compare
from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Average, CostPerExit, Mean, Nps, Selection, Share, Spec, Table, Total
from cxjourney.metrics.observations import observations, run_dates
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.script import Statement, asks
from cxjourney.metrics.shapes.counting import MONEY
from cxjourney.metrics.tree import (
    E,
    all_of,
    case,
    cast,
    column,
    count,
    count_where,
    is_null,
    not_null,
    read,
    select,
    with_steps,
)

_EVERY = Selection()


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of a table, by the name used in SQL, in the rows that count; `back` is as in definitions."""

    table: Table
    name: str
    holds: Literal["number", "score", "truth"]
    of: Selection = _EVERY
    back: float | None = None

    @property
    def written(self) -> str:
        """How the column is called in the table."""
        return next(each.written for each in self.table.columns if each.name == self.name)


def numbers_of(spec: Spec) -> Cells | None:
    """The cells that a metric adds up, or takes for answers; None when it reads no number."""
    table = spec.table
    match spec.definition:
        case Total(of, value, _, back) | Average(of, value, _, _, back) if table is not None:
            return Cells(table, value, "number", of, back)
        case Nps(of, value, back) | Share(of, value, _, _, _, back) | Mean(of, value, _, _, back) if table is not None:
            return Cells(table, value, "score", of, back)
        case CostPerExit(_, _, costs, of):
            return Cells(costs, "amount", "number", of)
    return None


def number_columns(specs: Iterable[Spec]) -> dict[str, set[str]]:
    """The columns that metrics read as numbers, as they are written, by source."""
    found: dict[str, set[str]] = {}
    for spec in specs:
        cells = numbers_of(spec)
        if cells is not None:
            found.setdefault(cells.table.source, set()).add(cells.written)
    return found


def truths_of(spec: Spec) -> Iterator[Cells]:
    """The columns that a metric compares with true or false, and the one that says who was invited to answer."""
    found = spec.definition
    table = spec.table
    names = set(_compared(found))
    if table is not None and table.has("invited") and isinstance(found, (Nps, Share, Mean)):
        names.add("invited")
    tables = [table] if table is not None else []
    if isinstance(found, CostPerExit):
        tables.append(found.costs)
    for each in tables:
        yield from (Cells(each, name, "truth") for name in sorted(names) if each.has(name))


def looked_into(cells: Cells, dialect: Dialect) -> Statement:
    """Of the rows of the run: the cells that are `filled`, those `unreadable`, and an `example` of these."""
    written = field_column(cells.name)
    match cells.holds:
        case "number":
            found: E = exp.TryCast(this=written, to=MONEY.copy())
        case "score":
            found = read(written, exp.DType.DOUBLE)
        case "truth":
            found = read(written, exp.DType.BOOLEAN)
    steps = observations(cells.table, dialect, back=cells.back)
    text = cast(written.copy(), exp.DType.TEXT)
    steps["cells"] = select({"written": text, "found": found}, "observations", where=selected(cells.of))
    unreadable = all_of(not_null(column("written")), is_null(column("found")))
    query = select(
        {
            "filled": count(column("written")),
            "unreadable": count_where(unreadable),
            "example": exp.Min(this=case(unreadable, column("written"))),
        },
        "cells",
    )
    return asks("legible", with_steps(query, {**run_dates(dialect), **steps}), dialect)


def _compared(node: Any) -> Iterator[str]:
    """The fields that conditions anywhere below compare with true or false."""
    match node:
        case Compare(field, _, value) if isinstance(value, bool):
            yield field
        case Among(field, values) if isinstance(values[0], bool):
            yield field
        case Table():
            return
        case tuple():
            for each in node:
                yield from _compared(each)
        case _ if dataclasses.is_dataclass(node):
            for each in dataclasses.fields(node):
                yield from _compared(getattr(node, each.name))
