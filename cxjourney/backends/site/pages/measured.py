"""What was measured, journey by journey: targets, the funnel, where mending pays, the ways people took, what they felt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.overlay import MEASURED, Origins, Overlay
from cxjourney.backends.site.pages.followed import Followed, followed, said
from cxjourney.backends.site.pages.gains import Gain, best_gains
from cxjourney.backends.site.pages.kpis import KpiView, kpi_view, kpi_views
from cxjourney.backends.site.pages.observed import Felt, felt_in
from cxjourney.backends.site.pages.paging import Pager, leaves, titled
from cxjourney.backends.site.urls import page_of, page_of_ref
from cxjourney.backends.site.verdict_words import counted_words, status_words
from cxjourney.metrics.results import Removed, SourceResult
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric


@dataclass(frozen=True, slots=True)
class Count:
    """How many targets have a status."""

    status: str
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A table of data and what cleaning did to it."""

    source: Link
    rows: str
    kept: str
    window: str
    steps: tuple[tuple[str, str, bool], ...]
    unidentified: str
    hash: str
    synthetic: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class MeasuredView:
    """Everything on the page of a journey."""

    name: Words
    journey: Link
    lede: str
    counts: tuple[Count, ...]
    kpis: tuple[KpiView, ...]
    origins: tuple[Origins, ...]
    synthetic: bool
    followed: Followed | None
    uncompared: tuple[Words, ...]
    felt: tuple[Felt, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A journey in the list."""

    link: Link
    map: Link
    counts: tuple[Count, ...]
    follow: str
    people: str
    synthetic: bool


@dataclass(frozen=True, slots=True)
class IndexView:
    """Everything on the page about all that was measured."""

    as_of: str
    engine: str
    synthetic: bool
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]
    gains: tuple[Gain, ...]
    tables: tuple[Cleaned, ...]
    missing: tuple[str, ...]
    pager: Pager


def measured_path(journey: Journey) -> str:
    """The page of what was measured of a journey, beside the folder of journeys, so that its links are the same."""
    return "measured/" + page_of("journey", journey.id).partition("/")[2]


def measured_pages(edition: Edition) -> Iterator[Page]:
    """A page for each journey of which something was measured, and the list of them."""
    overlay = edition.overlay
    if overlay is None:
        return
    title = edition.t("What was measured")
    found = [journey for journey in edition.model.all(Journey) if has_numbers(edition, overlay, journey)]
    for journey in found:
        yield _page(edition, overlay, journey, title)
    tables = tuple(_cleaned(edition, overlay, one) for one in overlay.last.sources if one.usable)
    missing = tuple(
        overlay.source(one.id).words.text
        for one in overlay.last.sources
        if not one.usable and not overlay.measured.everyone
    )
    gains = tuple(best_gains(edition))
    counts = counts_of(overlay, all_views(edition))
    for leaf in leaves(MEASURED, found):
        rows = tuple(_row(edition, overlay, one) for one in leaf.rows)
        view = IndexView(
            overlay.day(overlay.last.as_of),
            f"{overlay.last.engine} {overlay.last.engine_version}",
            overlay.synthetic,
            counts,
            rows,
            gains,
            tables,
            missing,
            leaf.pager,
        )
        yield Page(leaf.path, "measured_index.html", titled(edition, title, leaf.number), "measured", (), view)


def has_numbers(edition: Edition, overlay: Overlay, journey: Journey) -> bool:
    """Whether a run says anything of a journey: its paths, or why there are none, or a number of one of its KPIs."""
    if journey.id in overlay.followed or overlay.uncompared(journey.id):
        return True
    return any(overlay.latest(one.id) is not None for one in _metrics(edition, journey))


def _metrics(edition: Edition, journey: Journey) -> tuple[Metric, ...]:
    """The metrics that judge a journey and that this site shows, each once."""
    found = {kpi.metric.id: edition.model[kpi.metric] for held, _, kpi in edition.judged if held is journey}
    return tuple(metric for metric in found.values() if edition.known(metric))


def all_views(edition: Edition) -> list[KpiView]:
    """Every KPI that is shown, with what the data say."""
    return [kpi_view(edition, *place) for place in edition.judged]


def counts_of(overlay: Overlay, views: Iterable[KpiView]) -> tuple[Count, ...]:
    """How many targets have each status, those that ask for attention first; what no longer holds counts as such."""
    tally: dict[str, int] = {}
    for view in views:
        if view.measured and view.target:
            status = "stale" if view.measured.stale else view.measured.status
            tally[status] = tally.get(status, 0) + 1
    edition = overlay.edition
    order = (*status_words(edition), "stale")
    return tuple(Count(one, counted_words(edition, one, tally[one]), tally[one]) for one in order if one in tally)


def _page(edition: Edition, overlay: Overlay, journey: Journey, title: str) -> Page:
    views = kpi_views(edition, journey)
    origins = overlay.origins_of(metric.id for metric in _metrics(edition, journey))
    told = followed(edition, overlay, journey)
    felt = felt_in(edition, journey)
    view = MeasuredView(
        edition.words(journey.name),
        Link(Words(edition.t("The map of this journey")), edition.link(journey).to),
        told.said if told else edition.t("Its numbers, beside what was aimed at."),
        counts_of(overlay, views),
        views,
        origins,
        any(one.synthetic for one in (*origins, *((told.origins,) if told else ()))),
        told,
        overlay.uncompared(journey.id),
        felt,
    )
    crumbs = (Link(Words(title), MEASURED),)
    source = journey.origin.file.path if journey.origin else ""
    faces = tuple(one.declared.symbol for one in felt if one.declared)
    return Page(measured_path(journey), "measured.html", view.name, "measured", crumbs, view, source, faces)


def _row(edition: Edition, overlay: Overlay, journey: Journey) -> Row:
    views = kpi_views(edition, journey)
    held = overlay.followed.get(journey.id)
    share = held[1].share if held else None
    synthetic = any(view.measured and view.measured.synthetic for view in views)
    return Row(
        Link(edition.words(journey.name), measured_path(journey)),
        Link(Words(edition.t("the map")), page_of_ref(journey.ref)),
        counts_of(overlay, views),
        edition.speech.percent(round(share, 3)) if share is not None else "",
        overlay.count(held[1].follow + held[1].deviate) if held else "",
        synthetic or bool(held and overlay.is_synthetic(held[0], (held[1].source,))),
    )


def _cleaned(edition: Edition, overlay: Overlay, one: SourceResult) -> Cleaned:
    return Cleaned(
        overlay.source(one.id),
        overlay.count(one.rows),
        overlay.count(one.kept) if one.kept is not None else "",
        overlay.window(one),
        tuple(_step(edition, step) for step in one.cleaning),
        edition.speech.percent(round(one.unidentified, 3)) if one.unidentified is not None else "",
        one.data_hash or "",
        overlay.is_synthetic(overlay.last, (one.id,)),
        one.usable,
    )


def _step(edition: Edition, step: Removed) -> tuple[str, str, bool]:
    share = edition.speech.percent(round(step.share, 3)) if step.share is not None else "–"
    if step.ceiling is None:
        return edition.choice(step.step), share, step.exceeded
    limit = edition.speech.percent(round(step.ceiling, 3))
    return (
        edition.choice(step.step),
        edition.t("%(share)s of at most %(limit)s", share=share, limit=limit),
        step.exceeded,
    )


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first page says of what was measured."""

    counts: tuple[Count, ...]
    gains: tuple[Gain, ...]
    all: Link


def glance(edition: Edition) -> Glance | None:
    """The targets of every journey by status, and where mending pays most; None when nothing was measured."""
    if edition.overlay is None:
        return None
    counts = counts_of(edition.overlay, all_views(edition))
    return Glance(counts, tuple(best_gains(edition)), Link(Words(edition.t("All that was measured")), MEASURED))


@dataclass(frozen=True, slots=True)
class Short:
    """What the page of a journey says of what was measured, and the way to all of it."""

    says: str
    to: Link


def short(edition: Edition, journey: Journey) -> Short | None:
    """How people went through a journey, in a sentence; None when nothing was measured of it."""
    overlay = edition.overlay
    if overlay is None or not has_numbers(edition, overlay, journey):
        return None
    held = overlay.followed.get(journey.id)
    says = said(edition, overlay, held[1]) if held and overlay.stale(journey.ref) is None else ""
    return Short(says, Link(Words(edition.t("All that was measured")), measured_path(journey)))
