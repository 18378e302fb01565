"""What this site is, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.speech import Speech
from cxjourney.backends.site.urls import FOLDERS, index_of
from cxjourney.model.declare import KINDS


@dataclass(frozen=True, slots=True)
class AboutView:
    """What this site is made of."""

    counts: tuple[tuple[Link, int], ...]
    languages: tuple[str, ...]
    date: str
    version: str
    repository: Link | None


def about_page(edition: Edition) -> Page:
    """What this site is, and what it is made of."""
    counts = tuple(
        (Link(Words(edition.kind(kind, True)), index_of(kind)), len(edition.model.all(KINDS[kind])))
        for kind in FOLDERS
        if edition.model.all(KINDS[kind])
    )
    site = edition.job.workspace.site
    repository = edition.outside(site.repository) if site and site.repository else None
    languages = tuple(Speech(code).name for code in edition.job.languages)
    view = AboutView(counts, languages, edition.speech.date(edition.today), _version(), repository)
    return Page("about.html", "about.html", Words(edition.t("About this site")), "about", (), view)


def _version() -> str:
    from importlib.metadata import version

    return version("cxjourney")
