"""Beside each page: Markdown in its language, JSON in all of them; and the lists that lead there."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace

import jsonschema
from markdown_it import MarkdownIt

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render
from cxjourney.backends.site.urls import page_of
from cxjourney.model.dump import dump_entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.node import make
from cxjourney.schema.generate import schema_of
from cxjourney.workspace import Site
from tests.site.conftest import TEXTS

_LINK = re.compile(r"(?<!\\)\]\(([^)]*)\)")


def test_every_entity_has_its_twins_and_its_page_names_them(site: Mapping[str, bytes], job: Job) -> None:
    for kind, id_ in job.model.entities:
        stem = page_of(kind, id_).removesuffix(".html")
        for prefix in ("", "en/"):
            assert f"{prefix}{stem}.md" in site
            page = site[f"{prefix}{stem}.html"].decode()
            name = posixpath.basename(stem)
            assert f'type="text/markdown" href="{name}.md"' in page
            assert f'{name}.json"' in page
        assert f"{stem}.json" in site


def test_json_is_the_document_that_would_say_the_entity(site: Mapping[str, bytes], job: Job) -> None:
    roles: set[str] = set()
    for (kind, id_), entity in job.model.entities.items():
        read = json.loads(site[page_of(kind, id_).removesuffix(".html") + ".json"])
        told = read.pop("resolved")
        assert told["ref"] == f"{kind}:{id_}"
        said = json.loads(json.dumps(dump_entity(entity), default=str))
        if kind == "evidence":
            read.pop("verbatims", None), said.pop("verbatims", None)  # those who did not agree are left out
        assert read == said
        jsonschema.Draft202012Validator(schema_of(kind)).validate(read)
        roles |= {role["role"] for point in told.get("touchpoints", {}).values() for role in point["raci"]}
    assert roles >= {"accountable", "responsible"}


def test_markdown_leads_to_markdown_that_exists(site: Mapping[str, bytes]) -> None:
    led = 0
    for path, content in site.items():
        if not path.endswith((".md", "llms.txt")):
            continue
        for target in _LINK.findall(content.decode()):
            if ":" not in target:
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in site, (path, target)
                led += 1
    assert led > 100


def test_hostile_texts_come_back_from_markdown_as_they_were(hostile: Mapping[str, bytes]) -> None:
    for path in ("journeys/j.md", "personas/p.md", "channels/c.md", "llms.txt"):
        html = MarkdownIt("commonmark", {"html": True}).render(hostile[path].decode())
        assert not re.search(r"<(script|img|svg|b)\b", html), path
        assert 'href="javascript' not in html
    assert "<script>" not in hostile["journeys/j.md"].decode()
    assert TEXTS[4].split()[0] in re.sub(r"\\", "", hostile["journeys/j.md"].decode())


def test_the_table_of_touchpoints_opens_in_a_spreadsheet(site: Mapping[str, bytes], job: Job) -> None:
    rows = list(csv.reader(io.StringIO(site["index.csv"].decode())))
    points = rows[1:]
    assert len(points) == sum(len(s.touchpoints) for j in job.model.all(Journey) for s in j.stages)
    assert all(row[3].startswith("journey:") for row in points)
    assert any(re.fullmatch(r"-[12]", row[4]) for row in points)


def test_a_sitemap_stands_there_when_the_address_of_the_site_is_known(job: Job) -> None:
    assert job.workspace.site is None or job.workspace.site.base_url is None
    published = replace(job, workspace=replace(job.workspace, site=make(Site, base_url="https://journeys.example.org")))
    files = {artifact.path: artifact.content for artifact in render(published).artifacts}
    found = [one.text for one in ET.fromstring(files["sitemap.xml"]).iter() if one.text and "http" in one.text]
    assert sorted(found) == sorted(
        f"https://journeys.example.org/{path}"
        for path in files
        if path.endswith(".html") and not re.search(r"404\.html$|(^|/)embed/", path)
    )
