"""The site as a whole: nothing broken, nothing missing, the same twice."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render, stream
from cxjourney.backends.site.urls import page_of
from cxjourney.model.node import make
from cxjourney.workspace import Site
from tests.laying import laid
from tests.site.conftest import site_of
from tests.site.crawl import Found, broken, read, targets

HEAD = "cxjourney: v1\nkind: workspace\norganisation: {name: Test}\nlanguages: [en, fr]\ninclude: ['*.yaml']\n"


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


def test_a_former_id_leads_to_the_page_of_today(tmp_path: Path) -> None:
    catalog = """
        kind: catalog
        teams:
          - {id: desk, name: {en: Desk, fr: Accueil}, aliases: [counter, hall]}
          - {id: hall, name: Hall}
        """
    site = site_of(laid(tmp_path, {"c.yaml": catalog}, HEAD))
    for prefix, name in (("", "Desk"), ("fr/", "Accueil")):
        page = site[f"{prefix}teams/counter.html"].decode()
        assert 'content="0; url=desk.html"' in page
        assert 'name="robots" content="noindex"' in page
        assert f'href="desk.html">{name}</a>' in page
        assert "Hall" in read(site[f"{prefix}teams/hall.html"]).text
    assert not read(site["teams/counter.html"]).inline


def test_former_addresses_are_not_in_the_map_of_the_site(job: Job) -> None:
    published = replace(job, workspace=replace(job.workspace, site=make(Site, base_url="https://example.org/our/")))
    files = {artifact.path: artifact.content.decode() for artifact in render(published).artifacts}
    assert "404.html" not in files["sitemap.xml"]
    assert files["sitemap.xml"].count("<loc>") > 30


def test_the_page_for_what_is_not_there_leads_on_from_a_disk_and_allows_one_line_of_script(job: Job) -> None:
    published = replace(job, workspace=replace(job.workspace, site=make(Site, base_url="https://example.org/our/")))
    files = {one.path: one.content for one in render(published).artifacts}
    for path, top in (("404.html", "/our/"), ("en/404.html", "/our/en/")):
        page = files[path].decode()
        relative = read(re.sub("<noscript>.*?</noscript>", "", page, flags=re.DOTALL).encode())
        assert not [link for link in relative.links if link.startswith("/")]
        assert broken({path: relative}, set(files)) == []
        script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
        assert script
        assert f'"{top}"' in script[1]
        assert f"'sha256-{b64encode(sha256(script[1].encode()).digest()).decode()}'" in page
    assert read(job_files(job)["404.html"]).inline == []


def job_files(job: Job) -> dict[str, bytes]:
    """The files of the site of a job."""
    return {one.path: one.content for one in render(job).artifacts}


def test_the_first_page_is_light(site: Mapping[str, bytes]) -> None:
    page = site["index.html"]
    loaded = {link for link in read(page).links if link.startswith("assets/") and link.endswith((".css", ".js"))}
    assert {"assets/site.css", "assets/site.js"} <= loaded
    assert sum(len(gzip.compress(content)) for content in (page, *(site[path] for path in loaded))) <= 100 * 1024


def test_the_other_language_shows_the_same_object(pages: dict[str, Found], job: Job) -> None:
    for kind, id_ in job.model.entities:
        path = page_of(kind, id_)
        assert f"en/{path}" in targets(path, pages[path])
        assert path in targets(f"en/{path}", pages[f"en/{path}"])


def test_what_is_streamed_is_what_is_rendered(job: Job, site: Mapping[str, bytes]) -> None:
    assert {artifact.path: artifact.content for artifact in stream(job)} == site
