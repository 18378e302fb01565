"""Faces, drawn as SVG symbols: one per score and persona shape, plus the hollow `?` of a hypothesis."""

from __future__ import annotations

from collections.abc import Iterable

SHAPES = ("round", "diamond", "square", "hexagon")
"""The outline of the faces of the first, second, third and fourth persona; then again from the first."""
BANDS = {-2: "n2", -1: "n1", 0: "z", 1: "p1", 2: "p2"}
"""The name of each score in classes and ids."""

_OUTLINES = {
    "round": '<circle class="{c}" r="{r}"/>',
    "diamond": '<path class="{c}" d="M0 -{d}L{d} 0L0 {d}L-{d} 0Z" stroke-linejoin="round"/>',
    "square": '<rect class="{c}" x="-{s}" y="-{s}" width="{w}" height="{w}" rx="3.5"/>',
    "hexagon": '<path class="{c}" d="M{r} 0L{h} {k}L-{h} {k}L-{r} 0L-{h} -{k}L{h} -{k}Z" stroke-linejoin="round"/>',
}
_EYES = '<circle class="fe" cx="-4" cy="{y}" r="1.45"/><circle class="fe" cx="4" cy="{y}" r="1.45"/>'
_FEATURES = {
    -2: '<path class="ft" d="M-6.2 -5.8L-2.6 -4.3M6.2 -5.8L2.6 -4.3"/>'
    + _EYES.format(y="-1.8")
    + '<path class="ft" d="M-4.8 6Q0 .6 4.8 6"/>',
    -1: _EYES.format(y="-2.4") + '<path class="ft" d="M-4.4 5.2Q0 2.2 4.4 5.2"/>',
    0: _EYES.format(y="-2.2") + '<path class="ft" d="M-4.2 3.8H4.2"/>',
    1: _EYES.format(y="-2.4") + '<path class="ft" d="M-4.4 3Q0 6.4 4.4 3"/>',
    2: _EYES.format(y="-2.8") + '<path class="fm" d="M-5.2 1.6H5.2A5.2 5.2 0 0 1 -5.2 1.6Z"/>',
}
_QUESTION = (
    '<path class="ft" d="M-3.1 -3.5A3.1 3.1 0 1 1 1.4 -.7C.3 -.1 0 .6 0 1.7"/><circle class="fe" cy="5.3" r="1.3"/>'
)


def face_id(score: int, style: int, hypothesis: bool = False) -> str:
    """The id of a symbol: `_face-round-n2`, or `_face-round-unsure`."""
    return f"_face-{SHAPES[style % len(SHAPES)]}-{'unsure' if hypothesis else BANDS[score]}"


def sprite(used: Iterable[str]) -> str:
    """The symbols of a page, by their ids."""
    return "".join(_symbol(name) for name in sorted(set(used)))


def _symbol(name: str) -> str:
    _, shape, mood = name.split("-")
    scale = {"diamond": "0.78", "square": "0.88", "hexagon": "0.95", "round": "1"}[shape]
    if mood == "unsure":
        body, tone, kind = _QUESTION, "unsure", "fill"
    else:
        body = next(_FEATURES[score] for score, band in BANDS.items() if band == mood)
        tone, kind = ("strong" if mood in {"n2", "p2"} else "soft"), f"fill f-{mood}"
    outline = _outline(shape, 11.6, kind)
    return (
        f'<symbol id="{name}" viewBox="-15 -15 30 30" overflow="visible"><g class="face-{tone}">{_outline(shape, 13.8, "halo")}'
        f'{outline}<g transform="scale({scale})">{body}</g></g></symbol>'
    )


def _outline(shape: str, radius: float, css: str) -> str:
    side = radius * 0.87
    return _OUTLINES[shape].format(
        c=css, r=f"{radius:g}", d=f"{radius * 1.24:.4g}", s=f"{side:.4g}", w=f"{2 * side:.4g}",
        h=f"{radius / 2:.4g}", k=f"{radius * 0.93:.4g}",
    )  # fmt: skip
