"""The plan as a Markdown page for those who have the events sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxjourney.backends.metrics.escape import escaped
from cxjourney.backends.metrics.specs import Shown
from cxjourney.backends.metrics.tracking import words
from cxjourney.backends.metrics.tracking.plan import Event, Plan, Property, source_of
from cxjourney.backends.metrics.words import fine
from cxjourney.metrics.cleaning_words import CLEANING
from cxjourney.metrics.texts import one_line, spoken
from cxjourney.metrics.texts import words as by_language
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.wording import Wording, say


def page(plan: Plan, files: dict[tuple[str, str], str], here: Shown, language: str) -> str:
    """The page in one language; `files` are the schemas by source and event."""
    return "\n".join(_Page(plan, files, here, language).lines()).rstrip() + "\n"


class _Page:
    def __init__(self, plan: Plan, files: dict[tuple[str, str], str], here: Shown, language: str) -> None:
        self.plan, self.files, self.model, self.language = plan, files, here.model, language
        self.locale = language.partition("-")[0]
        self.default = here.workspace.language
        self.organisation = spoken(
            by_language(here.workspace.organisation.name, here.workspace), language, self.default
        )
        self.metric_names = {spec.id: spoken(spec.resolved.name, language, self.default) for spec in here.specs}
        self.trails = {
            touchpoint.ref: f"{self.name(journey)} › {self.name(stage)} › {self.name(touchpoint)}"
            for journey in here.model.all(Journey)
            for stage in journey.stages
            for touchpoint in stage.touchpoints
        }

    def lines(self) -> Iterator[str]:
        silent = self.plan.silent
        yield f"# {escaped(self.say(words.TITLE, who=self.organisation))}"
        yield ""
        yield self.say(words.OPENING)
        waiting = sum(bool(each.metrics) for each in silent)
        counted = words.COUNTED if silent else words.ALL_SEND
        yield self.say(counted, events=len(self.plan.events), silent=len(silent), waiting=waiting)
        for event in self.plan.events:
            yield ""
            yield from self.event(event)
        if silent:
            rows = sorted(((not each.metrics, at, each) for at, each in enumerate(silent)), key=lambda row: row[:2])
            yield from ("", f"## {self.say(words.SILENT)}", "", self.say(words.SILENT_WHY), "")
            yield from self.table(
                (words.TOUCHPOINT, words.CHANNELS, words.SYSTEMS, words.WAITS),
                ((*self.place(each.place), self.metrics(each.metrics)) for _, _, each in rows),
            )
        if self.plan.unbound:
            yield from ("", f"## {self.say(words.UNBOUND)}", "", self.say(words.UNBOUND_WHY), "")
            yield from self.table(
                (words.EVENT, words.TOUCHPOINT, words.CHANNELS, words.SYSTEMS),
                ((_code(each.event or ""), *self.place(each)) for each in self.plan.unbound),
            )

    def event(self, event: Event) -> Iterator[str]:
        colon = self.say(say(":", " :"))
        source = self.name(source_of(self.model, event.source))
        path = self.files[event.source, event.name]
        yield f"## {escaped(event.name)}"
        yield ""
        yield f"- {self.say(words.SOURCE)}{colon} {escaped(source)} (`{event.source}`)"
        read = self.metrics(event.metrics) if event.metrics else self.say(words.NO_METRIC)
        yield f"- {self.say(words.METRICS)}{colon} {read}"
        yield f"- {self.say(words.SCHEMA)}{colon} [`{path}`]({path})"
        yield ""
        if event.places:
            places = (self.place(each) for each in event.places)
            yield from self.table((words.WHERE, words.CHANNELS, words.SYSTEMS), places)
        else:
            yield self.say(words.NOWHERE)
        yield ""
        heads = (words.PROPERTY, words.HOLDS, words.NEEDED, words.BY, words.CLEANING)
        yield from self.table(heads, (self.property(each, event) for each in event.properties))

    def property(self, each: Property, event: Event) -> tuple[str, ...]:
        needed = words.ALWAYS if each.required else words.ONE_OF if each.name in event.whose else None
        return (
            _code(each.name),
            escaped(", ".join(self.say(words.meaning(name)) for name in each.meanings)),
            self.say(needed) if needed else "",
            str(len(each.metrics)) if len(each.metrics) > 3 else self.metrics(each.metrics),
            ", ".join(escaped(self.say(CLEANING[step])) for step in each.cleaning),
        )

    def place(self, touchpoint: Touchpoint) -> tuple[str, str, str]:
        channels = ", ".join(escaped(self.name(self.model[ref])) for ref in touchpoint.channels)
        systems = ", ".join(escaped(self.name(self.model[ref])) for ref in touchpoint.systems)
        return escaped(self.trails[touchpoint.ref]), channels, systems

    def metrics(self, ids: Iterable[str]) -> str:
        return ", ".join(escaped(self.metric_names.get(id_, id_)) for id_ in ids)

    def name(self, named: object) -> str:
        found = getattr(named, "name", None)
        if found is None:
            return str(getattr(named, "id", ""))
        assert isinstance(named, Entity) or hasattr(named, "id")
        return one_line(found.in_(self.language, self.default))

    def table(self, heads: tuple[Wording, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
        yield "| " + " | ".join(self.say(head) for head in heads) + " |"
        yield "|" + " --- |" * len(heads)
        for row in rows:
            yield "| " + " | ".join(cell or "–" for cell in row) + " |"

    def say(self, wording: Wording, **values: object) -> str:
        filled = say(wording.en, wording.fr, **values) if values else wording
        return fine(filled.in_(self.locale), self.locale)


def _code(text: str) -> str:
    """A name in the type of code; one that holds a back-tick is shown as a text."""
    line = one_line(text)
    return escaped(line) if "`" in line or not line else "`" + line.replace("|", "\\|") + "`"
