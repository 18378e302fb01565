"""Every field of the language has words of its own in a comparison, and values are said as each language does."""

from __future__ import annotations

import datetime as dt

import pytest

from cxjourney.diff.labels import label
from cxjourney.diff.spans import aim, day
from cxjourney.model.declare import KINDS, fields_of
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.node import Node
from cxjourney.model.values import Quantity, Target


def _parts(of: type[Node]) -> set[type[Node]]:
    return {one for child in of.__subclasses__() for one in (child, *_parts(child))}


def test_no_field_is_called_by_what_is_typed() -> None:
    kinds = {one for one in _parts(Node) if one.__module__.startswith("cxjourney.model.kinds")}
    assert Journey in kinds
    assert len(kinds) >= len(KINDS)
    names = {spec.name for one in kinds for spec in fields_of(one)}
    assert sorted(name for name in names if "_" in name and label((name,)).in_("en") == name) == []
    spoken = {name: label((name,)).in_("fr") for name in names}
    same = {name for name in names if spoken[name] == name and label((name,)).in_("en") == name}
    assert sorted(same - _ALIKE) == []


_ALIKE = {
    "date", "description", "effort", "justification", "message", "mission", "motivations", "personas", "persona",
    "phase", "phases", "portrait", "promise", "questions", "segment", "segments", "solutions", "source", "sponsor",
    "contact", "format", "ticket", "type", "variants", "quantiles", "verbatims", "condition", "frustrations",
    "importance", "cause",
}  # fmt: skip
"""Words that are the same in English, in French and in a file."""


@pytest.mark.parametrize(
    ("target", "english", "french"),
    [
        (Target("<=", Quantity(3, "days")), "<= 3 days", "<= 3 jours"),
        (Target("<=", Quantity(1, "hour")), "<= 1 hour", "<= 1 heure"),
        (Target(">=", Quantity(0.385, "%")), ">= 38.5 %", ">= 38,5 %"),
        (Target("<", Quantity(12.5, "EUR")), "< 12.5 EUR", "< 12,5 EUR"),
        (Target(">=", Quantity(5.5)), ">= 5.5", ">= 5,5"),
    ],
)
def test_targets_in_both_languages(target: Target, english: str, french: str) -> None:
    assert (aim(target).in_("en"), aim(target).in_("fr")) == (english, french)


def test_days_in_both_languages() -> None:
    assert day(dt.date(2026, 3, 1)).in_("fr") == "1er mars 2026"
    assert (day(dt.date(2026, 8, 12)).in_("en"), day(dt.date(2026, 8, 12)).in_("fr")) == ("2026-08-12", "12 août 2026")
