"""What the page of a comparison marks in its cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from tests.laying import laid

FILES = {
    "a.yaml": "kind: evidence\nid: diary\nname: Diaries\nmethod: diary\ndate: 2026-05-02\n",
    "j.yaml": """
    kind: journey
    id: parcel
    name: I order
    stages:
    - id: find
      name: I find
      touchpoints:
      - {id: walk, name: I walk, emotion: {score: 0, evidence: [diary]}}
      - {id: wait, name: I wait, emotion: {score: 1}}
    """,
}


@pytest.mark.parametrize(
    ("before", "after", "badge"), [(", evidence: [diary]}", "}", "changes"), ("score: 0", "score: 2", "0")]
)
def test_a_cell_tells_the_other_score_only_when_it_is_another(
    before: str, after: str, badge: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path / "old", FILES)
    laid(tmp_path / "new", {**FILES, "j.yaml": FILES["j.yaml"].replace(before, after)})
    run(["diff", str(tmp_path / "old"), str(tmp_path / "new"), "--format", "html", "--fail-on", "never"])
    page = capsys.readouterr().out
    feeling = re.search(r'<td[^>]*id="a-parcel-cell-feels[^>]*>(.*?)</td>', page, re.DOTALL)
    assert feeling is not None
    said = re.search(r"</i>([^<]*)</span>\s*$", feeling[1])
    assert said is not None
    assert said[1] == badge
