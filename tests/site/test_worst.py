"""The hardest moment is one derivation: the top of the journey, the first page, the list of moments and the twins agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.laying import laid
from tests.site.conftest import site_of
from tests.site.crawl import read

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en, fr]\ninclude: ['*.yaml']\n"


def site(tmp_path: Path, *moments: tuple[str, int, int], personas: str = "[lea]") -> dict[str, str]:
    """The site of a journey whose touchpoints have these names, scores and importances."""
    points = ", ".join(
        f"{{id: t{at}, name: {name}, importance: {weight}, emotion: {{score: {score}}}}}"
        for at, (name, score, weight) in enumerate(moments)
    )
    files = {
        "j.yaml": f"kind: journey\nid: j\nname: J\npersonas: {personas}\nstages: [{{id: s, name: S, touchpoints: [{points}]}}]\n",
        "c.yaml": "kind: catalog\npersonas: [{id: lea, name: Lea}, {id: omar, name: Omar}]\n",
    }
    return {path: content.decode() for path, content in site_of(laid(tmp_path, files, HEAD)).items() if content}


def plain(page: str) -> str:
    """The words of a page, with plain spaces."""
    return " ".join(re.sub("[\u00a0\u202f]", " ", read(page.encode()).text).split())


def opening(page: str) -> tuple[str, ...]:
    """The moments that the curve at the top names."""
    figure = re.search(r'<figure class="glance">.*?</figure>', page, re.DOTALL)
    assert figure
    return tuple(re.findall(r'class="lab s1"[^>]*>([^<]*)<', figure[0]))


def first(page: str) -> str:
    """The first moment of a list of moments."""
    found = re.search(r'<ol class="worst hurts">.*?<p class="m"><a [^>]*>([^<]*)</a>', page, re.DOTALL)
    assert found
    return found[1]


def test_the_heaviest_of_equal_lows_is_named_everywhere(tmp_path: Path) -> None:
    made = site(tmp_path, ("Up", 1, 3), ("Light", -2, 1), ("Heavy", -2, 5), ("Middle", -2, 3))
    assert opening(made["journeys/j.html"])[0] == "Heavy"
    assert first(made["index.html"]) == first(made["moments.html"]) == first(made["personas/lea.html"]) == "Heavy"
    for page in ("journeys/j.html", "personas/lea.html"):
        assert "is lowest at −2 (Heavy, one of 3 at −2)" in plain(made[page])
        assert "creux à −2 (Heavy, l’un des 3 à −2)" in plain(made[f"fr/{page}"])
    assert "is lowest at −2 (Heavy, one of 3 at −2)" in made["journeys/j.md"]
    assert "At its hardest −2 Heavy (one of 3 at −2)" in plain(made["journeys/j.html"])
    assert "Au plus dur −2 Heavy (l’un des 3 à −2)" in plain(made["fr/journeys/j.html"])


def test_equals_follow_the_order_of_the_journey_not_that_of_their_ids(tmp_path: Path) -> None:
    made = site(tmp_path, *((f"Name {at}", -1, 3) for at in range(12)), ("Up", 1, 3))
    assert opening(made["journeys/j.html"])[0] == first(made["moments.html"]) == "Name 0"
    assert re.findall(r'<p class="m"><a [^>]*>([^<]*)</a>', made["moments.html"])== [
        "Name 0", "Name 1", "Name 2",
    ]  # fmt: skip


def test_a_moment_that_weighs_more_than_the_lowest_is_the_hardest_and_both_are_said(tmp_path: Path) -> None:
    made = site(tmp_path, ("Lowest", -2, 1), ("Weighty", -1, 5), ("Up", 2, 3))
    assert opening(made["journeys/j.html"])[0] == first(made["index.html"]) == "Weighty"
    said = plain(made["journeys/j.html"])
    assert "is lowest at −2 (Lowest)" in said
    assert "the hardest moment is Weighty, at −1." in said
    assert "le moment le plus dur est Weighty, à −1." in plain(made["fr/journeys/j.html"])


@pytest.mark.parametrize("score", [0, 2])
def test_where_nothing_is_hard_no_moment_is_called_so(tmp_path: Path, score: int) -> None:
    page = site(tmp_path, ("A", score, 3), ("B", score, 5))["journeys/j.html"]
    assert "At its hardest" not in plain(page)


def test_the_best_moment_that_is_named_is_the_one_that_is_marked(tmp_path: Path) -> None:
    points = """
          - {id: a, name: Shared, emotion: {score: 1}}
          - {id: b, name: Split, emotion: {score: -1, by_persona: {omar: {score: 2}}}}
          - {id: c, name: Low, emotion: {score: -2}}
          - {id: d, name: Late, emotion: {score: 2}}
    """
    files = {
        "j.yaml": f"kind: journey\nid: j\nname: J\npersonas: [lea, omar]\nstages:\n  - id: s\n    name: S\n    touchpoints:{points}",
        "c.yaml": "kind: catalog\npersonas: [{id: lea, name: Lea}, {id: omar, name: Omar}]\n",
    }
    page = site_of(laid(tmp_path, files, HEAD))["journeys/j.html"].decode()
    assert opening(page) == ("Low", "Split")
    assert "At its best +2 Split (one of 2 at +2)" in plain(page)


def crowds(tmp_path: Path, *sizes: int | None) -> dict[str, str]:
    """The site of journeys of one low point each, as bad and as important, for as many people as these."""
    files = {
        f"j{at}.yaml": f"kind: journey\nid: j{at}\nname: J{at}\npersonas: [p{at}]\nstages:\n"
        f"  - {{id: s, name: S, touchpoints: [{{id: t, name: Of {at}, importance: 4, emotion: {{score: -2}}}}]}}\n"
        for at in range(len(sizes))
    }
    personas = ", ".join(
        f"{{id: p{at}, name: P{at}{'' if size is None else f', segment: g{at}'}}}" for at, size in enumerate(sizes)
    )
    segments = ", ".join(f"{{id: g{at}, name: G{at}, size: {size}}}" for at, size in enumerate(sizes) if size)
    files["c.yaml"] = f"kind: catalog\npersonas: [{personas}]\nsegments: [{segments}]\n"
    return {path: content.decode() for path, content in site_of(laid(tmp_path, files, HEAD)).items() if content}


def named(page: str) -> list[str]:
    """The moments of a list, in its order."""
    return re.findall(r'<p class="m"><a [^>]*>([^<]*)</a>', page)


def test_among_moments_of_one_rank_the_one_of_more_people_is_first(tmp_path: Path) -> None:
    made = crowds(tmp_path, None, 10_752, 26_496, None, 15_644, 4_000, 26_496)
    assert named(made["index.html"]) == ["Of 2", "Of 6", "Of 4", "Of 1", "Of 5", "Of 0", "Of 3"]
    assert named(made["moments.html"]) == named(made["index.html"])
    folk = made["index.html"].partition('class="folk"')[2]
    assert re.findall(r'<a href="moments.html[^"]*"><?[^>]*>?(P\d)', folk) == ["P2", "P6", "P4", "P1", "P5", "P0", "P3"]


def test_only_those_of_as_many_people_or_of_unknown_ones_are_level(tmp_path: Path) -> None:
    page = plain(crowds(tmp_path, None, 10_752, 26_496, None, 15_644, 4_000, 26_496)["index.html"])
    said = re.findall(r"reach (\d) = (\d+)(, level with \d others?)? · (nobody counted|[\d,]+)", page)
    level = ", level with 1 other"
    assert said == [
        ("4", "32", level, "26,496"), ("4", "32", level, "26,496"), ("4", "32", "", "15,644"), ("4", "32", "", "10,752"),
        ("3", "24", "", "4,000"), ("3", "24", level, "nobody counted"), ("3", "24", level, "nobody counted"),
    ]  # fmt: skip
