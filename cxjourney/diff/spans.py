"""Durations, days and amounts in words: `2 minutes` for what is written `PT2M`, « 3 jours » for `3 days`."""

from __future__ import annotations

import datetime as dt
import re

from cxjourney.model.values import Duration, Quantity, Target
from cxjourney.wording import Wording, counted, say

_PARTS = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
_DATE = {
    "Y": (say("{n} year", "{n} an"), say("{n} years", "{n} ans")),
    "M": (say("{n} month", "{n} mois"), say("{n} months", "{n} mois")),
    "W": (say("{n} week", "{n} semaine"), say("{n} weeks", "{n} semaines")),
    "D": (say("{n} day", "{n} jour"), say("{n} days", "{n} jours")),
}
_TIME = {
    "H": (say("{n} hour", "{n} heure"), say("{n} hours", "{n} heures")),
    "M": (say("{n} minute", "{n} minute"), say("{n} minutes", "{n} minutes")),
    "S": (say("{n} second", "{n} seconde"), say("{n} seconds", "{n} secondes")),
}


def span(duration: Duration) -> Wording:
    """A duration as people say it; parts of a unit keep their point."""
    date, _, time = duration.iso.removeprefix("P").partition("T")
    found = [(number, _DATE[unit]) for number, unit in _PARTS.findall(date) if unit in _DATE]
    found += [(number, _TIME[unit]) for number, unit in _PARTS.findall(time) if unit in _TIME]
    holes = {f"p{at}": _counted(number, *forms) for at, (number, forms) in enumerate(found)}
    template = " ".join(f"{{{hole}}}" for hole in holes)
    return Wording(template, template, holes) if holes else say("{iso}", "{iso}", iso=duration.iso)


def _counted(number: str, one: Wording, many: Wording) -> Wording:
    if "." in number:
        return Wording(many.en, many.fr, {"n": number})
    return counted(int(number), one, many)


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_UNITS = {
    "second": "seconde",
    "seconds": "secondes",
    "minute": "minute",
    "minutes": "minutes",
    "hour": "heure",
    "hours": "heures",
    "day": "jour",
    "days": "jours",
    "week": "semaine",
    "weeks": "semaines",
    "month": "mois",
    "months": "mois",
    "year": "an",
    "years": "ans",
}
"""The units of time that people write in English in a file; any other unit is a word of the author's."""


def day(of: dt.date) -> Wording:
    """A day: `2027-03-01`, « 1er mars 2027 »."""
    first = "1er" if of.day == 1 else str(of.day)
    return say(
        "{iso}", "{day} {month} {year}", iso=of.isoformat(), day=first, month=_MONTHS[of.month - 1], year=of.year
    )


def amount(of: Quantity) -> Wording:
    """A number with its unit: `2.5 days`, « 2,5 jours »."""
    number, _, unit = str(of).partition(" ")
    said = f"{number.replace('.', ',')} {_UNITS.get(unit, unit)}"
    return say("{en}", "{fr}", en=str(of), fr=said.rstrip())


def aim(of: Target) -> Wording:
    """What a KPI should reach: `<= 3 days`, « <= 3 jours »."""
    return say("{sign} {amount}", "{sign} {amount}", sign=of.operator, amount=amount(of.quantity))
