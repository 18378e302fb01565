"""Small drawings of numbers: nothing is drawn where it is not, and nothing leaves its box."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.site.answers import Answer, marks
from cxjourney.backends.site.charts import LONG, WIDE, Aim, Mark, bar, interval, side_of, trend

REAL = st.floats(-1e6, 1e6)


def numbers(svg: str, name: str) -> list[float]:
    return [float(found) for found in re.findall(rf' {name}="(-?[\d.e+]+)"', svg)]


@given(REAL, REAL, REAL, REAL, st.booleans())
def test_everything_stays_inside_the_box(value: float, one: float, other: float, aim: float, mirrored: bool) -> None:
    low, high = sorted((one, other))
    svg = interval(Mark(value, low, high), Aim(aim, "up"), "met", mirrored)
    for x, width in zip(numbers(svg, "x"), numbers(svg, "width")[1:], strict=True):
        assert x >= -1e-6
        assert x + width <= WIDE + 0.02
    assert all(0 <= x <= WIDE for x in numbers(svg, "cx"))


@pytest.mark.parametrize(("mirrored", "order"), [(False, 1), (True, -1)])
def test_the_side_on_which_a_target_is_met_is_shaded(mirrored: bool, order: int) -> None:
    up, down = (interval(Mark(5, 4, 6), Aim(5, side), "met", mirrored) for side in ("up", "down"))
    starts = [numbers(svg, "x")[0] for svg in (up, down)]
    assert (starts[0] > starts[1]) is (order == 1)
    assert 'class="zone"' not in interval(Mark(5, 4, 6), Aim(5, "at"), "met")
    assert [side_of(sign) for sign in (">=", ">", "<=", "<", "=")] == ["up", "up", "down", "down", "at"]


def test_a_bound_that_does_not_exist_runs_to_the_edge() -> None:
    open_, closed = (interval(Mark(2, 1, high), None, "") for high in (None, 3))
    assert (
        numbers(open_, "x")[0] + numbers(open_, "width")[1]
        > numbers(closed, "x")[0] + numbers(closed, "width")[1] - 0.01
    )
    assert numbers(open_, "x")[0] + numbers(open_, "width")[1] == pytest.approx(WIDE - 4)


def test_one_point_is_no_trend() -> None:
    assert trend([Mark(1)], None, "says") == ""


def test_a_line_breaks_where_the_metric_changed_its_meaning() -> None:
    joined = trend([Mark(1, joined=False), Mark(2), Mark(3)], None, "says")
    broken = trend([Mark(1, joined=False), Mark(2), Mark(3, joined=False)], None, "says")
    (one,), (other,) = (re.findall(r'class="run" d="([^"]+)"', svg) for svg in (joined, broken))
    assert one.count("M") == 1
    assert other.count("M") == 2
    assert other.endswith("h.01")


def test_higher_values_stand_higher_and_time_runs_with_the_writing() -> None:
    for mirrored in (False, True):
        (path,) = re.findall(r'class="run" d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)"', trend([Mark(1), Mark(9)], None, "s", mirrored))  # fmt: skip
        x0, y0, x1, y1 = map(float, path)
        assert y1 < y0
        assert (x1 > x0) is not mirrored
        assert max(x0, x1) <= LONG


def test_what_a_trend_says_is_escaped() -> None:
    assert "&lt;b&gt; &quot;" in trend([Mark(1), Mark(2)], None, '<b> "')


def test_a_bar_adds_up_and_turns_round() -> None:
    plain, turned = (bar((("a", 0.25), ("b", 0.5)), mirrored=mirrored) for mirrored in (False, True))
    assert numbers(plain, "x") == [0, 25]
    assert numbers(turned, "x") == [75, 25]
    assert numbers(plain, "width") == [25, 50]


def test_a_mark_of_what_people_said_stands_beside_the_middle_of_its_column() -> None:
    answer = Answer(1, 2.0, 1.0, 2.0, "+2 <")
    plain, turned = (marks([answer], 4, mirrored) for mirrored in (False, True))
    assert 'x="37.5%"' in plain
    assert 'x="62.5%"' in turned
    assert 'y1="11%" y2="30.5%"' in plain
    assert "translate(30)" in plain
    assert "translate(-30)" in turned
    assert "+2 &lt;" in plain
