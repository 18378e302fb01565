"""Which numbers of a run are trusted, and what speaks against the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxjourney.diagnostics.codes.measure.cleaning import CLEANING_ABOVE_CEILING
from cxjourney.diagnostics.codes.measure.files import DATA_WITHOUT_ROWS
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.inspecting import Inspected
from cxjourney.measure.legibility import Illegible
from cxjourney.measure.preparing import Prepared
from cxjourney.measure.reasons import Doubt, doubts, kept
from cxjourney.measure.scales import Outside
from cxjourney.measure.uncharged import Uncharged
from cxjourney.metrics.charging import readers
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.results import Reason
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model


@dataclass(frozen=True, slots=True)
class Trust:
    """The metrics of which a target cannot be met, for too much was cleaned away; those that are `lost`: nobody can say
    on which side of a target they are; and why, of both."""

    exceeded: frozenset[str]
    lost: frozenset[str]
    doubts: tuple[Doubt, ...]


def trusted(
    looked: Inspected, made: Prepared, beyond: Outside, unread: Illegible, stray: Uncharged, silent: Sequence[Doubt],
    measured: Collection[str], specs: Mapping[str, Spec],
) -> Trust:  # fmt: skip
    """What speaks against the numbers of the metrics that were `measured`: data without a row are no data at all.

    `silent` are events that never occur, which says nothing more where there is no row.
    """
    empty = _of(DATA_WITHOUT_ROWS.code, looked.diagnostics)
    ceilings = _of(CLEANING_ABOVE_CEILING.code, made.diagnostics)
    without = tuple(doubts(empty, measured, specs))
    left_out = doubts(_of(CLEANING_ABOVE_CEILING.code, beyond.diagnostics), beyond.untrusted, specs)
    above = (*doubts(ceilings, measured, specs), *left_out)
    other = (*doubts(unread.diagnostics, unread.metrics, specs), *doubts(stray.told.values(), stray.metrics, specs))
    exceeded = beyond.untrusted.union(*(doubt.metrics for doubt in above))
    rowless = frozenset[str]().union(*(doubt.metrics for doubt in without))
    absent = tuple(Doubt(doubt.found, doubt.metrics - rowless) for doubt in silent)
    lost = (unread.metrics | stray.metrics | rowless).union(*(doubt.metrics for doubt in absent))
    return Trust(exceeded, lost, (*without, *above, *other, *absent))


def of_costs(journey: str, told: Iterable[Diagnostic], model: Model) -> tuple[Reason, ...]:
    """What is wrong with the costs that are laid on the stages of a journey."""
    read = {source.ref for source in model.all(Source) if any(one.id == journey for one in readers(source, model))}
    return kept(found for found in told if found.ref in read)


def _of(code: str, told: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [found for found in told if found.code == code]
