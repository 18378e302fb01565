"""Counts, ratios, sums and averages."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import Average, Count, Ratio, Selection, Table, Total
from cxjourney.metrics.observations import Steps, observations
from cxjourney.metrics.predicates import field_column, selected
from cxjourney.metrics.shapes.shape import DOUBLE, Shape, row
from cxjourney.metrics.tree import (
    E,
    above,
    all_of,
    any_of,
    case,
    cases,
    cast,
    column,
    count,
    count_where,
    eq,
    flag,
    is_null,
    is_set,
    not_null,
    number,
    select,
    share,
    text,
)

MONEY = exp.DataType.build("DECIMAL(18, 6)")
"""Sums are made of exact decimals, so that they do not depend on the order of the rows."""


def counted(definition: Count, table: Table, dialect: Dialect) -> Shape:
    """`value` is `n`: rows, or units that have such a row."""
    steps = observations(table, dialect, back=definition.back)
    kept = selected(definition.of)
    if definition.per == "event":
        found = count()
    else:
        found = count(exp.Distinct(expressions=[column("unit_id")]))
    steps["counted"] = select({"n": found}, "observations", where=kept)
    return Shape(steps, row("counted", column("n"), column("n"), {}, {}))


def ratio(definition: Ratio, table: Table, dialect: Dialect) -> Shape:
    """`numerator`, `denominator`, and `in_both`: a share in the strict sense when it equals the numerator."""
    steps = observations(table, dialect, back=definition.back)
    above_, below = selected(definition.numerator), selected(definition.denominator)
    flags: dict[str, E] = {"numerator": flag(above_), "denominator": flag(below)}
    if definition.per == "event":
        steps["marked"] = select(flags, "observations")
    else:
        marked = {"unit_id": column("unit_id"), **flags}
        steps["rows_marked"] = select(marked, "observations", where=not_null(column("unit_id")))
        best: dict[str, E] = {name: exp.Max(this=column(name)) for name in flags}
        steps["marked"] = select({"unit_id": column("unit_id"), **best}, "rows_marked", group=("unit_id",))
    steps["counted"] = select(
        {
            "numerator": count_where(is_set("numerator")),
            "denominator": count_where(is_set("denominator")),
            "in_both": count_where(all_of(is_set("numerator"), is_set("denominator"))),
        },
        "marked",
    )
    named = {name: column(name) for name in ("numerator", "denominator", "in_both")}
    empty = eq(column("denominator"), number(0))
    value = share(column("numerator"), column("denominator"))
    return Shape(steps, row("counted", value, column("denominator"), {"no-denominator": empty}, named))


def total(definition: Total, table: Table, dialect: Dialect) -> Shape:
    """The sum; nothing sums to 0, but costs that nobody recorded are not known. `unreadable` are cells without a number."""
    steps = observations(table, dialect, back=definition.back)
    steps |= _amounts(definition.of, definition.value, table, unit=False)
    steps["counted"] = select(
        {
            "total": exp.Sum(this=column("amount")),
            "n": count(column("amount")),
            "unreadable": count_where(is_set("unreadable")),
            **_currencies(table),
        },
        "amounts",
    )
    other = mixed(definition.currency, table)
    known, reasons = column("total"), {**other, **unknown("total")}
    if table.type != "costs":
        lost = above(column("unreadable"), number(0))
        known = cases(((not_null(column("total")), column("total")), (lost, exp.null())), number(0))
        reasons = {**other, "unreadable": exp.and_(is_null(column("total")), lost.copy())}
    value = case(_none_of(other), cast(known, DOUBLE))
    return Shape(steps, row("counted", value, column("n"), reasons, {"unreadable": column("unreadable")}))


def average(definition: Average, table: Table, dialect: Dialect) -> Shape:
    """The mean, with `total` and the standard deviation `sd`, from which its interval follows."""
    steps = observations(table, dialect, back=definition.back)
    per_unit = definition.per != "event"
    steps |= _amounts(definition.of, definition.value, table, unit=per_unit)
    if per_unit:
        steps["units"] = select(
            {
                "unit_id": column("unit_id"),
                "amount": exp.Sum(this=column("amount")),
                "unreadable": exp.Sum(this=column("unreadable")),
                **_currencies(table),
            },
            "amounts",
            where=not_null(column("unit_id")),
            group=("unit_id",),
        )
    currencies: dict[str, E] = {}
    if table.has("currency"):
        first, last = ("lowest_currency", "highest_currency") if per_unit else ("currency", "currency")
        currencies = {
            "lowest_currency": exp.Min(this=column(first)),
            "highest_currency": exp.Max(this=column(last)),
        }
    unreadable = exp.func("COALESCE", exp.Sum(this=column("unreadable")), number(0))
    steps["counted"] = select(
        {
            "total": exp.Sum(this=column("amount")),
            "n": count(column("amount")),
            "sd": exp.StddevSamp(this=cast(column("amount"), DOUBLE)),
            "unreadable": unreadable,
            **currencies,
        },
        "units" if per_unit else "amounts",
    )
    reasons = {"no-observation": eq(column("n"), number(0)), **mixed(definition.currency, table)}
    value = case(_none_of(mixed(definition.currency, table)), share(column("total"), column("n")))
    columns: dict[str, E] = {
        "total": cast(column("total"), DOUBLE),
        "sd": column("sd"),
        "unreadable": column("unreadable"),
    }
    return Shape(steps, row("counted", value, column("n"), reasons, columns))


def unknown(total: str) -> dict[str, E]:
    """Why there is no sum of costs: all its cells are unreadable, or there are none."""
    nothing = is_null(column(total))
    lost = above(column("unreadable"), number(0))
    return {"unreadable": exp.and_(nothing, lost), "no-cost": nothing.copy()}


def mixed(currency: str | None, table: Table) -> dict[str, E]:
    """When amounts are in another currency than the metric's, or in several."""
    if currency is None or not table.has("currency"):
        return {}
    return {
        "other-currency": any_of(
            exp.NEQ(this=column("lowest_currency"), expression=text(currency)),
            exp.NEQ(this=column("highest_currency"), expression=text(currency)),
        )
    }


def _none_of(reasons: dict[str, E]) -> E | None:
    """Amounts without any row have no currency at all, which is no obstacle."""
    if not reasons:
        return None
    return exp.Not(this=exp.func("COALESCE", any_of(*(when for when in reasons.values())), exp.false()))


def _amounts(of: Selection, value: str, table: Table, *, unit: bool) -> Steps:
    written = field_column(value)
    amount = exp.TryCast(this=written, to=MONEY)
    columns: dict[str, E] = {
        **({"unit_id": column("unit_id")} if unit else {}),
        "amount": amount,
        "unreadable": flag(all_of(not_null(written), is_null(amount))),
        **({"currency": column("currency")} if table.has("currency") else {}),
    }
    return {"amounts": select(columns, "observations", where=selected(of))}


def _currencies(table: Table) -> dict[str, E]:
    if not table.has("currency"):
        return {}
    return {
        "lowest_currency": exp.Min(this=column("currency")),
        "highest_currency": exp.Max(this=column("currency")),
    }
