"""Numbers as people read them in a terminal."""

from __future__ import annotations

from cxjourney.wording import say

UNITS = {
    "minutes": say("min", "min"),
    "hours": say("h", "h"),
    "days": say("days", "jours"),
}
"""Units of time, as words."""


def amount(number: float, unit: str | None, currency: str | None, locale: str, *, bare: bool = False) -> str:
    """A number in its unit: `41.3 %` and `41,3 %`. A `bare` one leaves the unit out."""
    space = "\u00a0" if locale == "fr" else " "
    if unit == "percent":
        shown = _decimal(number * 100, 1, locale)
        return shown if bare else f"{shown}{space}%"
    digits = 0 if unit == "count" else 1 if unit in ("score", *UNITS) else 2
    shown = _decimal(number, digits, locale)
    after = UNITS[unit].in_(locale) if unit in UNITS else currency or ""
    return shown if bare or not after else f"{shown}{space}{after}"


def count(number: int, locale: str) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,}".replace(",", "\u202f" if locale == "fr" else ",")


def _decimal(number: float, digits: int, locale: str) -> str:
    shown = f"{number:,.{digits}f}"
    return shown.replace(",", "\u202f").replace(".", ",") if locale == "fr" else shown
