"""From a resolved metric to a semantic layer, with the very steps of its query: the numbers are the same.

Each relation holds rows that are already judged: an aggregate over all of them gives the number of the query. What is
counted for a step has a relation of its own, so that no aggregate needs a condition.
"""

from __future__ import annotations

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import (
    Average,
    Chain,
    CostPerEntry,
    CostPerExit,
    Count,
    Derived,
    DropOff,
    EntryExit,
    FirstContact,
    Funnel,
    Lapse,
    Mean,
    Nps,
    Per,
    Ratio,
    Retention,
    Selection,
    Share,
    Spec,
    Table,
    Total,
)
from cxjourney.metrics.semantic.chains import levels, times
from cxjourney.metrics.semantic.layer import (
    Aggregate,
    Arithmetic,
    Conversion,
    Expressed,
    OrZero,
    OverMetrics,
    Quotient,
    Relation,
    Whole,
)
from cxjourney.metrics.semantic.rows import answers, cases, cohort, exits, rows, sums


def expressed(spec: Spec, dialect: Dialect) -> Expressed | None:
    """The metric in a semantic layer; None when it cannot be computed yet."""
    definition, table = spec.definition, spec.table
    if not spec.executable or definition is None:
        return None
    if isinstance(definition, Derived):
        return Expressed(OverMetrics(definition.formula))
    assert table is not None  # only a derived metric reads none
    match definition:
        case Count(of, per, back):
            if per == "event":
                return Expressed(OrZero(_counted("rows", of, per, table, dialect, back)))
            return Expressed(_counted("", of, per, table, dialect, back))
        case Ratio(numerator, denominator, per, back):
            return Expressed(
                Quotient(
                    _counted("numerator", numerator, per, table, dialect, back),
                    _counted("denominator", denominator, per, table, dialect, back),
                )
            )
        case Total(of, value, _, back):
            kept = rows(table, of, dialect, back=back, amount=value)
            return Expressed(OrZero(Aggregate("total", kept, "sum", "amount")))
        case Average(of, value, per, _, back):
            made = (
                rows(table, of, dialect, back=back, amount=value)
                if per == "event"
                else sums(table, of, value, dialect, back)
            )
            return Expressed(Aggregate("", made, "average", "amount"))
        case Nps() | Share() | Mean():
            return Expressed(_score(definition, table, dialect))
        case Lapse():
            return _lapse(definition, spec, table, dialect)
        case CostPerExit():
            return Expressed(_cost_per_exit(spec.id, definition, table, dialect))
        case Retention():
            found = cohort(definition, table, dialect)
            return Expressed(
                Quotient(Aggregate("returned", found, "sum", "returned"), Aggregate("cohort", found, "count"))
            )
        case FirstContact():
            found = cases(definition, table, dialect)
            return Expressed(Quotient(Aggregate("solved", found, "sum", "solved"), Aggregate("cases", found, "count")))
        case Funnel(chain):
            return _funnel(spec.id, chain, table, dialect)
        case DropOff(chain):
            started, reached = _ends(spec.id, chain, table, dialect)
            return Expressed(Arithmetic(1, started, reached, started))
        case EntryExit(chain):
            return Expressed(Quotient(*_ends(spec.id, chain, table, dialect)))
        case CostPerEntry(chain, amount, _):
            started, reached = _ends(spec.id, chain, table, dialect)
            return Expressed(Arithmetic(amount, started, None, reached))


def _counted(part: str, of: Selection, per: Per, table: Table, dialect: Dialect, back: float | None) -> Aggregate:
    relation = rows(table, of, dialect, back=back)
    if per == "event":
        return Aggregate(part, relation, "count")
    return Aggregate(part, relation, "count_distinct", "unit_id")


def _score(definition: Nps | Share | Mean, table: Table, dialect: Dialect) -> Whole:
    found = answers(definition, table, dialect)
    given = Aggregate("answers", found, "count")
    match definition:
        case Nps():
            promoters = Aggregate("promoters", found, "sum", "promoter")
            return Arithmetic(100, promoters, Aggregate("detractors", found, "sum", "detractor"), given)
        case Share():
            return Quotient(Aggregate("satisfied", found, "sum", "satisfied"), given)
        case Mean():
            return Aggregate("", found, "average", "score")


def _lapse(definition: Lapse, spec: Spec, table: Table, dialect: Dialect) -> Expressed:
    found = times(spec.id, definition.chain, table, dialect, spec.unit)
    first, *others = definition.quantiles
    named = {f"p{q * 100:g}".replace(".", "_"): q for q in others if q != first}
    return Expressed(
        Aggregate("", found, "percentile", "elapsed", first),
        tuple(Aggregate(part, found, "percentile", "elapsed", q) for part, q in named.items()),
    )


def _cost_per_exit(id_: str, definition: CostPerExit, table: Table, dialect: Dialect) -> Quotient:
    spent = rows(definition.costs, definition.of, dialect, amount="amount")
    return Quotient(
        Aggregate("cost", spent, "sum", "amount"), Aggregate("exits", exits(id_, definition, table, dialect), "count")
    )


def _funnel(id_: str, chain: Chain, table: Table, dialect: Dialect) -> Expressed:
    """Two steps are what tools call a conversion, over one relation a step; more are flags of one relation."""
    if len(chain.steps) == 2:
        starts = levels((id_, "starts"), chain, table, dialect, 1)
        arrivals = levels((id_, "arrivals"), chain, table, dialect, 2)
        return Expressed(
            Conversion(
                Aggregate("starts", starts, "count_distinct", "attempt"),
                Aggregate("arrivals", arrivals, "count_distinct", "attempt"),
                "attempt",
            )
        )
    started, reached = _ends(id_, chain, table, dialect)
    between = tuple(Aggregate(f"step_{k}", started.of, "sum", f"reached_{k}") for k in range(2, len(chain.steps)))
    return Expressed(Quotient(reached, started), between)


def _ends(id_: str, chain: Chain, table: Table, dialect: Dialect) -> tuple[Aggregate, Aggregate]:
    found: Relation = levels((id_, "units"), chain, table, dialect, 1)
    last = len(chain.steps)
    return Aggregate("starts", found, "count"), Aggregate("arrivals", found, "sum", f"reached_{last}")
