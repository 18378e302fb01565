"""Touchpoints and tools: how many touchpoints of each journey use each category of tool, and which ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.paging import Pager, grouped, leaf_of, leaves, titled
from cxjourney.backends.site.pages.stops import means
from cxjourney.model.derive.raci import accountable
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.model.words import SYSTEM_CATEGORIES, TOOL_CATEGORIES

PATH = "tools.html"


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A journey: for each category the number of its touchpoints that use it, with the way to them."""

    journey: Link
    counts: tuple[tuple[str, int, int], ...]
    """The way, the number, and how dark its cell is, from 0 to 4."""
    none: int
    """Its touchpoints that name no tool."""
    total: int


@dataclass(frozen=True, slots=True)
class Category:
    """A category of tools, its systems, and the page of its touchpoints; `to` is empty when nothing uses it.

    `aside` marks the tools in which journeys are written: no touchpoint is expected to use them.
    """

    name: str
    to: str
    systems: tuple[Link, ...]
    aside: bool


@dataclass(frozen=True, slots=True)
class ToolsView:
    """Journeys down, categories across: the first `eight`, then the business systems."""

    eight: int
    categories: tuple[Category, ...]
    rows: tuple[ToolRow, ...]
    totals: tuple[int, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Used:
    """A touchpoint, the tools of the category that it uses, and who answers for it."""

    journey: Journey
    stage: Stage
    point: Touchpoint
    systems: tuple[System, ...]
    owner: Team | None


@dataclass(frozen=True, slots=True)
class UsedLine:
    """The same in words."""

    point: Link
    stage: Words
    systems: tuple[Link, ...]
    owner: Link | None


@dataclass(frozen=True, slots=True)
class CategoryView:
    """The touchpoints that use a category of tools, journey by journey."""

    category: Category
    journeys: tuple[tuple[str, Link, tuple[UsedLine, ...]], ...]
    pager: Pager


def tools_pages(edition: Edition) -> Iterator[Page]:
    """The matrix, then a page for each category in use."""
    title = edition.t("Tools by category")
    used = uses(edition)
    categories = tuple(_category(edition, name, used[name]) for name in SYSTEM_CATEGORIES)
    places = {name: _places(found) for name, found in used.items()}
    most = max((len(points) for held in places.values() for _, points in held.values()), default=1)
    rows = [
        _row(edition, journey, places, most) for journey in edition.model.all(Journey) if edition.touchpoints(journey)
    ]
    width = len(SYSTEM_CATEGORIES)
    totals = (
        *(sum(row.counts[at][1] for row in rows) for at in range(width)),
        sum(row.none for row in rows),
        sum(row.total for row in rows),
    )
    for leaf in leaves(PATH, rows):
        view = ToolsView(len(TOOL_CATEGORIES), categories, leaf.rows, totals, leaf.pager)
        yield Page(leaf.path, "tools.html", titled(edition, title, leaf.number), "system", (), view)
    for name, category in zip(SYSTEM_CATEGORIES, categories, strict=True):
        if category.to:
            yield from _category_pages(edition, category, used[name], Link(Words(title), PATH))


def uses(edition: Edition) -> dict[str, tuple[Used, ...]]:
    """For each category, the touchpoints that use one of its tools, in the order of the journeys."""
    table: dict[str, list[Used]] = {name: [] for name in SYSTEM_CATEGORIES}
    for journey, stage, point, roles in edition.roles:
        held: dict[str, dict[str, System]] = {}
        for tool in means(edition, point):
            if isinstance(tool, System) and tool.category:
                held.setdefault(tool.category, {})[tool.id] = tool
        for name, systems in held.items():
            table[name].append(Used(journey, stage, point, tuple(systems.values()), accountable(roles)))
    return {name: tuple(found) for name, found in table.items()}


def page_of_category(name: str) -> str:
    """The page of a category: `tools-crm.html`."""
    return f"tools-{name}.html"


def _category(edition: Edition, name: str, used: tuple[Used, ...]) -> Category:
    systems = tuple(edition.link(one) for one in edition.model.all(System) if one.category == name)
    return Category(
        edition.choice(name), page_of_category(name) if used else "", systems, name == "mapping" and not used
    )


def _places(used: tuple[Used, ...]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """For each journey, its first place in the list and the touchpoints that it has there."""
    found: dict[str, tuple[int, list[str]]] = {}
    for at, one in enumerate(used):
        found.setdefault(one.journey.id, (at, []))[1].append(one.point.ref)
    return {id_: (at, tuple(points)) for id_, (at, points) in found.items()}


def _row(edition: Edition, journey: Journey, places: dict[str, dict[str, tuple[int, tuple[str, ...]]]], most: int) -> ToolRow:  # fmt: skip
    counts = []
    armed: set[str] = set()
    for name in SYSTEM_CATEGORIES:
        first, points = places[name].get(journey.id, (0, ()))
        to = f"{leaf_of(page_of_category(name), first)}#{_anchor(journey)}" if points else ""
        counts.append((to, len(points), -(-4 * len(points) // most)))
        armed.update(points)
    total = len(edition.touchpoints(journey))
    return ToolRow(edition.link(journey), tuple(counts), total - len(armed), total)


def _category_pages(edition: Edition, category: Category, used: tuple[Used, ...], above: Link) -> Iterator[Page]:
    for leaf in leaves(category.to, used):
        journeys = tuple(
            (_anchor(journey), edition.link(journey), tuple(_line(edition, one) for one in mine))
            for journey, mine in grouped(leaf.rows, lambda one: one.journey)
        )
        title = titled(edition, category.name[:1].upper() + category.name[1:], leaf.number)
        view = CategoryView(category, journeys, leaf.pager)
        yield Page(leaf.path, "category.html", title, "system", (above,), view)


def _line(edition: Edition, used: Used) -> UsedLine:
    return UsedLine(
        edition.at(used.point),
        edition.words(used.stage.name),
        tuple(edition.link(one) for one in used.systems),
        edition.link(used.owner) if used.owner else None,
    )


def _anchor(journey: Journey) -> str:
    return f"_t-{journey.id}"
