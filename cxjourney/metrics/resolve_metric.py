"""From a metric of the workspace to its resolved form, or to the list of what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from cxjourney.metrics.defaults import direction_of, unit_of
from cxjourney.metrics.definitions.draft import Draft
from cxjourney.metrics.definitions.table import DEFINERS
from cxjourney.metrics.formula import inputs_of
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.inputs import inputs
from cxjourney.metrics.ir import Definition, Derived, Judged, LeastSample, Missing, Spec, Table
from cxjourney.metrics.judged import judged
from cxjourney.metrics.sample import sample_of
from cxjourney.metrics.sources import Reading
from cxjourney.metrics.texts import words
from cxjourney.model.kinds.metric import METRIC_TYPES, Metric
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.model import Model
from cxjourney.model.values import Ref
from cxjourney.wording import say
from cxjourney.workspace import Workspace

SHOWN, JUDGED = 30, 100
"""From how many observations a number is shown, and judged, unless the metric says otherwise."""
DEEPEST = 40
"""Formulas that may stand on one another; their query would be deeper than engines and readers bear."""


def resolve_metrics(model: Model, workspace: Workspace) -> tuple[Spec, ...]:
    """Every sound metric of the workspace, by id."""
    places = judged(model, workspace)
    known = {m.id: _spec(m, model, workspace, places.get(m.id, ())) for m in model.all(Metric)}
    levels: dict[str, int | None] = {}
    samples: dict[str, tuple[str, ...]] = {}
    return tuple(_with_inputs(spec, known, levels, samples) for spec in known.values())


def lacking(metric: Metric, model: Model, workspace: Workspace) -> tuple[Missing, ...]:
    """What keeps one metric from being computed; of a formula, what is missing below it is not looked at."""
    return _spec(metric, model, workspace, ()).missing


def _spec(metric: Metric, model: Model, workspace: Workspace, kpis: tuple[Judged, ...]) -> Spec:
    gaps = Gaps()
    asking = tuple(s for s in model.all(Survey) if any(model[asked] is metric for asked in s.asks))
    surveys = tuple(survey.id for survey in asking)
    source = _source(metric, asking)
    definition, table = _definition(metric, source, surveys, model, gaps)
    sample = metric.min_n
    drives = tuple(model[ref].id for ref in metric.drives)
    return Spec(
        id=metric.id,
        name=words(metric.name, workspace),
        told=words(metric.definition, workspace),
        type=metric.type,
        unit=unit_of(metric),
        currency=metric.currency or (metric.cost.currency if metric.cost else None),
        direction=cast(Any, direction_of(metric)),
        per=cast(Any, metric.per),
        nature=metric.nature,
        timing=cast(Any, metric.timing or ("leading" if drives else None)),
        drives=drives,
        announced_by=tuple(m.id for m in model.all(Metric) if any(model[ref] is metric for ref in m.drives)),
        benefit=metric.benefit,
        owner=model[metric.owner].id if metric.owner else None,
        revision=metric.revision or 1,
        min_n=LeastSample(
            sample.show if sample and sample.show is not None else SHOWN,
            sample.judge if sample and sample.judge is not None else JUDGED,
        ),
        source=model[source].id if source else None,
        surveys=surveys,
        table=table,
        executable=definition is not None and not gaps.found,
        definition=definition if not gaps.found else None,
        missing=tuple(gaps.found),
        kpis=kpis,
    )


def _source(metric: Metric, asking: tuple[Survey, ...]) -> Ref[Source] | None:
    """The source that the metric names, else the one source of the surveys that ask for it."""
    if metric.source is not None:
        return metric.source
    found = {survey.source for survey in asking if survey.source is not None}
    return found.pop() if len(found) == 1 else None


def _definition(
    metric: Metric, source: Ref[Source] | None, surveys: tuple[str, ...], model: Model, gaps: Gaps
) -> tuple[Definition | None, Table | None]:
    if metric.type not in METRIC_TYPES:
        gaps.add(
            "type-missing",
            "type",
            say("say how it is computed: add `type:`", "dites comment il se calcule : ajoutez `type:`"),
        )
        return None, None
    if metric.type == "derived":
        return DEFINERS["derived"](Draft(metric, model, gaps, None, ())), None
    if source is None:
        gaps.add(
            "source-missing",
            "source",
            say(
                "say where its observations come from: add `source:`",
                "dites d'où viennent ses observations : ajoutez `source:`",
            ),
        )
        return None, None
    reading = Reading(model[source], "source", gaps)
    reading.moment()
    definition = DEFINERS[metric.type](Draft(metric, model, gaps, reading, surveys))
    return definition, reading.table()


def _with_inputs(
    spec: Spec, known: Mapping[str, Spec], levels: dict[str, int | None], samples: dict[str, tuple[str, ...]]
) -> Spec:
    """A derived metric can be computed when each of its inputs can; those whose observations count are named."""
    if not isinstance(spec.definition, Derived):
        return spec
    gaps = Gaps()
    formula = spec.definition.formula
    for id_ in inputs_of(formula):
        level = _level(id_, known, levels)
        if level is None:
            told = say(
                "`{id}`, on which it rests, cannot be computed yet",
                "`{id}`, dont il dépend, ne peut pas encore être calculé",
                id=id_,
            )
            gaps.add("input-not-executable", "formula", told)
        elif level >= DEEPEST:
            told = say(
                "below `{id}`, more than {n} formulas stand on one another",
                "sous `{id}`, plus de {n} formules reposent les unes sur les autres",
                id=id_,
                n=DEEPEST,
            )
            gaps.add("formula-too-deep", "formula", told)
    if gaps.found:
        return replace(spec, executable=False, definition=None, missing=tuple(gaps.found))
    return replace(spec, definition=Derived(formula, sample_of(formula, known, samples)))


def _level(id_: str, known: Mapping[str, Spec], levels: dict[str, int | None]) -> int | None:
    """How many formulas stand on one another up to this metric: 0 when it is observed, None when it cannot be computed.

    One that rests on itself cannot. `levels` keeps what is known already.
    """
    waiting = [id_]
    while waiting:
        at = waiting[-1]
        definition = known[at].definition if at in known else None
        below = inputs(definition)
        if at not in levels and (unknown := [other for other in below if other not in levels]):
            levels[at] = None
            waiting += unknown
            continue
        waiting.pop()
        found = [levels[other] for other in below]
        sound = [level for level in found if level is not None]
        levels[at] = None if definition is None or len(sound) < len(found) else 1 + max(sound, default=-1)
    return levels[id_]
