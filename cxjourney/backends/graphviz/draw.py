"""A drawing that can be trusted: parsed, and looked through for every box and every line that was asked for."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise

from cxjourney.backends.graphviz import dot
from cxjourney.backends.graphviz.engine import Engine, run
from cxjourney.backends.graphviz.graph import Graph
from cxjourney.wording import Wording, say

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What an engine drew, complete; or empty, with the reason why every attempt was refused."""

    svg: bytes
    fault: Wording | None = None


def draw(graph: Graph, found: tuple[Engine, ...]) -> Drawing:
    """Draw a graph with the first engine that loses nothing, in the manner that keeps most columns in order."""
    faults: dict[str, Wording] = {}
    boxes, lines = frozenset(graph.box_ids()), frozenset(graph.line_ids())
    for engine in found:
        complete: list[tuple[int, Drawing]] = []
        for manner in dot.MANNERS:
            drawing = _drawn(engine, dot.source(graph, manner), boxes, lines)
            if not drawing.svg:
                fault = say("{name}: {why}", "{name}\u00a0: {why}", name=engine.name, why=drawing.fault)
                faults.setdefault(fault.in_("en"), fault)
                continue
            turned = disorder(drawing.svg, graph)
            if not turned:
                return drawing
            complete.append((turned, drawing))
        if complete:
            return min(complete, key=lambda attempt: attempt[0])[1]
    return Drawing(b"", _joined(faults.values(), say("{one}; {other}", "{one}\u202f; {other}")))


def _joined(parts: Collection[Wording], manner: Wording) -> Wording | None:
    """Several reasons as one, two by two; None when there is none."""
    return reduce(lambda one, other: say(manner.en, manner.fr, one=one, other=other), parts) if parts else None


@lru_cache(maxsize=1024)
def _drawn(engine: Engine, source: str, boxes: frozenset[str], lines: frozenset[str]) -> Drawing:
    """The drawing of a DOT text, remembered: the same text is drawn once as long as the program runs."""
    output = run(engine, source)
    missing = what_is_missing(output.svg, boxes, lines)
    if missing is None:
        return Drawing(output.svg)
    if output.fault is None:
        return Drawing(b"", missing)
    return Drawing(b"", say("{missing} ({said})", "{missing} ({said})", missing=missing, said=output.fault))


def forget() -> None:
    """Forget the drawings made so far, so that a second build is a true one."""
    _drawn.cache_clear()


def what_is_missing(svg: bytes, boxes: frozenset[str], lines: frozenset[str]) -> Wording | None:
    """Why a drawing cannot be used, in a few words; None when everything is there."""
    nothing = say("no SVG", "pas de SVG")
    try:
        root = ET.fromstring(svg)
    except ET.ParseError:
        return say("broken SVG", "SVG incomplet") if svg.strip() else nothing
    if root.tag != f"{SVG}svg" or not root.get("viewBox"):
        return nothing
    drawn_boxes, drawn_lines = set(_drawn_ids(root, "node")), set(_drawn_ids(root, "edge"))
    lost = [
        say(*(one if count == 1 else many), count=count)
        for (one, many), count in ((_BOXES, len(boxes - drawn_boxes)), (_LINES, len(lines - drawn_lines)))
        if count
    ]
    return _joined(lost, say("{one}, {other}", "{one}, {other}"))


_BOXES = ("{count} box lost", "{count} boîte perdue"), ("{count} boxes lost", "{count} boîtes perdues")
_LINES = ("{count} line lost", "{count} trait perdu"), ("{count} lines lost", "{count} traits perdus")


def _drawn_ids(root: ET.Element, kind: str) -> Iterator[str]:
    """The ids of the groups of one kind that hold a shape."""
    shape = f".//{SVG}path" if kind == "edge" else f".//{SVG}text"
    for group in root.iter(f"{SVG}g"):
        if kind in (group.get("class") or "").split() and any(_visible(found) for found in group.iterfind(shape)):
            yield group.get("id", "")


def _visible(element: ET.Element) -> bool:
    if element.tag == f"{SVG}text":
        return bool(element.text)
    path = element.get("d", "")
    return len(path) > 1 and "nan" not in path.lower()


def disorder(svg: bytes, graph: Graph) -> int:
    """How many boxes of a column stand above the one that they should follow."""
    heights = {id_: _height(group) for group in ET.fromstring(svg).iter(f"{SVG}g") if (id_ := group.get("id", ""))}
    ids = dict(zip((box.key for box in graph.all_boxes()), graph.box_ids(), strict=True))
    return sum(
        heights[ids[above.key]] > heights[ids[below.key]]
        for group in graph.groups
        if group.column
        for above, below in pairwise(group.boxes)
    )


def _height(group: ET.Element) -> float:
    """Where a group stands: smaller is higher."""
    return min((float(text.get("y", "0")) for text in group.iter(f"{SVG}text")), default=0.0)
