"""Measured numbers as a language writes them: in the unit of their metric, with no more digits than they are worth."""

from __future__ import annotations

from cxjourney.backends.site.speech import Speech
from cxjourney.metrics.results import Number

_TIMES = ("minutes", "hours", "days")
_LARGE = 1_000
"""From this amount on, cents are left out."""


def amount(speech: Speech, value: float, unit: str | None, currency: str | None) -> str:
    """A number in its unit: `73.9 %`, `8.1 days`, `331.60 €`."""
    if unit == "percent":
        return speech.percent(round(value, 3))
    if unit == "currency" and currency:
        return speech.money(round(value, 0 if abs(value) >= _LARGE else 2), currency)
    if unit in _TIMES:
        return f"{speech.number(round(value, 1), 1)}\u00a0{speech.t(unit)}"
    return speech.number(round(value, 2), 0 if unit == "count" else 1 if unit == "score" else 2)


def span(speech: Speech, number: Number, unit: str | None, currency: str | None) -> str:
    """The interval of a number: `70.2 % – 77.3 %`; empty when it has none. A bound that there is not is `∞`."""
    return " – ".join(bounds(speech, number, unit, currency))


def bounds(speech: Speech, number: Number, unit: str | None, currency: str | None) -> tuple[str, ...]:
    """The two bounds of a number as they are written; none when it has no interval."""
    if number.interval == "none" or (number.low is None and number.high is None):
        return ()
    return tuple("∞" if bound is None else amount(speech, bound, unit, currency) for bound in (number.low, number.high))


def signed(speech: Speech, value: float) -> str:
    """A feeling on the scale of the map, with one decimal: `+1.2`, `−0.8`."""
    return speech.signed(value, 1)
