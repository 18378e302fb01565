"""From the SVG of an engine to the SVG of ours: titled, themed, with ids of its own, and nothing that is not needed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from cxjourney.backends.graphviz.draw import SVG
from cxjourney.backends.graphviz.graph import Graph
from cxjourney.backends.graphviz.links import is_safe
from cxjourney.backends.graphviz.palette import ROLES, THEMED
from cxjourney.backends.graphviz.text import clean

_PAINT = ("fill", "stroke")
_KEPT = {"alignment-baseline", "d", "fill", "font-size", "font-weight", "id", "points", "stroke",
         "stroke-dasharray", "stroke-width", "text-anchor", "transform", "viewBox", "x", "y", "cx", "cy", "rx", "ry"}  # fmt: skip
_TAGS = {f"{SVG}{name}" for name in ("svg", "g", "path", "polygon", "polyline", "ellipse", "text")}
FONTS = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', 'Noto Sans', sans-serif"
"""Fonts as wide as the one that was measured come first."""
_PIXELS = 96 / 72
"""Pixels of a style sheet in a point."""
_READABLE = 1700
"""Pixels of width that a large screen can show whole without making words too small."""
_IDENTIFIER = re.compile(r"[^\w.-]")


def standalone(svg: bytes, graph: Graph) -> str:
    """A file that stands alone: its style inside, light and dark; no links, for nobody knows where it will be read.

    It has its natural size, so that a tall drawing is scrolled and not shrunk, and a ground of its own, so that it
    can be read on any page and by programs that know no style: the attributes alone give the light theme.
    """
    root = _cleaned(svg, graph, {})
    _measure(root)
    root.insert(2, ET.Element(f"{SVG}rect", {"width": "100%", "height": "100%", "fill": THEMED["surface"][0]}))
    for element in root.iter():
        for paint in _PAINT:
            role = ROLES.get(element.get(paint, ""))
            if role in THEMED:
                element.set("class", f"{element.get('class', '')} {paint[0]}-{role}".strip())
    style = ET.Element(f"{SVG}style")
    style.text = _style()
    root.insert(2, style)
    return _text(root)


def inline(svg: bytes, graph: Graph, base: str = "") -> str:
    """Markup for a page: its colours are variables of the page with the light theme as fallback, boxes are links.

    Width and height are the natural size, at which titles have 16 pixels. The class `fits` says that the drawing can
    be shrunk to the width of a large screen and still be read. `base` stands before every link, for a page that is in
    another folder than those to which they lead.
    """
    links = {
        id_: base + box.link for id_, box in zip(graph.box_ids(), graph.all_boxes(), strict=True) if is_safe(box.link)
    }
    root = _cleaned(svg, graph, links)
    _measure(root)
    if float(root.get("width", "0")) <= _READABLE:
        root.set("class", "graph fits")
    for element in root.iter():
        for paint in _PAINT:
            value = element.get(paint, "")
            if value in ROLES:
                element.set(paint, f"var(--graph-{ROLES[value]}, {value})")
    return _text(root)


def _measure(root: ET.Element) -> None:
    _, _, width, height = (float(number) for number in root.get("viewBox", "0 0 0 0").split())
    root.set("width", f"{width * _PIXELS:.0f}")
    root.set("height", f"{height * _PIXELS:.0f}")


def _cleaned(svg: bytes, graph: Graph, links: Mapping[str, str]) -> ET.Element:
    root = ET.fromstring(svg)
    _strip(root)
    prefix = _IDENTIFIER.sub("-", f"graph-{graph.name}")
    titles = dict(_titles(graph))
    for element in list(root.iter(f"{SVG}g")):
        id_ = element.get("id", "")
        if id_ in titles:
            title = ET.Element(f"{SVG}title")
            title.text = clean(titles[id_])
            element.insert(0, title)
        if id_ in links:
            _link(element, links[id_])
        if id_:
            element.set("id", f"{prefix}-{id_}")
    _name(root, graph, prefix, is_picture=not links)
    return root


def _strip(parent: ET.Element) -> None:
    """Drop titles of the engine, wrappers of tooltips and every attribute that has no use."""
    for attribute in [name for name in parent.attrib if name not in _KEPT]:
        del parent.attrib[attribute]
    kept: list[ET.Element] = []
    for child in _unwrapped(parent):
        _strip(child)
        kept.append(child)
    parent[:] = kept
    if parent.tag != f"{SVG}text":
        parent.text = None
    parent.tail = None


def _unwrapped(parent: ET.Element) -> Iterator[ET.Element]:
    for child in parent:
        is_wrapper = child.tag == f"{SVG}a" or child.get("id", "").startswith("a_")
        if is_wrapper:
            yield from _unwrapped(child)
        elif child.tag in _TAGS:
            yield child


def _titles(graph: Graph) -> Iterator[tuple[str, str]]:
    """What each group, box and line says when it is pointed at."""
    for number, group in enumerate(graph.groups, 1):
        yield f"group-{number}", group.title
    for id_, box in zip(graph.box_ids(), graph.all_boxes(), strict=True):
        yield id_, box.about or box.title
    for id_, line in zip(graph.line_ids(), graph.lines, strict=True):
        if line.about:
            yield id_, line.about


def _link(group: ET.Element, href: str) -> None:
    """Make everything that a box draws a link."""
    anchor = ET.Element(f"{SVG}a", {"href": href})
    anchor.extend(list(group))
    group[:] = [anchor]


def _name(root: ET.Element, graph: Graph, prefix: str, is_picture: bool) -> None:
    """A picture has one name for all; with links inside it is a group, for what is inside a picture is not read."""
    root.set("role", "img" if is_picture else "group")
    root.set("aria-labelledby", f"{prefix}-title")
    root.set("aria-describedby", f"{prefix}-desc")
    root.set("class", "graph")
    root.set("direction", "ltr")  # the engine has placed each text from its left end, whatever the page does
    root.set("font-family", FONTS)
    root.set("lang", graph.language)
    for name, text in (("desc", graph.summary), ("title", graph.title)):
        element = ET.Element(f"{SVG}{name}", {"id": f"{prefix}-{name}"})
        element.text = clean(text)
        root.insert(0, element)


def _style() -> str:
    def theme(at: int) -> str:
        return "".join(f"--{role}:{values[at]};" for role, values in THEMED.items())

    rules = "".join(f".f-{role}{{fill:var(--{role})}}.s-{role}{{stroke:var(--{role})}}" for role in THEMED)
    return (
        f".graph{{{theme(0)}background:var(--surface)}}"
        f"@media (prefers-color-scheme:dark){{.graph{{{theme(1)}}}}}{rules}text{{unicode-bidi:isolate}}"
    )


def _text(root: ET.Element) -> str:
    ET.register_namespace("", SVG.strip("{}"))
    return ET.tostring(root, encoding="unicode") + "\n"
