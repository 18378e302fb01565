"""From pages to bytes: templates, escaping, relative links, typography."""

from __future__ import annotations

import re
from functools import cached_property, partial
from html import escape
from typing import TYPE_CHECKING, Any

from cxjourney.backends.site import faces, icons
from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.contents import PLACE, with_contents
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.isolation import isolated
from cxjourney.backends.site.lost import MISSING_PAGE, lost
from cxjourney.backends.site.markdown import SCHEMES, rendered
from cxjourney.backends.site.overlay import MEASURED
from cxjourney.backends.site.pages.journey import edit_url
from cxjourney.backends.site.redirects import Redirect
from cxjourney.backends.site.speech import Speech, direction_of
from cxjourney.backends.site.typography import typeset
from cxjourney.backends.site.urls import FOLDERS, index_of, page_of, relative
from cxjourney.model.declare import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TICKS = re.compile(r"`([^`]+)`")
_BAR = ("dark", "help", "light", "link", "search", "system")
"""The drawings that every page needs."""
_MAIN = ("journey", "persona", "team", "metric", "opportunity", "evidence")
"""Kinds that the bar at the top leads to; the foot of the page leads to all."""


class Printer:
    """Writes the pages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.environment = _environment(edition)

    def write(self, page: Page) -> bytes:
        """The bytes of a page."""
        here = self.edition.prefix + page.path
        shown = self.environment.get_template(page.template).render(
            page=page,
            v=page.view,
            path=here,
            way=relative,
            base=relative(here, self.edition.prefix + "_")[:-1],
            assets=relative(here, "assets/_")[:-1],
            lost=lost(self.edition) if page.path == MISSING_PAGE else None,
            edition=self.edition,
            sprite=_markup(faces.sprite(page.faces) + icons.sprite((*page.icons, *_BAR))),
            nav=self._nav(page),
            further=self._further(),
            languages=self._languages(page),
            edit=edit_url(self.edition, page.source),
            twin=self._twin(page),
            site_name=self.edition.words(self.edition.job.workspace.organisation.name),
        )
        shown = with_contents(shown, self.edition.t("On this page"))
        return typeset(isolated(shown, self.edition.code), self.edition.code).encode()

    def redirect(self, moved: Redirect) -> bytes:
        """The bytes of a page that leads from a former address to the new one."""
        here = self.edition.prefix + moved.path
        shown = self.environment.get_template("redirect.html").render(
            title=moved.title, to=relative(here, self.edition.prefix + moved.to), edition=self.edition, path=here, way=relative
        )  # fmt: skip
        return typeset(isolated(shown, self.edition.code), self.edition.code).encode()

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
        across += [(t("What changed lately"), "history.html")] if self.edition.job.past is not None else []
        if self.edition.overlay:
            across.append((t("What was measured"), MEASURED))
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
        return [
            (code, Speech(code).name, relative(self.edition.prefix + page.path, Edition(job, code).prefix + page.path))
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
        w=partial(words, direction=edition.speech.direction),
        rich=partial(rich, direction=edition.speech.direction),
        ticks=partial(ticks, direction=edition.speech.direction),
        svg=_markup,
        kindof=lambda value: type(value).__name__,
        outside=lambda to: to.lower().startswith(SCHEMES),
        number=edition.speech.number,
    )
    environment.globals.update(_=edition.t, n_=edition.n, contents=_markup(PLACE))
    return environment


def words(said: Words | Link | str, direction: str = "ltr") -> str:
    """A text as HTML: escaped, marked with its language, kept apart when it changes the direction of writing.

    `direction` is that of the page.
    """
    if isinstance(said, Link):
        said = said.words
    if isinstance(said, str):
        said = Words(said)
    shown = escape(said.text)
    if _BIDI.search(said.text):
        shown = f"<bdi>{shown}</bdi>"
    return _markup(f"<span{_tongue(said, direction)}>{shown}</span>" if said.lang else shown)


def rich(said: Words, direction: str = "ltr") -> str:
    """A Markdown text as HTML."""
    attribute = _tongue(said, direction)
    return _markup(f'<div class="prose"{attribute}>{rendered(said.text)}</div>')


def ticks(said: Words, direction: str = "ltr") -> str:
    """A message, with what stands between back-ticks as code."""
    shown = _TICKS.sub(r"<code>\1</code>", escape(said.text))
    return _markup(f"<span{_tongue(said, direction)}>{shown}</span>" if said.lang else shown)


def _tongue(said: Words, direction: str) -> str:
    """The attributes of a text that is not in the language of the page."""
    if not said.lang:
        return ""
    own = direction_of(said.lang)
    return f' lang="{escape(said.lang)}"' + (f' dir="{own}"' if own != direction else "")


def _markup(html: str) -> Markup:
    from markupsafe import Markup

    return Markup(html)
