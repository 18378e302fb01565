"""Answers outside the scale of a metric: left out of its number, told, and above a ceiling no longer trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxjourney.diagnostics.codes.measure.cells import ANSWERS_OUT_OF_SCALE
from cxjourney.diagnostics.codes.measure.cleaning import CLEANING_ABOVE_CEILING
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.preparing import percent
from cxjourney.metrics.inputs import made_of
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.results import Number
from cxjourney.metrics.rows import part
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.wording import Wording, say

_OUTSIDE = "out_of_scale"


@dataclass(frozen=True, slots=True)
class Outside:
    """The metrics whose numbers are no longer trusted, those made from them included, and what is told."""

    untrusted: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def outside(
    numbers: Mapping[str, Number], plan: Plan, metrics: Mapping[str, Metric], sources: Mapping[str, Source]
) -> Outside:
    """What cleaned numbers leave out, metric by metric."""
    told = [(id_, found) for id_, number in numbers.items() for found in _told(id_, number, plan, metrics, sources)]
    beyond = {id_ for id_, found in told if found.code == CLEANING_ABOVE_CEILING.code}
    untrusted = frozenset(id_ for id_ in numbers if rests_on(id_, beyond, plan))
    return Outside(untrusted, tuple(found for _, found in told))


def _told(
    id_: str, number: Number, plan: Plan, metrics: Mapping[str, Metric], sources: Mapping[str, Source]
) -> Iterator[Diagnostic]:
    many = int(part(number, _OUTSIDE) or 0)
    table = plan.raw[id_].table
    if not many or table is None:
        return
    share = many / (many + (number.n or 0))
    preparation = plan.sources.get(table.source)
    ceiling = preparation.ceiling("out-of-scale") if preparation else None
    what = say(
        "answers to `{metric}` that lie outside its scale, and are left out: {n} ({share})",
        "réponses à `{metric}` hors de son échelle, écartées : {n} ({share})",
        metric=id_,
        n=many,
        share=percent(share),
    )
    if ceiling is not None and share > ceiling.share:
        source = sources[table.source]
        above = say("{what}, above the ceiling of {most}", "{what}, au-delà du plafond de {most}", what=what, most=percent(ceiling.share))  # fmt: skip
        yield CLEANING_ABOVE_CEILING.at(source.quality[ceiling.index].at("ceiling"), above, _LOOK, ref=source.ref)
    else:
        metric = metrics[id_]
        yield ANSWERS_OUT_OF_SCALE.at(metric.at("scale") if metric.scale else metric.at("type"), what, _LOOK, ref=metric.ref)  # fmt: skip


def rests_on(id_: str, beyond: set[str], plan: Plan) -> bool:
    """Whether a metric is one of some, or is made from one of them."""
    return not beyond.isdisjoint(made_of((id_,), plan.raw))


_LOOK: Wording = say(
    "compare the scale of the metric with that of the survey, and with the column `score`",
    "comparez l'échelle de l'indicateur à celle de l'enquête, et à la colonne `score`",
)
