"""Lengths of time as people write them beside a target, and by what they are multiplied to stand beside a value."""

from __future__ import annotations

DURATIONS = {"minutes": 60.0, "hours": 3_600.0, "days": 86_400.0}
"""The units in which a duration is given, in seconds."""
_TIMES = {
    **dict.fromkeys(("s", "sec", "second", "seconds", "seconde", "secondes"), 1.0),
    **dict.fromkeys(("min", "mn", "minute", "minutes"), 60.0),
    **dict.fromkeys(("h", "hour", "hours", "heure", "heures"), 3_600.0),
    **dict.fromkeys(("d", "j", "day", "days", "jour", "jours"), 86_400.0),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), 604_800.0),
    **dict.fromkeys(("month", "months", "mois"), 2_592_000.0),
}


def scale(unit: str | None, written: str) -> float:
    """By what a target is multiplied to stand beside a value: lengths of time may be in other units."""
    spoken = _TIMES.get(written.lower())
    return spoken / DURATIONS[unit] if spoken is not None and unit in DURATIONS else 1.0
