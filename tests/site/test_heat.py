"""A heatmap tells apart what nobody documented and what is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.laying import laid
from tests.site.conftest import PARCELS as HEAD
from tests.site.conftest import site_of
from tests.site.crawl import read

FILES = {
    "j.yaml": """
        kind: journey
        id: j
        name: J
        lifecycle: life
        stages:
          - {id: a, name: Known, phase: one, touchpoints: [{id: t, name: T, emotion: {score: -1}}]}
          - {id: b, name: Silent, phase: two, touchpoints: [{id: t, name: T}]}
        """,
    "c.yaml": """
        kind: catalog
        lifecycles: [{id: life, name: Life, phases: [{id: one, name: One}, {id: two, name: Two}, {id: three, name: Three}]}]
        """,
}


@pytest.mark.parametrize("page", ["index.html", "heat.html"])
@pytest.mark.parametrize(
    ("prefix", "silent", "absent"),
    [("", "not documented", "no stage here"), ("fr/", "non documenté", "pas d’étape ici")],
)
def test_not_documented_and_no_stage_are_two_things(
    tmp_path: Path, page: str, prefix: str, silent: str, absent: str
) -> None:
    made = site_of(laid(tmp_path, FILES, HEAD))[prefix + page].decode()
    row = re.search(r'<table class="heat">.*?<tbody>(.*?)</tbody>', made, re.DOTALL)
    assert row
    cells = re.findall(r'<td class="([\w-]+)">(.*?)</td>', row[1], re.DOTALL)
    said = [(name, " ".join(read(cell.encode()).text.split())) for name, cell in cells]
    assert said == [("h-n1", "−1 Known"), ("void", f"? {silent} Silent"), ("absent", f"– {absent}")]
    assert 'href="' in cells[1][1]
    legend = re.search(r'<p class="legend">.*?</p>', made[row.end() :], re.DOTALL)
    assert legend
    assert f'class="sw void">?</i>{silent}' in legend[0]
    assert f'class="sw absent">–</i>{absent}' in legend[0]
