"""Durations in words: `2 minutes` for what is written `PT2M`."""

from __future__ import annotations

import re

from cxjourney.model.values import Duration
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
