"""Tools by category: eight categories, and the business systems beside them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.laying import laid
from tests.site.conftest import PARCELS as HEAD
from tests.site.conftest import site_of
from tests.site.crawl import read

FILES = {
    "j.yaml": """
        kind: journey
        id: j
        name: J
        stages: [{id: s, name: S, touchpoints: [{id: t, name: T, systems: [stock]}, {id: u, name: U, systems: [people]}]}]
        """,
    "c.yaml": """
        kind: catalog
        systems:
          - {id: stock, name: Stock, category: core}
          - {id: people, name: People, category: crm}
          - {id: atlas, name: Atlas, category: mapping}
        """,
}


def test_there_are_eight_categories_and_business_systems_are_beside_them(tmp_path: Path) -> None:
    site = site_of(laid(tmp_path, FILES, HEAD))
    for page, groups in (
        ("tools.html", ["The eight categories of tools", "Beside them"]),
        ("fr/tools.html", ["Les huit catégories d’outils", "À côté"]),
    ):
        heads = re.findall(r'<th scope="colgroup" colspan="(\d)"[^>]*>([^<]*)</th>', site[page].decode())
        assert [(int(width), words) for width, words in heads] == list(zip((8, 1), groups, strict=True))


def test_a_mapping_tool_serves_no_touchpoint_and_that_is_not_a_lack(tmp_path: Path) -> None:
    page = site_of(laid(tmp_path, FILES, HEAD))["tools.html"].decode()
    row = re.search(r"<tbody>.*?</tbody>", page, re.DOTALL)
    assert row
    first = re.search(r"<td[^>]*>(.*?)</td>", row[0], re.DOTALL)
    assert first
    assert "0" not in read(first[1].encode()).text
    assert "A mapping tool serves no touchpoint: journeys are written in it." in read(page.encode()).text
