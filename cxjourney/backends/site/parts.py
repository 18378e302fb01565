"""What a number is made of: the columns that stand beside it in the results, as people call them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.backends.site.amounts import amount
from cxjourney.metrics.results import MetricResult

if TYPE_CHECKING:
    from cxjourney.backends.site.edition import Edition

_LEVEL = re.compile(r"level_(\d+)")
_INPUT = "value_of_"
_UNITS = (("days", 86_400.0), ("hours", 3_600.0), ("minutes", 60.0))


def parts_of(edition: Edition, found: MetricResult) -> Iterator[tuple[str, str]]:
    """Each part of a number with its name; those that say nothing are left out."""
    for part in found.cleaned.parts:
        if part.value is not None and (part.value or part.name not in _RARE):
            yield _name(edition, part.name), _value(edition, found, part.name, part.value)


_RARE = ("immature", "out_of_scale", "open", "unreadable")
"""Parts that are told only when there are some."""


def _name(edition: Edition, name: str) -> str:
    t = edition.t
    if name.startswith(_INPUT):
        return _input(edition, name.removeprefix(_INPUT))
    if level := _LEVEL.fullmatch(name):
        return t("Reached step %(number)s", number=level[1])
    known = {
        "immature": t("Began too late to be counted"),
        "p50_seconds": t("Half of them within"),
        "p90_seconds": t("Nine in ten within"),
        "open": t("Still open"),
        "promoters": t("Promoters"),
        "detractors": t("Detractors"),
        "satisfied": t("Among the best answers"),
        "sd": t("Standard deviation"),
        "out_of_scale": t("Answers outside the scale"),
        "unreadable": t("Cells that hold no number"),
        "total": t("Sum"),
        "invited": t("Invited"),
        "answered": t("Answered"),
        "cost": t("Cost"),
        "numerator": t("Numerator"),
        "denominator": t("Denominator"),
        "in_both": t("In both"),
        "returned": t("Came back"),
        "solved": t("Solved"),
        "exits": t("Go on"),
    }
    return known.get(name) or edition.label(name)


def _input(edition: Edition, name: str) -> str:
    """The metric that a derived one is made of; columns write `-` as `_`."""
    from cxjourney.model.kinds.metric import Metric

    found = (metric for metric in edition.model.all(Metric) if metric.id.replace("-", "_") == name)
    return next((edition.words(metric.name).text for metric in found), name)


def _value(edition: Edition, found: MetricResult, name: str, value: float) -> str:
    if name.endswith("_seconds"):
        unit, seconds = next((pair for pair in _UNITS if value >= pair[1]), _UNITS[-1])
        return amount(edition.speech, value / seconds, unit, None)
    if name == "response_rate":
        return edition.speech.percent(round(value, 3))
    if name == "cost" and found.currency:
        return amount(edition.speech, value, "currency", found.currency)
    return edition.speech.number(value, 2)
