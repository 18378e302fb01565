"""How a journey moved from commit to commit: small curves with their ends in words, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from cxjourney.backends.site.bits import Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.past import Moment, Point

WIDE, HIGH, EDGE = 220, 56, 7
"""The drawing of a curve: its width, its height, and the room around the line."""
_LABEL = 46
"""The room that the last value takes beside the line."""
_ROWS = 200


@dataclass(frozen=True, slots=True)
class Trend:
    """One number over time: its name, its last value, what became of it in words, and its drawing.

    The drawing is empty while there is only one value, however often.
    """

    label: Words
    last: str
    says: str
    drawing: str


@dataclass(frozen=True, slots=True)
class Trends:
    """All numbers of a journey, and the same as a table; None while there is nothing to compare."""

    curves: tuple[Trend, ...]
    table: Table | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A number to follow: its name, how to write it, its values, and the least and the greatest of the scale."""

    label: Words
    write: Callable[[float], str]
    values: tuple[float | None, ...]
    low: float
    high: float


def trends_of(edition: Edition, journey: Journey, points: Sequence[Point]) -> Trends:
    """How a journey moved, the oldest point first."""
    lines = [line for line in _lines(edition, journey, points) if any(value is not None for value in line.values)]
    curves = tuple(_trend(edition, line) for line in lines)
    if len(points) < 2 or not lines:
        return Trends(curves, None)
    rows = tuple(
        Row((Words(when(edition, point.moment)), *(Words(_written(line, at)) for line in lines)))
        for at, point in reversed(list(enumerate(points))[-_ROWS:])
    )
    heads = (edition.t("After the commit of"), *(line.label.text for line in lines))
    numeric = tuple(range(1, len(heads)))
    return Trends(curves, Table(edition.t("The same, as a table"), heads, rows, numeric, True))


def when(edition: Edition, moment: Moment) -> str:
    """The day of a commit, or that it is still to come."""
    return edition.speech.date(moment.date) if moment.date else edition.t("Not committed yet")


def _lines(edition: Edition, journey: Journey, points: Sequence[Point]) -> Iterator[_Line]:
    t, speech = edition.t, edition.speech

    def mean(value: float) -> str:
        return speech.signed(value, 2)

    yield _Line(Words(t("Emotion, mean")), mean, tuple(point.emotion for point in points), -2, 2)
    personas = dict.fromkeys(journey.personas)
    for ref in personas if len(personas) > 1 else ():
        name = edition.short(edition.model[ref].name)
        label = Words(t("Emotion of %(who)s", who=name.text), "")
        yield _Line(label, mean, tuple(point.by_persona.get(ref.id) for point in points), -2, 2)
    shares = tuple(point.evidence for point in points)
    yield _Line(Words(t("Rests on evidence")), lambda value: speech.percent(round(value, 2)), shares, 0, 1)
    scores = tuple(float(point.score) for point in points)
    yield _Line(Words(t("Steps taken, of nine")), speech.number, scores, 0, 9)
    targets = tuple(float(point.targets) for point in points)
    yield _Line(Words(t("Targets set")), speech.number, targets, 0, max(targets, default=0) or 1)


def _written(line: _Line, at: int) -> str:
    value = line.values[at]
    return "–" if value is None else line.write(value)


def _trend(edition: Edition, line: _Line) -> Trend:
    known = [value for value in line.values if value is not None]
    first, last = line.write(known[0]), line.write(known[-1])
    if len(known) == 1:
        says = edition.t("one value so far")
    elif len(set(known)) == 1:
        says = edition.t("unchanged")
    elif first == last:
        says = edition.t("back to where it was")
    else:
        says = edition.t("from %(first)s to %(last)s", first=first, last=last)
    drawn = (
        drawing(line.values, line.low, line.high, last, edition.speech.direction == "rtl")
        if len(set(known)) > 1
        else ""
    )
    return Trend(line.label, last, says, drawn)


def drawing(values: Sequence[float | None], low: float, high: float, label: str, mirrored: bool = False) -> str:
    """A line of steps, for a number stays what it is until a commit changes it; the last value stands at its end."""
    room = WIDE - 2 * EDGE - _LABEL
    step = room / max(len(values) - 1, 1)

    def across(at: float) -> str:
        return f"{WIDE - EDGE - at * step if mirrored else EDGE + at * step:.1f}"

    def down(value: float) -> str:
        return f"{HIGH - EDGE - (value - low) / (high - low) * (HIGH - 2 * EDGE):.1f}"

    path, before = "", None
    for at, value in enumerate(values):
        if value is not None:
            path += f"H{across(at)}V{down(value)}" if before is not None else f"M{across(at)} {down(value)}"
        before = value
    known = [(at, value) for at, value in enumerate(values) if value is not None]
    (start, from_), (end, to) = known[0], known[-1]
    base = down(0 if low < 0 else low)
    edge = _LABEL if mirrored else WIDE - _LABEL
    return (
        f'<svg class="spark" viewBox="0 0 {WIDE} {HIGH}" aria-hidden="true">'
        f'<path class="zero" d="M{WIDE - EDGE if mirrored else EDGE} {base}H{edge + (-EDGE if mirrored else EDGE) * -1}"/>'
        f'<path class="steps" d="{path}"/>'
        f'<circle class="from" cx="{across(start)}" cy="{down(from_)}" r="3"/>'
        f'<circle class="to" cx="{across(end)}" cy="{down(to)}" r="3.5"/>'
        f'<text x="{across(end)}" dx="{-9 if mirrored else 9}" y="{down(to)}" dy=".35em"'
        f"{' text-anchor=' + chr(34) + 'end' + chr(34) if mirrored else ''}>{escape(label)}</text></svg>"
    )
