"""From what an author writes about observations to the rows that count."""

from __future__ import annotations

from cxjourney.metrics.conditions import Condition, fields_in, parse_condition
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import Selection
from cxjourney.metrics.sources import Reading
from cxjourney.model.kinds.metric import Events
from cxjourney.model.model import Model
from cxjourney.model.values import Fault
from cxjourney.wording import say

RESERVED = ("ts", "period", "unit_id", "event_id", "seq")
"""Columns that a condition cannot compare: the definition itself decides on time, order and who is counted."""


def select(events: Events | None, field: str, reading: Reading, model: Model, gaps: Gaps) -> Selection:
    """The rows that count; every row when nothing is said."""
    if events is None:
        return Selection()
    place = place_of(events, model)
    event, touchpoint = events.event, None
    if place is not None and reading.type == "surveys":
        touchpoint = place
        reading.need("touchpoint")
    elif events.touchpoint is not None and event is None:
        event = model[events.touchpoint].event
        if event is None:
            gaps.add(
                "touchpoint-without-event",
                field,
                say(
                    "the touchpoint `{place}` does not say what its event is called: add `event:` to it",
                    "le point de contact `{place}` ne dit pas comment s'appelle son événement : ajoutez-lui `event:`",
                    place=place or events.touchpoint.id,
                ),
            )
    if event is not None:
        reading.need("event")
    return Selection(event, touchpoint, (), _condition(events, field, reading, gaps), place)


def require(events: Events | None, field: str, gaps: Gaps) -> None:
    """Note a gap when a selection is not given."""
    if events is None:
        gaps.add(
            "field-missing",
            field,
            say(
                "say which observations count: add `{field}:`",
                "dites quelles observations comptent : ajoutez `{field}:`",
                field=field,
            ),
        )


def answers(
    events: Events | None, reading: Reading, model: Model, gaps: Gaps, rivals: tuple[str, ...],
    surveys: tuple[str, ...],
) -> Selection:  # fmt: skip
    """The answers that feed a score. `rivals` are other scores read from the same source, `surveys` those that ask.

    Without a selection, the answers of the surveys that ask for the metric; all of them when the source feeds
    nothing else.
    """
    if events is not None:
        return select(events, "count", reading, model, gaps)
    if surveys and reading.maps("survey"):
        reading.need("survey")
        return Selection(surveys=surveys)
    if rivals:
        gaps.add(
            "answers-unclear",
            "count",
            say(
                "`{source}` also holds the answers to `{others}`: say which ones count, with `count:`, or add `survey` "
                "to its `mapping`",
                "`{source}` contient aussi les réponses à `{others}` : dites lesquelles comptent avec `count:`, ou "
                "ajoutez `survey` à son `mapping`",
                source=reading.source.id,
                others="`, `".join(rivals),
            ),
        )
    return Selection()


def place_of(events: Events, model: Model) -> str | None:
    """The touchpoint that a selection names, as `journey/stage/touchpoint`."""
    if events.touchpoint is None:
        return None
    written = model[events.touchpoint].ref.partition(":")[2]
    return written or events.touchpoint.id


def _condition(events: Events, field: str, reading: Reading, gaps: Gaps) -> Condition | None:
    if events.where is None:
        return None
    found = parse_condition(events.where)
    if isinstance(found, Fault):
        gaps.add(
            "condition-unreadable",
            f"{field}.where",
            say(
                "the condition `{text}` cannot be read, from character {at}: {why}",
                "la condition `{text}` ne peut pas être lue, à partir du caractère {at} : {why}",
                text=events.where,
                at=found.at + 1,
                why=found.message,
            ),
        )
        return None
    for name in fields_in(found):
        if name not in RESERVED:
            reading.need(name)
            continue
        gaps.add(
            "column-reserved",
            f"{field}.where",
            say(
                "`{column}` cannot be compared in a condition: the definition decides on time, order and who is counted",
                "`{column}` ne peut pas être comparée dans une condition : la définition décide du temps, de l'ordre et "
                "de qui est compté",
                column=name,
            ),
        )
    return found
