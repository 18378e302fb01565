"""Events of a journey that never occur in the source it is laid over: its touchpoints are invisible there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxjourney.diagnostics.codes.measure.paths import EVENT_NEVER_SEEN
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.diagnostics.suggest import nearest
from cxjourney.measure.asking import Asked
from cxjourney.measure.following import Case, counts, not_compared
from cxjourney.measure.reasons import Doubt
from cxjourney.measure.scales import rests_on
from cxjourney.metrics import paths
from cxjourney.metrics.plan import Plan
from cxjourney.wording import counted, say


def unseen_events(case: Case, unseen: Sequence[str], asked: Asked) -> Iterator[Diagnostic]:
    """A finding for each touchpoint whose event never occurs, with the name that was meant if one is near.

    Where so few events occur that nothing is compared, only those that may be misspelt are told. Raises `Refusal`.
    """
    if not unseen:
        return
    names = [name for (name,) in asked(paths.unnamed(case.followed, asked.dialect))[1]]
    compared = len(case.design.events) - len(unseen) >= 2
    for stage in case.journey.stages:
        for touchpoint in stage.touchpoints:
            event = touchpoint.event
            if event is None or event not in unseen:
                continue
            likely = nearest(event, names)
            if not compared and likely is None:
                continue
            yield EVENT_NEVER_SEEN.at(
                touchpoint.at("event"),
                say(
                    "the event `{event}` of the touchpoint `{touchpoint}` never occurs in the source `{source}`",
                    "l'événement `{event}` du point de contact `{touchpoint}` n'apparaît jamais dans la source `{source}`",
                    event=event,
                    touchpoint=touchpoint.ref.partition(":")[2],
                    source=case.source,
                ),
                say("did you mean `{name}`?", "vouliez-vous dire `{name}` ?", name=likely) if likely else None,
                ref=touchpoint.ref,
            )


def silenced(
    case: Case, unseen: Sequence[str], told: Sequence[Diagnostic], ids: Iterable[str], plan: Plan
) -> Iterator[Doubt]:
    """What is told of events that never occur, each with the metrics that count them, or are made from one that does.

    Nobody can say whether people did not do it, or whether the data do not tell.
    """
    names = {t.ref: t.event for stage in case.journey.stages for t in stage.touchpoints if t.event in unseen}
    for found in told:
        events = [names[found.ref]] if found.ref in names else list(unseen) if found.ref == case.journey.ref else []
        hit = {
            id_
            for id_, spec in plan.raw.items()
            if spec.table is not None
            and spec.table.source == case.source
            and any(event is not None and counts(spec, event) for event in events)
        }
        metrics = frozenset(id_ for id_ in ids if rests_on(id_, hit, plan))
        if metrics:
            yield Doubt(found, metrics)


def too_few(case: Case, unseen: Sequence[str]) -> Diagnostic:
    """Says that at most one event of a journey occurs, which makes no path."""
    seen = len(case.design.events) - len(unseen)
    why = counted(
        seen,
        say(
            "only {n} of its {all} events occurs in the source `{source}`",
            "seul {n} de ses {all} événements apparaît dans la source `{source}`",
        ),
        say(
            "{n} of its {all} events occur in the source `{source}`",
            "{n} de ses {all} événements apparaissent dans la source `{source}`",
        ),
    ) if seen else say(
        "none of its {all} events occurs in the source `{source}`",
        "aucun de ses {all} événements n'apparaît dans la source `{source}`",
    )  # fmt: skip
    return not_compared(case.journey, say(why.en, why.fr, n=seen, all=len(case.design.events), source=case.source))
