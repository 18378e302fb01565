"""The colours of diagrams. DOT carries plain six-digit colours, each for one role; the SVG turns them into roles again.

Every role has its own value, so that a colour read in the drawing tells the role. Roles with two values follow the
light or dark theme; the others (emotions, kinds of exit) are the same on both, with a text colour that fits them.
"""

from __future__ import annotations

from dataclasses import dataclass

THEMED: dict[str, tuple[str, str]] = {
    "ink": ("#1b1b1f", "#e9eaf0"),
    "muted": ("#5b5f6b", "#a9adba"),
    "accent": ("#1f5fbf", "#8ab4ff"),
    "border": ("#7a7f8c", "#7b808d"),
    "surface": ("#ffffff", "#15171c"),
    "band": ("#eef0f4", "#23262f"),
}
"""Role: its value on the light theme, and on the dark one."""

FIXED: dict[str, str] = {
    "emotion-m2": "#b35806",
    "emotion-m1": "#f1a340",
    "emotion-0": "#f7f7f7",
    "emotion-p1": "#92c5de",
    "emotion-p2": "#2166ac",
    "on-dark": "#fffffe",
    "on-light": "#1b1b20",
}
"""Role: its value on both themes."""

LIGHT: dict[str, str] = {role: light for role, (light, _) in THEMED.items()} | FIXED
"""Role: its value in DOT."""
ROLES: dict[str, str] = {value: role for role, value in LIGHT.items()}
"""Value in DOT: its role."""

EMOTIONS: dict[int, tuple[str, str]] = {
    -2: ("emotion-m2", "▼"),
    -1: ("emotion-m1", "▼"),
    0: ("emotion-0", "●"),
    1: ("emotion-p1", "▲"),
    2: ("emotion-p2", "▲"),
}
"""Score: its colour and its shape."""


def on(role: str) -> str:
    """The role of a text that stands on a fixed colour."""
    return "on-dark" if role in ("emotion-m2", "emotion-p2") else "on-light"


@dataclass(frozen=True, slots=True)
class Look:
    """How a box looks: fill, border, title and smaller texts (roles), rounded corners, dashes."""

    fill: str = "surface"
    border: str = "border"
    title: str = "ink"
    small: str = "muted"
    rounded: bool = False
    dashed: bool = False
    width: int = 150


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line looks: its colour (a role), its pattern and its arrow head, in the words of DOT."""

    colour: str = "muted"
    pattern: str = "solid"
    head: str = "normal"
    width: str = "1.2"


def _filled(role: str) -> Look:
    return Look(fill=role, border="border", title=on(role), small=on(role), rounded=True)


LOOKS: dict[str, Look] = {
    "touchpoint": Look(),
    "decisive": Look(border="accent"),
    "success": _filled("emotion-p2"),
    "failure": _filled("emotion-m2"),
    "abandonment": _filled("emotion-m1"),
    "non-purchase": _filled("emotion-0"),
    "journey": Look(border="accent", rounded=True),
    "to-be": Look(border="accent", rounded=True, dashed=True),
    "team": Look(fill="band", rounded=True),
    "stage": Look(),
    "system": Look(),
    "missing": Look(title="muted", dashed=True),
}
STROKES: dict[str, Stroke] = {
    "flow": Stroke(),
    "to-journey": Stroke("accent"),
    "part": Stroke("accent", "solid", "normal", "2.4"),
    "change": Stroke("accent", "dashed"),
    "division": Stroke("border", "dashed", "none"),
    "light": Stroke("muted", "dotted"),
    "taken-1": Stroke("ink", width="1.2"),
    "taken-2": Stroke("ink", width="2.4"),
    "taken-3": Stroke("ink", width="3.8"),
    "taken-4": Stroke("ink", width="5.4"),
    "untaken": Stroke("border", width="0.8"),
    "ad-hoc": Stroke("emotion-m2", "dashed", width="2"),
}
