"""What the first page says of KPIs before anything is measured: grouped, useful, said once."""

from __future__ import annotations

import re

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
        kpis:
          - {metric: ready, target: ">= 80 %", baseline: 70 %, by: 2026-12-31}
          - {metric: vague, target: ">= 80 %", by: 2027-12-31}
          - {metric: other, target: ">= 80 %", by: 2027-11-30}
          - {metric: late, target: ">= 80 %", baseline: 60 %, by: 2026-10-01}
        stages: [{id: s, name: S, touchpoints: [{id: t, name: T, event: seen}, {id: u, name: U, event: done}]}]
        """,
    "c.yaml": """
        kind: catalog
        teams: [{id: desk, name: Desk}]
        sources: [{id: log, name: Log, type: events, format: csv, location: log.csv, mapping: {unit_id: user, event: name, ts: at}, timezone: Europe/Paris}]
        metrics:
          - {id: ready, name: Ready, type: ratio, unit: percent, source: log, owner: desk, numerator: {touchpoint: j/s/u}, denominator: {touchpoint: j/s/t}}
          - {id: vague, name: Vague}
          - {id: other, name: Other}
          - {id: late, name: Late}
        """,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return site_of(laid(tmp_path_factory.mktemp("kpis"), FILES, HEAD))


def section(page: bytes) -> str:
    """The part of the first page about KPIs, with plain spaces."""
    found = re.search(r'<section><h2 id="_kpis">.*?</section>', page.decode(), re.DOTALL)
    assert found
    return " ".join(re.sub("[\u00a0\u202f]", " ", read(found[0].encode()).text).split())


def test_it_is_said_once_that_nothing_is_measured_and_how_to(made: dict[str, bytes]) -> None:
    english, french = section(made["index.html"]), section(made["fr/index.html"])
    assert english.count("Not measured yet: run cxj measure") == 1
    assert french.count("Pas encore mesuré : lancez cxj measure") == 1


def test_what_is_ready_and_what_is_missing_is_counted(made: dict[str, bytes]) -> None:
    english, french = section(made["index.html"]), section(made["fr/index.html"])
    for words in (
        "past due 1",
        "due within three months 1",
        "without a baseline 2",
        "metrics that can be computed 1 of 4",
    ):
        assert words in english, (words, english)
    for words in ("échéance passée 1", "sans valeur de départ 2", "indicateurs calculables 1 sur 4"):
        assert words in french, (words, french)


def test_no_state_is_repeated_row_after_row(made: dict[str, bytes]) -> None:
    for page, words in (("index.html", "in progress"), ("fr/index.html", "en cours")):
        assert words not in section(made[page])
    for page in ("journeys/j.html", "metrics/ready.html"):
        assert "in progress" not in read(made[page]).text


def test_the_nearest_targets_come_first_with_the_time_that_is_left(made: dict[str, bytes]) -> None:
    said = section(made["index.html"])
    assert "52 days late" in said
    assert "in 39 days" in said
    assert said.index("Late") < said.index("Ready") < said.index("Other") < said.index("Vague")
