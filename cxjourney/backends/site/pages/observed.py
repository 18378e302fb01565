"""What people felt, by their answers, beside what the map says that they feel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.amounts import signed
from cxjourney.backends.site.answers import Answer
from cxjourney.backends.site.bits import Face, Link
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.overlay import Origins
from cxjourney.metrics.results import Feeling, Results
from cxjourney.model.derive.emotion import felt
from cxjourney.model.kinds.journey import Journey, Touchpoint
from cxjourney.model.kinds.metric import Metric

NEAR = 0.5
"""Within this distance, what was observed says the same as what was declared."""


@dataclass(frozen=True, slots=True)
class Felt:
    """A touchpoint where people were asked. `says` puts both side by side in words; `far` is whether they disagree.

    `score` is on the scale of the map, from -2 to +2; `column` is the place of the touchpoint on it, from 0.
    """

    point: Link
    declared: Face | None
    number: str
    span: str
    n: str
    asked: str
    metric: Link
    says: str
    far: bool
    score: float
    low: float
    high: float
    column: int
    synthetic: bool
    origins: Origins


@dataclass(frozen=True, slots=True)
class Heard:
    """The lane of what people said they felt: one place a touchpoint, None where nobody was asked.

    `until` says until when the answers are known, `hashes` which data they are from.
    """

    cells: tuple[Felt | None, ...]
    until: str
    hashes: tuple[str, ...]
    synthetic: bool


def felt_in(edition: Edition, journey: Journey) -> tuple[Felt, ...]:
    """What was observed along a journey, in its order; of several scores about one touchpoint, that of most answers."""
    overlay = edition.overlay
    if overlay is None:
        return ()
    last = feelings_of(edition)
    return tuple(
        _felt(edition, point, column, *last[point.ref])
        for column, point in enumerate(edition.touchpoints(journey))
        if point.ref in last
    )


def feelings_of(edition: Edition) -> dict[str, tuple[Feeling, Results]]:
    """The last feeling observed at each touchpoint that may be shown, by its address."""
    overlay = edition.overlay
    if overlay is None:
        return {}
    found: dict[str, tuple[Feeling, Results]] = {}
    for run in overlay.measured.runs:
        here: dict[str, Feeling] = {}
        for one in run.results.feelings:
            if (
                not overlay.discretion.shows(one.metric, one.n, one.shown)
                or _metric(edition, one) is None
                or overlay.stale(f"metric:{one.metric}")
            ):
                continue
            if one.touchpoint not in here or one.n > here[one.touchpoint].n:
                here[one.touchpoint] = one
        found.update({place: (one, run.results) for place, one in here.items()})
    return found


def _metric(edition: Edition, one: Feeling) -> Metric | None:
    metric = edition.model.find("metric", one.metric)
    return metric if isinstance(metric, Metric) and edition.known(metric) else None


def _felt(edition: Edition, point: Touchpoint, column: int, one: Feeling, results: Results) -> Felt:
    overlay = edition.overlay
    assert overlay is not None  # nothing was observed without it
    t, speech = edition.t, edition.speech
    declared = felt(point)
    number = signed(speech, one.value)
    n = overlay.n_of(one)
    far = declared is not None and abs(declared.score - one.value) > NEAR
    if declared is None:
        says = t("observed %(seen)s, %(n)s", seen=number, n=n)
    else:
        says = t("declared %(said)s, observed %(seen)s, %(n)s", said=speech.signed(declared.score), seen=number, n=n)
    metric = _metric(edition, one)
    assert metric is not None  # `feelings_of` has looked
    latest = overlay.latest(one.metric)
    sources = latest[1].sources if latest else ()
    low, high = (one.value if bound is None else bound for bound in (one.low, one.high))
    return Felt(
        edition.at(point),
        edition.face(declared) if declared else None,
        number,
        f"{signed(speech, low)} – {signed(speech, high)}" if one.low is not None else "",
        n,
        overlay.asked(latest[1].cleaned) if latest else "",
        edition.link(metric),
        says,
        far,
        one.value,
        low,
        high,
        column,
        overlay.is_synthetic(results, sources),
        overlay.origins(results, sources),
    )


def heard_in(edition: Edition, journey: Journey) -> Heard | None:
    """The lane of a journey; None when nobody was asked along it, or nothing was measured."""
    found = {one.column: one for one in felt_in(edition, journey)}
    if not found:
        return None
    last = [one.origins for one in found.values()]
    hashes = dict.fromkeys(table.hash[:12] for each in last for table in each.tables if table.hash)
    return Heard(
        tuple(found.get(column) for column, _ in enumerate(edition.touchpoints(journey))),
        ", ".join(dict.fromkeys(each.as_of for each in last)),
        tuple(hashes),
        any(each.synthetic for each in last),
    )


def answers_of(heard: Heard) -> Iterator[Answer]:
    """The marks of a lane over the curve."""
    for one in heard.cells:
        if one:
            yield Answer(one.column, one.score, one.low, one.high, one.number)
