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
