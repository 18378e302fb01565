"""A query as a template: slots where the dates of a run and the tables are filled in later by another tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect

_SLOT = "cxj_slot"


class Templated:
    """The hooks of an engine, but for what is filled in later. `sources` names the tables by format and location."""

    def __init__(self, engine: Dialect, sources: Mapping[tuple[str, str], str]) -> None:
        self._engine = engine
        self._sources = sources
        self.slots: dict[str, tuple[str, str]] = {}
        """What each slot is for: `("date", "as_of")`, `("rows", source)`."""
        self.mark = _SLOT

    def parameter(self, name: str) -> exp.Expr:
        """A slot for a date of the run."""
        return exp.var(self._slot("date", name))

    def rows_of(self, format: str, location: str) -> exp.Expr:
        """A slot for a table."""
        return exp.Table(this=exp.var(self._slot("rows", self._sources[format, location])))

    def _slot(self, kind: str, name: str) -> str:
        for slot, meant in self.slots.items():
            if meant == (kind, name):
                return slot
        slot = f"{self.mark}_{len(self.slots)}_"
        self.slots[slot] = (kind, name)
        return slot

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def templated(engine: Dialect, sources: Mapping[tuple[str, str], str], hostile: str) -> tuple[Templated, Dialect]:
    """The hooks twice: to read the slots from, and to write queries with. No slot occurs in the `hostile` texts."""
    made = Templated(engine, sources)
    while made.mark in hostile:
        made.mark += "_"
    return made, cast(Dialect, made)


def filled(query: str, made: Templated, escape: Callable[[str], str], fill: Callable[[str, str], str]) -> str:
    """The text with its slots filled; all that is not a slot goes through `escape` first."""
    text = escape(query)
    # The longest first, though none begins another: a slot ends with its own sign.
    for slot in sorted(made.slots, key=len, reverse=True):
        text = text.replace(slot, fill(*made.slots[slot]))
    return text
