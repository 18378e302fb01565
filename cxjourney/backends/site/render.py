"""From pages to bytes: templates, escaping, relative links, typography."""

from __future__ import annotations

import posixpath
import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from cxjourney.backends.site import faces, icons
from cxjourney.backends.site.bits import Page, Words
from cxjourney.backends.site.contents import PLACE, with_contents
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.isolation import isolated
from cxjourney.backends.site.lost import MISSING_PAGE, lost
from cxjourney.backends.site.overlay import MEASURED
from cxjourney.backends.site.pages.journey import JourneyView, edit_url
from cxjourney.backends.site.redirects import Redirect
from cxjourney.backends.site.speech import Speech
from cxjourney.backends.site.typography import typeset
from cxjourney.backends.site.urls import FOLDERS, index_of, page_of, relative
from cxjourney.model.declare import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_BAR = ("dark", "help", "light", "link", "search", "system")
"""The drawings that every page needs."""
MAP = "<table data-map></table>"
"""Where a page wants the map of its journey, which is drawn once for all pages that show it."""
_OUT = re.compile(r'(?<=href=")([^"#]*)(?=#exit:)')
"""A way to where a journey ends, which is told on the page of the journey alone."""
_MAIN = ("journey", "persona", "team", "metric", "opportunity", "evidence")
"""Kinds that the bar at the top leads to; the foot of the page leads to all."""


class Printer:
    """Writes the pages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.environment = _environment(edition)
        self._nav = lru_cache(maxsize=2 * len(FOLDERS))(self._made_nav)
        self._further = cache(self._made_further)
        self._drawn: tuple[JourneyView, str] | None = None

    def write(self, page: Page) -> bytes:
        """The bytes of a page."""
        here = self.edition.prefix + page.path
        shown = self.environment.get_template(page.template).render(
            page=page,
            v=page.view,
            path=here,
            base=relative(here, self.edition.prefix + "_")[:-1],
            assets=relative(here, "assets/_")[:-1],
            lost=lost(self.edition) if page.path == MISSING_PAGE else None,
            edition=self.edition,
            sprite=_markup(faces.sprite(page.faces) + icons.sprite((*page.icons, *_BAR))),
            nav=self._nav(posixpath.dirname(here), page.section, page.path),
            further=self._further(posixpath.dirname(here)),
            languages=self._languages(page),
            edit=edit_url(self.edition, page.source),
            twin=self._twin(page),
            site_name=self._name,
            map=_markup(MAP),
        )
        shown = self._set(with_contents(shown, self.edition.t("On this page")))
        if isinstance(page.view, JourneyView):
            shown = shown.replace(MAP, self._map(page), 1)
        return shown.encode()

    def _set(self, shown: str) -> str:
        """HTML as people read it: languages kept apart, French set as French."""
        return typeset(isolated(shown, self.edition.code), self.edition.code)

    def _piece(self, template: str, folder: str, **values: object) -> Markup:
        """A part of every page of a folder, ready to stand in them."""
        path = f"{folder}/_" if folder else "_"
        return _markup(self.environment.get_template(template).render(path=path, **values))

    def _map(self, page: Page) -> str:
        """The map of a journey, drawn once for the page of the journey and for the page that holds it alone."""
        view = page.view
        assert isinstance(view, JourneyView)
        if self._drawn is None or self._drawn[0] is not view:
            template = self.environment.get_template("map.html")
            shown = template.render(v=view, edition=self.edition, path=view.path)
            self._drawn = view, self._set(shown)
        drawn = self._drawn[1]
        if page.path != view.embed:
            return drawn
        folder, _, name = view.page.rpartition("/")
        return _OUT.sub(lambda out: f"../{folder}/{out[1] or name}", drawn)

    def redirect(self, moved: Redirect) -> bytes:
        """The bytes of a page that leads from a former address to the new one."""
        here = self.edition.prefix + moved.path
        shown = self.environment.get_template("redirect.html").render(
            title=moved.title, to=relative(here, self.edition.prefix + moved.to), edition=self.edition, path=here
        )  # fmt: skip
        return self._set(shown).encode()

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

    @cached_property
    def _name(self) -> Words:
        return self.edition.words(self.edition.job.workspace.organisation.name)

    def _made_nav(self, folder: str, section: str, path: str) -> Markup:
        """The ways at the top of a page, of which its section and its own are marked."""
        t, model = self.edition.t, self.edition.model
        items = [(t("Home"), "index.html", section == "home")]
        items += [
            (self.edition.kind(kind, True), index_of(kind), section == kind) for kind in _MAIN if model.all(KINDS[kind])
        ]
        return self._piece("nav.html", folder, items=items, own=path)

    def _made_further(self, folder: str) -> Markup:
        """The ways at the foot of every page."""
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
        found = [(t("Everything"), kinds), (t("Across journeys"), across), (t("Help"), help_)]
        return self._piece("further.html", folder, found=found)

    def _languages(self, page: Page) -> list[tuple[str, str, str]]:
        """The other languages: code, name, and the same page there."""
        job = self.edition.job
        others = [code for code in job.languages if code != self.edition.code]
        return [
            (code, Speech(code).name, relative(self.edition.prefix + page.path, Edition(job, code).prefix + page.path))
            for code in others
        ]


def _environment(edition: Edition) -> Environment:
    from jinja2 import PackageLoader, StrictUndefined

    from cxjourney.backends.site.filters import filters
    from cxjourney.backends.site.templating import Templates, compiled

    environment = Templates(
        loader=PackageLoader("cxjourney.backends.site"),
        autoescape=True,
        bytecode_cache=compiled(),
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters(edition))
    environment.globals.update(_=edition.t, n_=edition.n, contents=_markup(PLACE))
    return environment


def _markup(html: str) -> Markup:
    from markupsafe import Markup

    return Markup(html)
