"""The site as a whole: nothing broken, nothing missing, the same twice."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render
from cxjourney.backends.site.urls import page_of
from tests.site.crawl import Found, broken, read, targets


@pytest.fixture(scope="module")
def pages(site: Mapping[str, bytes]) -> dict[str, Found]:
    return {path: read(content) for path, content in site.items() if path.endswith(".html")}


def test_every_link_and_anchor_leads_somewhere(pages: dict[str, Found], site: Mapping[str, bytes]) -> None:
    assert broken(pages, set(site)) == []


def test_no_page_has_an_id_twice(pages: dict[str, Found]) -> None:
    assert {path: ids for path, page in pages.items() if len(ids := page.ids) != len(set(ids))} == {}


def test_every_entity_has_a_page_and_an_inbound_link_in_each_language(job: Job, pages: dict[str, Found]) -> None:
    reached = {target for path, page in pages.items() for target in targets(path, page) if target != path}
    for kind, id_ in job.model.entities:
        for prefix in ("", "en/"):
            assert prefix + page_of(kind, id_) in pages
            assert prefix + page_of(kind, id_) in reached


def test_nothing_is_inline_and_no_style_stands_in_an_attribute(pages: dict[str, Found]) -> None:
    for path, page in pages.items():
        assert not page.inline, path
        assert not {name for name in page.attributes if name == "style" or name.startswith("on")}, path


def test_the_language_of_each_page_is_said(site: Mapping[str, bytes]) -> None:
    assert b'<html lang="fr" dir="ltr">' in site["index.html"]
    assert b'<html lang="en" dir="ltr">' in site["en/index.html"]


def test_a_text_that_is_not_translated_carries_its_language(site: Mapping[str, bytes]) -> None:
    assert '<span lang="fr">Je retire mon colis sans code</span>' in site["en/journeys/collect-better.html"].decode()


def test_former_ids_still_answer(pages: dict[str, Found]) -> None:
    ids = pages["journeys/collect.html"].ids
    assert {"find/message", "locate/sms", "find/sms", "locate", "exit:gone", "exit:away"} <= set(ids)


def test_the_journey_page_says_what_the_model_says(pages: dict[str, Found]) -> None:
    text = " ".join(pages["en/journeys/collect.html"].text.split())
    for words in (
        "Line of interaction", "Line of visibility", "Line of internal interaction", "moment of truth", "not documented",
        "≥ 90%", "from 3 days", "takes 2 minutes", "from the journey", "See the code", "hypothesis", "52 days late",
    ):  # fmt: skip
        assert words in text, words


def test_lanes_that_nobody_fills_are_not_drawn(pages: dict[str, Found]) -> None:
    assert "_lane-pains" in pages["journeys/collect.html"].ids
    assert "_lane-pains" not in pages["journeys/collect-better.html"].ids


def test_words_without_consent_are_not_quoted(site: Mapping[str, bytes]) -> None:
    assert not [path for path, content in site.items() if b"secretwordnotquoted" in content]


def test_two_renders_are_the_same_bytes(job: Job, site: Mapping[str, bytes]) -> None:
    again = render(Job(job.model, job.workspace, job.today, job.findings))
    assert {artifact.path: artifact.content for artifact in again.artifacts} == site


def test_what_a_page_loads_is_light(site: Mapping[str, bytes]) -> None:
    assert len(site["assets/site.css"]) <= 25 * 1024
    assert len(site["assets/print.css"]) <= 2 * 1024
    assert len(site["assets/site.js"]) <= 30_000


def test_the_style_sheet_knows_neither_left_nor_right(site: Mapping[str, bytes]) -> None:
    css = site["assets/site.css"].decode()
    assert "left" not in css
    assert "right" not in css
