"""The map of a journey as a table: stages across, lanes down, in the order of a service blueprint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import FULL, MISSING, NOTHING, Face, Words
from cxjourney.backends.site.curve import svg
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.geometry import HIGHEST, down
from cxjourney.backends.site.pages import cells
from cxjourney.backends.site.pages.cells import OnChannel
from cxjourney.backends.site.pages.kpis import kpi_view
from cxjourney.backends.site.pages.series import Series, plot_of, series_of
from cxjourney.backends.site.words import SCORES
from cxjourney.model.kinds.journey import Journey, Stage


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it says, over how many columns, and whether a stage begins there."""

    state: str
    items: tuple[object, ...]
    begins: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane. `mode` says how its items are shown."""

    id: str
    label: str
    hint: str
    mode: str
    cells: tuple[Cell, ...]
    style: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes that belong together. `line` is `solid`, `dashed` or `dotted` when a blueprint line comes before them."""

    id: str
    title: str
    line: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class StageHead:
    """The head of a stage."""

    anchor: str
    former: tuple[str, ...]
    number: str
    words: Words
    phase: Words
    growth: str
    critical: bool
    span: int


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a touchpoint."""

    anchor: str
    former: tuple[str, ...]
    number: str
    words: Words
    moment: bool
    begins: bool
    importance: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the scale: its place from the top in hundredths, its number and its word."""

    place: float
    number: str
    word: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The whole map."""

    columns: int
    stages: tuple[StageHead, ...]
    heads: tuple[ColumnHead, ...]
    curve: str
    """Empty when nothing is documented."""
    scale: tuple[Mark, ...]
    people: tuple[Lane, ...]
    groups: tuple[Group, ...]
    faces: tuple[str, ...]
    icons: tuple[str, ...]
    many: bool
    bare: tuple[StageHead, ...]
    """Stages in which no touchpoint is written yet."""


_Items = Callable[[cells.Spot], Iterator[object]]
_LANES: tuple[tuple[str, str, str, tuple[tuple[str, str, str, str, bool, _Items], ...]], ...] = (
    (
        "story", "The story", "",
        (
            ("does", "Does, thinks", "", "said", True, cells.said),
            ("wants", "Wants", "", "text", False, cells.wants),
            ("channels", "Channels", "", "channels", True, cells.channels),
            ("who", "With whom", "", "pairs", False, cells.who),
            ("time", "Time", "", "pairs", False, cells.timing),
            ("then", "Then", "", "branches", False, cells.branches),
        ),
    ),
    (
        "lived", "What it is like", "",
        (
            ("needs", "Needs", "", "statements", True, cells.needs),
            ("pains", "Pains", "", "statements", False, cells.pains),
            ("gains", "Gains", "", "statements", False, cells.gains),
        ),
    ),
    (
        "known", "What we know", "",
        (
            ("evidence", "Evidence", "", "mixed", True, cells.evidence),
            ("surveys", "Listening", "", "mixed", False, cells.surveys),
            ("kpis", "KPIs", "", "kpis", False, cells.kpis),
        ),
    ),
    (
        "front", "Line of interaction", "solid",
        (
            ("frontstage", "Frontstage", "what the traveller sees", "work", False, cells.frontstage),
            ("variants", "Versions", "for some people", "versions", False, cells.variants),
            ("things", "Objects", "", "text", False, cells.things),
        ),
    ),
    (
        "back", "Line of visibility", "dashed",
        (
            ("backstage", "Backstage", "what the traveller does not see", "work", False, cells.backstage),
            ("handoff", "Hand-off", "another team takes over", "work", False, cells.handoff),
        ),
    ),
    (
        "inside", "Line of internal interaction", "dotted",
        (
            ("support", "Support", "", "work", False, cells.support),
            ("processes", "Processes", "", "mixed", False, cells.processes),
            ("systems", "Systems", "", "mixed", False, cells.systems),
            ("raci", "RACI", "", "roles", True, cells.raci),
            ("cost", "Cost", "", "text", False, cells.cost),
            ("events", "Events", "", "codes", False, cells.event),
            ("organisation", "What we want", "", "text", False, cells.organisation),
            ("opportunities", "Opportunities", "", "mixed", False, cells.opportunities),
        ),
    ),
)  # fmt: skip
"""Groups of lanes: id, title, line; then lanes: id, label, hint, mode, whether an empty cell is a gap, and its items."""


def map_view(edition: Edition, journey: Journey) -> MapView:
    """The map of a journey."""
    spots = [cells.Spot(edition, journey, stage, point) for stage in journey.stages for point in stage.touchpoints]
    shown = series_of(edition, journey)
    plot = plot_of(edition, journey, shown, "_curve")
    people = tuple(_person(edition, one, spots) for one in shown)
    groups = tuple(group for group in (_group(edition, row, spots) for row in _LANES) if group.lanes)
    groups = _with_stage_lanes(edition, journey, groups)
    stages = [_stage_head(edition, number, stage) for number, stage in enumerate(journey.stages, 1)]
    icons = {
        item.icon for group in groups for lane in group.lanes for cell in lane.cells for item in cell.items
        if isinstance(item, OnChannel)
    }  # fmt: skip
    faces = plot.faces + tuple(
        item.symbol for lane in people for cell in lane.cells for item in cell.items if isinstance(item, Face)
    )
    return MapView(
        columns=len(spots),
        stages=tuple(head for head in stages if head.span),
        bare=tuple(head for head in stages if not head.span),
        heads=tuple(_heads(edition, journey)),
        curve=svg(plot) if plot.known else "",
        scale=tuple(
            Mark(down(score), edition.speech.signed(score), edition.t(SCORES[score]))
            for score in range(HIGHEST, -HIGHEST - 1, -1)
        ),
        people=people,
        groups=groups,
        faces=faces,
        icons=tuple(sorted(icons)),
        many=len(shown) > 1,
    )


def _group(edition: Edition, row: tuple[str, str, str, tuple[tuple[str, str, str, str, bool, _Items], ...]], spots: list[cells.Spot]) -> Group:  # fmt: skip
    id_, title, line, lanes = row
    drawn = (_lane(edition, lane, spots) for lane in lanes)
    return Group(id_, edition.t(title), line, tuple(lane for lane in drawn if _says_something(lane)))


def _lane(edition: Edition, row: tuple[str, str, str, str, bool, _Items], spots: list[cells.Spot]) -> Lane:
    id_, label, hint, mode, expected, items = row
    made = tuple(_cell(tuple(items(spot)), spot, MISSING if expected else NOTHING) for spot in spots)
    return Lane(id_, edition.t(label), edition.t(hint) if hint else "", mode, made)


def _cell(items: tuple[object, ...], spot: cells.Spot, empty: str) -> Cell:
    return Cell(FULL if items else empty, items, spot.point is spot.stage.touchpoints[0])


def _says_something(lane: Lane) -> bool:
    return any(cell.state == FULL for cell in lane.cells)


def _person(edition: Edition, one: Series, spots: list[cells.Spot]) -> Lane:
    made = tuple(
        _cell((edition.face(at, one.style),) if at else (), spot, MISSING)
        for at, spot in zip(one.felt, spots, strict=True)
    )
    return Lane(f"feels{one.style + 1}", one.short, "", "feelings", made, one.style)


def _with_stage_lanes(edition: Edition, journey: Journey, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Adds the lanes that speak of whole stages, where they belong."""
    stages = [stage for stage in journey.stages if stage.touchpoints]
    goals = Lane("goals", edition.t("Wants, expects"), edition.t("in this stage"), "expects", tuple(
        _across(stage, tuple(edition.words(text) for text in (stage.goal, stage.expects) if text), MISSING)
        for stage in stages
    ))  # fmt: skip
    aims = Lane("stage-kpis", edition.t("KPIs of the stage"), "", "kpis", tuple(
        _across(stage, tuple(kpi_view(edition, journey, stage, kpi) for kpi in stage.kpis), NOTHING) for stage in stages
    ))  # fmt: skip
    first, last = {"story": goals}, {"known": aims}
    extended = []
    for group in groups:
        before = [lane for lane in (first.get(group.id),) if lane and _says_something(lane)]
        after = [lane for lane in (last.get(group.id),) if lane and _says_something(lane)]
        extended.append(Group(group.id, group.title, group.line, (*before, *group.lanes, *after)))
    return tuple(extended)


def _across(stage: Stage, items: tuple[object, ...], empty: str) -> Cell:
    return Cell(FULL if items else empty, items, True, len(stage.touchpoints))


def _stage_head(edition: Edition, number: int, stage: Stage) -> StageHead:
    phase = edition.model[stage.phase] if stage.phase else None
    return StageHead(
        anchor=stage.id,
        former=stage.aliases,
        number=edition.speech.number(number),
        words=edition.words(stage.name),
        phase=edition.words(phase.name) if phase else Words(""),
        growth=edition.choice(stage.aarrr),
        critical=stage.critical,
        span=len(stage.touchpoints),
    )


def _heads(edition: Edition, journey: Journey) -> Iterator[ColumnHead]:
    for number, stage in enumerate(journey.stages, 1):
        for place, point in enumerate(stage.touchpoints, 1):
            names = [(a, b) for a in (stage.id, *stage.aliases) for b in (point.id, *point.aliases)]
            yield ColumnHead(
                anchor=f"{stage.id}/{point.id}",
                former=tuple(f"{a}/{b}" for a, b in names[1:]),
                number=f"{number}.{place}",
                words=edition.words(point.name),
                moment=point.moment_of_truth,
                begins=place == 1,
                importance=point.importance or 0,
            )
