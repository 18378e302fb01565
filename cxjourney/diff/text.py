"""A comparison for people at a terminal: grouped by weight, aligned, cut to the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxjourney.diagnostics.diagnostic import Place, Severity
from cxjourney.diagnostics.report import Paint, Report
from cxjourney.diagnostics.terminal import columns, shown
from cxjourney.diff.story import CLASSES, Story, Told
from cxjourney.wording import Wording, counted, plain, say

_WIDEST = 46
"""Columns that an address takes at most before the words move to a line of their own."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How to show: the language, the columns, the colours, what stands before a path, and whether all is wanted."""

    locale: str = "en"
    width: int = 100
    paint: Paint = lambda text, role: text
    from_here: str = ""
    verbose: bool = False


def text(story: Story, screen: Screen) -> str:
    """The whole report, with a final line feed."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(story, screen))


def _lines(story: Story, screen: Screen) -> Iterator[str]:
    tr = screen.locale
    note = say(
        "what the models say is compared: layout, comments and order of keys do not count",
        "on compare ce que disent les modèles : mise en page, commentaires et ordre des clés ne comptent pas",
    )
    yield f"{screen.paint(f'{story.base.in_(tr)} -> {story.head.in_(tr)}', 'strong')}   ({note.in_(tr)})"
    for severity in reversed(Severity):
        found = story.of(severity)
        if found and (severity is not Severity.INFO or screen.verbose):
            yield ""
            yield screen.paint(CLASSES[severity].in_(tr).upper(), severity.word)
            yield from _group(found, severity, screen)
    if (forms := len(story.of(Severity.INFO))) and not screen.verbose:
        yield ""
        yield f"{screen.paint(CLASSES[Severity.INFO].in_(tr).upper(), 'info')}  {_more(story, forms).in_(tr)}"
    for remark in story.remarks:
        yield ""
        place = Report((), from_here=screen.from_here).path_from_here(remark.place)
        yield shown(f"{place}:{remark.place.span.start.line}  {remark.code} {remark.message.in_(tr)}")
    yield ""
    yield _summary(story).in_(tr)


def _more(story: Story, number: int) -> Wording:
    entities = len({one.ref.split("/")[0] for one in story.of(Severity.INFO)})
    return say(
        "{changes} in {entities} (-v shows them)",
        "{changes} dans {entities} (-v pour les voir)",
        changes=counted(number, say("{n} change", "{n} changement"), say("{n} changes", "{n} changements")),
        entities=counted(entities, say("{n} entity", "{n} objet"), say("{n} entities", "{n} objets")),
    )


def _group(found: Sequence[Told], severity: Severity, screen: Screen) -> Iterator[str]:
    broad = min(max(columns(shown(one.ref)) for one in found), _WIDEST)
    for one in found:
        code = screen.paint(one.classed.code.code, severity.word)
        ref = shown(one.ref)
        indent = "       "
        if columns(ref) > broad:
            yield f"  {code} {ref}"
            lead, used = indent, len(indent)
        else:
            lead = f"  {code} {ref}{' ' * (broad - columns(ref))}  "
            used = 2 + 5 + broad + 2
        first, *rest = _wrapped(_tail(one, screen), max(screen.width - used, 30), screen)
        yield lead + first
        yield from (" " * used + line for line in rest)


def _tail(one: Told, screen: Screen) -> list[tuple[str, str]]:
    """The words of a change, then where it is and whom it touches: pieces with their roles."""
    locale = screen.locale
    pieces = [(word, "") for word in shown(one.words.in_(locale)).split(" ")]
    where = _where(one, screen)
    if where:
        pieces.append((where, "place"))
    if journeys := _others(one):
        pieces.append((f"({shown(journeys.in_(locale))})", ""))
    return pieces


def _where(one: Told, screen: Screen) -> str:
    report = Report((), from_here=screen.from_here)

    def at(place: Place) -> str:
        return f"{report.path_from_here(place)}:{place.span.start.line}"

    if one.former is not None:
        return shown(f"({say('was {place}', 'était {place}', place=at(one.former)).in_(screen.locale)})")
    return shown(f"{at(one.place)}:{one.place.span.start.column}") if one.place.file else ""


def _others(one: Told) -> Wording | None:
    """The journeys that it touches beside the one in which it stands."""
    others = [ref for ref in one.impact.journeys if ref != one.ref.split("/")[0]]
    if not others:
        return None
    return counted(len(others), say("{n} journey", "{n} parcours"), say("{n} journeys", "{n} parcours"))


def _wrapped(pieces: Sequence[tuple[str, str]], room: int, screen: Screen) -> list[str]:
    """The pieces in lines of at most `room` columns, as far as they can be parted."""
    lines = [""]
    used = 0
    for piece, role in pieces:
        wide = columns(piece)
        gap = 2 if role == "place" else 1
        if used and used + gap + wide > room:
            lines.append("")
            used = 0
        lines[-1] += (" " * gap if used else "") + (screen.paint(piece, role) if role else piece)
        used += (gap if used else 0) + wide
    return lines


def _summary(story: Story) -> Wording:
    touched = touches(story)
    if not story.changes or touched is None:
        return counts(story)
    return say("{listed}; touches {touched}", "{listed} ; touche {touched}", listed=counts(story), touched=touched)


def counts(story: Story) -> Wording:
    """How many changes there are of each class."""
    numbers = [counted(len(story.of(severity)), *forms) for severity, forms in _COUNTS.items() if story.of(severity)]
    return _joined(numbers) if numbers else say("no change", "aucun changement")


def touches(story: Story) -> Wording | None:
    """How many journeys, KPIs and metrics the changes touch, those of form aside; None when none."""
    found = story.impact
    parts = [
        counted(len(found.journeys), say("{n} journey", "{n} parcours"), say("{n} journeys", "{n} parcours")),
        counted(len(found.kpis), say("{n} KPI", "{n} KPI"), say("{n} KPIs", "{n} KPI")),
        counted(len(found.metrics), say("{n} metric", "{n} indicateur"), say("{n} metrics", "{n} indicateurs")),
    ]
    kept = [part for part, refs in zip(parts, (found.journeys, found.kpis, found.metrics), strict=True) if refs]
    return _joined(kept) if kept else None


_COUNTS = {
    Severity.ERROR: (say("{n} breaking", "{n} bloquant"), say("{n} breaking", "{n} bloquants")),
    Severity.WARNING: (say("{n} notable", "{n} notable"), say("{n} notable", "{n} notables")),
    Severity.INFO: (say("{n} cosmetic", "{n} de forme"), say("{n} cosmetic", "{n} de forme")),
}


def _joined(parts: Sequence[Wording]) -> Wording:
    holes = {f"p{index}": part for index, part in enumerate(parts)}
    template = ", ".join(f"{{{hole}}}" for hole in holes)
    return Wording(template, template, holes) if parts else plain("")
