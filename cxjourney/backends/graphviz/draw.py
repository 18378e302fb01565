"""A drawing that can be trusted: parsed, and looked through for every box and every line that was asked for."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cxjourney.backends.graphviz import dot
from cxjourney.backends.graphviz.engine import Engine, run
from cxjourney.backends.graphviz.graph import Graph

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What an engine drew, complete; or empty, with the reason why every attempt was refused."""

    svg: bytes
    fault: str = ""


def draw(graph: Graph, found: tuple[Engine, ...]) -> Drawing:
    """Draw a graph with the first engine that loses nothing, in the manner that keeps most columns in order."""
    faults: list[str] = []
    boxes, lines = frozenset(graph.box_ids()), frozenset(graph.line_ids())
    for engine in found:
        complete: list[tuple[int, Drawing]] = []
        for manner in dot.MANNERS:
            drawing = _drawn(engine, dot.source(graph, manner), boxes, lines)
            if not drawing.svg:
                faults.append(f"{engine.name}: {drawing.fault}")
                continue
            turned = disorder(drawing.svg, graph)
            if not turned:
                return drawing
            complete.append((turned, drawing))
        if complete:
            return min(complete, key=lambda attempt: attempt[0])[1]
    return Drawing(b"", "; ".join(dict.fromkeys(faults)))


@lru_cache(maxsize=1024)
def _drawn(engine: Engine, source: str, boxes: frozenset[str], lines: frozenset[str]) -> Drawing:
    """The drawing of a DOT text, remembered: the same text is drawn once as long as the program runs."""
    output = run(engine, source)
    missing = what_is_missing(output.svg, boxes, lines)
    if not missing:
        return Drawing(output.svg)
    return Drawing(b"", f"{missing} ({output.fault})" if output.fault else missing)


def forget() -> None:
    """Forget the drawings made so far, so that a second build is a true one."""
    _drawn.cache_clear()


def what_is_missing(svg: bytes, boxes: frozenset[str], lines: frozenset[str]) -> str:
    """Why a drawing cannot be used, in a few words; empty when everything is there."""
    try:
        root = ET.fromstring(svg)
    except ET.ParseError:
        return "no SVG" if not svg.strip() else "broken SVG"
    if root.tag != f"{SVG}svg" or not root.get("viewBox"):
        return "no SVG"
    drawn_boxes, drawn_lines = set(_drawn_ids(root, "node")), set(_drawn_ids(root, "edge"))
    lost = [("boxes", boxes - drawn_boxes), ("lines", lines - drawn_lines)]
    return ", ".join(f"{len(ids)} {word} lost" for word, ids in lost if ids)


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
