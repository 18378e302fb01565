"""A metric while it is being resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import Per, Selection
from cxjourney.metrics.selections import require, select
from cxjourney.metrics.sources import Reading
from cxjourney.model.kinds.metric import Events, Metric
from cxjourney.model.model import Model
from cxjourney.wording import say


@dataclass(frozen=True, slots=True)
class Draft:
    """A metric while it is being resolved. `reading` is what it reads of its source; a derived metric has none."""

    metric: Metric
    model: Model
    gaps: Gaps
    source: Reading | None
    surveys: tuple[str, ...]

    @property
    def reading(self) -> Reading:
        """What it reads of its source."""
        assert self.source is not None  # every type but `derived` is given one
        return self.source

    def rows(self, events: Events | None, field: str) -> Selection:
        """The rows that a field selects; all of them when it is absent."""
        return select(events, field, self.reading, self.model, self.gaps)

    def needed(self, events: Events | None, field: str) -> Selection:
        """The rows that a field selects; a gap when it is absent."""
        require(events, field, self.gaps)
        return self.rows(events, field)

    def per(self, default: Per) -> Per:
        """The thing counted; its column is read."""
        per = cast(Per, self.metric.per or default)
        if per != "event":
            self.reading.unit(per)
        return per

    @property
    def back(self) -> float | None:
        """How far before the end of the data a count looks, in seconds."""
        return self.gaps.seconds(self.metric.window, "window")

    def column(self, default: str | None = None) -> str:
        """The column that holds the number."""
        name = self.metric.value or default
        if name is None:
            self.lacks("value", "say which column holds the number", "dites quelle colonne contient le nombre")
            return "value"
        return self.reading.need(name)

    def lacks(self, field: str, en: str, fr: str) -> None:
        """Note that a field is missing."""
        wording = say("{what}: add `{field}:`", "{what} : ajoutez `{field}:`", what=say(en, fr), field=field)
        self.gaps.add("field-missing", field, wording)

    def currency(self) -> str | None:
        """The currency of a number that is money; read from the rows too when they carry it."""
        if self.metric.unit != "currency" and self.metric.type != "cost-per-exit":
            return None
        if self.reading.maps("currency"):
            self.reading.need("currency")
        return self.stated_currency()

    def stated_currency(self) -> str:
        """The currency that the metric or its cost states."""
        stated = self.metric.currency or (self.metric.cost.currency if self.metric.cost else None)
        if stated is None:
            self.lacks("currency", "say in which currency it is", "dites dans quelle monnaie il est")
        return stated or ""
