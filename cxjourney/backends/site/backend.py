"""The site as a back end: every page, in every language, with its style and its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.site.bits import Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.geometry import chosen, style
from cxjourney.backends.site.isolation import bare, in_characters
from cxjourney.backends.site.lookups import lookups
from cxjourney.backends.site.lost import MISSING_PAGE
from cxjourney.backends.site.markdown import rendered
from cxjourney.backends.site.pages.about import about_page
from cxjourney.backends.site.pages.entity import entity_page
from cxjourney.backends.site.pages.glossary import glossary_page
from cxjourney.backends.site.pages.hardest import hardest_pages
from cxjourney.backends.site.pages.heat import heat_pages
from cxjourney.backends.site.pages.history import history_pages
from cxjourney.backends.site.pages.home import home_page
from cxjourney.backends.site.pages.journey import EMBED, embed_of, journey_pages
from cxjourney.backends.site.pages.library import debt_pages
from cxjourney.backends.site.pages.listening import listening_pages
from cxjourney.backends.site.pages.lists import list_pages
from cxjourney.backends.site.pages.matrix import matrix_pages
from cxjourney.backends.site.pages.measured import measured_pages
from cxjourney.backends.site.pages.moments import forget as forget_moments
from cxjourney.backends.site.pages.optional import forget as forget_drawings
from cxjourney.backends.site.pages.optional import raci_table
from cxjourney.backends.site.pages.persona import persona_page
from cxjourney.backends.site.pages.raci import RACI_TABLE, raci_pages
from cxjourney.backends.site.pages.scores import score_pages
from cxjourney.backends.site.pages.stops import places_of
from cxjourney.backends.site.pages.team import team_page
from cxjourney.backends.site.pages.tools import tools_pages
from cxjourney.backends.site.pictures import picture_files
from cxjourney.backends.site.redirects import redirects
from cxjourney.backends.site.render import Printer
from cxjourney.backends.site.search import files as searched
from cxjourney.backends.site.search import search_pages
from cxjourney.backends.site.style_page import style_page
from cxjourney.backends.site.twins.data import as_json
from cxjourney.backends.site.twins.lists import index_csv, llms_txt, sitemap
from cxjourney.backends.site.twins.text import as_markdown
from cxjourney.backends.site.typography import set_text
from cxjourney.backends.site.urls import FOLDERS, page_of
from cxjourney.model.declare import KINDS
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import kind_of


def render(job: Job) -> Rendering:
    """The whole site: the default language at the top, each other language in its folder."""
    return Rendering(tuple(sorted(stream(job), key=lambda artifact: artifact.path)))


def stream(job: Job) -> Iterator[Artifact]:
    """The files of the site one after the other: at most one page is held at a time."""
    html: list[str] = []
    yield from _in_turn([_written(Edition(job, code), html) for code in job.languages])
    if base := job.workspace.site and job.workspace.site.base_url:
        yield Artifact("sitemap.xml", sitemap(base, html).encode())
    yield from _assets(job)
    yield from picture_files(job)


def _in_turn(streams: list[Iterator[Artifact]]) -> Iterator[Artifact]:
    """One file of each language, then the next of each: what one works out of a journey serves the others."""
    while streams:
        for stream_ in tuple(streams):
            try:
                yield next(stream_)
            except StopIteration:
                streams.remove(stream_)


def _written(edition: Edition, html: list[str]) -> Iterator[Artifact]:
    """The files of one language; notes the pages that people read."""
    printer = Printer(edition)
    for page in pages(edition):
        if page.path != MISSING_PAGE and page.template != EMBED:
            html.append(edition.prefix + page.path)
        if not page.same:
            yield Artifact(edition.prefix + page.path, printer.write(page), page.about)
    for moved in redirects(edition):
        yield Artifact(edition.prefix + moved.path, printer.redirect(moved))
    yield Artifact(edition.prefix + RACI_TABLE, raci_table(edition.job, edition.code))
    for path, text, about in twins(edition):
        yield Artifact(edition.prefix + path, bare(text).encode(), about)
    for path, text in searched(edition):
        yield Artifact(path, in_characters(text).encode())


VIEWS = (
    hardest_pages, heat_pages, matrix_pages, raci_pages, score_pages, listening_pages, tools_pages, debt_pages,
    measured_pages,
    history_pages,
)  # fmt: skip
"""What is told across journeys, each in as many pages as it needs."""


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of an edition."""
    yield home_page(edition)
    for kind in FOLDERS:
        if edition.model.all(KINDS[kind]):
            yield from list_pages(edition, kind)
    for entity in edition.model.entities.values():
        if entity.ref in edition.job.same:
            yield from _same(entity)
        else:
            yield from (replace(page, about=entity.ref) for page in _own(edition, entity))
    for view in VIEWS:
        yield from view(edition)
    yield glossary_page(edition)
    yield about_page(edition)
    yield from search_pages(edition)
    yield style_page(edition)
    yield Page(MISSING_PAGE, "missing.html", Words(edition.t("There is no page here")), "", (), None)


def _own(edition: Edition, entity: Entity) -> tuple[Page, ...]:
    """The pages that are about one entity alone."""
    match entity:
        case Journey():
            return journey_pages(edition, entity)
        case Persona():
            return (persona_page(edition, entity),)
        case Team():
            return (team_page(edition, entity),)
        case _:
            return (entity_page(edition, entity),)


def _same(entity: Entity) -> Iterator[Page]:
    """The same, where they stand as they should be."""
    kind = kind_of(entity)
    page = Page(page_of(kind, entity.id), f"{kind}.html", Words(""), kind, (), None, about=entity.ref, same=True)
    yield page
    if isinstance(entity, Journey):
        yield replace(page, path=embed_of(entity), template=EMBED)


def twins(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """What stands beside the pages for readers that are not people; JSON once, for it holds every language.

    Each with the address of the entity that it is about, if it is about one alone.
    """
    for kind in FOLDERS:
        for entity in edition.model.all(KINDS[kind]):
            if entity.ref in edition.job.same:
                continue
            path = page_of(kind, entity.id).removesuffix(".html")
            yield f"{path}.md", as_markdown(edition, entity), entity.ref
            if not edition.prefix:
                yield f"{path}.json", as_json(entity, edition.model), entity.ref
    yield "llms.txt", llms_txt(edition), ""
    yield "index.csv", index_csv(edition), ""


def _assets(job: Job) -> Iterator[Artifact]:
    static = files("cxjourney.backends.site").joinpath("static")
    counts = (sum(len(stage.touchpoints) for stage in journey.stages) for journey in job.model.all(Journey))
    measures = style(count for count in counts if count)
    personas = max((len(set(journey.personas)) for journey in job.model.all(Journey)), default=0)
    for file in sorted(static.iterdir(), key=lambda one: one.name):
        if file.name == "measured.css" and job.measured is None:
            continue
        content = file.read_bytes()
        if file.name.endswith(".css"):
            content = _squeezed(content.decode()).encode()
        if file.name.endswith(".js"):
            content = _shortened(content.decode()).encode()
        if file.name == "site.css":
            content = measures.encode() + content
        if file.name == "map.css":
            content = chosen(personas).encode() + content
        yield Artifact(f"assets/{file.name}", content)


def _squeezed(css: str) -> str:
    """A style sheet without its comments and the spaces that only people need."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    bare = re.sub(r"\s+", " ", bare)
    return (
        re.sub(r" ?([{};,>]) ?|(?<=[a-z0-9]): (?=[^:]*[;}])", lambda found: found[1] or ":", bare)
        .replace(";}", "}")
        .strip()
        + "\n"
    )


def _shortened(script: str) -> str:
    """A script without its comments that stand alone and without its indentation; our scripts hold no text of several lines."""
    bare = re.sub(r"^\s*/\*.*?\*/[ \t]*$", "", script, flags=re.MULTILINE | re.DOTALL)
    return "".join(f"{line.strip()}\n" for line in bare.splitlines() if line.strip())


def forget() -> None:
    """Drops the texts and drawings remembered from one job to the next."""
    forget_drawings()
    forget_moments()
    for remembered in (lookups, places_of, rendered, set_text):
        remembered.cache_clear()


BACKEND = Backend(
    "site", "A site that people read: maps, portfolio, personas, teams, metrics, evidence.", render, forget, stream
)
