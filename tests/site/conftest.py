"""A small workspace that says something in every field, and the site that comes out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.site.backend import render
from cxjourney.compiler import compile_workspace

TODAY = dt.date(2026, 11, 22)
RICH = Path(__file__).parent / "rich"
PARCELS = "cxjourney: v1\nkind: workspace\norganisation: {name: Colis}\nlanguages: [en, fr]\ninclude: ['*.yaml']\n"
"""The workspace file of a small organisation in two languages."""
TEXTS = (
    '\\"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "]]><svg onload=alert(1)>",
    "\\u202Etxet esrever\\u202C",
    "{{ 7 * 7 }} {% raise %} ${x}",
    "&lt;b&gt; &amp; --> <!--",
)


def job_of(root: Path) -> Job:
    """The job of a workspace."""
    done = compile_workspace(root, TODAY)
    return Job(done.model, done.workspace, TODAY, done.diagnostics)


def site_of(root: Path) -> dict[str, bytes]:
    """The files of the site of a workspace."""
    return {artifact.path: artifact.content for artifact in render(job_of(root)).artifacts}


@pytest.fixture(scope="session")
def job() -> Job:
    """The rich workspace."""
    return job_of(RICH)


@pytest.fixture(scope="session")
def site(job: Job) -> Mapping[str, bytes]:
    """The site of the rich workspace."""
    return {artifact.path: artifact.content for artifact in render(job).artifacts}


@pytest.fixture(scope="session")
def folder(site: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, written."""
    root = tmp_path_factory.mktemp("site")
    for path, content in site.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of a workspace whose texts mean harm."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "journeys").mkdir()
    (root / "cxjourney.yaml").write_text(
        f'cxjourney: v1\nkind: workspace\norganisation: {{name: "{TEXTS[0]}"}}\nlanguages: [fr]\ninclude: [journeys]\n'
    )
    touchpoints = "\n".join(
        f'      - {{id: t{number}, name: "{text}", does: "{text}", thinks: "{text}", channels: [c], emotion: {{score: -1, feeling: "{text}"}},'
        f' pains: [{{text: "{text}", severity: 5}}], next: [{{to: "exit:x", when: "{text}"}}], variants: [{{when: "{text}", message: "{text}"}}]}}'
        for number, text in enumerate((*TEXTS, "a" * 10_000))
    )
    (root / "journeys" / "j.yaml").write_text(
        f'cxjourney: v1\nkind: journey\nid: j\nname: "{TEXTS[0]}"\nsummary: "{TEXTS[1]} [x](javascript:alert(1)) ![y](http://e/x.png)"\n'
        f'personas: [p]\nstages:\n  - id: s\n    name: "{TEXTS[2]}"\n    touchpoints:\n{touchpoints}\nexits: [{{id: x, type: success, name: "{TEXTS[3]}"}}]\n'
    )
    (root / "journeys" / "c.yaml").write_text(
        f'cxjourney: v1\nkind: catalog\nchannels: [{{id: c, name: "{TEXTS[0]}", promise: "{TEXTS[1]}"}}]\n'
        f'personas: [{{id: p, name: "{TEXTS[0]}", quote: "{TEXTS[3]}", story: "{TEXTS[1]}"}}]\n'
        f'policies: [{{id: q, name: "{TEXTS[4]}", url: "javascript:alert(1)"}}]\n'
    )
    return site_of(root)
