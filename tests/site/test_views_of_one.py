"""The pages of a tool, a channel and a team: what stops, who has no choice, what is overdue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.laying import laid
from tests.site.conftest import site_of
from tests.site.tables import body, plain, tables

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en]\ninclude: ['*.yaml']\n"
FILES = {
    "first.yaml": """
kind: journey
id: first
name: I collect
owner: desk
personas: [lea, omar]
promise: Open at all hours
review_by: 2026-11-12
kpis: [{metric: done, target: ">= 9", by: 2026-11-01}]
stages:
  - id: s
    name: Stage
    touchpoints:
      - {id: direct, name: By hand, channels: [phone], systems: [crm], moment_of_truth: true, raci: {accountable: desk}}
      - {id: through, name: By procedure, channels: [phone, web], processes: [sort], kpis: [{metric: done}]}
      - {id: free, name: Alone, channels: [web]}
""",
    "second.yaml": """
kind: journey
id: second
name: I send
depends_on: {systems: [crm]}
stages: [{id: s, name: Stage, touchpoints: [{id: a, name: Far from any tool}]}]
""",
    "c.yaml": """
kind: catalog
teams: [{id: desk, name: Desk}]
personas:
  - {id: lea, name: Lea, channels: {avoided: [phone]}}
  - {id: omar, name: Omar, channels: {preferred: [phone]}}
channels: [{id: phone, name: Phone, promise: Someone answers}, {id: web, name: Site}]
systems: [{id: crm, name: Customer file, category: crm}]
processes: [{id: sort, name: Sorting, systems: [crm]}]
metrics: [{id: done, name: Done, definition: Share done}]
evidence: [{id: old, name: Old talks, method: interview, date: 2024-01-01, expires: 2025-01-01, owner: desk}]
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    files = site_of(laid(tmp_path_factory.mktemp("one"), FILES, HEAD))
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


def test_the_page_of_a_tool_says_which_journeys_stop(site: dict[str, str]) -> None:
    page = site["systems/crm.html"]
    assert "2 journeys and 2 touchpoints depend on it." in plain(page)
    rows = body(tables(page)["If this stops, these touchpoints stop"])
    assert rows["I collect"] == ["Desk", "2", "1", "1", "–"]
    assert rows["I send depends on it as a whole"] == ["–", "0", "0", "0", "–"]
    assert rows["In all"][1:4] == ["2", "1", "1"]
    assert set(body(tables(page)["I collect"])) == {"By hand", "By procedure"}


def test_the_page_of_a_channel_says_who_has_no_choice(site: dict[str, str]) -> None:
    page = site["channels/phone.html"]
    assert "Someone answers" in page
    assert "Promise: Open at all hours" in plain(page)
    rows = body(tables(page)["I collect"])
    assert rows["By hand"][2:] == ["no other channel", "Desk"]
    assert rows["By procedure"][2] == "Site"
    liking = tables(page)["For whom"][1:]
    assert liking == [["Lea", "avoids it", "2", "1"], ["Omar", "prefers it", "2", "1"]]


def test_the_page_of_a_team_says_what_is_overdue(site: dict[str, str]) -> None:
    page = plain(site["teams/desk.html"])
    waits = page[page.rindex("What waits for it") : page.rindex("Journeys in its care")]
    for words in (
        "Review",
        "10 days late",
        "KPI",
        "target ≥ 9 due on November 1, 2026",
        "Evidence",
        "expired on January 1, 2025",
    ):
        assert words in waits, words


def test_nothing_waits_for_a_team_that_is_up_to_date(tmp_path: Path) -> None:
    files = {"c.yaml": "kind: catalog\nteams: [{id: desk, name: Desk}]\n"}
    assert b"What waits for it" not in site_of(laid(tmp_path, files, HEAD))["teams/desk.html"]


def test_where_a_metric_is_judged_names_the_journey(site: dict[str, str]) -> None:
    _, *rows = tables(site["metrics/done.html"])["Where it is judged"]
    assert [row[1] for row in rows] == ["the whole journey I collect", "By procedure I collect"]
