"""One language of the site: turns the model's values into words, links and faces of that language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from cxjourney.backends.backend import Job
from cxjourney.backends.site.bits import Chip, Face, Link, Words
from cxjourney.backends.site.faces import face_id
from cxjourney.backends.site.lookups import Held, Judged, lookups
from cxjourney.backends.site.markdown import safe_url
from cxjourney.backends.site.speech import Speech
from cxjourney.backends.site.urls import page_of, page_of_ref
from cxjourney.backends.site.words import SCORES, choice_label, field_label
from cxjourney.model.derive.basis import basis_at
from cxjourney.model.derive.emotion import Felt
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.money import Money
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.team import Team
from cxjourney.model.model import Model, address, kind_of
from cxjourney.model.node import Node
from cxjourney.model.values import Ref, Text
from cxjourney.wording import Wording

if TYPE_CHECKING:
    from cxjourney.backends.site.overlay import Overlay

_AFTER_NAME = re.compile(r"\s*[,(–—:]")
_ARROWS = {-2: "down2", -1: "down", 0: "flat", 1: "up", 2: "up2"}


class Edition:
    """The site in one language."""

    def __init__(self, job: Job, code: str) -> None:
        self.job = job
        self.code = code
        self.speech = Speech(code)
        self._default = job.workspace.language
        self.t = self.speech.t
        self.n = self.speech.n
        self.lookups = lookups(job.model)
        self._labels = cache(self._label)
        self._links: dict[int, tuple[Entity, Link]] = {}

    @property
    def model(self) -> Model:
        """What there is to show."""
        return self.job.model

    @property
    def today(self) -> dt.date:
        """The one date of the run."""
        return self.job.today

    @property
    def prefix(self) -> str:
        """The folder of this language: the default one stands at the top."""
        return "" if self.code == self.job.languages[0] else f"{self.code}/"

    @cached_property
    def overlay(self) -> Overlay | None:
        """What was measured; None when nothing was."""
        from cxjourney.backends.site.overlay import Overlay

        return Overlay(self, self.job.measured) if self.job.measured else None

    # ------------------------------------------------------------ words

    def words(self, text: Text | None) -> Words:
        """A text in this language, marked when it had to fall back on another."""
        if text is None:
            return Words("")
        said, spoken = text.said(self.code, self._default)
        return Words(said, "" if spoken == self.code else spoken)

    def short(self, text: Text) -> Words:
        """A name without what follows a comma or a dash: `Camille, teacher` is `Camille`."""
        said = self.words(text)
        return Words(_AFTER_NAME.split(said.text, maxsplit=1)[0] or said.text, said.lang)

    def wording(self, wording: Wording) -> Words:
        """A sentence of the interface, in French where it is French and in English everywhere else."""
        spoken = "fr" if self.code.startswith("fr") else "en"
        return Words(wording.in_(spoken), "" if self.code.startswith(spoken) else spoken)

    def choice(self, value: str | None) -> str:
        """A word of a closed list."""
        return self.t(choice_label(value)) if value else ""

    def label(self, field: str) -> str:
        """The name of a field."""
        return self._labels(field)

    def _label(self, field: str) -> str:
        return self.t(field_label(field))

    def kind(self, kind: str, many: bool = False) -> str:
        """The name of a kind."""
        return self.speech.kind(kind, many)

    def money(self, money: Money) -> str:
        """An amount, and what it is paid for."""
        shown = self.speech.money(money.amount, money.currency) if money.currency else self.speech.number(money.amount)
        return f"{shown} / {self.choice(money.per)}" if money.per else shown

    # ------------------------------------------------------------ links

    def known(self, node: Node) -> bool:
        """Whether a node has a page: what stands in for a broken reference has none."""
        return isinstance(node, Entity) and self.model.entities.get(address(node)) is node

    def link(self, entity: Entity, note: str = "") -> Link:
        """A link to an entity."""
        known = self._links.get(id(entity))
        if known is None:
            to = page_of(kind_of(entity), entity.id) if self.known(entity) else ""
            known = self._links[id(entity)] = entity, Link(self.words(entity.name), to)
        link = known[1]
        return Link(link.words, link.to, note) if note else link

    def ref(self, ref: Ref[Any] | None, note: str = "") -> Link | None:
        """A link to what a reference names."""
        if ref is None:
            return None
        if not ref.id or ref.kind == "partner":
            return Link(Words(ref.id or self.choice(ref.kind)), "", note)
        node = self.model[ref]
        if isinstance(node, Entity):
            return self.link(node, note)
        name = getattr(node, "name", None) or getattr(node, "text", None)
        return Link(self.words(name) if name else Words(ref.id), page_of_ref(node.ref) if node.ref else "", note)

    def refs(self, refs: Iterable[Ref[Any]]) -> tuple[Link, ...]:
        """Links to what references name, each once."""
        links = (self.ref(ref) for ref in dict.fromkeys(refs))
        return tuple(link for link in links if link is not None)

    def at(self, node: Node, words: Words | None = None, note: str = "") -> Link:
        """A link to a touchpoint, stage or exit on the map of its journey."""
        return Link(words or self.words(getattr(node, "name", None)), page_of_ref(node.ref), note)

    def outside(self, address_: str | None) -> Link:
        """A link that leaves the site, or bare words when the address cannot be followed without harm."""
        return Link(Words(address_ or ""), safe_url(address_))

    # ------------------------------------------------------------ feelings and what they rest on

    def basis(self, refs: Iterable[Ref[Evidence]], node: Node | None = None) -> str:
        """What a claim rests on; an author may say that it is weaker than its evidence, never stronger."""
        return basis_at(node, refs, self.model)

    def basis_chip(self, basis: str) -> Chip:
        """The word for a basis."""
        return Chip(self.choice(basis), basis)

    def face(self, felt: Felt, style: int = 0) -> Face:
        """A feeling as its drawing, number and word."""
        basis = self.basis(felt.evidence, felt.node)
        word = self.words(felt.feeling) if felt.feeling else Words(self.t(SCORES[felt.score]))
        symbol = face_id(felt.score, style, basis == "hypothesis")
        return Face(symbol, self.speech.signed(felt.score), _ARROWS[felt.score], word, basis)

    # ------------------------------------------------------------ look-ups shared by pages

    @property
    def answers(self) -> Mapping[str, tuple[Opportunity, ...]]:
        """The opportunities that address a pain of each touchpoint, by its address."""
        return self.lookups.answers

    @property
    def judged(self) -> tuple[Judged, ...]:
        """Every KPI, with the journey and the node where it is judged."""
        return self.lookups.judged

    @property
    def roles(self) -> tuple[Held, ...]:
        """Who does what at every touchpoint of every journey."""
        return self.lookups.roles

    @property
    def answering(self) -> Mapping[str, Team | None]:
        """The team that answers for each touchpoint, by its address."""
        return self.lookups.answering

    def touchpoints(self, journey: Journey) -> tuple[Touchpoint, ...]:
        """The touchpoints of a journey, in order."""
        return tuple(point for stage in journey.stages for point in stage.touchpoints)
