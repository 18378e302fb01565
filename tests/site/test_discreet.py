"""What everyone may read of results: from no number on a public site does one learn what a few people did."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.site.backend import render
from cxjourney.backends.site.discreet import FEW, apart, coarse, discreet, many, split_of
from cxjourney.backends.site.pages.optional import resolved
from cxjourney.metrics.history import Run
from cxjourney.metrics.results import Number, Part, Results, StageResult
from tests.site import overlaid
from tests.site.test_measured import row, text


def number(value: float, n: int, **parts: float) -> Number:
    return Number(value, n, value, value, "wilson", None, tuple(Part(k, v) for k, v in parts.items()), "hash")


def kept(change: Any) -> Results:
    """The last run as everyone may read it, after a change."""
    return discreet(overlaid.changed(change), resolved(overlaid.job()))[-1].results


def with_number(id_: str, found: Number, raw: Number | None = None, type_: str | None = None) -> Any:
    def change(results: Results) -> Results:
        metrics = tuple(
            replace(one, cleaned=found, raw=raw or found, type=type_ or one.type) if one.id == id_ else one
            for one in results.metrics
        )
        return replace(results, metrics=metrics)

    return change


def shown(results: Results, id_: str) -> tuple[float | None, float | None]:
    one = next(one for one in results.metrics if one.id == id_)
    return one.cleaned.value, one.raw.value


@pytest.mark.parametrize(("part", "whole", "fine"), [(0, 40, True), (40, 40, True), (1, 40, False), (24, 40, False), (32, 40, False), (30, 60, True), (31, 60, False), (0, 0, True), (0, 29, False)])  # fmt: skip
def test_a_share_is_told_when_neither_side_is_a_few_people(part: int, whole: int, fine: bool) -> None:
    assert apart(part, whole) is fine


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_no_difference_of_two_counts_in_steps_is_a_few_people(one: int, other: int) -> None:
    if one >= FEW and other >= FEW:
        assert many(coarse(one) - coarse(other))
        assert one - FEW < coarse(one) <= one
    assert (coarse(one) == 0) is (one == 0)


@pytest.mark.parametrize(
    ("found", "split"),
    [
        (number(0.6, 40, level_1=40, level_2=32, level_3=24), (24, 40)),
        (number(0.6, 40, level_1=40, level_2=30, level_10=24), (24, 40)),
        (number(0.4, 40, level_1=40, level_2=24, numerator=16), (16, 40)),
        (number(0.5, 10, numerator=5, denominator=12), (5, 12)),
        (number(0.7, 10, satisfied=7), (7, 10)),
        (number(0.7, 10, returned=7), (7, 10)),
        (number(0.7, 10, solved=7), (7, 10)),
        (number(12.0, 10, total=120, sd=1), None),
    ],
)
def test_of_what_a_number_is_the_share(found: Number, split: tuple[int, int] | None) -> None:
    assert split_of(found) == split


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (number(0.6, 40, level_1=40, level_2=24), None),
        (number(0.75, 32, level_1=32, level_2=24), None),
        (number(0.8, 400, level_1=400, level_2=320), 0.8),
        (number(1.0, 40, level_1=40, level_2=40), 1.0),
        (number(0.975, 400, level_1=400, level_2=390), None),
        (number(7.5, 29), None),
        (number(7.5, 30), 7.5),
    ],
)
def test_a_number_of_a_few_people_or_about_a_few_is_taken_out(found: Number, value: float | None) -> None:
    assert shown(kept(with_number("looked-on", found)), "looked-on")[0] == value


def test_of_two_shares_of_the_same_people_that_differ_by_a_few_the_first_one_stays() -> None:
    def both(results: Results) -> Results:
        later = with_number("orders-done", number(0.5, 400, level_1=400, level_2=200))(results)
        return with_number("looked-on", number(0.525, 400, level_1=400, level_2=210))(later)  # type: ignore[no-any-return]

    results = kept(both)
    first, second = (one.id for one in results.metrics if one.id in ("looked-on", "orders-done"))
    assert shown(results, first)[0] is not None
    assert shown(results, second)[0] is None


def test_a_drop_off_says_as_much_as_those_who_get_through() -> None:
    def both(results: Results) -> Results:
        later = with_number("orders-done", number(0.475, 400, level_1=400, numerator=190), type_="drop-off")(results)
        return with_number("looked-on", number(0.5, 400, level_1=400, level_2=200))(later)  # type: ignore[no-any-return]

    assert None in (shown(kept(both), "orders-done")[0], shown(kept(both), "looked-on")[0])


def test_what_cleaning_changed_is_told_only_where_it_is_no_matter_of_a_few() -> None:
    cleaned = number(0.5, 400, level_1=400, level_2=200)
    near = number(0.49, 410, level_1=410, level_2=201)
    assert shown(kept(with_number("looked-on", cleaned, near)), "looked-on") == (0.5, None)
    far = number(0.6, 500, level_1=500, level_2=300)
    assert shown(kept(with_number("looked-on", cleaned, far)), "looked-on") == (0.5, 0.6)


def test_how_many_answered_is_told_like_any_share() -> None:
    few = number(25.0, 40, invited=50, answered=40, response_rate=0.8)
    enough = number(25.0, 40, invited=80, answered=40, response_rate=0.5)
    for found, names in ((few, set()), (enough, {"invited", "answered", "response_rate"})):
        one = next(one for one in kept(with_number("liked", found)).metrics if one.id == "liked")
        assert (one.cleaned.value, {part.name for part in one.cleaned.parts}) == (25.0, names)


def test_what_is_made_of_a_number_that_is_not_told_is_not_told_either() -> None:
    catalog = overlaid.CATALOG + '      - {id: twice, name: Twice, type: derived, formula: "{looked-on} * 2"}\n'
    specs = resolved(overlaid.job(overlaid.other({"catalog.yaml": catalog})))

    def made(value: Number, *, apart: bool = False) -> float | None:
        """What is shown of twice a number, which stands in the same run or in one before."""

        def change(results: Results) -> Results:
            one = next(one for one in results.metrics if one.id == "looked-on")
            twice = replace(one, id="twice", type="derived", cleaned=number(1.2, 400), raw=number(1.2, 400))
            return replace(with_number("looked-on", value)(results), metrics=(replace(one, cleaned=value, raw=value), twice))  # fmt: skip

        *_, last = overlaid.changed(change)
        first, second = last.results.metrics
        together = (last,)
        before, after = (
            Run(name, replace(last.results, metrics=(one,))) for name, one in (("a", first), ("b", second))
        )
        return shown(discreet((before, after) if apart else together, specs)[-1].results, "twice")[0]

    few, many_ = number(0.6, 40, level_1=40, level_2=24), number(0.6, 400, level_1=400, level_2=240)
    assert (made(many_), made(few)) == (1.2, None)
    assert (made(many_, apart=True), made(few, apart=True)) == (1.2, None)


def stage(name: str, entrants: int, exits: int, onward: int, began: int, cost: float | None = None) -> StageResult:
    share = exits / entrants if entrants else None
    return StageResult(
        f"journey:order/{name}", (("en", name),), entrants, exits, share, share, share,
        entrants / exits if exits else None, began / onward if onward else None, cost, "EUR" if cost else None,
        cost / exits if cost and exits else None, cost / exits if cost and exits else None,
        cost_exits=exits if cost else None,
    )  # fmt: skip


def funnel(*stages: StageResult, units: int, follow: int, deviate: int, **fields: Any) -> Any:
    def change(results: Results) -> Results:
        (told,) = results.journeys
        share = follow / (follow + deviate)
        made = replace(told, units=units, follow=follow, deviate=deviate, under_way=0, recent=0, share=share, low=share, high=share, stages=stages, **fields)  # fmt: skip
        return replace(results, metrics=(), kpis=(), journeys=(made,))

    return change


def test_from_stage_to_stage_no_share_tells_of_a_few() -> None:
    stages = (stage("look", 40, 32, 32, 40), stage("pay", 32, 24, 24, 40), stage("get", 24, 24, 24, 40))
    (told,) = kept(funnel(*stages, units=40, follow=21, deviate=19)).journeys
    assert (told.share, told.low, told.gains) == (None, None, ())
    assert [(one.conversion, one.ratio, one.cumulative_ratio) for one in told.stages] == [(None, None, None)] * 3


def test_stages_told_one_below_the_other_do_not_give_a_few_away() -> None:
    stages = (stage("look", 200, 160, 160, 200, 800.0), stage("pay", 160, 150, 150, 200, 750.0))
    (told,) = kept(funnel(*stages, units=200, follow=150, deviate=50)).journeys
    first, second = told.stages
    assert (first.conversion, first.cumulative_ratio, first.cost_per_exit) == (None, None, 5.0)
    assert (second.conversion, second.cumulative_ratio, second.cost_per_exit) == (None, 200 / 150, None)
    assert told.share == 0.75


def test_paths_are_told_as_long_as_the_others_are_many() -> None:
    def paths(*counts: tuple[int, bool]) -> list[int]:
        def change(results: Results) -> Results:
            (told,) = results.journeys
            follow = sum(count for count, follows in counts if follows)
            deviate = sum(count for count, follows in counts if not follows)
            top = tuple(replace(told.top[0], count=count, follows=follows, under_way=0) for count, follows in counts)
            made = replace(told, top=top, follow=follow, deviate=deviate, under_way=0, stages=())
            return replace(results, metrics=(), kpis=(), journeys=(made,))

        return [one.count for one in kept(change).journeys[0].top]

    assert paths((60, True), (40, False)) == [60, 40]
    assert paths((60, True), (35, False), (5, False)) == [60]
    assert paths((60, True), (50, False), (25, True)) == [50]
    assert paths((20, True), (15, False)) == []


def counts(html: str) -> list[int]:
    """How many people enter a stage and go on, and all counts of touchpoints."""
    funnel, points = re.findall(r'<table class="t wide.*?</table>', html, re.DOTALL)
    cells = [cell for each in re.findall(r"<tr>.*?</tr>", funnel, re.DOTALL)[1:] for cell in _NUMBERS.findall(each)[:2]]
    cells += [cell for each in re.findall(r"<tr>.*?</tr>", points, re.DOTALL)[1:] for cell in _NUMBERS.findall(each)]
    return [int(found[0]) for cell in cells if (found := re.findall(r"\d+", text(cell)))]


_NUMBERS = re.compile(r'<td class="num">(.*?)</td>', re.DOTALL)


def test_a_public_page_counts_in_steps_whatever_it_counts() -> None:
    public = overlaid.page(overlaid.job(everyone=True), "measured/order.html")
    inside = overlaid.page(overlaid.job(), "measured/order.html")
    assert len(counts(public)) > 10
    assert not any(number % FEW for number in counts(public))
    assert any(number % FEW for number in counts(inside))
    assert "People are counted in steps of 30" in text(public)
    assert "People are counted in steps of 30" not in text(inside)


def test_the_data_are_counted_in_steps_too() -> None:
    def small(results: Results) -> Results:
        return replace(results, sources=tuple(replace(one, rows=412, kept=403, unidentified=0.01) for one in results.sources))  # fmt: skip

    told = row(overlaid.page(overlaid.job(made=overlaid.changed(small), everyone=True), "measured/index.html"), "Log")
    assert "≥ 390 ≥ 390" in told
    assert "1%" not in told
    assert "412 403" in row(overlaid.page(overlaid.job(made=overlaid.changed(small)), "measured/index.html"), "Log")


def bars(change: Any) -> list[str]:
    """The bars of the funnel on a public page."""
    html = overlaid.page(overlaid.job(made=overlaid.changed(change), everyone=True), "measured/order.html")
    return re.findall(r'<td class="bars-cell">(.*?)</td>', html, re.DOTALL)


def test_a_bar_of_a_public_page_can_be_measured_and_says_no_more_than_the_numbers() -> None:
    def drawn(*stages: StageResult) -> list[str]:
        return bars(funnel(*stages, units=400, follow=200, deviate=200))

    exact = drawn(stage("look", 400, 300, 300, 400), stage("pay", 300, 200, 200, 400))
    near = drawn(stage("look", 404, 304, 304, 404), stage("pay", 304, 201, 201, 404))
    assert all("<rect" in each for each in exact)
    assert exact == near
    assert drawn(stage("look", 400, 300, 300, 400), stage("pay", 300, 280, 280, 400))[1] == ""


def test_a_share_that_is_not_told_says_why() -> None:
    found = number(0.6, 40, level_1=40, level_2=24)
    job = overlaid.job(made=overlaid.changed(with_number("looked-on", found)), everyone=True)
    told = row(overlaid.page(job, "measured/order.html"), "Looked on")
    assert "not shown: it would tell of fewer than 30 people" in told
    assert "60%" not in told
    assert "n ≥ 30" in told
    assert "non montré : il parlerait de moins de 30 personnes" in text(
        overlaid.page(job, "metrics/looked-on.html", "fr")
    )


def test_inside_nothing_is_taken_out() -> None:
    made = {one.path: one.content for one in render(overlaid.job()).artifacts}
    assert b"it would tell of fewer" not in made["measured/order.html"]
