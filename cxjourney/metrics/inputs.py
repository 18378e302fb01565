"""What a metric is made of: those that its formula names, and those on which these rest in turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxjourney.metrics.formula import inputs_of
from cxjourney.metrics.ir import Definition, Derived, Spec
from cxjourney.metrics.preparation import tables_of


def inputs(definition: Definition | None) -> tuple[str, ...]:
    """The metrics that a definition names in its formula, each once; none when it has no formula."""
    return inputs_of(definition.formula) if isinstance(definition, Derived) else ()


def made_of(ids: Iterable[str], specs: Mapping[str, Spec]) -> tuple[str, ...]:
    """Some metrics and all that they are made of, each once, after those on which it rests itself.

    One that is not among `specs` rests on nothing.
    """
    seen: set[str] = set()
    found: dict[str, None] = {}

    def visit(id_: str) -> None:
        if id_ not in seen:
            seen.add(id_)
            for below in inputs(specs[id_].definition) if id_ in specs else ():
                visit(below)
            found[id_] = None

    for each in ids:
        visit(each)
    return tuple(found)


def sources_of(id_: str, specs: Mapping[str, Spec]) -> set[str]:
    """The sources that a metric reads, those of its inputs included."""
    return {table.source for below in made_of((id_,), specs) for table in tables_of(specs[below])}
