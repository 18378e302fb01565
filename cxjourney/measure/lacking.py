"""Metrics that cannot be computed though a target waits for them, and sources that point out of the workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxjourney.diagnostics.codes.measure.numbers import NOT_COMPUTABLE
from cxjourney.diagnostics.codes.paths import PATH_LEAVES_WORKSPACE
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.metrics.gaps import cannot, place_of
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.sources import leads_out
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.wording import say


def lacking(
    ids: Iterable[str], specs: Mapping[str, Spec], metrics: Mapping[str, Metric], sources: Mapping[str, Source]
) -> Iterator[Diagnostic]:
    """Why metrics with a target have no number: the sources that lead out, each once, then what is missing."""
    wanted = [specs[id_] for id_ in ids if not specs[id_].executable and any(kpi.target for kpi in specs[id_].kpis)]
    for id_ in sorted({source for spec in wanted for source in _read(metrics[spec.id])}):
        if id_ in sources and leads_out(sources[id_]):
            yield PATH_LEAVES_WORKSPACE.at(
                sources[id_].at("location"),
                say(
                    "`{path}` leads outside the workspace",
                    "`{path}` mène hors de l'espace de travail",
                    path=sources[id_].location or "",
                ),
                say(
                    "write a path from the root of the workspace, without `..`; `--data` names another folder to begin from",
                    "écrivez un chemin depuis la racine de l'espace de travail, sans `..` ; `--data` désigne un autre "
                    "dossier de départ",
                ),
                ref=sources[id_].ref,
            )
    for spec in wanted:
        metric = metrics[spec.id]
        for gap in spec.missing:
            if gap.what != "location-outside":
                yield NOT_COMPUTABLE.at(place_of(metric, gap), cannot(metric, gap), ref=metric.ref)


def _read(metric: Metric) -> Iterator[str]:
    for ref in (metric.source, metric.costs):
        if ref is not None:
            yield ref.id
