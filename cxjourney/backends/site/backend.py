"""The site as a back end: every page, in every language, with its style and its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from cxjourney.backends.backend import Artifact, Backend, Job, Rendering
from cxjourney.backends.site.bits import Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.geometry import style
from cxjourney.backends.site.markdown import rendered
from cxjourney.backends.site.pages.entity import entity_page
from cxjourney.backends.site.pages.home import home_page
from cxjourney.backends.site.pages.journey import journey_page
from cxjourney.backends.site.pages.lists import (
    RACI_TABLE,
    about_page,
    glossary_page,
    list_page,
    listening_page,
    raci_page,
)
from cxjourney.backends.site.pages.moments import lows
from cxjourney.backends.site.pages.optional import drawings, raci_table
from cxjourney.backends.site.pages.persona import persona_page
from cxjourney.backends.site.pages.scores import score_page
from cxjourney.backends.site.pages.team import team_page
from cxjourney.backends.site.render import Printer
from cxjourney.backends.site.twins.data import as_json
from cxjourney.backends.site.twins.lists import index_csv, llms_txt, sitemap
from cxjourney.backends.site.twins.text import as_markdown
from cxjourney.backends.site.typography import set_text
from cxjourney.backends.site.urls import FOLDERS, page_of
from cxjourney.model.declare import KINDS
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.kinds.team import Team


def render(job: Job) -> Rendering:
    """The whole site: the default language at the top, each other language in its folder."""
    artifacts: list[Artifact] = []
    for code in job.languages:
        edition = Edition(job, code)
        printer = Printer(edition)
        artifacts += [Artifact(edition.prefix + page.path, printer.write(page)) for page in pages(edition)]
        artifacts.append(Artifact(edition.prefix + RACI_TABLE, raci_table(job, code)))
        artifacts += [Artifact(edition.prefix + path, text.encode()) for path, text in twins(edition)]
    if base := job.workspace.site and job.workspace.site.base_url:
        html = [artifact.path for artifact in artifacts if artifact.path.endswith(".html")]
        artifacts.append(Artifact("sitemap.xml", sitemap(base, html).encode()))
    artifacts += _assets(job)
    return Rendering(tuple(sorted(artifacts, key=lambda artifact: artifact.path)))


def pages(edition: Edition) -> Iterator[Page]:
    """Every page of an edition."""
    yield home_page(edition)
    for kind in FOLDERS:
        if edition.model.all(KINDS[kind]):
            yield list_page(edition, kind)
    for entity in edition.model.entities.values():
        match entity:
            case Journey():
                yield journey_page(edition, entity)
            case Persona():
                yield persona_page(edition, entity)
            case Team():
                yield team_page(edition, entity)
            case _:
                yield entity_page(edition, entity)
    yield raci_page(edition)
    yield Page("score.html", "score.html", Words(edition.t("The nine steps")), "score", (), score_page(edition))
    yield listening_page(edition)
    yield glossary_page(edition)
    yield about_page(edition)


def twins(edition: Edition) -> Iterator[tuple[str, str]]:
    """What stands beside the pages for readers that are not people; JSON once, for it holds every language."""
    for kind in FOLDERS:
        for entity in edition.model.all(KINDS[kind]):
            path = page_of(kind, entity.id).removesuffix(".html")
            yield f"{path}.md", as_markdown(edition, entity)
            if not edition.prefix:
                yield f"{path}.json", as_json(entity, edition.model)
    yield "llms.txt", llms_txt(edition)
    yield "index.csv", index_csv(edition)


def _assets(job: Job) -> Iterator[Artifact]:
    static = files("cxjourney.backends.site").joinpath("static")
    counts = (sum(len(stage.touchpoints) for stage in journey.stages) for journey in job.model.all(Journey))
    css = _squeezed(static.joinpath("site.css").read_text("utf-8"))
    measures = style(count for count in counts if count)
    yield Artifact("assets/site.css", (measures + css).encode())
    yield Artifact("assets/print.css", _squeezed(static.joinpath("print.css").read_text("utf-8")).encode())
    yield Artifact("assets/site.js", static.joinpath("site.js").read_bytes())


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


def forget() -> None:
    """Drops the texts and drawings remembered from one job to the next."""
    for remembered in (drawings, lows, rendered, set_text):
        remembered.cache_clear()


BACKEND = Backend(
    "site", "A site that people read: maps, portfolio, personas, teams, metrics, evidence.", render, forget
)
