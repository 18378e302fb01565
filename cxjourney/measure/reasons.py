"""Why metrics have no number, or one that is not trusted, and why paths are not compared: findings kept with the results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxjourney.diagnostics.diagnostic import Diagnostic, Severity, in_order
from cxjourney.metrics.inputs import made_of, sources_of
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.results import Reason, Uncompared
from cxjourney.wording import LOCALES


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding, and the metrics whose numbers it makes doubtful."""

    found: Diagnostic
    metrics: frozenset[str]


def doubts(told: Iterable[Diagnostic], metrics: Iterable[str], specs: Mapping[str, Spec]) -> Iterator[Doubt]:
    """Findings about sources, each with those of the metrics that read the source, be it through their inputs."""
    read = {id_: sources_of(id_, specs) for id_ in metrics}
    for found in told:
        kind, _, source = found.ref.partition(":")
        hit = frozenset(id_ for id_, sources in read.items() if kind == "source" and source in sources)
        if hit:
            yield Doubt(found, hit)


def doubtful(id_: str, cast: Iterable[Doubt]) -> tuple[Reason, ...]:
    """Why a number is not trusted; nothing when it is."""
    return kept(doubt.found for doubt in cast if id_ in doubt.metrics)


def unmeasured(
    id_: str, specs: Mapping[str, Spec], told: Iterable[Diagnostic], usable: Iterable[str]
) -> tuple[Reason, ...]:
    """Why a metric has no number: errors of it or of its inputs, and of the sources that cannot be read."""
    lost = sources_of(id_, specs) - set(usable)
    refs = {f"metric:{below}" for below in made_of((id_,), specs)} | {f"source:{source}" for source in lost}
    return kept(found for found in told if found.ref in refs and found.severity is Severity.ERROR)


def uncompared(
    wanted: Mapping[str, str | None], followed: Iterable[str], told: Sequence[Diagnostic], usable: Iterable[str]
) -> Iterator[Uncompared]:
    """The journeys that nobody was followed through, and why.

    `wanted` are those whose touchpoints have events, with the source of these where it is known.
    """
    done, read = set(followed), set(usable)
    for journey, source in sorted(wanted.items()):
        if journey in done:
            continue
        refs = {f"journey:{journey}"} | ({f"source:{source}"} if source is not None and source not in read else set())
        reasons = kept(found for found in told if found.ref in refs)
        if reasons:
            yield Uncompared(journey, reasons)


def kept(found: Iterable[Diagnostic]) -> tuple[Reason, ...]:
    """Findings as results keep them, in the order of a report."""
    return tuple(
        Reason(each.code, tuple((locale, each.message.in_(locale)) for locale in LOCALES)) for each in in_order(found)
    )
