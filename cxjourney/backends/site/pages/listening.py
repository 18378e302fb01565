"""Listening: at which stages, on which channels and how travellers are heard, and who leaves unheard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.icons import icon_of
from cxjourney.backends.site.pages.paging import Pager, grouped, leaf_of, leaves, titled
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Exit, Journey, Stage
from cxjourney.model.kinds.survey import Survey

PATH = "listening.html"
NATURES = ("transactional", "relational")
MOST = 60
"""How many journeys the overview shows."""
LOST = ("non-purchase", "abandonment")
"""Those who leave without what they came for, and of whom one hears nothing unless one asks."""


@dataclass(frozen=True, slots=True)
class Post:
    """A listening post with its channel."""

    link: Link
    icon: str
    channel: Words


@dataclass(frozen=True, slots=True)
class Heard:
    """A stage in the listening table: one cell for each nature of survey."""

    stage: Link
    cells: tuple[tuple[Post, ...], ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A way to leave, and who asks there."""

    name: Link
    type: str
    surveys: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Listened:
    """A journey, or a part of it when it is cut by the end of a page."""

    anchor: str
    journey: Link
    rows: tuple[Heard, ...]
    exits: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Ears:
    """A journey at a glance: `(heard, all)` for its stages, its posts by nature, and those who leave without."""

    journey: Link
    to: str
    stages: tuple[int, int]
    natures: tuple[int, ...]
    lost: tuple[int, int]


@dataclass(frozen=True, slots=True)
class OnChannel:
    """How many posts a channel carries, by nature, and their sum."""

    icon: str
    channel: Link
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ListeningView:
    """Where travellers are heard, and where they are not. The overview stands on the first page."""

    heads: tuple[str, ...]
    ears: tuple[Ears, ...]
    cut: bool
    """Whether only the journeys that are least heard stand there."""
    all_ears: Ears | None
    channels: tuple[OnChannel, ...]
    sums: tuple[int, ...]
    journeys: tuple[Listened, ...]
    deaf: int
    stages: int
    unheard: int
    lost: int
    pager: Pager


def listening_pages(edition: Edition) -> Iterator[Page]:
    """Where travellers are heard, stage by stage, and where they leave unheard."""
    rows = [(journey, stage) for journey in edition.model.all(Journey) for stage in journey.stages]
    width = len(NATURES) + any(one.nature not in NATURES for one in edition.model.all(Survey))
    starts: dict[str, int] = {}
    for at, (journey, _) in enumerate(rows):
        starts.setdefault(journey.id, at)
    ears = tuple(_ears(edition, one, starts.get(one.id, 0), width) for one in edition.model.all(Journey) if one.stages)
    every = _sum(edition, ears)
    heads = (*(edition.choice(nature) for nature in NATURES), edition.t("other"))[:width]
    channels = tuple(_channels(edition, width))
    for leaf in leaves(PATH, rows):
        first = leaf.number == 1
        listened = tuple(
            _listened(edition, journey, tuple(stage for _, stage in mine), width)
            for journey, mine in grouped(leaf.rows, lambda row: row[0])
        )
        view = ListeningView(
            heads=heads,
            ears=_least_heard(ears) if first else (),
            cut=len(ears) > MOST,
            all_ears=every if first and len(ears) > 1 else None,
            channels=channels if first else (),
            sums=tuple(sum(one.counts[at] for one in channels) for at in range(len(heads))),
            journeys=listened,
            deaf=every.stages[1] - every.stages[0],
            stages=every.stages[1],
            unheard=every.lost[1] - every.lost[0],
            lost=every.lost[1],
            pager=leaf.pager,
        )
        icons = {post.icon for post in _posts(listened)} | {one.icon for one in view.channels}
        title = titled(edition, edition.t("Listening"), leaf.number)
        yield Page(leaf.path, "listening.html", title, "survey", (), view, "", (), tuple(sorted(icons)))


def _least_heard(ears: tuple[Ears, ...]) -> tuple[Ears, ...]:
    """All journeys in their order, or those that are least heard when there are too many."""
    if len(ears) <= MOST:
        return ears
    return tuple(sorted(ears, key=lambda one: (one.stages[0] / one.stages[1], one.lost[0] - one.lost[1])))[:MOST]


def surveys_at(edition: Edition, stage: Stage) -> tuple[Survey, ...]:
    """The posts placed at the touchpoints of a stage, each once."""
    found = [edition.model[ref] for point in stage.touchpoints for ref in point.surveys]
    return tuple({survey.id: survey for survey in found}.values())


def by_nature(surveys: Iterable[Survey]) -> tuple[tuple[Survey, ...], ...]:
    """The same posts in cells: one for each nature, and one for what has another or none."""
    found = tuple(surveys)
    cells = tuple(tuple(one for one in found if one.nature == nature) for nature in NATURES)
    return (*cells, tuple(one for one in found if one.nature not in NATURES))


def _posts(listened: Iterable[Listened]) -> Iterator[Post]:
    for one in listened:
        for row in one.rows:
            for cell in row.cells:
                yield from cell
        for end in one.exits:
            yield from end.surveys


def _listened(edition: Edition, journey: Journey, stages: tuple[Stage, ...], width: int) -> Listened:
    """The exits of a journey stand with its last stage."""
    rows = tuple(
        Heard(
            edition.at(stage),
            tuple(tuple(_post(edition, one) for one in cell) for cell in by_nature(surveys_at(edition, stage))[:width]),
        )
        for stage in stages
    )
    ends = journey.exits if stages[-1] is journey.stages[-1] else ()
    return Listened(_anchor(journey), edition.link(journey), rows, tuple(_left(edition, end) for end in ends))


def _left(edition: Edition, end: Exit) -> Left:
    name = edition.words(end.name) if end.name else Words(end.id)
    surveys = tuple(_post(edition, edition.model[ref]) for ref in dict.fromkeys(end.surveys))
    return Left(edition.at(end, name), edition.choice(end.type), surveys)


def _post(edition: Edition, survey: Survey) -> Post:
    channel = edition.model[survey.channel] if survey.channel else None
    if channel is None:
        return Post(edition.link(survey), "other", Words(edition.t("no channel")))
    return Post(edition.link(survey), icon_of(channel.type), edition.words(channel.name))


def _ears(edition: Edition, journey: Journey, start: int, width: int) -> Ears:
    heard = [surveys_at(edition, stage) for stage in journey.stages]
    posts = {one.id: one for found in heard for one in found}
    posts |= {one.id: one for end in journey.exits for ref in end.surveys for one in (edition.model[ref],)}
    lost = [end for end in journey.exits if end.type in LOST]
    return Ears(
        edition.link(journey),
        f"{leaf_of(PATH, start)}#{_anchor(journey)}",
        (sum(bool(found) for found in heard), len(heard)),
        tuple(len(cell) for cell in by_nature(posts.values())[:width]),
        (sum(bool(end.surveys) for end in lost), len(lost)),
    )


def _sum(edition: Edition, ears: tuple[Ears, ...]) -> Ears:
    """All journeys; a post that serves several is counted in each."""
    width = len(ears[0].natures) if ears else 0
    return Ears(
        Link(Words(edition.t("All journeys"))),
        "",
        (sum(one.stages[0] for one in ears), sum(one.stages[1] for one in ears)),
        tuple(sum(one.natures[at] for one in ears) for at in range(width)),
        (sum(one.lost[0] for one in ears), sum(one.lost[1] for one in ears)),
    )


def _channels(edition: Edition, width: int) -> Iterator[OnChannel]:
    """The channels that carry posts, the busiest first; those without a channel last."""
    held: dict[str, list[Survey]] = {}
    for survey in edition.model.all(Survey):
        held.setdefault(edition.model[survey.channel].id if survey.channel else "", []).append(survey)
    for id_, surveys in sorted(held.items(), key=lambda pair: (pair[0] == "", -len(pair[1]), pair[0])):
        channel = edition.model.find("channel", id_) if id_ else None
        counts = tuple(len(cell) for cell in by_nature(surveys)[:width])
        if isinstance(channel, Channel):
            yield OnChannel(icon_of(channel.type), edition.link(channel), counts, sum(counts))
        else:
            yield OnChannel("other", Link(Words(id_ or edition.t("no channel"))), counts, sum(counts))


def _anchor(journey: Journey) -> str:
    return f"_l-{journey.id}"
