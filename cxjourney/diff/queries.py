"""Which metrics are asked of the data with another query."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.diff.classes import Difference
from cxjourney.metrics.ir import Derived, Spec
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.workspace import Workspace


def changed_queries(difference: Difference, before: Workspace, after: Workspace) -> tuple[str, ...]:
    """The metrics, by address, whose query over the rows as they are is another text; new and former ones included.

    A metric that was renamed counts when its query changed, under its new address.
    """
    old = {
        difference.now(f"metric:{spec.id}").partition(":")[2]: spec for spec in resolve_metrics(difference.old, before)
    }
    new = {spec.id: spec for spec in resolve_metrics(difference.new, after)}
    former = {spec.id: spec for spec in old.values()}
    return tuple(
        f"metric:{id_}"
        for id_ in sorted({*old, *new})
        if not _alike(old.get(id_), new.get(id_)) and _text(old.get(id_), former) != _text(new.get(id_), new)
    )


def _alike(one: Spec | None, other: Spec | None) -> bool:
    """Whether two metrics cannot but have one query: it depends on the definition and the table alone.

    What is derived depends on its inputs too.
    """
    if one is None or other is None:
        return one is other
    derived = isinstance(one.definition, Derived) or isinstance(other.definition, Derived)
    return not derived and (one.definition, one.table) == (other.definition, other.table)


def _text(spec: Spec | None, known: Mapping[str, Spec]) -> str:
    from cxjourney.metrics.sql import query_of

    made = query_of(spec, known) if spec is not None else None
    return made.text if made is not None else ""
