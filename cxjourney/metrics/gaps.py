"""What is missing before a metric can be computed, noted once each."""

from __future__ import annotations

from cxjourney.metrics.ir import Missing
from cxjourney.wording import LOCALES, Wording


class Gaps:
    """The gaps of one metric, in the order in which they were noted."""

    def __init__(self) -> None:
        self.found: list[Missing] = []

    def add(self, what: str, field: str, wording: Wording) -> None:
        """Note a gap: a stable word, the field to look at, and the sentence."""
        missing = Missing(what, field, tuple((locale, wording.in_(locale)) for locale in LOCALES))
        if missing not in self.found:
            self.found.append(missing)
