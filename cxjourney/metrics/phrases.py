"""Pieces of the sentences that say how a number is made: things counted, places, lengths of time, names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from cxjourney.metrics.conditions import written
from cxjourney.metrics.figures import digits
from cxjourney.metrics.ir import Chain, Per, Selection, Table
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.model import Model
from cxjourney.model.values import Text
from cxjourney.wording import LOCALES, Wording, plain, say
from cxjourney.workspace import Workspace

UNITS: dict[Per, Wording] = {
    "user": say("people", "personnes"),
    "account": say("accounts", "comptes"),
    "session": say("visits", "visites"),
    "case": say("cases", "dossiers"),
    "event": say("occurrences", "occurrences"),
}
"""The things counted, in the plural."""
ROWS = {
    "events": say("events", "événements"),
    "surveys": say("answers", "réponses"),
    "orders": say("orders", "commandes"),
    "costs": say("amounts", "montants"),
}
"""What the rows of a source are called."""
_ELIDED = "aàâeéèêiîoôuh"
_LENGTHS = (
    (86_400, say("{n} day", "{n} jour"), say("{n} days", "{n} jours")),
    (3_600, say("{n} hour", "{n} heure"), say("{n} hours", "{n} heures")),
    (60, say("{n} minute", "{n} minute"), say("{n} minutes", "{n} minutes")),
    (1, say("{n} second", "{n} seconde"), say("{n} seconds", "{n} secondes")),
)
NOTHING = say("", "")


class Phrases:
    """The phrases of one workspace, which knows the names of places and surveys."""

    def __init__(self, model: Model, workspace: Workspace) -> None:
        self.model = model
        self.default = workspace.language

    def name(self, text: Text) -> Wording:
        """A name between quotation marks, in each language of the interface."""
        by_locale = {locale: text.in_(locale, self.default) for locale in LOCALES}
        return say("“{name}”", "« {name} »", name=Wording(by_locale["en"], by_locale["fr"]))

    def called(self, selection: Selection, table: Table | None = None) -> Wording:
        """What a selection is about: the name of a touchpoint, of an event or of surveys, and the condition."""
        if selection.place is not None and isinstance(place := self._place(selection.place), Touchpoint):
            what = self.name(place.name)
        elif selection.event is not None:
            what = self._events.get(selection.event) or plain(f"`{selection.event}`")
        elif selection.surveys:
            found = [self.model.find("survey", id_) for id_ in selection.surveys]
            what = listed(self.name(survey.name) for survey in found if isinstance(survey, Survey))
        else:
            rows = ROWS[table.type] if table else ROWS["events"]
            what = say("all {rows}", "l'ensemble des {rows}", rows=rows)
        if selection.where is None:
            return what
        return say("{what} (where `{where}`)", "{what} (où `{where}`)", what=what, where=written(selection.where))

    def way(self, chain: Chain) -> Wording:
        """The steps between the first and the last, and the options that change what counts."""
        middle = chain.steps[1:-1]
        by_way = say(", by way of {steps}", ", en passant par {steps}", steps=listed(map(self.called, middle)))
        parts = [
            by_way if middle and chain.order != "any" else NOTHING,
            say(" and {steps} in any order", " et {steps} dans un ordre quelconque", steps=listed(map(self.called, middle)))
            if middle and chain.order == "any"
            else NOTHING,
            say(", with nothing else in between", ", sans rien d'autre entre les deux") if chain.order == "strict" else NOTHING,
            say("{comma} within {time}", "{comma} en {time} au plus", comma="," if middle else "", time=lasting(chain.window)) if chain.window is not None else NOTHING,
            say(", {time} at most between two steps", ", {time} au plus entre deux étapes", time=lasting(chain.step_window))
            if chain.step_window is not None
            else NOTHING,
        ]  # fmt: skip
        return joined(parts)

    @cached_property
    def _events(self) -> dict[str, Wording]:
        """The name of the touchpoint behind each event, where there is one such name."""
        named: dict[str, set[Text]] = {}
        for journey in self.model.all(Journey):
            for stage in journey.stages:
                for touchpoint in stage.touchpoints:
                    if touchpoint.event:
                        named.setdefault(touchpoint.event, set()).add(touchpoint.name)
        return {event: self.name(names.pop()) for event, names in named.items() if len(names) == 1}

    def _place(self, path: str) -> object:
        return self.model.find("touchpoint", path)


def of(things: Wording) -> Wording:
    """`of events`, `d'événements`."""
    return Wording(f"of {things.en}", f"d'{things.fr}" if things.fr[0] in _ELIDED else f"de {things.fr}")


def figure(value: float) -> Wording:
    """A number as each language writes it."""
    return Wording(digits(value), digits(value).replace(".", ","))


def back(seconds: float | None) -> Wording:
    """How far back a count looks, as the end of a sentence."""
    if seconds is None:
        return NOTHING
    return say(", looking {time} back", ", en remontant {time}", time=lasting(seconds))


def lasting(seconds: float) -> Wording:
    """A length of time, in the largest unit that is whole."""
    for size, one, many in _LENGTHS:
        if seconds % size == 0 and seconds:
            n = int(seconds // size)
            template = one if n == 1 else many
            return say(template.en, template.fr, n=n)
    return say("{n} seconds", "{n} secondes", n=f"{seconds:g}")


def listed(items: Iterable[Wording]) -> Wording:
    """`a, b and c`."""
    found = list(items)
    if not found:
        return NOTHING
    made = found[0]
    for item in found[1:-1]:
        made = say("{before}, {item}", "{before}, {item}", before=made, item=item)
    if len(found) > 1:
        made = say("{before} and {item}", "{before} et {item}", before=made, item=found[-1])
    return made


def joined(parts: Iterable[Wording]) -> Wording:
    """Phrases one after the other."""
    made = NOTHING
    for part in parts:
        if part != NOTHING:
            made = say("{before}{part}", "{before}{part}", before=made, part=part) if made != NOTHING else part
    return made
