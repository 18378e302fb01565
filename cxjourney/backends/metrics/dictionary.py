"""The dictionary of metrics: one section a metric, in words that need no other book."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.escape import escaped, with_code
from cxjourney.backends.metrics.words import (
    BENEFITS,
    DIRECTIONS,
    NATURES,
    TIMINGS,
    TYPES,
    UNITS,
    aim,
    amount,
    fine,
)
from cxjourney.metrics.ir import Judged, Spec
from cxjourney.metrics.texts import spoken, words
from cxjourney.model.entity import Entity
from cxjourney.wording import Wording, say

Entry = tuple[Spec, Wording]
"""A metric and the sentence that says how it is computed."""
_HEADINGS = (
    say("Where it is judged", "Où il est jugé"),
    say("Target", "Cible"),
    say("At the start", "Au départ"),
    say("By", "Échéance"),
    say("For", "Pour"),
    say("Who answers", "Qui en répond"),
)


def write(entries: Sequence[Entry], job: Job, language: str) -> str:
    """The dictionary of these metrics in one language, by name."""
    book = _Book(job, language)
    lines = [*book.opening(entries)]
    for spec, sentence in sorted(entries, key=lambda entry: (_sortable(book.name(entry[0])), entry[0].id)):
        lines += book.section(spec, sentence)
    return "\n".join(lines).rstrip() + "\n"


class _Book:
    """The language and the names of one dictionary."""

    def __init__(self, job: Job, language: str) -> None:
        self.job = job
        self.language = language
        self.locale = language.partition("-")[0]
        self.default = job.workspace.language

    def opening(self, entries: Sequence[Entry]) -> Iterator[str]:
        ready = sum(spec.executable for spec, _ in entries)
        organisation = spoken(
            words(self.job.workspace.organisation.name, self.job.workspace), self.language, self.default
        )
        yield "# " + escaped(
            self.say(say("How the numbers are made: {who}", "Comment les nombres sont faits : {who}", who=organisation))
        )
        yield ""
        yield escaped(
            self.say(
                say(
                    "{n} metrics, of which {ready} can be computed.",
                    "{n} indicateurs, dont {ready} calculables.",
                    n=len(entries),
                    ready=ready,
                )
            )
        )
        yield ""  # fmt: skip

    def section(self, spec: Spec, sentence: Wording) -> Iterator[str]:
        yield f"## {escaped(self.name(spec))}"
        yield ""
        type_ = TYPES.get(spec.type or "")
        kind = escaped(self.say(type_)) if type_ else ""
        yield f"`{spec.id}`" + (f" · {kind}" if kind else "")
        yield ""
        if spec.told:
            yield escaped(spoken(spec.told, self.language, self.default))
            yield ""
        if spec.executable:
            yield f"**{self.say(say('How it is computed.', 'Comment il se calcule.'))}** {with_code(self.say(sentence))}"
            yield ""
        facts = [f"- {self.say(label)}{self.say(say(':', ' :'))} {fact}" for label, fact in self.facts(spec)]
        if facts:
            yield from facts
            yield ""
        yield from self.places(spec.kpis)
        yield from self.gaps(spec)

    def facts(self, spec: Spec) -> Iterator[tuple[Wording, str]]:
        if unit := UNITS.get(spec.unit or ""):
            shown = self.say(unit) + (f" ({spec.currency})" if spec.currency else "")
            yield say("Shown as", "Présenté comme"), escaped(shown)
        if spec.direction:
            yield say("Better when", "Progrès"), escaped(self.say(DIRECTIONS[spec.direction]))
        if nature := NATURES.get(spec.nature or ""):
            yield say("It tells", "Il dit"), escaped(self.say(nature))
        if spec.timing:
            yield say("When it speaks", "Quand il parle"), escaped(self.say(TIMINGS[spec.timing]))
        if spec.drives:
            yield say("It announces", "Il annonce"), self.names("metric", spec.drives)
        if spec.announced_by:
            yield say("Announced by", "Annoncé par"), self.names("metric", spec.announced_by)
        if benefit := BENEFITS.get(spec.benefit or ""):
            yield say("What is gained", "Ce qu'on y gagne"), escaped(self.say(benefit))
        if spec.surveys:
            yield say("Asked by", "Demandé par"), self.names("survey", spec.surveys)
        if spec.source:
            yield say("Source", "Source"), self.names("source", (spec.source,))
        if spec.owner:
            yield say("Who answers for the number", "Qui répond du nombre"), self.names("team", (spec.owner,))
        yield (
            say("Needed", "Il faut"),
            escaped(
                self.say(
                    say(
                        "{show} observations to show it, {judge} to judge it",
                        "{show} observations pour le montrer, {judge} pour le juger",
                        show=spec.min_n.show,
                        judge=spec.min_n.judge,
                    )
                )
            ),
        )
        if spec.revision > 1:
            yield say("Revision", "Révision"), str(spec.revision)

    def places(self, kpis: Iterable[Judged]) -> Iterator[str]:
        rows = [self.place(kpi) for kpi in kpis]
        if not rows:
            return
        yield "| " + " | ".join(self.say(heading) for heading in _HEADINGS) + " |"
        yield "|" + " --- |" * len(_HEADINGS)
        for row in rows:
            yield "| " + " | ".join(cell or "–" for cell in row) + " |"
        yield ""

    def place(self, kpi: Judged) -> tuple[str, ...]:
        ids = [kpi.journey, kpi.stage, kpi.touchpoint]
        path = [id_ for id_ in ids if id_]
        trail = [self.entity("journey", kpi.journey)] if len(path) > 1 else []
        return (
            escaped(" › ".join([*trail, spoken(kpi.name, self.language, self.default)])),
            escaped(aim(kpi.target, self.locale)) if kpi.target else "",
            escaped(amount(kpi.baseline, self.locale)) if kpi.baseline else "",
            kpi.by or "",
            self.names("segment", (kpi.segment,)) if kpi.segment else "",
            self.names("team", (kpi.accountable,)) if kpi.accountable else "",
        )

    def gaps(self, spec: Spec) -> Iterator[str]:
        if not spec.missing:
            return
        yield f"**{self.say(say('Not computed yet.', 'Pas encore calculé.'))}**"
        yield ""
        for missing in spec.missing:
            yield f"- {with_code(spoken(missing.words, self.locale, 'en'))}"
        yield ""

    def name(self, spec: Spec) -> str:
        return spoken(spec.name, self.language, self.default)

    def names(self, kind: str, ids: Iterable[str]) -> str:
        return ", ".join(escaped(self.entity(kind, id_)) for id_ in ids)

    def entity(self, kind: str, id_: str) -> str:
        found = self.job.model.find(kind, id_)
        return found.name.in_(self.language, self.default) if isinstance(found, Entity) else id_

    def say(self, wording: Wording) -> str:
        return fine(wording.in_(self.locale), self.locale)


def _sortable(name: str) -> str:
    """A name without accents or capitals, so that the order is the same on every machine."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
