"""Long lists are cut into pages, and every row is on one of them."""

from __future__ import annotations

import re

import pytest

from cxjourney.backends.site.pages.paging import leaf_of, leaf_path, leaves
from cxjourney.backends.site.urls import page_of
from tests.laying import laid
from tests.site.conftest import site_of
from tests.site.crawl import broken, read

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en]\ninclude: ['*.yaml']\n"


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_each_row_stands_on_one_page_of_at_most_200(rows: int, pages: int) -> None:
    cut = list(leaves("raci.html", range(rows)))
    assert len(cut) == pages
    assert [row for leaf in cut for row in leaf.rows] == list(range(rows))
    for leaf in cut:
        assert len(leaf.rows) <= 200
        assert all(leaf_of("raci.html", row) == leaf.path for row in leaf.rows)
        assert [turn.to for turn in leaf.pager.turns if turn.here] == ([leaf.path] if pages > 1 else [])


def test_the_first_page_keeps_the_name() -> None:
    assert [leaf_path("metrics/index.html", number) for number in (1, 2)] == [
        "metrics/index.html",
        "metrics/index-2.html",
    ]


def test_an_entity_called_as_a_page_of_its_list_keeps_clear() -> None:
    assert page_of("metric", "index-2") == "metrics/index-2-.html"
    assert page_of("metric", "index-two") == "metrics/index-two.html"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site in which every list is too long for one page."""
    points = ", ".join(
        f"{{id: t{at}, name: Moment {at}, emotion: {{score: -1}}, systems: [s0], surveys: [q0]}}" for at in range(2)
    )
    stages = f"{{id: s, name: Stage, touchpoints: [{points}]}}, {{id: last, name: Last}}"
    files = {
        f"j{number}.yaml": f"kind: journey\nid: j{number}\nname: Journey {number}\nowner: t\npersonas: [p{number % 70}]\nstages: [{stages}]\n"
        for number in range(205)
    }
    many = range(205)
    files["c.yaml"] = "kind: catalog\nteams: [{id: t, name: Team}]\n" + "".join(
        f"{kind}: [{', '.join(each.format(at=at) for at in numbers)}]\n"
        for kind, each, numbers in (
            ("personas", "{{id: p{at}, name: Persona {at}}}", range(70)),
            ("systems", "{{id: s{at}, name: Tool {at}, category: crm}}", many),
            ("surveys", "{{id: q{at}, name: Post {at}, nature: relational}}", range(1)),
            ("metrics", "{{id: m{at}, name: Metric {at}}}", many),
            ("evidence", "{{id: e{at}, name: Piece {at}, method: interview, date: 2026-01-01}}", many),
            ("opportunities", "{{id: o{at}, name: Chance {at}, impact: 3, effort: 2}}", many),
        )
    )
    return site_of(laid(tmp_path_factory.mktemp("large"), files, HEAD))


def test_no_page_of_a_large_site_lists_everything(large: dict[str, bytes]) -> None:
    pages = {path: content.decode() for path, content in large.items() if path.endswith(".html")}
    for path in (
        "journeys/index-2.html", "systems/index-2.html", "metrics/index-2.html", "evidence/index-2.html", "heat-2.html",
        "opportunities/index-2.html", "raci-3.html", "hypotheses-3.html", "listening-3.html", "matrix-2.html", "tools-2.html",
        "tools-crm-3.html", "moments-2.html", "score-5.html",
    ):  # fmt: skip
        assert path in pages, path
    for path, page in pages.items():
        assert max((len(re.findall("<tr", table)) for table in page.split("<table")[1:]), default=0) <= 206, path
        assert len(re.findall('<th scope="row"', page)) <= 420, path


def test_no_link_of_a_large_site_is_broken(large: dict[str, bytes]) -> None:
    pages = {path: read(content) for path, content in large.items() if path.endswith(".html")}
    assert broken(pages, set(large)) == []
    assert {path for path, page in pages.items() if len(page.ids) != len(set(page.ids))} == set()
