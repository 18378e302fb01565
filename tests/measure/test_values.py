"""The value of each type of metric, from files to results, against a few lines of plain Python each."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measure.support import ANSWERS, FOUND, SOURCE, Small, at

Row = dict[str, Any]
WINDOW, AS_OF = 10, 40
METRICS: dict[str, str] = {
    "count-rows": "type: count, per: event, count: {event: A}",
    "count-people": "type: count, per: user, count: {event: A}",
    "ratio": "type: ratio, per: event, numerator: {event: B}, denominator: {event: A}",
    "sum": "type: sum, count: {event: A}, value: amount, unit: number",
    "average": "type: average, per: event, count: {event: A}, value: amount",
    "funnel": "type: funnel, per: user, steps: [{event: A}, {event: B}, {event: C}], window: PT10S",
    "conversion": "type: conversion, per: user, steps: [{event: A}, {event: B}], window: PT10S",
    "drop-off": "type: drop-off, per: user, steps: [{event: A}, {event: B}], window: PT10S",
    "entry-exit": "type: entry-exit-ratio, per: user, steps: [{event: A}, {event: B}], window: PT10S",
    "cost-per-entry": "type: cost-per-exit, per: user, steps: [{event: A}, {event: B}], window: PT10S, cost: {amount: 7, currency: EUR}",
    "cost-per-exit": "type: cost-per-exit, per: user, end: {event: B}, costs: spending, currency: EUR",
    "duration": "type: duration, per: user, start: {event: A}, end: {event: B}, unit: minutes",
    "retention": "type: retention, per: user, start: {event: A}, end: {event: B}, window: PT10S",
    "first-contact": "type: first-contact-resolution, count: {event: A}, window: PT10S",
    "nps": "type: nps, source: answers, count: {where: question = 'nps'}, value: score",
    "csat": "type: csat, source: answers, count: {where: question = 'csat'}, value: score, scale: {low: 1, high: 5}",
    "ces": "type: ces, as: mean, source: answers, count: {where: question = 'ces'}, value: score, scale: {low: 1, high: 7}",
    "ces-share": "type: ces, as: top-3-box, source: answers, count: {where: question = 'ces'}, value: score, scale: {low: 1, high: 7}",
    "derived": 'type: derived, formula: "{count-rows} / {sum} + 1"',
}
SPENDING = """
    kind: source
    id: spending
    name: Spending
    type: costs
    format: csv
    location: data/spending.csv
    mapping: {period: month, amount: amount}
    timezone: UTC
"""


@cache
def small() -> Small:
    files = {
        "s.yaml": SOURCE.replace("case_id: file", "case_id: file, amount: amount"),
        "a.yaml": ANSWERS,
        "c.yaml": SPENDING,
    }
    for name, body in METRICS.items():
        source = "" if "source:" in body or "derived" in body else ", source: log"
        fields = f"{{kind: metric, id: {name}, name: {name}, {body}{source}}}"
        files[f"m-{name}.yaml"] = f"metrics: [{fields}]".replace("kind: metric, ", "")
    return Small({name: text if "kind:" in text[:20] else f"kind: catalog\n{text}" for name, text in files.items()})


def starts(rows: Sequence[Row], who: str) -> list[Row]:
    return [row for row in rows if row["who"] == who and row["what"] == "A" and row["second"] + WINDOW <= AS_OF]


def reaches(rows: Sequence[Row], who: str, names: str) -> int:
    """How far the person comes from the best of the starts, in the order of the rows."""
    mine = [row for row in rows if row["who"] == who]
    best = 0
    for start in starts(rows, who):
        here, depth = mine.index(start), 1
        for place in range(here + 1, len(mine)):
            in_time = mine[place]["second"] <= start["second"] + WINDOW
            if depth < len(names) and in_time and mine[place]["what"] == names[depth]:
                depth += 1
        best = max(best, depth)
    return best


def expected(rows: Sequence[Row], answers: Sequence[Row], costs: Sequence[float]) -> dict[str, float | None]:
    rows = sorted(rows, key=lambda row: (row["second"], row["id"]))
    of = {name: [row for row in rows if row["what"] == name] for name in "ABC"}
    people = sorted({row["who"] for row in rows})
    begun = [who for who in people if starts(rows, who)]
    third = [who for who in begun if reaches(rows, who, "ABC") == 3]
    second = [who for who in begun if reaches(rows, who, "AB") == 2]
    amounts = [row["amount"] for row in of["A"]]
    score = {name: [a["score"] for a in answers if a["question"] == name] for name in ("nps", "csat", "ces")}
    promoters, detractors = (sum(map(test, score["nps"])) for test in (lambda s: s >= 9, lambda s: s <= 6))
    buyers = {row["who"] for row in of["B"]}
    contacts = [row for row in of["A"] if row["second"] + WINDOW <= AS_OF]

    def lasts(who: str) -> list[float]:
        mine = [row for row in rows if row["who"] == who]
        for place, row in enumerate(mine):
            before = [other for other in mine[:place] if other["what"] == "A"]
            if row["what"] == "B" and before:
                return [(row["second"] - before[-1]["second"]) / 60]
        return []

    def there(who: str) -> bool | None:
        mine = [row for row in rows if row["who"] == who]
        joined = next((place for place, row in enumerate(mine) if row["what"] == "A"), None)
        if joined is None or mine[joined]["second"] + WINDOW > AS_OF:
            return None
        limit = mine[joined]["second"] + WINDOW
        return any(row["what"] == "B" and row["second"] <= limit for row in mine[joined + 1 :])

    def alone(row: Row) -> bool:
        same = [other for other in of["A"] if other["who"] == row["who"]]
        later = same[same.index(row) + 1 :]
        return not any(other["second"] <= row["second"] + WINDOW for other in later)

    times = sorted(time for who in people for time in lasts(who))
    cohort = [found for who in people if (found := there(who)) is not None]
    rows_in_a = len(of["A"])
    total = sum(amounts)
    return {
        "count-rows": rows_in_a,
        "count-people": len({row["who"] for row in of["A"]}),
        "ratio": part(len(of["B"]), rows_in_a),
        "sum": total,
        "average": part(sum(amounts), len(amounts)),
        "funnel": part(len(third), len(begun)),
        "conversion": part(len(second), len(begun)),
        "drop-off": part(len(begun) - len(second), len(begun)),
        "entry-exit": part(len(begun), len(second)),
        "cost-per-entry": part(7 * len(begun), len(second)),
        "cost-per-exit": part(sum(costs), len(buyers)) if costs else None,
        "duration": middle(times),
        "retention": part(sum(cohort), len(cohort)),
        "first-contact": part(sum(map(alone, contacts)), len(contacts)),
        "nps": part(100 * (promoters - detractors), len(score["nps"])),
        "csat": part(sum(s >= 4 for s in score["csat"]), len(score["csat"])),
        "ces": part(sum(score["ces"]), len(score["ces"])),
        "ces-share": part(sum(s >= 5 for s in score["ces"]), len(score["ces"])),
        "derived": rows_in_a / total + 1 if total else None,
    }


def part(above: float, below: float) -> float | None:
    return above / below if below else None


def middle(values: Sequence[float]) -> float | None:
    if not values:
        return None
    half = (len(values) - 1) / 2
    return (values[math.floor(half)] + values[math.ceil(half)]) / 2


LOG = st.lists(
    st.fixed_dictionaries(
        {
            "who": st.sampled_from("uvw"),
            "what": st.sampled_from("ABCX"),
            "second": st.integers(0, AS_OF),
            "amount": st.integers(0, 9),
        }
    ),
    max_size=20,
)
SCORES: dict[str, Callable[[], st.SearchStrategy[int]]] = {
    "nps": lambda: st.integers(0, 10),
    "csat": lambda: st.integers(1, 5),
    "ces": lambda: st.integers(1, 7),
}
VOICES = st.lists(
    st.one_of([st.builds(lambda s, q=name: {"question": q, "score": s}, made()) for name, made in SCORES.items()]),
    max_size=12,
)


@pytest.mark.slow
@settings(max_examples=60, phases=FOUND)
@given(log=LOG, voices=VOICES, costs=st.lists(st.integers(1, 50), max_size=3))
def test_each_type_gives_the_number_that_its_definition_says(
    log: list[Row], voices: list[Row], costs: list[float]
) -> None:
    rows = [{**row, "id": f"{place:03d}", "at": at(row["second"])} for place, row in enumerate(log)]
    answers = [{**voice, "id": f"{place:03d}", "who": "u", "at": at(0)} for place, voice in enumerate(voices)]
    spent = [{"month": at(0), "amount": amount} for amount in costs]
    outcome = small().measured(
        {
            "log": [{k: v for k, v in row.items() if k != "second"} for row in rows],
            "answers": answers,
            "spending": spent,
        },
        as_of=at(AS_OF),
        columns={"answers": ("id", "who", "at", "score", "question"), "spending": ("month", "amount")},
    )
    empty = [name for name, found in (("answers", answers), ("log", log), ("spending", costs)) if not found]
    assert sorted((told.code, told.ref) for told in outcome.diagnostics) == [
        ("M040", f"source:{name}") for name in empty
    ]
    assert all(metric.cleaned.sql_hash for metric in outcome.results.metrics)
    wanted = expected(rows, answers, costs)
    for metric in outcome.results.metrics:
        found = metric.cleaned.value
        assert metric.cleaned is metric.raw  # nothing is done to these sources
        assert (found is None) == (metric.cleaned.undefined is not None), metric.id
        if wanted[metric.id] is None:
            assert found is None, metric.id
        else:
            assert found is not None, metric.id
            assert math.isclose(found, wanted[metric.id] or 0, rel_tol=1e-9, abs_tol=1e-12), metric.id
            if metric.cleaned.interval != "none":
                for low, high in ((metric.cleaned.low, found), (found, metric.cleaned.high)):
                    assert low is None or high is None or low <= high + 1e-12, metric.id
