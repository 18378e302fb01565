"""What cleaning and joining mean, row by row in plain Python: slow, short, and without a word of SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

from cxjourney.metrics.robots import is_robot

Row = dict[str, Any]
ORDER = (
    "at",
    "id",
    "amount",
    "channel",
    "device",
    "file",
    "mail",
    "network",
    "received_at",
    "user_agent",
    "what",
    "who",
)
SAME = ("who", "device", "what", "channel", "file")


def in_time(row: Row) -> tuple[Any, ...]:
    """A total order: the time, the identifier, then everything, what is absent last."""
    return tuple((row.get(name) in (None, ""), str(row.get(name) or "")) for name in ORDER)


def duplicates(rows: Sequence[Row], within: float | None) -> list[int]:
    """The places of the rows that go."""
    gone: set[int] = set()
    for place, row in enumerate(rows):
        earlier = [o for o in rows if o is not row and o["id"] == row["id"] and in_time(o) <= in_time(row)]
        twins = [i for i, o in enumerate(rows) if in_time(o) == in_time(row) and o["id"] == row["id"]]
        if row["id"] and (any(in_time(o) < in_time(row) for o in earlier) or (len(twins) > 1 and place != twins[0])):
            gone.add(place)
    if within is not None:
        left = [i for i in range(len(rows)) if i not in gone]
        for i in left:
            if not any(rows[i][name] for name in ("who", "device", "file")):
                continue
            same = [j for j in left if j != i and all(rows[j][n] == rows[i][n] for n in SAME)]
            before = [j for j in same if (in_time(rows[j]), j) < (in_time(rows[i]), i)]
            if any(rows[i]["at"] - rows[j]["at"] <= dt.timedelta(seconds=within) for j in before):
                gone.add(i)
    return sorted(gone)


def robots(rows: Sequence[Row]) -> list[int]:
    return [place for place, row in enumerate(rows) if is_robot(row["user_agent"])]


def velocity(rows: Sequence[Row], most: int) -> list[int]:
    """Every row of a device that has more than `most` rows in less than a minute somewhere."""

    def device(row: Row) -> Any:
        return ("device", row["device"]) if row["device"] else ("who", row["who"]) if row["who"] else None

    gone = []
    for place, row in enumerate(rows):
        mine = [other["at"] for other in rows if device(row) is not None and device(other) == device(row)]
        minute = dt.timedelta(minutes=1)
        if any(sum(1 for moment in mine if end - minute < moment <= end) > most for end in mine):
            gone.append(place)
    return gone


def office(rows: Sequence[Row]) -> list[int]:
    return [place for place, row in enumerate(rows) if row["network"] == "office"]


def skew(rows: Sequence[Row], within: float) -> list[int]:
    return [
        place
        for place, row in enumerate(rows)
        if row["received_at"] and abs((row["at"] - row["received_at"]).total_seconds()) > within
    ]


def cleaned(rows: Sequence[Row], steps: Iterable[tuple[str, Callable[[Sequence[Row]], list[int]]]]) -> dict[str, int]:
    """How many rows each step removes of those that the steps before it leave; `""` counts those that stay."""
    left = list(rows)
    counts: dict[str, int] = {}
    for reason, step in steps:
        gone = set(step(left))
        counts[reason] = counts.get(reason, 0) + len(gone)
        left = [row for place, row in enumerate(left) if place not in gone]
    return {**counts, "": len(left)}


def persons(rows: Sequence[Row], names: Sequence[str], most: int | None) -> list[str | None]:
    """Who each row is about: names that appear in one row are merged until nothing can be.

    While a group has more than `most` names, those that stand beside most others are taken out of it.
    """
    spoken = [[f"{rank:02d}:{row[name]}" for rank, name in enumerate(names) if row[name]] for row in rows]
    links = {frozenset((found[0], name)) for found in spoken for name in found}
    gone: set[str] = set()
    while True:
        groups = merged(links)
        large = [group for group in groups if most is not None and len(group) > most]
        if most is None or not large:
            break
        for group in large:
            beside = {name: sum(len(link) == 2 for link in links if name in link) for name in group}
            top = max(beside.values())
            gone |= {n for n, many in beside.items() if 4 * many > 3 * top and (many >= most or top < most)}
        alone = {frozenset((name,)) for link in links for name in link}
        links = {link for link in links if not link & gone} | alone
    whose = {name: group for group in groups for name in group}
    return [None if not found else found[0] if found[0] in gone else min(whose[found[0]]) for found in spoken]


def merged(links: Iterable[frozenset[str]]) -> list[set[str]]:
    """The groups that links make."""
    groups = [set(link) for link in links]
    while pair := next((both for both in combinations(groups, 2) if both[0] & both[1]), None):
        groups.remove(pair[1])
        pair[0].update(pair[1])
    return groups
