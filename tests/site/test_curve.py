"""The curve stays within its points, breaks where nothing is known, and stands over its columns."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from cxjourney.backends.site.curve import Line, Plot, Spot, monotone, runs, svg
from cxjourney.backends.site.faces import face_id, sprite
from cxjourney.backends.site.geometry import across, down, style

SPOTS = st.lists(st.one_of(st.none(), st.integers(-2, 2).map(Spot)), min_size=1, max_size=20)


@given(st.lists(st.integers(-2, 2), min_size=2, max_size=20))
def test_the_curve_never_leaves_the_two_points_that_it_joins(scores: list[int]) -> None:
    points = [(float(x * 100), down(score)) for x, score in enumerate(scores)]
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", monotone(points))]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))[1:]
    for index in range(0, len(pairs), 3):
        low, high = sorted((points[index // 3][1], points[index // 3 + 1][1]))
        assert all(low - 0.01 <= y <= high + 0.01 for _, y in pairs[index : index + 3])


@given(SPOTS)
def test_the_line_breaks_where_nothing_is_documented(spots: list[Spot | None]) -> None:
    found = runs(Line("a", 0, tuple(spots)))
    assert [c for run in found for c in run] == [c for c, spot in enumerate(spots) if spot]
    assert all(b - a == 1 for run in found for a, b in itertools.pairwise(run))
    assert all(b[0] - a[-1] > 1 for a, b in itertools.pairwise(found))


def test_points_stand_in_the_middle_of_their_columns() -> None:
    drawn = svg(Plot("c", "t", "d", (Line("Lea", 0, (Spot(2), None, Spot(-2, True), Spot(0))),)))
    points = re.findall(r'<svg x="([\d.]+)%" y="([\d.]+)%" overflow="visible"><use [^>]*href="#([\w-]+)"', drawn)
    assert points == [
        ("12.5", "11", "_face-round-p2"),
        ("62.5", "89", "_face-round-unsure"),
        ("87.5", "50", "_face-round-z"),
    ]


def test_time_runs_the_other_way_from_right_to_left() -> None:
    assert across(0, 4, right_to_left=True) == across(3, 4)


def test_two_personas_at_one_point_stand_side_by_side() -> None:
    drawn = svg(Plot("c", "t", "d", (Line("a", 0, (Spot(1),)), Line("b", 1, (Spot(1),)))))
    assert len(set(re.findall(r'transform="translate\((-?[\d.]+) ', drawn))) == 2


def test_the_drawing_says_itself_in_words_and_escapes_them() -> None:
    drawn = svg(Plot("c", "<t>", 'a "d" & more', (Line("<b>", 0, (Spot(1),)),)))
    assert '<title id="c-t">&lt;t&gt;</title>' in drawn
    assert "&lt;b&gt;</text>" in drawn


def test_every_face_can_be_drawn() -> None:
    names = [face_id(score, shape, unsure) for score in range(-2, 3) for shape in range(5) for unsure in (False, True)]
    assert sprite(names).count("<symbol") == 4 * 6


def test_the_measures_of_the_table_are_those_of_the_curve() -> None:
    assert style([14, 3, 14]) == ":root{--lane:10rem;--col:13rem;--curve:20rem}\n.n3{--n:3}\n.n14{--n:14}\n"
