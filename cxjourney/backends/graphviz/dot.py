"""From a graph to DOT text: sorted attributes, HTML-like labels in plain shapes, ids on everything that is checked."""

from __future__ import annotations

from cxjourney.backends.graphviz.graph import Box, Graph, Group, Line
from cxjourney.backends.graphviz.palette import LIGHT, LOOKS, STROKES, on
from cxjourney.backends.graphviz.text import markup, points, quoted, wrap

FONT = "Helvetica"
"""A font whose widths the engine knows by itself, whatever is installed."""
TITLE, SMALL = 12, 10


def source(graph: Graph, splines: str = "true") -> str:
    """The DOT text of a graph. `splines` is how lines are drawn: `true` (curved) or `line`."""
    import graphviz

    dot = graphviz.Digraph(
        graph_attr={
            "bgcolor": "transparent",
            "fontname": FONT,
            "label": "",
            "newrank": "true",
            "nodesep": "0.35",
            "pad": "0.1",
            "rankdir": "RL" if graph.mirrored else "LR",
            "ranksep": "0.55",
            "splines": splines,
        },
        node_attr={"fontname": FONT, "fontsize": str(TITLE), "shape": "plain"},
        edge_attr={"arrowsize": "0.7", "fontname": FONT, "fontsize": str(SMALL)},
    )
    names = {box.key: _name(box.key) for box in graph.all_boxes()}
    ids = dict(zip(names, graph.box_ids(), strict=True))
    for number, group in enumerate(graph.groups):
        _add_group(dot, number, group, graph, names, ids)
    for box in graph.boxes:
        dot.node(names[box.key], **_box(box, ids[box.key]))
    for before, after in graph.spine:
        dot.edge(names[before], names[after], style="invis", weight="20")
    below = _below(graph)
    for id_, line in zip(graph.line_ids(), graph.lines, strict=True):
        ends = (names[line.source], names[line.target])
        upward = (line.source, line.target) in below
        dot.edge(*(reversed(ends) if upward else ends), **_line(line, id_, upward))
    return str(dot.source)


def _name(key: str) -> str:
    """The name of a node. A colon would be read as a port."""
    return quoted(key.replace(":", "/"))


def _add_group(dot, number: int, group: Group, graph: Graph, names: dict[str, str], ids: dict[str, str]) -> None:  # type: ignore[no-untyped-def]  # the library that writes DOT has no types
    """A frame around the boxes of a group.

    In a drawing from left to right, a column is filled from the bottom: each box is chained to the one above it.
    """
    with dot.subgraph(name=f"cluster_{number}") as frame:
        frame.attr(
            color=LIGHT["band"],
            fillcolor=LIGHT["band"],
            fontcolor=LIGHT["ink"],
            id=f"group-{number + 1}",
            label=_title(group.title),
            margin="14",
            style="rounded,filled",
        )
        for box in group.boxes:
            frame.node(names[box.key], **_box(box, ids[box.key]))
        if not group.column:
            return
        with frame.subgraph() as rank:
            rank.attr(rank="same")
            for box in group.boxes:
                rank.node(names[box.key])
        joined = {(line.source, line.target) for line in graph.lines}
        for above, below in zip(group.boxes, group.boxes[1:], strict=False):
            if (above.key, below.key) not in joined:
                frame.edge(names[below.key], names[above.key], style="invis", weight="10")


def _below(graph: Graph) -> frozenset[tuple[str, str]]:
    """The pairs of boxes of one column of which the second stands lower."""
    pairs: set[tuple[str, str]] = set()
    for group in graph.groups:
        if group.column:
            keys = [box.key for box in group.boxes]
            pairs.update((above, low) for at, above in enumerate(keys) for low in keys[at + 1 :])
    return frozenset(pairs)


def _title(text: str) -> str:
    lines = "<BR/>".join(markup(line) for line in wrap(text, 24, 3))
    return f"<<B>{lines}</B>>"


def _box(box: Box, id_: str) -> dict[str, str]:
    attributes = {"id": id_, "label": _label(box)}
    if box.about:
        attributes["tooltip"] = quoted(box.about)
    return attributes


def _label(box: Box) -> str:
    """The table that is drawn for a box: kicker, title, then hint and chip side by side."""
    look = LOOKS[box.look]
    rows = []
    if box.kicker:
        rows.append(_row(wrap(box.kicker, 26, 2), SMALL, look.small, look.width))
    rows.append(_row(wrap(box.title, 22, 4), TITLE, look.title, look.width, bold=True))
    if box.hint or box.chip:
        hint = _cell(wrap(box.hint, 26 if box.chip is None else 20, 2), SMALL, look.small, 0, 1 if box.chip else 2)
        chip = ""
        if box.chip:
            chip = (
                f'<TD ALIGN="RIGHT" BGCOLOR="{LIGHT[box.chip.colour]}" CELLPADDING="3" VALIGN="BOTTOM">'
                f'<FONT COLOR="{LIGHT[on(box.chip.colour)]}" POINT-SIZE="{SMALL}">'
                f"<B>{markup(box.chip.text)}</B></FONT></TD>"
            )
        rows.append(f"<TR>{hint}{chip}</TR>")
    style = ",".join(word for word, wanted in (("ROUNDED", look.rounded), ("DASHED", look.dashed)) if wanted)
    return (
        f'<<TABLE BGCOLOR="{LIGHT[look.fill]}" BORDER="1" CELLBORDER="0" CELLPADDING="4" CELLSPACING="2" '
        f'COLOR="{LIGHT[look.border]}"{f" STYLE={chr(34)}{style}{chr(34)}" if style else ""}>{"".join(rows)}</TABLE>>'
    )


def _row(lines: tuple[str, ...], size: int, role: str, width: int, bold: bool = False) -> str:
    return f"<TR>{_cell(lines, size, role, width, 2, bold)}</TR>"


def _cell(lines: tuple[str, ...], size: int, role: str, width: int, span: int, bold: bool = False) -> str:
    """A cell of text, at least as wide as its longest line is thought to be."""
    least = max(width, *(points(line, size) for line in lines if not line.isascii()), 0)
    words = '<BR ALIGN="LEFT"/>'.join(markup(line) for line in lines)
    words = f"<B>{words}</B>" if bold else words
    return (
        f'<TD ALIGN="LEFT" BALIGN="LEFT" COLSPAN="{span}" WIDTH="{least}">'
        f'<FONT COLOR="{LIGHT[role]}" POINT-SIZE="{size}">{words}</FONT></TD>'
    )


def _line(line: Line, id_: str, upward: bool) -> dict[str, str]:
    stroke = STROKES[line.look]
    attributes = {
        "color": LIGHT[stroke.colour],
        "fontcolor": LIGHT["ink"],
        "id": id_,
        "penwidth": stroke.width,
        "style": stroke.pattern,
        "arrowtail" if upward else "arrowhead": stroke.head,
    }
    if upward:
        attributes["dir"] = "back"
    if line.label:
        words = "<BR/>".join(markup(part) for part in wrap(line.label, 20, 4))
        attributes["label"] = f'<<FONT POINT-SIZE="{SMALL}">{words}</FONT>>'
    if not line.ranked:
        attributes["constraint"] = "false"
    if line.about:
        attributes["edgetooltip"] = quoted(line.about)
    return attributes
