"""From pages to bytes: templates, escaping, relative links, typography."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cxjourney.backends.site import faces, icons
from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.markdown import SCHEMES, rendered
from cxjourney.backends.site.pages.journey import edit_url
from cxjourney.backends.site.redirects import Redirect
from cxjourney.backends.site.speech import Speech
from cxjourney.backends.site.typography import typeset
from cxjourney.backends.site.urls import FOLDERS, index_of, page_of, relative
from cxjourney.model.declare import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TICKS = re.compile(r"`([^`]+)`")
_MAIN = ("journey", "persona", "team", "metric", "opportunity", "evidence")
"""Kinds that the bar at the top leads to; the foot of the page leads to all."""


MISSING_PAGE = "404.html"
"""The page that a server shows for an address that leads nowhere."""


class Printer:
    """Writes the pages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.environment = _environment(edition)

    def write(self, page: Page) -> bytes:
        """The bytes of a page."""
        here = self.edition.prefix + page.path
        way = self._from_anywhere if page.path == MISSING_PAGE else relative
        shown = self.environment.get_template(page.template).render(
            page=page,
            v=page.view,
            path=here,
            way=way,
            base=way(here, self.edition.prefix + "_")[:-1],
            assets=way(here, "assets/_")[:-1],
            edition=self.edition,
            sprite=_markup(faces.sprite(page.faces) + icons.sprite((*page.icons, "link"))),
            nav=self._nav(page),
            further=self._further(),
            languages=self._languages(page),
            edit=edit_url(self.edition, page.source),
            twin=self._twin(page),
            site_name=self.edition.words(self.edition.job.workspace.organisation.name),
        )
        return typeset(shown, self.edition.code).encode()

    def redirect(self, moved: Redirect) -> bytes:
        """The bytes of a page that leads from a former address to the new one."""
        here = self.edition.prefix + moved.path
        shown = self.environment.get_template("redirect.html").render(
            title=moved.title, to=relative(here, self.edition.prefix + moved.to), edition=self.edition, path=here, way=relative
        )  # fmt: skip
        return typeset(shown, self.edition.code).encode()

    @cached_property
    def _from_anywhere(self) -> Callable[[str, str], str]:
        """Ways that do not depend on where the page is shown, when the address of the site is known."""
        site = self.edition.job.workspace.site
        if not site or not site.base_url:
            return relative
        top = urlsplit(site.base_url).path.rstrip("/")
        return lambda here, there: f"{top}/{there}"

    def _twin(self, page: Page) -> tuple[str, str] | None:
        """The ways from the page of an entity to its twins: Markdown of the same language, JSON of all of them."""
        if page.path not in self._entities:
            return None
        stem = page.path.removesuffix(".html")
        here = self.edition.prefix + page.path
        return relative(here, f"{self.edition.prefix}{stem}.md"), relative(here, f"{stem}.json")

    @cached_property
    def _entities(self) -> frozenset[str]:
        return frozenset(page_of(kind, id_) for kind, id_ in self.edition.model.entities)

    def _nav(self, page: Page) -> list[tuple[str, str, bool]]:
        t, model = self.edition.t, self.edition.model
        items = [(t("Home"), "index.html", page.section == "home")]
        items += [
            (self.edition.kind(kind, True), index_of(kind), page.section == kind)
            for kind in _MAIN
            if model.all(KINDS[kind])
        ]
        return items

    def _further(self) -> list[tuple[str, list[tuple[str, str]]]]:
        t, model = self.edition.t, self.edition.model
        kinds = [(self.edition.kind(kind, True), index_of(kind)) for kind in FOLDERS if model.all(KINDS[kind])]
        across = [
            (t("The hardest moments"), "moments.html"),
            (t("Importance and satisfaction"), "matrix.html"),
            (t("Journeys along the relation"), "heat.html"),
            (t("Who does what"), "raci.html"),
            (t("The nine steps"), "score.html"),
            (t("Listening"), "listening.html"),
            (t("Tools by category"), "tools.html"),
            (t("What nobody has verified"), "hypotheses.html"),
        ]
        help_ = [
            (t("Search"), "search.html"),
            (t("Glossary"), "glossary.html"),
            (t("About this site"), "about.html"),
            (t("Colours and pieces"), "style.html"),
        ]
        return [(t("Everything"), kinds), (t("Across journeys"), across), (t("Help"), help_)]

    def _languages(self, page: Page) -> list[tuple[str, str, str]]:
        """The other languages: code, name, and the same page there."""
        job = self.edition.job
        others = [code for code in job.languages if code != self.edition.code]
        way = self._from_anywhere if page.path == MISSING_PAGE else relative
        return [
            (code, Speech(code).name, way(self.edition.prefix + page.path, Edition(job, code).prefix + page.path))
            for code in others
        ]


def _environment(edition: Edition) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

    environment = Environment(
        loader=PackageLoader("cxjourney.backends.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @pass_context
    def href(context: Any, to: str) -> str:
        return to if to.lower().startswith(SCHEMES) else context["way"](context["path"], edition.prefix + to)

    @pass_context
    def asset(context: Any, name: str) -> str:
        return str(context["way"](context["path"], f"assets/{name}"))

    environment.filters.update(
        href=href,
        asset=asset,
        w=words,
        rich=rich,
        ticks=ticks,
        svg=_markup,
        kindof=lambda value: type(value).__name__,
        outside=lambda to: to.lower().startswith(SCHEMES),
        number=edition.speech.number,
    )
    environment.globals.update(_=edition.t, n_=edition.n)
    return environment


def words(said: Words | Link | str) -> str:
    """A text as HTML: escaped, marked with its language, kept apart when it changes the direction of writing."""
    if isinstance(said, Link):
        said = said.words
    if isinstance(said, str):
        said = Words(said)
    shown = escape(said.text)
    if _BIDI.search(said.text):
        shown = f"<bdi>{shown}</bdi>"
    return _markup(f'<span lang="{escape(said.lang)}">{shown}</span>' if said.lang else shown)


def rich(said: Words) -> str:
    """A Markdown text as HTML."""
    attribute = f' lang="{escape(said.lang)}"' if said.lang else ""
    return _markup(f'<div class="prose"{attribute}>{rendered(said.text)}</div>')


def ticks(said: Words) -> str:
    """A message, with what stands between back-ticks as code."""
    shown = _TICKS.sub(r"<code>\1</code>", escape(said.text))
    return _markup(f'<span lang="{escape(said.lang)}">{shown}</span>' if said.lang else shown)


def _markup(html: str) -> Markup:
    from markupsafe import Markup

    return Markup(html)
