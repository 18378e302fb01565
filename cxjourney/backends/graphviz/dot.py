"""From a graph to DOT text: sorted attributes, HTML-like labels in plain shapes, ids on everything that is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from cxjourney.backends.graphviz.graph import Box, Chip, Graph, Group, Line
from cxjourney.backends.graphviz.palette import LIGHT, LOOKS, STROKES, Look, on
from cxjourney.backends.graphviz.text import markup, points, quoted, wrap

FONT = "Helvetica"
"""A font whose widths the engine knows by itself, whatever is installed."""
TITLE, SMALL = 12, 10


@dataclass(frozen=True, slots=True)
class Manner:
    """How a graph is written down: the way lines are drawn and the space between boxes of one rank, in inches.

    A column is written from its lowest box `upward`, or from its highest one: which of the two comes out in the order
    of the story depends on the engine and on the lines, and cannot be foreseen.
    """

    splines: str = "true"
    apart: float = 0.4
    upward: bool = True


MANNERS = (
    Manner(),
    Manner(upward=False),
    Manner(apart=0.6),
    Manner("line"),
    Manner("line", upward=False),
    Manner("line", apart=0.8),
)
"""From the best looking one on. Engines lose lines where there is little room, hardly ever straight ones."""


def source(graph: Graph, manner: Manner = MANNERS[0]) -> str:
    """The DOT text of a graph."""
    names = {box.key: _name(box.key) for box in graph.all_boxes()}
    ids = dict(zip(names, graph.box_ids(), strict=True))
    lines = ["digraph {", *_common(graph, manner)]
    for number, group in enumerate(graph.groups, 1):
        lines += (f"\tsubgraph cluster_{number} {{", f"\t\t{_pairs(_frame(group, f'group-{number}'))}")
        lines += (f"\t\t{names[box.key]}{_list(_box(box, ids[box.key]))}" for box in group.boxes)
        if group.column:
            lines += ("\t\t{", "\t\t\trank=same", *(f"\t\t\t{names[box.key]}" for box in group.boxes), "\t\t}")
        lines.append("\t}")
    lines += (f"\t{names[box.key]}{_list(_box(box, ids[box.key]))}" for box in graph.boxes)

    def edge(source: str, target: str, turned: bool, attributes: Attributes) -> None:
        ends = (names[target], names[source]) if turned else (names[source], names[target])
        lines.append(f"\t{ends[0]} -> {ends[1]}{_list(attributes)}")

    for before, after in graph.spine:
        edge(before, after, False, {"style": "invis", "weight": "20"})
    for above, below in _unjoined(graph):
        edge(above, below, manner.upward, {"minlen": "0", "style": "invis", "weight": "10"})
    rows = _rows(graph)
    for id_, line in zip(graph.line_ids(), graph.lines, strict=True):
        reach = _reach(line, rows)
        turned = line.back or (reach > 0 if manner.upward else reach < 0)
        edge(line.source, line.target, turned, _line(line, id_, turned, reach, graph.mirrored))
    return "\n".join((*lines, "}\n"))


Attributes = dict[str, str]
"""Attributes of a node, an edge or a frame; a label between angle brackets is HTML-like, any other value is a text."""
_MARKUP = frozenset({"label"})


def _common(graph: Graph, manner: Manner) -> Iterator[str]:
    """What holds for all of a graph."""
    everywhere = _pairs(
        {
            "bgcolor": "transparent",
            "fontname": FONT,
            "label": "",
            "newrank": "true",
            "nodesep": str(manner.apart),
            "pad": "0.1",
            "rankdir": "RL" if graph.mirrored else "LR",
            "ranksep": str(graph.gap),
            "remincross": "false",  # a second search for fewer crossings forgets the order inside columns
            "splines": manner.splines,
        }
    )
    yield f"\tgraph [{everywhere}]"
    yield "\tnode" + _list({"fontname": FONT, "fontsize": str(TITLE), "shape": "plain"})
    yield "\tedge" + _list({"arrowsize": "0.7", "fontname": FONT, "fontsize": str(SMALL)})


def _list(attributes: Attributes) -> str:
    """The attributes of a node or an edge: the label, then the others."""
    return f" [{_pairs(attributes, first='label')}]"


def _pairs(attributes: Attributes, first: str = "") -> str:
    ordered = sorted(attributes.items(), key=lambda pair: (pair[0] != first, pair[0]))
    return " ".join(f"{name}={_value(name, value)}" for name, value in ordered)


def _value(name: str, value: str) -> str:
    return value if name in _MARKUP and value else _quoted(value)


_quoted = lru_cache(maxsize=1_000)(quoted)
"""Most values are colours, sizes and names of ports."""


def _name(key: str) -> str:
    """The name of a node. A colon would be read as a port."""
    return quoted(key.replace(":", "/"))


def _unjoined(graph: Graph) -> Iterator[tuple[str, str]]:
    """Neighbours in a column that no line joins: they need an invisible one to stay in order."""
    joined = {frozenset((line.source, line.target)) for line in graph.lines}
    for group in graph.groups:
        for above, below in pairwise(group.boxes):
            if group.column and frozenset((above.key, below.key)) not in joined:
                yield above.key, below.key


def _rows(graph: Graph) -> Mapping[str, tuple[str, int]]:
    """The column and the row of each box that stands in a column."""
    return {box.key: (group.key, row) for group in graph.groups if group.column for row, box in enumerate(group.boxes)}


def _reach(line: Line, rows: Mapping[str, tuple[str, int]]) -> int:
    """How many rows a line goes down (or up, when negative) inside a column; 0 when it leaves it."""
    source, target = rows.get(line.source), rows.get(line.target)
    return target[1] - source[1] if source and target and source[0] == target[0] else 0


# ---------------------------------------------------------------- attributes


def _frame(group: Group, id_: str) -> Attributes:
    return {
        "color": LIGHT["band"],
        "fillcolor": LIGHT["band"],
        "fontcolor": LIGHT["ink"],
        "fontsize": "13",
        "id": id_,
        "label": f"<<B>{_lines(wrap(group.title, 22, 3))}</B>>",
        "labeljust": "l",
        "margin": "14",
        "style": "rounded,filled",
    }


def _box(box: Box, id_: str) -> Attributes:
    attributes = {"id": id_, "label": _label(box)}
    if box.about:
        attributes["tooltip"] = box.about
    return attributes


def _line(line: Line, id_: str, turned: bool, reach: int, mirrored: bool) -> Attributes:
    """A line that goes up inside its column leaves and arrives at the side, clear of the one that goes down."""
    stroke = STROKES[line.look]
    attributes = {
        "color": LIGHT[stroke.colour],
        "fontcolor": LIGHT["ink"],
        "id": id_,
        "penwidth": stroke.width,
        "style": stroke.pattern,
        "arrowtail" if turned else "arrowhead": stroke.head,
    }
    if turned:
        attributes["dir"] = "back"
    start = "e" if mirrored else "w"
    if reach < 0:
        attributes["headport"] = attributes["tailport"] = start
    elif reach == 0 and not line.back and line.source != line.target:
        attributes["headport"] = start
    if line.label:
        ground = {0: "", 1: "band"}.get(reach, "surface")
        attributes["label"] = f"<{_on_ground(_small(line.label), ground)}>"
    if line.about:
        attributes["edgetooltip"] = line.about
    return attributes


# ---------------------------------------------------------------- HTML-like labels


def _label(box: Box) -> str:
    """The table that is drawn for a box: kicker, title, then hint and chip side by side."""
    look = LOOKS[box.look]
    rows = []
    if box.kicker:
        rows.append(f"<TR>{_cell(wrap(box.kicker, 24, 2), SMALL, look.small, look.width)}</TR>")
    rows.append(f"<TR>{_cell(wrap(box.title, 21, 4), TITLE, look.title, look.width, bold=True)}</TR>")
    if box.chip:
        hint = _cell(wrap(box.hint, 19, 3), SMALL, look.small, look.width - 42, span=1)
        rows.append(f"<TR>{hint}{_chip(box.chip)}</TR>")
    elif box.hint:
        rows.append(f"<TR>{_cell(wrap(box.hint, 24, 3), SMALL, look.small, look.width)}</TR>")
    return f"<{_table(look, ''.join(rows))}>"


def _table(look: Look, rows: str) -> str:
    words = [word for word, wanted in (("ROUNDED", look.rounded), ("DASHED", look.dashed)) if wanted]
    style = f' STYLE="{",".join(words)}"' if words else ""
    return (
        f'<TABLE BGCOLOR="{LIGHT[look.fill]}" BORDER="1" CELLBORDER="0" CELLPADDING="3" CELLSPACING="2" '
        f'COLOR="{LIGHT[look.border]}"{style}>{rows}</TABLE>'
    )


def _cell(lines: Iterable[str], size: int, role: str, width: int, span: int = 2, bold: bool = False) -> str:
    """A cell of text, at least as wide as its longest line is thought to be in another font."""
    lines = tuple(lines)
    least = max(width, *(points(line, size, bold) for line in lines))
    words = f"<B>{_lines(lines)}</B>" if bold else _lines(lines)
    return (
        f'<TD ALIGN="LEFT" BALIGN="LEFT" COLSPAN="{span}" WIDTH="{least}">'
        f'<FONT COLOR="{LIGHT[role]}" POINT-SIZE="{size}">{words}</FONT></TD>'
    )


def _chip(chip: Chip) -> str:
    words = f'<FONT COLOR="{LIGHT[on(chip.colour)]}" POINT-SIZE="{SMALL}"><B>{markup(chip.text)}</B></FONT>'
    return (
        '<TD ALIGN="RIGHT" CELLPADDING="0" VALIGN="BOTTOM">'
        f'<TABLE BGCOLOR="{LIGHT[chip.colour]}" BORDER="1" CELLBORDER="0" CELLPADDING="2" CELLSPACING="0" '
        f'COLOR="{LIGHT["border"]}" FIXEDSIZE="TRUE" HEIGHT="19" WIDTH="38"><TR><TD>{words}</TD></TR></TABLE></TD>'
    )


def _small(text: str) -> str:
    return f'<FONT POINT-SIZE="{SMALL}">{_lines(wrap(text, 20, 4))}</FONT>'


def _on_ground(words: str, role: str) -> str:
    """The words of a line, with a ground that interrupts the line where they stand on it."""
    ground = f'BGCOLOR="{LIGHT[role]}" ' if role else ""
    return (
        f'<TABLE {ground}BORDER="0" CELLBORDER="0" CELLPADDING="2" CELLSPACING="0">'
        f'<TR><TD ALIGN="LEFT" BALIGN="LEFT">{words}</TD></TR></TABLE>'
    )


def _lines(lines: Iterable[str]) -> str:
    return '<BR ALIGN="LEFT"/>'.join(markup(line) for line in lines) + '<BR ALIGN="LEFT"/>'
