"""Targets that nobody has to reach yet, by one rule for everything that a build writes."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from cxjourney.model.kinds.journey import Journey


def provisional(by: dt.date | None, journey: Journey | None, today: dt.date) -> Literal["not-due", "not-taken"] | None:
    """Why a target is provisional on the day of the build; None when it is not.

    It is until the day by which it is to be reached, and as long as nobody takes its journey: a to-be, a draft, a retired
    one. Until when the data are known plays no part: they grow old without the target being any less due.
    """
    if by is not None and by > today:
        return "not-due"
    if journey is not None and (journey.state == "to-be" or journey.status in ("draft", "retired")):
        return "not-taken"
    return None
