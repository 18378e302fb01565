"""The colours of the style sheet, read from it, and how well one is seen on another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ROOT = re.compile(r":root\s*\{(.*?)\}", re.DOTALL)
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;]+?)\s*(?:;|$)")
_PAIR = re.compile(r"light-dark\(\s*(#[0-9a-f]{3,6})\s*,\s*(#[0-9a-f]{3,6})\s*\)", re.IGNORECASE)
_HEX = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?", re.IGNORECASE)
_ALIAS = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour token: `#rrggbb` on a light page and on a dark one."""

    name: str
    light: str
    dark: str


def colours(css: str) -> dict[str, Colour]:
    """The colour tokens that the first `:root` of a style sheet declares, by name; aliases are followed."""
    root = _ROOT.search(css)
    said = {found[1]: found[2] for found in _TOKEN.finditer(root[1] if root else "")}
    read = ((name, _colour(name, value, said)) for name, value in said.items())
    return {name: colour for name, colour in read if colour}


@cache
def site_colours() -> Mapping[str, Colour]:
    """The colours of the site."""
    return colours(files("cxjourney.backends.site").joinpath("static", "site.css").read_text("utf-8"))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2 computes it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _colour(name: str, value: str, said: Mapping[str, str]) -> Colour | None:
    for _ in range(5):
        if alias := _ALIAS.fullmatch(value):
            value = said.get(alias[1], "")
    if pair := _PAIR.fullmatch(value):
        return Colour(name, _long(pair[1]), _long(pair[2]))
    return Colour(name, _long(value), _long(value)) if _HEX.fullmatch(value) else None


def _long(colour: str) -> str:
    digits = colour[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
