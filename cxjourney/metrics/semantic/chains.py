"""Relations with one row for each unit, or each start, that goes along a chain of steps."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Chain, Table
from cxjourney.metrics.observations import observations, run_dates
from cxjourney.metrics.semantic.layer import Field, Relation
from cxjourney.metrics.shapes.chain import reached
from cxjourney.metrics.shapes.funnels import SECONDS
from cxjourney.metrics.tree import E, all_of, at_least, cast, column, eq, flag, number, select, text, with_steps


def levels(topic: tuple[str, ...], chain: Chain, table: Table, dialect: Dialect, least: int) -> Relation:
    """Those that come at least to a step, dated by the first of their starts that is old enough to be judged.

    `attempt` names each of them; `reached_k` is 1 for those that come to step k.
    """
    whose = ("unit_id", "attempt") if chain.counting == "entry" else ("unit_id",)
    steps = observations(table, dialect) | reached(chain, table, dialect)
    first: dict[str, E] = {name: column(name) for name in whose}
    steps["begun"] = select({**first, "began": exp.Min(this=column("entry_1"))}, "entries", group=whose)
    named: E = cast(column("unit_id", "units"), exp.DType.TEXT)
    if chain.counting == "entry":
        place = cast(column("attempt", "units"), exp.DType.TEXT)
        named = exp.func("CONCAT", named, text("#"), place)
    flags = {
        f"reached_{k}": flag(at_least(column("level", "units"), number(k))) for k in range(2, len(chain.steps) + 1)
    }
    columns: dict[str, E] = {
        "attempt": named,
        "unit_id": column("unit_id", "units"),
        "started_at": column("began", "begun"),
        **flags,
    }
    same = all_of(*(eq(column(name, "begun"), column(name, "units")) for name in whose))
    assert same is not None  # a unit always has a name
    found = select(columns, "units", joined={"begun": same}, where=at_least(column("level", "units"), number(least)))
    fields = (
        Field("attempt", "entity"),
        Field("unit_id", "dimension"),
        Field("started_at", "time"),
        *(Field(name, "value") for name in flags),
    )
    query = dialect.finished(with_steps(found, {**run_dates(dialect), **steps}))
    return Relation(topic, query, fields)


def times(id_: str, chain: Chain, table: Table, dialect: Dialect, unit: str | None) -> Relation:
    """Those that come to the end, dated by it, with the time it took in the unit of the metric."""
    steps = observations(table, dialect) | reached(chain, table, dialect)
    end = column("completed" if chain.order == "any" else "ts")
    steps["arrivals"] = steps["arrivals"].select(column("unit_id"), exp.alias_(end, "ended_at"))
    del steps["reached"]
    elapsed = exp.Div(this=column("seconds"), expression=number(SECONDS.get(unit or "", 1)))
    columns: dict[str, E] = {"unit_id": column("unit_id"), "ended_at": column("ended_at"), "elapsed": elapsed}
    found = select(columns, "arrivals", where=eq(column("arrival"), number(1)))
    fields = (Field("unit_id", "entity"), Field("ended_at", "time"), Field("elapsed", "value"))
    query = dialect.finished(with_steps(found, {**run_dates(dialect), **steps}))
    return Relation((id_, "times"), query, fields)
