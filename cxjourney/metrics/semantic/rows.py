"""Relations with one row an observation, an answer, a unit of a cohort, or a case."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import CostPerExit, FirstContact, Mean, Nps, Retention, Selection, Share, Table
from cxjourney.metrics.observations import Steps, observations, run_dates
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.semantic.layer import DIMENSIONS, Field, Relation
from cxjourney.metrics.shapes import cohorts, costs, scores
from cxjourney.metrics.shapes.counting import MONEY
from cxjourney.metrics.tree import (
    E,
    all_of,
    at_least,
    at_most,
    column,
    flag,
    is_set,
    not_null,
    number,
    select,
    with_steps,
)


def rows(
    table: Table, of: Selection, dialect: Dialect, *, back: float | None = None, amount: str | None = None
) -> Relation:
    """The rows that a selection keeps; `amount` is the column that holds a number, where it can be read as one."""
    steps = observations(table, dialect, back=back)
    columns = _shown(table)
    fields = _fields(table)
    if amount is not None:
        columns["amount"] = exp.TryCast(this=field_column(amount), to=MONEY.copy())
        fields += (Field("amount", "value"),)
    topic = (table.source, of.event or of.touchpoint or (of.surveys[0] if of.surveys else "rows"))
    return _relation(topic, select(columns, "observations", where=selected(of)), steps, fields, dialect)


def sums(table: Table, of: Selection, value: str, dialect: Dialect, back: float | None) -> Relation:
    """One row a unit, with the sum of its rows, dated by the first of them."""
    steps = observations(table, dialect, back=back)
    amount = exp.TryCast(this=field_column(value), to=MONEY.copy())
    found = select(
        {"unit_id": column("unit_id"), "ts": exp.Min(this=column("ts")), "amount": exp.Sum(this=amount)},
        "observations",
        where=all_of(not_null(column("unit_id")), selected(of)),
        group=("unit_id",),
    )
    fields = (Field("unit_id", "entity"), Field("ts", "time"), Field("amount", "value"))
    return _relation((table.source, value, "per", "unit"), found, steps, fields, dialect)


def answers(definition: Nps | Share | Mean, table: Table, dialect: Dialect) -> Relation:
    """The answers that the scale allows, with flags for those that count for or against."""
    steps = _shape_of(definition, table, dialect)
    del steps["counted"]
    kept = _shown(table)
    steps["answers"] = steps["answers"].select(*(exp.alias_(value, name) for name, value in kept.items()))
    score = column("score")
    flags: dict[str, E] = {}
    match definition:
        case Nps():
            flags = {"promoter": flag(at_least(score, number(9))), "detractor": flag(at_most(score, number(6)))}
        case Share():
            flags = {"satisfied": flag(at_least(score, number(definition.high - definition.top + 1)))}
        case Mean():
            pass
    columns: dict[str, E] = {**{name: column(name) for name in kept}, "score": score, **flags}
    fields = (*_fields(table), *(Field(name, "value") for name in ("score", *flags)))
    where = definition.of.touchpoint or (definition.of.surveys[0] if definition.of.surveys else "answers")
    return _relation((table.source, where), select(columns, "answers", where=not_null(score)), steps, fields, dialect)


def _shape_of(definition: Nps | Share | Mean, table: Table, dialect: Dialect) -> Steps:
    match definition:
        case Nps():
            return dict(scores.nps(definition, table, dialect).steps)
        case Share():
            return dict(scores.top_box(definition, table, dialect).steps)
        case Mean():
            return dict(scores.mean_score(definition, table, dialect).steps)


def cohort(definition: Retention, table: Table, dialect: Dialect) -> Relation:
    """One row a unit of the cohort that is old enough, dated by the day it joined, with a flag `returned`."""
    steps = dict(cohorts.retention(definition, table, dialect).steps)
    del steps["counted"]
    joined = exp.alias_(exp.Max(this=column("first_ts")), "joined_at")
    steps["cohort"] = steps["cohort"].select(joined)
    names = ("unit_id", "joined_at", "returned")
    found = select({name: column(name) for name in names}, "cohort", where=is_set("mature"))
    fields = (Field("unit_id", "entity"), Field("joined_at", "time"), Field("returned", "value"))
    return _relation((table.source, definition.start.event or "all", "cohort"), found, steps, fields, dialect)


def cases(definition: FirstContact, table: Table, dialect: Dialect) -> Relation:
    """One row a case closed long enough ago, with a flag `solved`."""
    steps = dict(cohorts.first_contact(definition, table, dialect).steps)
    del steps["counted"]
    steps["judged"] = steps["judged"].select(column("closed_at"))
    found = select({name: column(name) for name in ("closed_at", "solved")}, "judged", where=is_set("mature"))
    fields = (Field("closed_at", "time"), Field("solved", "value"))
    return _relation((table.source, definition.contact.event or "all", "cases"), found, steps, fields, dialect)


def exits(id_: str, definition: CostPerExit, table: Table, dialect: Dialect) -> Relation:
    """One row for each that comes out in the run, dated by the first time."""
    steps = costs.came_out(definition, table, dialect)
    whose = () if definition.per == "event" else ("unit_id",)
    found = select({name: column(name) for name in (*whose, "ts")}, "leavers")
    fields = (*(Field(name, "entity") for name in whose), Field("ts", "time"))
    return _relation((id_, "exits"), found, steps, fields, dialect)


def _shown(table: Table) -> dict[str, E]:
    names = ("ts", "unit_id", *DIMENSIONS)
    return {name: column(name) for name in names if table.has(name)}


def _fields(table: Table) -> tuple[Field, ...]:
    unit = (Field("unit_id", "entity"),) if table.has("unit_id") else ()
    return (Field("ts", "time"), *unit, *(Field(name, "dimension") for name in DIMENSIONS if table.has(name)))


def _relation(
    topic: tuple[str, ...], found: exp.Select, steps: Steps, fields: tuple[Field, ...], dialect: Dialect
) -> Relation:
    return Relation(topic, dialect.finished(with_steps(found, {**run_dates(dialect), **steps})), fields)
