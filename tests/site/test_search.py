"""The search: what can be found, by whom, and with which keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site import search
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.urls import page_of
from tests.site.crawl import read, targets
from tests.site.test_browser import _open, browser

__all__ = ["browser"]

_CHUNK = re.compile(r"\(window\.__CXJ_DOCS=window\.__CXJ_DOCS\|\|\{\}\)\[\"([a-z]+)\"\]=(\[.*\]);")


def chunks(script: bytes) -> dict[str, list[list[str]]]:
    """The records that a script gives, by kind."""
    return {kind: json.loads(rows) for kind, rows in _CHUNK.findall(script.decode())}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Réclamation", "reclamation"), ("ŒUVRE", "oeuvre"), ("Œdème à l’œil", "oedeme a l'oeil"), ("Ægir", "aegir"),
        ("prêt\u00a0:\u202f3", "pret : 3"), ("ÅNGSTRÖM", "angstrom"), ("  two\n lines ", "two lines"),
    ],
)  # fmt: skip
def test_accents_ligatures_and_spaces_are_folded(text: str, folded: str) -> None:
    assert search.fold(text) == folded


def test_everything_that_has_a_page_is_found_and_leads_there(site: Mapping[str, bytes], job: Job) -> None:
    for code, prefix in (("fr", ""), ("en", "en/")):
        found = chunks(site[f"assets/search-{code}.js"])
        named = {row[1] for rows in found.values() for row in rows}
        assert {page_of(kind, id_) for kind, id_ in job.model.entities} <= named
        assert "journeys/collect.html#find/message" in named
        assert "journeys/collect.html#find" in named
        for to in named:
            page, _, anchor = to.partition("#")
            assert prefix + page in site
            assert not anchor or anchor in read(site[prefix + page]).ids, to


def test_a_record_is_found_by_former_ids_and_other_languages(site: Mapping[str, bytes]) -> None:
    message = next(row for row in chunks(site["assets/search-en.js"])["touchpoint"] if row[1].endswith("#find/message"))
    assert message[0] == "I receive the code"
    assert message[2] == "I collect my parcel"
    assert {"message", "sms"} <= set(message[3].split())
    assert "Je reçois le code" in message[3]
    assert message[4] == "Keep the code"


def test_a_name_in_another_language_says_which(site: Mapping[str, bytes]) -> None:
    rows = chunks(site["assets/search-en.js"])["journey"]
    assert [row[5] for row in rows if row[1] == "journeys/collect-better.html"] == ["fr"]


def test_words_without_consent_are_not_searched(site: Mapping[str, bytes]) -> None:
    assert b"secretwordnotquoted" not in site["assets/search-fr.js"]


def test_hostile_texts_stay_texts(hostile: Mapping[str, bytes]) -> None:
    script = hostile["assets/search-fr.js"]
    assert b"<" not in script
    assert chunks(script)["journey"][0][0] == '"><script>alert(1)</script>'


def test_without_a_script_everything_is_listed_a_page_at_a_time(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxjourney.backends.site.pages.paging.leaves.__defaults__", (10,))
    edition = Edition(job, "fr")
    pages = list(search.search_pages(edition))
    shown = [record for page in pages for section in page.view.sections for record in section.records]  # type: ignore[attr-defined]
    total = sum(group.count for group in search.groups(edition))
    assert [page.path for page in pages[:2]] == ["search.html", "search-2.html"]
    assert len(shown) == len({record.to for record in shown}) == total
    assert all(len([1 for s in page.view.sections for _ in s.records]) <= 10 for page in pages)  # type: ignore[attr-defined]


def test_the_list_goes_from_a_to_z_whatever_the_accents(job: Job) -> None:
    page = next(search.search_pages(Edition(job, "fr")))
    for kind in {section.kind for section in page.view.sections}:  # type: ignore[attr-defined]
        letters = [section.letter for section in page.view.sections if section.kind == kind]  # type: ignore[attr-defined]
        assert letters == sorted(letters)
        assert len(letters) == len(set(letters))


def test_the_list_leads_to_every_entity(site: Mapping[str, bytes], job: Job) -> None:
    led = targets("search.html", read(site["search.html"]))
    assert {page_of(kind, id_) for kind, id_ in job.model.entities} <= led


def test_many_records_are_split_by_kind(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "WHOLE", 10)
    files = dict(search.files(Edition(job, "fr")))
    assert chunks(files["assets/search-fr.js"].encode()) == {}
    assert set(chunks(files["assets/search-fr-touchpoint.js"].encode())) == {"touchpoint"}
    head = json.loads(files["assets/search-fr.js"].removeprefix("window.__CXJ_SEARCH=").rstrip(";\n"))
    assert {kind["file"] for kind in head["kinds"]} == {Path(path).name for path in files} - {"search-fr.js"}


# ---------------------------------------------------------------- in a browser


@pytest.mark.browser
def test_slash_opens_the_search_and_accents_do_not_matter(browser: Any, folder: Path) -> None:
    opened, wrong = _open(browser, folder, "journeys/collect.html")
    opened.keyboard.press("/")
    opened.get_by_role("searchbox").fill("evenements")
    assert opened.locator(".find-results a").all_inner_texts() == ["Événements"]
    assert "1" in opened.locator(".find-count").inner_text()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/sources/events.html")
    opened.context.close()
    assert wrong == []


@pytest.mark.browser
def test_names_come_before_texts_and_arrows_go_through_them(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/index.html")
    opened.keyboard.press("Control+k")
    opened.get_by_role("searchbox").fill("door")
    found = opened.locator(".find-results a").all_inner_texts()
    assert found[0].startswith("The door opens")
    opened.get_by_role("searchbox").fill("store")
    first = opened.locator(".find-results a").first
    assert "Logistics" in first.inner_text()
    opened.keyboard.press("ArrowDown")
    assert first.evaluate("one => one === document.activeElement")
    opened.keyboard.press("ArrowUp")
    assert opened.get_by_role("searchbox").evaluate("one => one === document.activeElement")
    opened.context.close()


@pytest.mark.browser
def test_kinds_are_chosen_with_their_counts_and_cleared(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/index.html")
    opened.keyboard.press("/")
    opened.get_by_role("searchbox").fill("code")
    everything = opened.locator(".find-results a").count()
    kind = opened.get_by_role("checkbox", name="Opportunities")
    count = int(kind.locator("xpath=..").locator(".find-n").inner_text())
    kind.check()
    assert opened.locator(".find-results a").count() == count == 1
    opened.get_by_role("button", name="Clear the filters").click()
    assert opened.locator(".find-results a").count() == everything > 1
    assert not opened.get_by_role("button", name="Clear the filters").is_visible()
    opened.context.close()


@pytest.mark.browser
def test_escape_closes_it_and_the_focus_goes_back(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/index.html")
    button = opened.get_by_role("button", name="Search")
    button.click()
    opened.get_by_role("dialog").wait_for()
    opened.keyboard.press("Escape")
    assert not opened.locator("dialog.find").first.is_visible()
    assert button.evaluate("one => one === document.activeElement")
    opened.context.close()


@pytest.mark.browser
def test_records_in_files_of_their_own_are_fetched(browser: Any, job: Job, site: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr(search, "WHOLE", 10)
    for path, content in {**site, **{path: text.encode() for path, text in search.files(Edition(job, "fr"))}}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    opened, wrong = _open(browser, tmp_path, "index.html")
    opened.keyboard.press("/")
    opened.get_by_role("searchbox").fill("casier")
    opened.locator(".find-results a").first.wait_for()
    assert opened.locator(".find-results a").count() >= 1
    opened.context.close()
    assert wrong == []


@pytest.mark.browser
def test_question_mark_lists_the_keys_and_single_keys_may_be_switched_off(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "en/journeys/collect.html")
    opened.keyboard.press("?")
    keys = opened.get_by_role("dialog", name="Keys")
    assert "On the map" in keys.inner_text()
    keys.get_by_role("checkbox").uncheck()
    opened.keyboard.press("Escape")
    opened.reload()
    opened.keyboard.press("/")
    opened.wait_for_timeout(300)
    assert opened.locator("dialog[open]").count() == 0
    opened.keyboard.press("Control+k")
    opened.get_by_role("searchbox").wait_for()
    opened.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("key", ["/", "?"])
def test_the_dialogs_hold_no_barrier(browser: Any, folder: Path, scheme: str, key: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from tests.site.test_browser import RULES

    for width in (320, 1280):
        opened, wrong = _open(
            browser, folder, "index.html", color_scheme=scheme, viewport={"width": width, "height": 800}
        )
        opened.keyboard.press(key)
        opened.locator("dialog[open]").wait_for()
        opened.keyboard.type("code")
        found = Axe().run(opened, options={"preload": False, "runOnly": {"type": "tag", "values": RULES}})
        wide = opened.evaluate("document.documentElement.scrollWidth - innerWidth")
        box = opened.locator("dialog[open]").bounding_box()
        opened.context.close()
        assert [
            (one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]
        ] == []
        assert wrong == []
        assert wide <= 0
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.browser
def test_without_a_script_the_search_is_a_page(browser: Any, folder: Path) -> None:
    opened, _ = _open(browser, folder, "index.html", java_script_enabled=False)
    opened.get_by_role("link", name="Recherche").first.click()
    assert opened.url.endswith("search.html")
    opened.get_by_role("main").get_by_role("link", name="Événements").click()
    assert opened.url.endswith("sources/events.html")
    opened.context.close()
