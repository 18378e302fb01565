"""The map of a journey as a table: stages across, lanes down, in the order of a service blueprint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from cxjourney.backends.site.answers import marks as over
from cxjourney.backends.site.bits import FULL, MISSING, NOTHING, Face, Words
from cxjourney.backends.site.curve import Plot, svg
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.geometry import HIGHEST, down
from cxjourney.backends.site.pages import cells
from cxjourney.backends.site.pages.cell_views import OnChannel
from cxjourney.backends.site.pages.changes import MOVED, marks
from cxjourney.backends.site.pages.kpis import kpi_view
from cxjourney.backends.site.pages.map_views import (
    Cell,
    Choice,
    ColumnHead,
    Group,
    Lane,
    MapView,
    Mark,
    Person,
    StageHead,
)
from cxjourney.backends.site.pages.observed import answers_of, heard_in
from cxjourney.backends.site.pages.rests import proof_of, shares
from cxjourney.backends.site.pages.series import Series, plot_of, series_of
from cxjourney.backends.site.words import SCORES
from cxjourney.model.derive.counterpart import Match
from cxjourney.model.derive.counterpart import Spot as Place
from cxjourney.model.derive.emotion import felt
from cxjourney.model.kinds.journey import Journey, Stage

_Items = Callable[[cells.Spot], Iterator[object]]
_WEIGHTS: tuple[str, str, str, str, bool, _Items] = (
    "importance",
    "Importance",
    "",
    "weights",
    False,
    cells.weights,
)
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


_UNLIKE = frozenset({"then", "evidence", "kpis", "opportunities"})
"""Lanes whose cells lead elsewhere in each state of a journey: that they differ says nothing."""
_NAMED = 6
"""Pieces of evidence that are named above the map; the others are counted."""


def map_view(edition: Edition, journey: Journey, match: Match | None = None) -> MapView:
    """The map of a journey; `match` pairs it with its other state."""
    shown = series_of(edition, journey)
    return drawn_map(edition, journey, match, shown, plot_of(edition, journey, shown, "_curve", match))


def drawn_map(
    edition: Edition, journey: Journey, match: Match | None, shown: tuple[Series, ...], plot: Plot
) -> MapView:
    """The same, for those who know already the lines of the curve and what it says."""
    spots = [cells.Spot(edition, journey, stage, point) for stage in journey.stages for point in stage.touchpoints]
    twins = _twins(journey, match)
    people = tuple(_person(edition, one, spots, twins) for one in shown)
    groups = tuple(group for group in (_group(edition, row, spots, twins) for row in _LANES) if group.lanes)
    groups = _with_stage_lanes(edition, journey, groups)
    weights = replace(_lane(edition, _WEIGHTS, spots, twins), hint=edition.t("of 5"))
    stages = [_stage_head(edition, number, stage) for number, stage in enumerate(journey.stages, 1)]
    icons = {
        item.icon for group in groups for lane in group.lanes for cell in lane.cells for item in cell.items
        if isinstance(item, OnChannel)
    }  # fmt: skip
    faces = plot.faces + tuple(
        item.symbol for lane in people for cell in lane.cells for item in cell.items if isinstance(item, Face)
    )
    proof = proof_of(edition, journey)
    heard = heard_in(edition, journey)
    said = over(answers_of(heard), plot.columns, plot.right_to_left) if heard else ""
    view = MapView(
        columns=len(spots),
        stages=tuple(head for head in stages if head.span),
        bare=tuple(head for head in stages if not head.span),
        heads=(),
        curve=svg(plot, over=said) if plot.known else "",
        scale=tuple(
            Mark(down(score), edition.speech.signed(score), edition.t(SCORES[score]))
            for score in range(HIGHEST, -HIGHEST - 1, -1)
        ),
        people=people,
        weights=weights if _says_something(weights) else None,
        groups=groups,
        faces=faces,
        icons=tuple(sorted(icons)),
        persons=tuple(Person(one.persona or "", one.short, one.style) for one in shown) if len(shown) > 1 else (),
        choices=(),
        rests=shares(edition, journey),
        proof=proof[:_NAMED],
        more_proof=len(proof[_NAMED:]),
        heard=heard,
    )
    view = replace(view, heads=tuple(_badged(edition, journey, match, view)))
    return replace(view, choices=tuple(_choices(edition, view)))


def _twins(journey: Journey, match: Match | None) -> dict[int, tuple[Journey, Place]]:
    """The other state of each column that has one."""
    if match is None:
        return {}
    here, other = (0, match.after) if journey is match.before else (1, match.before)
    return {pair[here].column: (other, pair[1 - here]) for pair in match.points}


def _choices(edition: Edition, view: MapView) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    felt_lanes = [Choice("emotion", edition.t("Emotion curve"))] if view.curve else []
    felt_lanes += [Choice(lane.id, lane.label) for lane in (*view.people, *filter(None, (view.weights,)))]
    felt_lanes += [Choice("heard", edition.t("What people say"))] if view.heard else []
    yield edition.t("What it feels like"), tuple(felt_lanes)
    for group in view.groups:
        yield group.title, tuple(Choice(lane.id, lane.label) for lane in group.lanes)


def _group(
    edition: Edition,
    row: tuple[str, str, str, tuple[tuple[str, str, str, str, bool, _Items], ...]],
    spots: list[cells.Spot],
    twins: dict[int, tuple[Journey, Place]],
) -> Group:
    id_, title, line, lanes = row
    drawn = (_lane(edition, lane, spots, twins) for lane in lanes)
    return Group(id_, edition.t(title), line, tuple(lane for lane in drawn if _says_something(lane)))


def _lane(
    edition: Edition,
    row: tuple[str, str, str, str, bool, _Items],
    spots: list[cells.Spot],
    twins: dict[int, tuple[Journey, Place]],
) -> Lane:
    id_, label, hint, mode, expected, items = row
    made = []
    for column, spot in enumerate(spots):
        here = tuple(items(spot))
        badge = ""
        if id_ not in _UNLIKE and column in twins:
            other, at = twins[column]
            there = tuple(items(cells.Spot(edition, other, at.stage, at.point)))
            badge = edition.t("changes") if there != here else ""
        made.append(_cell(here, spot, MISSING if expected else NOTHING, badge))
    return Lane(id_, edition.t(label), edition.t(hint) if hint else "", mode, tuple(made))


def _cell(items: tuple[object, ...], spot: cells.Spot, empty: str, badge: str = "") -> Cell:
    begins = spot.point is spot.stage.touchpoints[0]
    return Cell(FULL, items, begins, badge=badge) if items else _bare(empty, begins, badge)


@cache
def _bare(empty: str, begins: bool, badge: str) -> Cell:
    """A cell with nothing in it, of which there are many and few kinds."""
    return Cell(empty, (), begins, badge=badge)


def _says_something(lane: Lane) -> bool:
    return any(cell.state == FULL for cell in lane.cells)


def _person(edition: Edition, one: Series, spots: list[cells.Spot], twins: dict[int, tuple[Journey, Place]]) -> Lane:
    made = []
    for column, (at, spot) in enumerate(zip(one.felt, spots, strict=True)):
        other = felt(twins[column][1].point, one.persona) if column in twins else None
        badge = edition.speech.signed(other.score) if other and (at is None or other.score != at.score) else ""
        made.append(_cell((edition.face(at, one.style),) if at else (), spot, MISSING, badge))
    return Lane(f"feels-{one.persona}" if one.persona else "feels", one.short, "", "feelings", tuple(made), one.style)


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


def _badged(edition: Edition, journey: Journey, match: Match | None, view: MapView) -> Iterator[ColumnHead]:
    """The heads, each with what becomes of its touchpoint in the other state."""
    t = edition.t
    words = {"added": t("new"), "removed": t("goes away"), "moved": t("moves"), "changed": t("changes")}
    found = dict(marks(match, journey)) if match else {}
    lanes = (*view.people, *(lane for group in view.groups for lane in group.lanes if len(lane.cells) == view.columns))
    for column, head in enumerate(_heads(edition, journey)):
        tone = found.get(column) or ("changed" if any(lane.cells[column].badge for lane in lanes) else "")
        if match and tone == MOVED and journey is match.after:
            words[MOVED] = t("comes from elsewhere")
        yield replace(head, badge=words.get(tone, ""), tone=tone)


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
