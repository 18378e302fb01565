"""A drawing that can be trusted: parsed, and looked through for every box and every line that was asked for."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256
from itertools import pairwise

from cxjourney.backends.backend import Kept
from cxjourney.backends.graphviz import dot
from cxjourney.backends.graphviz.engine import Engine, Output, run, run_together, stamp
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
    return draw_all((graph,), found)[0]


def draw_all(graphs: Sequence[Graph], found: tuple[Engine, ...], kept: Kept | None = None) -> tuple[Drawing, ...]:
    """Draw several graphs, each as `draw` does, in as few processes as can be; what is `kept` is not drawn again."""
    cases = [_Case(graph, dot.source(graph)) for graph in graphs]
    if kept is not None:
        engines = "\n".join(stamp(engine) for engine in found)
        for case in cases:
            case.key = sha256(f"{engines}\n{case.source}".encode()).hexdigest()
            case.drawing = Drawing(svg) if (svg := kept.get(case.key)) else None
    fresh = [case for case in cases if case.drawing is None]
    for engine in found:
        _try(engine, [case for case in fresh if case.drawing is None])
    for case in fresh:
        if kept is not None and case.drawing:
            kept.put(case.key, case.drawing.svg)
    return tuple(case.answer for case in cases)


@dataclass(slots=True)
class _Case:
    """A graph on its way to a drawing: the complete ones with the disorder of each, and why others were refused.

    `source` is its DOT text in the first manner, `key` what it is kept under.
    """

    graph: Graph
    source: str
    key: str = ""
    drawing: Drawing | None = None
    complete: list[tuple[int, Drawing]] = field(default_factory=list)
    faults: dict[str, Wording] = field(default_factory=dict)

    @property
    def answer(self) -> Drawing:
        """The drawing, or why there is none."""
        return self.drawing or Drawing(
            b"", _joined(self.faults.values(), say("{one}; {other}", "{one}\u202f; {other}"))
        )


def _try(engine: Engine, cases: list[_Case]) -> None:
    """Draw with one engine, in one manner after the other until the columns of each are in order."""
    waiting = cases
    for manner in dot.MANNERS:
        first = manner is dot.MANNERS[0]
        sources = [case.source if first else dot.source(case.graph, manner) for case in waiting]
        for case, source, output in zip(waiting, sources, run_together(engine, sources), strict=True):
            _judge(case, engine, source, output)
        waiting = [case for case in waiting if case.drawing is None]
    for case in waiting:
        if case.complete:
            case.drawing = min(case.complete, key=lambda attempt: attempt[0])[1]


def _judge(case: _Case, engine: Engine, source: str, output: Output) -> None:
    boxes, lines = frozenset(case.graph.box_ids()), frozenset(case.graph.line_ids())
    root, missing = _looked_through(output.svg, boxes, lines)
    if missing is not None and output.together:
        output = run(engine, source)  # an engine says of one drawing what it does not say of many
        root, missing = _looked_through(output.svg, boxes, lines)
    if root is None or missing is not None:
        if output.fault is not None:
            missing = say("{missing} ({said})", "{missing} ({said})", missing=missing, said=output.fault)
        fault = say("{name}: {why}", "{name}\u00a0: {why}", name=engine.name, why=missing)
        case.faults.setdefault(fault.in_("en"), fault)
        return
    turned = _disorder(root, case.graph)
    if turned:
        case.complete.append((turned, Drawing(output.svg)))
    else:
        case.drawing = Drawing(output.svg)


def _joined(parts: Collection[Wording], manner: Wording) -> Wording | None:
    """Several reasons as one, two by two; None when there is none."""
    return reduce(lambda one, other: say(manner.en, manner.fr, one=one, other=other), parts) if parts else None


def what_is_missing(svg: bytes, boxes: frozenset[str], lines: frozenset[str]) -> Wording | None:
    """Why a drawing cannot be used, in a few words; None when everything is there."""
    return _looked_through(svg, boxes, lines)[1]


def _looked_through(
    svg: bytes, boxes: frozenset[str], lines: frozenset[str]
) -> tuple[ET.Element | None, Wording | None]:
    """The drawing, parsed, and what is missing in it."""
    nothing = say("no SVG", "pas de SVG")
    try:
        root = ET.fromstring(svg)
    except ET.ParseError:
        return None, say("broken SVG", "SVG incomplet") if svg.strip() else nothing
    if root.tag != f"{SVG}svg" or not root.get("viewBox"):
        return None, nothing
    drawn_boxes, drawn_lines = set(_drawn_ids(root, "node")), set(_drawn_ids(root, "edge"))
    lost = [
        say(*(one if count == 1 else many), count=count)
        for (one, many), count in ((_BOXES, len(boxes - drawn_boxes)), (_LINES, len(lines - drawn_lines)))
        if count
    ]
    return root, _joined(lost, say("{one}, {other}", "{one}, {other}"))


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
    return _disorder(ET.fromstring(svg), graph)


def _disorder(root: ET.Element, graph: Graph) -> int:
    heights = {id_: _height(group) for group in root.iter(f"{SVG}g") if (id_ := group.get("id", ""))}
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
