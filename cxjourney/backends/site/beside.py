"""Two maps of one journey, before and after, as pieces of a page that stands alone: the cells that differ are marked."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

from cxjourney.backends.site import faces, icons
from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.curve import STYLES
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.geometry import style
from cxjourney.backends.site.pages.kpis import KpiView
from cxjourney.backends.site.pages.map import map_view
from cxjourney.backends.site.pages.map_views import Cell, ColumnHead, Lane, MapView
from cxjourney.backends.site.render import Printer
from cxjourney.backends.site.typography import typeset
from cxjourney.model.kinds.journey import Journey

_ID = re.compile(r'(?<=\sid=")([^"]+)(?=")')
_POINTERS = re.compile(
    r'(?P<name>\s(?:href|aria-labelledby|aria-describedby|aria-controls|headers)=")(?P<to>[^"]*)(?=")'
)
_AWAY = re.compile(r'<a\b[^>]*?\shref="(?!#)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
LANES: Mapping[str, tuple[str, ...]] = {
    "does": ("does",), "thinks": ("does",), "goal": ("wants", "goals"), "expects": ("goals",), "channels": ("channels",),
    "initiator": ("who",), "receiver": ("who",), "duration": ("time",), "wait": ("time",), "deadline": ("time",),
    "next": ("then",), "needs": ("needs",), "pains": ("pains",), "gains": ("gains",), "surveys": ("surveys",),
    "kpis": ("kpis", "stage-kpis"), "backstage": ("frontstage", "backstage", "support", "systems", "processes"),
    "variants": ("variants",), "tools": ("things",), "handoff": ("handoff",), "processes": ("processes",),
    "systems": ("systems",), "raci": ("raci",), "cost": ("cost",), "event": ("events",), "importance": ("importance",),
    "business_importance": ("importance",), "business_goal": ("organisation",), "rationale": ("organisation",),
}  # fmt: skip
"""The lanes in which a field of a touchpoint or stage is seen."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A journey before and after: two tables of HTML, what they draw with, and the anchors of what differs.

    `cells` leads from (`before` or `after`, column, lane) to an anchor; the lane `""` is the head of the column.
    """

    before: str
    after: str
    faces: tuple[str, ...]
    icons: tuple[str, ...]
    cells: Mapping[tuple[str, int, str], str]
    same: bool
    """Whether both maps show the same."""

    def anchor(self, side: str, column: int, path: Sequence[str]) -> str:
        """Where the change of a field is seen: its cell when it is marked, else the head of its column."""
        for lane in _lanes_of(path):
            if (found := self.cells.get((side, column, lane))) is not None:
                return found
        if path[:1] == ("emotion",):
            for (at, place, lane), anchor in self.cells.items():
                if (at, place) == (side, column) and lane.startswith("feels"):
                    return anchor
        return self.cells.get((side, column, ""), "")


def _lanes_of(path: Sequence[str]) -> Iterator[str]:
    if path[:2] == ("emotion", "by_persona") and len(path) > 2:
        yield f"feels-{path[2]}"
    if "evidence" in path:
        yield "evidence"
    yield from LANES.get(path[0], ()) if path else ()


def beside(
    before: tuple[Edition, Journey], after: tuple[Edition, Journey], pairs: Sequence[tuple[int, int]], moved: frozenset[int], name: str
) -> Beside:  # fmt: skip
    """Both maps of a journey; `pairs` are the columns that answer each other, `moved` those of the second that moved.

    `name` keeps the anchors of several journeys apart.
    """
    old, new = map_view(*before), map_view(*after)
    there, back = dict(pairs), {b: a for a, b in pairs}
    gone = {a for a, b in pairs if b in moved}
    cells: dict[tuple[str, int, str], str] = {}
    shown, toned = [], False
    for side, edition, journey, mine, other, twins, displaced, alone in (
        ("before", *before, old, new, there, gone, "removed"),
        ("after", *after, new, old, back, moved, "added"),
    ):
        prefix = f"{'b' if side == 'before' else 'a'}-{name}"
        marks = _Marks(edition, side, prefix, mine, other, twins, cells)
        drawn = _marked(marks, displaced, alone)
        toned |= any(head.tone for head in drawn.heads)
        called = edition.words(journey.name).text
        sides = {
            "before": edition.t("%(journey)s, before", journey=called),
            "after": edition.t("%(journey)s, after", journey=called),
        }
        named = sides[side]
        shown.append(_fragment(edition, named, drawn, prefix))
    drawn_with = (*old.faces, *new.faces), (*old.icons, *new.icons)
    titles = [[(head.words, head.phase, head.critical) for head in view.stages] for view in (old, new)]
    same = titles[0] == titles[1] and not any(lane for _, _, lane in cells) and not toned
    return Beside(shown[0], shown[1], *drawn_with, cells, same)


@dataclass(frozen=True, slots=True)
class _Marks:
    """One side: its map, the other one, the column of the other that answers each, and the anchors found so far."""

    edition: Edition
    side: str
    prefix: str
    mine: MapView
    other: MapView
    twins: Mapping[int, int]
    cells: dict[tuple[str, int, str], str]


def _marked(marks: _Marks, displaced: frozenset[int] | set[int], alone: str) -> MapView:
    people = {lane.id: lane for lane in marks.other.people}
    lanes = {lane.id: lane for group in marks.other.groups for lane in group.lanes}
    view = replace(
        marks.mine,
        people=tuple(_lane(marks, lane, people.get(lane.id), felt=True) for lane in marks.mine.people),
        groups=tuple(
            replace(group, lanes=tuple(_lane(marks, lane, lanes.get(lane.id)) for lane in group.lanes))
            for group in marks.mine.groups
        ),
        weights=_lane(marks, marks.mine.weights, marks.other.weights) if marks.mine.weights else None,
    )
    return replace(view, heads=tuple(_heads(marks, displaced, alone)))


def _lane(marks: _Marks, lane: Lane, twin: Lane | None, *, felt: bool = False) -> Lane:
    others = dict(_by_column(twin)) if twin else {}
    made = []
    for column, cell in _by_column(lane):
        answer = marks.twins.get(column)
        if answer is None or _content(cell) == _content(others.get(answer)):
            made.append(cell)
            continue
        anchor = f"{marks.prefix}-cell-{lane.id}-{column}"
        marks.cells[marks.side, column, lane.id] = anchor
        there = others.get(answer)
        said = _number(there) if felt and _number(there) != _number(cell) else ""
        made.append(replace(cell, badge=said or marks.edition.t("changes"), anchor=anchor))
    return replace(lane, cells=tuple(made))


def _number(cell: Cell | None) -> str:
    """The score that a cell of emotions shows."""
    return str(getattr(cell.items[0], "number", "")) if cell and cell.items else ""


def _by_column(lane: Lane) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in lane.cells:
        yield column, cell
        column += cell.span


def _heads(marks: _Marks, displaced: frozenset[int] | set[int], alone: str) -> Iterator[ColumnHead]:
    t = marks.edition.t
    words = {"added": t("new"), "removed": t("goes away"), "moved": t("moves"), "changed": t("changes")}
    for column, head in enumerate(marks.mine.heads):
        twin = marks.twins.get(column)
        tone = alone if twin is None else "moved" if column in displaced else ""
        if not tone and twin is not None:
            renamed = marks.other.heads[twin].words.text != head.words.text
            inside = any((side, at) == (marks.side, column) and lane for side, at, lane in marks.cells)
            tone = "changed" if renamed or inside else ""
        marks.cells[marks.side, column, ""] = f"{marks.prefix}-{head.anchor}"
        yield replace(head, badge=words.get(tone, ""), tone=tone)


def _content(cell: Cell | None) -> object:
    """What a cell shows, the addresses of its links left out."""
    return tuple(_shown(item) for item in cell.items) if cell else ()


def _shown(value: object) -> object:
    match value:
        case Link():
            return value.words.text, value.note
        case Words():
            return value.text
        case KpiView():
            return value.metric.words.text, value.target, value.baseline, value.by
        case tuple():
            return tuple(_shown(one) for one in value)
    if is_dataclass(value):
        return type(value).__name__, tuple(_shown(getattr(value, one.name)) for one in fields(value))
    return value


# ---------------------------------------------------------------- to HTML


def _fragment(edition: Edition, named: str, view: MapView, prefix: str) -> str:
    template = Printer(edition).environment.get_template("map.html")
    shown = template.render(
        v=SimpleNamespace(map=view, name=Words(named), styles=STYLES),
        edition=edition, path="index.html", beside=True,
    )  # fmt: skip
    return _alone(typeset(shown, edition.code), prefix)


def _alone(html: str, prefix: str) -> str:
    """A piece whose anchors are its own, and whose links lead nowhere else. Attributes hold no bare quotation mark."""
    known = {id_ for id_ in _ID.findall(html) if not id_.startswith(f"{prefix}-")}

    def own(id_: str) -> str:
        return f"{prefix}-{id_}" if id_ in known else id_

    def pointed(found: re.Match[str]) -> str:
        to = found["to"]
        if "href" in found["name"]:
            anchor = to.partition("#")[2]
            return found["name"] + (f"#{own(anchor)}" if anchor in known else to)
        return found["name"] + " ".join(own(one) for one in to.split(" "))

    html = _POINTERS.sub(pointed, html)
    html = _ID.sub(lambda found: own(found[1]), html)
    return _AWAY.sub(r"<span>\1</span>", html)


def sheet(counts: Sequence[int]) -> str:
    """The style of such a page, for maps of so many columns."""
    site = files("cxjourney.backends.site")
    sheets = ("static/site.css", "static/map.css", "templates/beside.css")
    parts = [site.joinpath(name).read_text(encoding="utf-8") for name in sheets]
    return re.sub(r"/\*.*?\*/", "", style(counts) + "\n".join(parts), flags=re.DOTALL)


def hashed(text: str) -> str:
    """How a content policy names a style that stands in the page."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def sprite(found: Sequence[Beside]) -> str:
    """The drawings that some maps use, once each."""
    return faces.sprite(tuple(name for one in found for name in one.faces)) + icons.sprite(
        tuple(name for one in found for name in one.icons)
    )


def page(edition: Edition, **values: Any) -> str:
    """The whole page, from its parts."""
    return typeset(
        Printer(edition).environment.get_template("beside.html").render(edition=edition, **values), edition.code
    )
