"""The measures of the map, in one place: the style sheet and the curve are both made from them."""

from __future__ import annotations

from collections.abc import Iterable

LANE = 10.0
"""Width of the column of lane names, in rem."""
COLUMN = 13.0
"""Width of the column of a touchpoint, in rem."""
CURVE = 20.0
"""Height of the curve, in rem."""
HIGHEST = 2
"""Scores go from minus this to plus this."""
MARGIN = 11.0
"""Room above +2 and below -2, in hundredths of the height."""


def across(column: float, columns: int, right_to_left: bool = False) -> float:
    """The middle of a column, in hundredths of the width; between two columns when it is not a whole number."""
    place = (column + 0.5) / columns * 100
    return 100 - place if right_to_left else place


def edge(column: int, columns: int, right_to_left: bool = False) -> float:
    """Where a column begins, in hundredths of the width."""
    place = column / columns * 100
    return 100 - place if right_to_left else place


def down(score: float) -> float:
    """The height of a score, in hundredths from the top."""
    return 50 - score * (50 - MARGIN) / HIGHEST


def style(counts: Iterable[int]) -> str:
    """The measures as rules of the style sheet, with a class for each number of columns in use."""
    rules = [f":root{{--lane:{LANE:g}rem;--col:{COLUMN:g}rem;--curve:{CURVE:g}rem}}"]
    rules += [f".n{count}{{--n:{count}}}" for count in sorted(set(counts))]
    return "\n".join(rules) + "\n"


def chosen(personas: int) -> str:
    """Rules that leave one persona in view, the one whose radio button is checked, for maps of so many personas."""
    alone = "body:has([name=persona]:checked:not(#_who-0)) .curve "
    alone = f"{alone}.pt{{transform:translate(-15px,-15px)}}\n{alone}.lab:not(.ghost){{display:none}}\n"
    return alone + "".join(
        f"body:has(#_who-{n}:checked) .map .w:not(.w{n}){{display:none}}\n" for n in range(1, personas + 1)
    )
