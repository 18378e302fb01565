"""The people of a journey beside its design: the funnel and the ways that were taken."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.amounts import amount
from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.charts import bar
from cxjourney.backends.site.discreet import FEW
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.overlay import Origins, Overlay
from cxjourney.backends.site.pages.gains import Gain, gains_of, stage_link
from cxjourney.backends.site.pages.optional import observed_drawing
from cxjourney.metrics.results import JourneyResult, Seen, StageResult, Variant
from cxjourney.model.kinds.journey import Journey

FIRST = 5
"""How many paths are named."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the funnel. `why` says in words what has no number, `of` how many a share counts when not all do."""

    link: Link
    entrants: str
    exits: str
    waiting: str
    conversion: str
    of: str
    span: str
    ratio: str
    cumulative: str
    cost: str
    cost_per_exit: str
    cumulative_cost: str
    bar: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A path that people took; `says` is what became of them."""

    steps: tuple[Link, ...]
    count: str
    share: str
    bar: str
    says: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A touchpoint in the data; a number that is not zero and should be is `told`."""

    link: Link
    event: str
    reached: str
    numbers: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """The people of a journey beside its design."""

    share: str
    span: str
    of: str
    said: str
    unseen: str
    stages: tuple[Stage, ...]
    costs: bool
    waiting: bool
    lately: str
    finished: str
    gains: tuple[Gain, ...]
    drawing: str
    taken: tuple[Taken, ...]
    more: int
    passed: tuple[Passed, ...]
    stale: Words | None
    doubts: tuple[Words, ...]
    origins: Origins
    hash: str


def followed(edition: Edition, overlay: Overlay, journey: Journey) -> Followed | None:
    """How people went through a journey; None when nobody was followed."""
    held = overlay.followed.get(journey.id)
    if held is None:
        return None
    results, told = held
    percent = edition.speech.percent
    over = told.follow + told.deviate
    span = f"{percent(round(told.low, 3))} – {percent(round(told.high, 3))}" if told.low is not None and told.high is not None else ""  # fmt: skip
    share = percent(round(told.share, 3)) if told.share is not None else ""
    taken = told.top[:FIRST]
    everyone = told.follow + told.deviate + told.under_way
    stages = tuple(_stage(edition, overlay, one, told) for one in told.stages)
    return Followed(
        share,
        span,
        overlay.count(over),
        said(edition, overlay, told),
        _unseen(edition, overlay, told),
        stages,
        any(one.cost for one in stages),
        any(one.recent for one in told.stages),
        _lately(edition, overlay, told),
        overlay.count(told.finished),
        tuple(gains_of(edition, overlay, journey)),
        ""
        if overlay.stale(journey.ref)
        else observed_drawing(edition.job, edition.code, journey, told, FEW if overlay.measured.everyone else 1),
        tuple(_taken(edition, overlay, one, everyone, told.top[0].count) for one in taken),
        told.variants - len(taken),
        tuple(_passed(edition, overlay, one) for one in told.touchpoints),
        overlay.stale(journey.ref),
        overlay.reasons(told.reasons),
        overlay.origins(results, (told.source,)),
        told.sql_hash,
    )


def said(edition: Edition, overlay: Overlay, told: JourneyResult) -> str:
    """How many follow the design, in a sentence."""
    over = told.follow + told.deviate
    if told.share is None and overlay.measured.everyone and over:
        if overlay.discretion.few(over):
            return edition.t("The paths of too few people are over to say how many follow the design.")
        return edition.t("How many follow the design is not shown: it would tell of fewer than 30 people.")
    if told.share is None:
        return edition.t("Nobody's path is over yet.")
    return edition.t(
        "%(share)s of the people whose path is over went through it as it is drawn (%(n)s in all).",
        share=edition.speech.percent(round(told.share, 3)),
        n=overlay.count(over),
    )


def _lately(edition: Edition, overlay: Overlay, told: JourneyResult) -> str:
    """Those who began too lately for any share of the funnel, in a sentence; empty when there is nobody."""
    if not told.recent:
        return ""
    begun = edition.n(
        "%(some)s person began too lately to be judged",
        "%(some)s people began too lately to be judged",
        told.recent,
        some=overlay.count(told.recent),
    )
    if not told.recent_finished:
        return edition.t("%(begun)s; none of them has come to the end yet.", begun=begun)
    done = edition.n(
        "%(done)s of them has come to the end already",
        "%(done)s of them have come to the end already",
        told.recent_finished,
        done=overlay.count(told.recent_finished),
    )
    return edition.t("%(begun)s; %(done)s.", begun=begun, done=done)


def _unseen(edition: Edition, overlay: Overlay, told: JourneyResult) -> str:
    """What the shares leave out: people under way or come before the run, events unnamed or unseen, paths too long."""
    n = edition.n
    parts = []
    if told.under_way:
        parts.append(n("%(num)s person is still under way.", "%(num)s people are still under way.", told.under_way))
    if told.earlier:
        parts.append(n("%(num)s person began before the run and is left out.", "%(num)s people began before the run and are left out.", told.earlier))  # fmt: skip
    if told.unseen:
        parts.append(n("%(num)s event of the journey never occurs in the data.", "%(num)s events of the journey never occur in the data.", len(told.unseen)))  # fmt: skip
    if told.unbound:
        parts.append(n("%(num)s event is named by no touchpoint.", "%(num)s events are named by no touchpoint.", told.unbound))  # fmt: skip
    if told.too_long:
        parts.append(n("%(num)s path is too long to be told.", "%(num)s paths are too long to be told.", told.too_long))
    return " ".join(parts) if not overlay.measured.everyone else ""


def _stage(edition: Edition, overlay: Overlay, one: StageResult, told: JourneyResult) -> Stage:
    speech = edition.speech
    percent = speech.percent

    def ratio(value: float | None) -> str:
        return speech.number(round(value, 2)) if value is not None else ""

    def money(value: float | None) -> str:
        return amount(speech, value, "currency", currency) if value is not None else ""

    currency = next((each.currency for each in told.stages if each.currency), None)
    drawn = overlay.drawn
    widest = max((drawn(each.entrants + each.recent) for each in told.stages), default=0) or 1
    why = ""
    if one.exits == 0:
        nobody = one.recent and not one.entrants
        why = edition.t("too early to tell") if nobody else edition.t("undefined when nothing leaves")
    undecided = one.recent - one.recent_exits
    lengths = (one.exits + one.recent_exits, undecided, one.entrants - one.exits)
    tones = tuple((tone, drawn(each) / widest) for tone, each in zip(("went", "waits", "stayed"), lengths, strict=True))
    return Stage(
        stage_link(edition, one.stage),
        overlay.count(one.entrants + one.recent),
        overlay.count(one.exits + one.recent_exits),
        overlay.count(undecided),
        percent(round(one.conversion, 3)) if one.conversion is not None else "",
        edition.t("of %(n)s", n=overlay.count(one.entrants))
        if one.recent and one.entrants and one.conversion is not None
        else "",
        f"{percent(round(one.low, 3))} – {percent(round(one.high, 3))}"
        if one.low is not None and one.high is not None
        else "",
        ratio(one.ratio),
        ratio(one.cumulative_ratio),
        money(one.cost),
        money(one.cost_per_exit),
        money(one.cumulative_cost_per_exit),
        bar(tones, mirrored=speech.direction == "rtl") if overlay.draws(one) else "",
        why,
    )


def _taken(edition: Edition, overlay: Overlay, one: Variant, everyone: int, most: int) -> Taken:
    share = one.count / everyone if everyone else 0.0
    fits = one.fits or one.follows
    tone = "astray" if not fits else "went" if one.follows else "stayed"
    most = overlay.drawn(most) or 1
    tones = ((tone, overlay.drawn(one.count - one.under_way) / most), ("waits", overlay.drawn(one.under_way) / most))
    return Taken(
        tuple(_point_link(edition, place) for place in one.path),
        overlay.count(one.count),
        edition.speech.percent(round(share, 3)),
        bar(tones, mirrored=edition.speech.direction == "rtl"),
        _fate(edition, overlay, one),
    )


def _fate(edition: Edition, overlay: Overlay, one: Variant) -> str:
    """What became of the people of a path, in words; of those who may go on, how many when it is some of them only."""
    t = edition.t
    some = overlay.count(one.under_way)
    if one.under_way == one.count:
        return t("still under way")
    if not (one.fits or one.follows):
        return t("leaves the design, %(some)s still under way", some=some) if one.under_way else t("leaves the design")
    if one.follows:
        return t("%(some)s still under way, the others as it is drawn", some=some) if one.under_way else t("as it is drawn")  # fmt: skip
    return t("%(some)s still under way, the others stop on the way", some=some) if one.under_way else t("stops on the way")  # fmt: skip


def _point_link(edition: Edition, ref: str) -> Link:
    node = edition.model.find("touchpoint", ref.partition(":")[2])
    return edition.at(node) if node is not None else Link(Words(ref.rpartition("/")[2]))


def _passed(edition: Edition, overlay: Overlay, one: Seen) -> Passed:
    numbers = (one.missing, one.ad_hoc, one.failing, one.late, one.left, one.repeats)
    told = tuple((overlay.count(number) if number else "–", number > 0) for number in numbers)
    return Passed(_point_link(edition, one.touchpoint), one.event, overlay.count(one.reached), told)
