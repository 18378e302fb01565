"""What a date is in the data: the forms of ISO 8601 that engines read alike, from the year 1900 to the year 9999.

    2026-04-03
    2026-04-03 10:00          2026-04-03T10:00:00       2026-04-03 10:00:00.125
    2026-04-03T10:00:00Z      2026-04-03 10:00:00 UTC   2026-04-03T10:00:00+02:00, +0200 or +02

Engines take more, each in its own way: `26-01-12` is a day of the year 26 for one of them and the 26th of January 2012 for
another. What is not written in one of these forms is no date, whatever an engine would make of it.
"""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.tree import E, at_most, cast, number, text

_DAY = "(19|[2-9][0-9])[0-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "[ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?)?"
_HOURS, _MINUTES = "(0[0-9]|1[0-4])", "(:?[0-5][0-9])?"
_OFFSET = f"(Z| UTC|[-+]{_HOURS}{_MINUTES})"
WRITTEN = f"^{_DAY}({_CLOCK}{_OFFSET}?)?$"
"""The pattern of a date. It knows no calendar: the 30th of February fits."""
_CARRIES = f":[0-9.]+{_OFFSET}$"
_UNIVERSAL = ":[0-9.]+(Z| UTC|[-+]00(:?00)?)$"
DAY_LENGTH = len("2027-03-31")
"""How long a date is that has no hour."""


def is_date(value: E) -> E:
    """Whether a value is written as a date."""
    return _fits(value, WRITTEN)


def is_day(value: E) -> E:
    """Whether a date has no more than a year, a month and a day."""
    return at_most(exp.Length(this=exp.Trim(this=_as_text(value))), number(DAY_LENGTH))


def carries_offset(written: E, timezone: str) -> E:
    """Whether a date carries an offset that reading it as a local one would lose; one of zero loses nothing in UTC."""
    carries = _fits(written, _CARRIES)
    return exp.and_(carries, exp.Not(this=_fits(written, _UNIVERSAL))) if timezone == "UTC" else carries


def lacks_offset(written: E) -> E:
    """Whether a date is a moment, and does not say by how much it is ahead of universal time."""
    return exp.and_(exp.Not(this=is_day(written)), exp.Not(this=_fits(written, _CARRIES)))


def _fits(value: E, pattern: str) -> E:
    return exp.RegexpLike(this=_as_text(value), expression=text(pattern))


def _as_text(value: E) -> E:
    return cast(value.copy(), exp.DType.TEXT)
