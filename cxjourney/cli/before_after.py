"""A comparison as one page that needs nothing else, and the emotion curves before and after as SVG files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from cxjourney.backends.site.curve import monotone
from cxjourney.diagnostics.diagnostic import Severity
from cxjourney.diff.columns import columns
from cxjourney.diff.comment import typeset
from cxjourney.diff.feelings import ABSENT, Feeling, Scores, feelings, spark
from cxjourney.diff.plainly import plainly
from cxjourney.diff.story import CLASSES, NAMES, Story, Told
from cxjourney.diff.text import counts, touches
from cxjourney.model.kinds.journey import Journey, Stage
from cxjourney.model.model import Model
from cxjourney.model.node import Node
from cxjourney.model.values import Text
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.backends.site.beside import Beside
    from cxjourney.backends.site.edition import Edition
    from cxjourney.workspace import Workspace

_WIDE, _HIGH, _EDGE = 640, 150, 14
MAPS = 12
"""How many journeys are shown with both maps; the gravest changes come first, the others are told in words."""
_SAME_DAY = dt.date(2000, 1, 1)
"""Maps tell no lateness: any day will do, the same for both."""


_WEIGHTS = {
    Severity.ERROR: say("breaking", "bloquant"),
    Severity.WARNING: say("notable", "notable"),
    Severity.INFO: say("cosmetic", "de forme"),
}
"""What one change is called, by its weight."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change: how much it matters, where it happened, the way to its cell, and the sentence."""

    tone: str
    weight: str
    where: str
    to: str
    says: object
    code: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Two curves, and what they are."""

    svg: str
    legend: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A journey: its changes, its curves, and both maps, empty when there is none or when there are too many."""

    id: str
    name: str
    changes: tuple[Line, ...]
    drawings: tuple[Drawing, ...]
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class Other:
    """What changed about something that has no map."""

    name: str
    ref: str
    changes: tuple[Line, ...]


def page(story: Story, locale: str, workspaces: tuple[Workspace, Workspace]) -> str:
    """The whole page: each journey with its changes and both maps, then everything else.

    `workspaces` are the workspace files of both sides: texts fall back on their languages.
    """
    from cxjourney.backends.backend import Job
    from cxjourney.backends.site import beside
    from cxjourney.backends.site.edition import Edition

    old, new = (
        Edition(Job(model, workspace, _SAME_DAY), locale)
        for model, workspace in zip((story.difference.old, story.difference.new), workspaces, strict=True)
    )
    default = workspaces[1].language
    by_entity: dict[str, list[Told]] = {}
    for one in story.changes:
        by_entity.setdefault(one.ref.split("/")[0], []).append(one)
    drawn = list(feelings(story.difference))
    pairs: list[Pair] = []
    maps: list[Beside] = []
    counted = set[int]()
    for ref, found in list(by_entity.items()):
        journey = story.difference.new.find(*ref.split(":", 1))
        if not isinstance(journey, Journey):
            continue
        del by_entity[ref]
        maps_of = _maps(story, journey, old, new) if len(maps) < MAPS else None
        if maps_of is not None and not maps_of.same:
            maps.append(maps_of)
            counted |= _widths(story, journey)
        mine = [one for one in drawn if one.journey is journey]
        pairs.append(_pair(story, journey, found, mine, maps_of, locale, default))
    style = beside.sheet(sorted(counted))
    title = say("From {base} to {head}", "De {base} à {head}", base=story.base, head=story.head).in_(locale)
    return beside.page(
        new,
        title=title,
        summary=_summary(story, locale),
        teams=_teams(story, locale, default),
        signs=[(NAMES[severity], CLASSES[severity].in_(locale)) for severity in reversed(Severity)],
        journeys=pairs,
        others=[_other(ref, found, locale, default) for ref, found in by_entity.items()],
        base=story.base.in_(locale),
        head=story.head.in_(locale),
        words={
            "before": say("Before", "Avant").in_(locale),
            "after": say("After", "Après").in_(locale),
            "rest": say("Everything else", "Tout le reste").in_(locale),
            "journeys": say("Journeys", "Parcours").in_(locale),
        },
        style=style,
        policy=beside.hashed(style),
        sprite=beside.sprite(maps),
    )


def _maps(story: Story, journey: Journey, old: Edition, new: Edition) -> Beside | None:
    """Both maps of a journey; None when it is new, or has no touchpoint on either side."""
    from cxjourney.backends.site.beside import beside

    former = story.difference.former(journey)
    if former is None:
        return None
    found = columns(story.difference, former, journey)
    return beside((old, former), (new, journey), found.pairs, found.moved, journey.id)


def _widths(story: Story, journey: Journey) -> set[int]:
    both = (journey, story.difference.former(journey))
    return {sum(len(stage.touchpoints) for stage in one.stages) for one in both if one is not None}


def _pair(
    story: Story, journey: Journey, found: Sequence[Told], drawn: Sequence[Feeling], maps: Beside | None, locale: str, default: str
) -> Pair:  # fmt: skip
    note = ""
    if story.difference.former(journey) is None:
        note = say("This journey is new.", "Ce parcours est nouveau.").in_(locale)
    elif maps is not None and maps.same:
        note = say("Nothing changes on its map.", "Rien ne change sur sa carte.").in_(locale)
    elif maps is None:
        note = say(
            "Its maps are not shown here: too many journeys change at once.",
            "Ses cartes ne sont pas montrées ici : trop de parcours changent à la fois.",
        ).in_(locale)
    return Pair(
        f"journey-{journey.id}",
        _words(journey, locale, default),
        tuple(_line(one, locale, default, _target(one, story, journey, maps)) for one in found),
        tuple(Drawing(drawing(one, locale, default), _legend(one, locale, default)) for one in drawn),
        maps.before if maps and not maps.same else "",
        maps.after if maps and not maps.same else "",
        note,
    )


def _target(told: Told, story: Story, journey: Journey, maps: Beside | None) -> str:
    """The cell in which a change is seen: on the new map, or on the old one for what is no more."""
    change = told.classed.change
    if maps is None or maps.same:
        return ""
    side, holder, node = ("after", journey, change.new) if change.new else ("before", None, change.old)
    if holder is None:
        holder = story.difference.former(journey)
    if node is None or holder is None:
        return ""
    path = ("pains",) if change.kind == "pain" else change.path if change.verb == "changed" else ()
    at = _column(holder, node.ref)
    return maps.anchor(side, at, path) if at is not None else ""


def _column(journey: Journey, ref: str) -> int | None:
    """The column of the touchpoint at, or around, an address; the first one of a stage."""
    column = 0
    for stage in journey.stages:
        if isinstance(stage, Stage) and ref == stage.ref and stage.touchpoints:
            return column
        for point in stage.touchpoints:
            if f"{ref}/".startswith(f"{point.ref}/"):
                return column
            column += 1
    return None


def _other(ref: str, found: Sequence[Told], locale: str, default: str) -> Other:
    node = next((one.classed.change.node for one in found if one.ref == ref), None)
    return Other(_words(node, locale, default) or ref, ref, tuple(_line(one, locale, default, "") for one in found))


def _line(one: Told, locale: str, default: str, to: str) -> Line:
    from cxjourney.backends.site.bits import Words

    severity, node = one.classed.severity, one.classed.change.node
    inside = "/" in one.ref and one.classed.change.verb not in ("added", "removed")
    where = _words(node, locale, default) if inside else ""
    says = Words(typeset(plainly(one).in_(locale)))
    return Line(NAMES[severity], _WEIGHTS[severity].in_(locale), where, to, says, one.classed.code.code)


def curves(story: Story, locale: str, default: str) -> Iterator[tuple[str, str]]:
    """Each curve that changed as a file: its name, and a drawing that stands alone."""
    for one in feelings(story.difference):
        name = one.journey.id + (f"-{one.persona.id}" if one.persona else "")
        yield f"{name}.svg", drawing(one, locale, default).replace("</svg>", f"{_ALONE}</svg>") + "\n"


_ALONE = "<style>svg{color:#1c2733}@media (prefers-color-scheme:dark){svg{color:#e8edf2}}</style>"
"""What a drawing that stands alone is drawn with: dark on a light ground, light on a dark one. On a page it takes the
colour of the text."""
_AFTER = "#1f7ae0"
"""A blue that stands out from white and from nearly black alike."""


def drawing(one: Feeling, locale: str, default: str) -> str:
    """Both curves in one picture: what was is dashed and hollow, what is is full."""
    who = _words(one.persona, locale, default) if one.persona else say("travellers", "voyageurs").in_(locale)
    title = say("Emotion of {who}, before and after", "Émotion de {who}, avant et après", who=who).in_(locale)
    lines = "".join(
        f'<path d="M{_EDGE} {_down(score):g}H{_WIDE - _EDGE}" stroke="currentColor" stroke-opacity="{0.6 if score == 0 else 0.2}"/>'
        for score in (2, 1, 0, -1, -2)
    )
    said = say("before {before}, after {after}", "avant {before}, après {after}", before=spark(one.before), after=spark(one.after)).in_(locale)  # fmt: skip
    before = _curve(one.before, "currentColor", ' stroke-dasharray="6 5"', hollow=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" fill="none">'
        f"<title>{escape(title)}</title><desc>{escape(said)}</desc>{lines}{before}"
        f"{_curve(one.after, _AFTER, '', hollow=False)}</svg>"
    )


def _curve(scores: Scores, colour: str, dashes: str, *, hollow: bool) -> str:
    step = (_WIDE - 2 * _EDGE) / max(len(scores), 1)
    spots = [
        (_EDGE + step * (i + 0.5), _down(score)) if score is not None else None
        for i, score in enumerate(scores)
        if score != ABSENT  # the line goes on to the next touchpoint of this side
    ]
    runs: list[list[tuple[float, float]]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    drawn = "".join(monotone(run) for run in runs if len(run) > 1)
    path = f'<path d="{drawn}" stroke="{colour}" stroke-width="2.5"{dashes}/>' if drawn else ""
    fill = "none" if hollow else colour
    return path + "".join(
        f'<circle cx="{spot[0]:g}" cy="{spot[1]:g}" r="4.5" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
        for spot in spots
        if spot
    )


def _down(score: int) -> float:
    return _HIGH / 2 - score * (_HIGH / 2 - _EDGE) / 2


def _legend(one: Feeling, locale: str, default: str) -> str:
    who = _words(one.persona, locale, default) if one.persona else say("Travellers", "Voyageurs").in_(locale)
    return say("{who}: dashed before, full after", "{who} : en tirets avant, en plein après", who=who).in_(locale)


def _summary(story: Story, locale: str) -> str:
    parts = [counts(story).in_(locale)]
    if (touched := touches(story)) is not None:
        parts.append(say("touches {what}", "touche {what}", what=touched).in_(locale))
    return " · ".join(parts)


def _teams(story: Story, locale: str, default: str) -> str:
    models: tuple[Model, Model] = (story.difference.new, story.difference.old)
    teams = (models[0].find("team", one) or models[1].find("team", one) for one in story.impact.teams)
    names = sorted((_words(team, locale, default) for team in teams if team is not None), key=str.casefold)
    return say("To be told: {who}", "À prévenir : {who}", who=", ".join(names)).in_(locale) if names else ""


def _words(node: Node | None, locale: str, default: str) -> str:
    words = getattr(node, "name", None) or getattr(node, "text", None)
    return words.in_(locale, default) if isinstance(words, Text) else ""
