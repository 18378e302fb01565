"""From a resolved metric to the text of a query: IR, then a syntax tree, then the words of one engine.

The query gives one row: `value`, `n` (the observations behind it), the components of the value, and `undefined`, why
there is no value. It takes two parameters: `as_of`, the end of what is known, and `since`, the beginning or NULL,
both naive dates in UTC. The text depends on the definition alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from cxjourney.metrics.dialects.dialect import Dialect, dialects
from cxjourney.metrics.formula import inputs_of
from cxjourney.metrics.inputs import made_of
from cxjourney.metrics.ir import (
    Average,
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
    Ratio,
    Retention,
    Share,
    Spec,
    Total,
)
from cxjourney.metrics.observations import run_dates
from cxjourney.metrics.shapes import cohorts, costs, counting, derived, funnels, scores
from cxjourney.metrics.shapes.shape import Shape
from cxjourney.metrics.tree import with_steps

PARAMETERS = ("as_of", "since")


@dataclass(frozen=True, slots=True)
class Query:
    """The text that an engine executes, its hash, and the columns of the row that it gives."""

    text: str
    hash: str
    columns: tuple[str, ...]


def query_of(spec: Spec, known: Mapping[str, Spec], dialect: str = "duckdb") -> Query | None:
    """The query of a metric, None when something is missing. `known` holds the metrics from which it may derive."""
    return query_with(dialects()[dialect], spec, known)


def query_with(hooks: Dialect, spec: Spec, known: Mapping[str, Spec]) -> Query | None:
    """The same with hooks of one's own: for those who fill in dates and tables in another way."""
    if not spec.executable:
        return None
    shape = _shape(spec, known, hooks)
    tree = hooks.finished(with_steps(shape.row, {**run_dates(hooks), **shape.steps}))
    text = f"{hooks.text(tree)};\n"
    return Query(text, digest(text), tuple(tree.named_selects))


def digest(text: str) -> str:
    """The 16-byte fingerprint of a query, in hexadecimal."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _shape(spec: Spec, known: Mapping[str, Spec], dialect: Dialect) -> Shape:
    definition, table = spec.definition, spec.table
    if isinstance(definition, Derived):
        below: dict[str, Shape | Derived] = {}
        for id_ in made_of(inputs_of(definition.formula), known):
            inner = known[id_].definition
            below[id_] = inner if isinstance(inner, Derived) else _shape(known[id_], known, dialect)
        return derived.derived(definition, below)
    assert definition is not None  # asked only of executable metrics
    assert table is not None
    match definition:
        case Count():
            return counting.counted(definition, table, dialect)
        case Ratio():
            return counting.ratio(definition, table, dialect)
        case Total():
            return counting.total(definition, table, dialect)
        case Average():
            return counting.average(definition, table, dialect)
        case Nps():
            return scores.nps(definition, table, dialect)
        case Share():
            return scores.top_box(definition, table, dialect)
        case Mean():
            return scores.mean_score(definition, table, dialect)
        case Funnel():
            return funnels.funnel(definition, table, dialect)
        case DropOff():
            return funnels.drop_off(definition, table, dialect)
        case EntryExit():
            return funnels.entry_exit(definition, table, dialect)
        case CostPerEntry():
            return funnels.cost_per_entry(definition, table, dialect)
        case CostPerExit():
            return costs.cost_per_exit(definition, table, dialect)
        case Lapse():
            return funnels.lapse(definition, table, dialect, spec.unit)
        case Retention():
            return cohorts.retention(definition, table, dialect)
        case FirstContact():
            return cohorts.first_contact(definition, table, dialect)
