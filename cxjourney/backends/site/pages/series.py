"""The lines of a curve: one for each persona of a journey, or one for all travellers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Words
from cxjourney.backends.site.curve import Ghost, Line, Plot, Spot
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.moments import among_equals, ranked_in
from cxjourney.model.derive.counterpart import Match, places, spots
from cxjourney.model.derive.emotion import Felt, felt
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.values import Ref


@dataclass(frozen=True, slots=True)
class Series:
    """A persona along a journey. `style` chooses its line and the shape of its faces."""

    who: Link
    persona: str | None
    style: int
    felt: tuple[Felt | None, ...]
    short: str


def series_of(edition: Edition, journey: Journey) -> tuple[Series, ...]:
    """One series for each persona, the main one first; a single one for everybody when there is no persona."""
    points = edition.touchpoints(journey)
    if not journey.personas:
        who = Link(Words(edition.t("Everyone")))
        return (Series(who, None, 0, tuple(felt(point) for point in points), who.words.text),)
    return tuple(series(edition, journey, ref, style) for style, ref in enumerate(dict.fromkeys(journey.personas)))


def series(edition: Edition, journey: Journey, ref: Ref[Persona], style: int) -> Series:
    """A persona along a journey."""
    persona = edition.model[ref]
    feelings = tuple(felt(point, ref.id) for point in edition.touchpoints(journey))
    return Series(edition.link(persona), ref.id, style, feelings, edition.short(persona.name).text)


def plot_of(
    edition: Edition,
    journey: Journey,
    shown: tuple[Series, ...],
    id_: str,
    match: Match | None = None,
    stories: tuple[str, ...] | None = None,
) -> Plot:
    """The curve of a journey, with what it says in words: `stories`, when they are known, of each of those `shown`.

    `match` lays its other state over it.
    """
    bounds, moments, column = [], [], 0
    for stage in journey.stages:
        bounds.append(column)
        for point in stage.touchpoints:
            moments += [column] if point.moment_of_truth else []
            column += 1
    lines = tuple(Line(one.short, one.style, tuple(_spot(edition, at) for at in one.felt)) for one in shown)
    title = edition.t("Emotion curve of %(who)s", who=", ".join(one.short for one in shown))
    told = " ".join(filter(None, stories or (story(edition, journey, one) for one in shown)))
    rtl = edition.speech.direction == "rtl"
    told = told or edition.t("Nothing is documented yet.")
    ghosts = tuple(_ghosts(edition, journey, shown, match)) if match and column else ()
    return Plot(id_, title, told, lines, tuple(bounds), tuple(moments), rtl, ghosts)


def _ghosts(edition: Edition, journey: Journey, shown: tuple[Series, ...], match: Match) -> Iterator[Ghost]:
    """The other state of a journey, over the columns of this one, for each persona that both tell of."""
    here, other, state = (0, match.after, "to-be") if journey is match.before else (1, match.before, "as-is")
    where = places(journey, other, [(pair[here], pair[1 - here]) for pair in match.points])
    known = {ref.id for ref in other.personas}
    for one in shown:
        if one.persona in known or (one.persona is None and not known):
            feelings = ((where[at.column], felt(at.point, one.persona)) for at in spots(other))
            today, tomorrow = edition.t("%(who)s, today", who=one.short), edition.t("%(who)s, tomorrow", who=one.short)
            label = tomorrow if state == "to-be" else today
            yield Ghost(one.style, state, tuple((place, at.score if at else None) for place, at in feelings), label)


def story(edition: Edition, journey: Journey, one: Series) -> str:
    """A line in one sentence: where it starts, its lowest and highest points, where it ends."""
    points = edition.touchpoints(journey)
    known = [(at.score, point) for at, point in zip(one.felt, points, strict=True) if at]
    if not known:
        return edition.t("Nothing is documented for %(who)s.", who=one.short)
    ranked = ranked_in(edition, journey, one.persona)
    bottom = min(low.felt.score for low in ranked)
    low = next(low for low in ranked if low.felt.score == bottom)
    equals = among_equals(edition, bottom, sum(score == bottom for score, _ in known))
    high = max(known, key=lambda pair: pair[0])
    gaps = sum(at is None for at in one.felt)
    sentence = edition.t(
        "%(who)s starts at %(first)s, is lowest at %(low)s (%(where)s), highest at %(high)s (%(peak)s) and ends at %(last)s.",
        who=one.short,
        first=edition.speech.signed(known[0][0]),
        low=edition.speech.signed(bottom),
        where=", ".join(filter(None, (edition.words(low.point.name).text, equals))),
        high=edition.speech.signed(high[0]),
        peak=edition.words(high[1].name).text,
        last=edition.speech.signed(known[-1][0]),
    )
    if ranked[0] is not low:
        sentence += " " + edition.t(
            "Counting what matters and whom it reaches, the hardest moment is %(where)s, at %(score)s.",
            where=edition.words(ranked[0].point.name).text,
            score=edition.speech.signed(ranked[0].felt.score),
        )
    if not gaps:
        return sentence
    return f"{sentence} " + edition.n(
        "%(num)s touchpoint is not documented.", "%(num)s touchpoints are not documented.", gaps
    )


def _spot(edition: Edition, at: Felt | None) -> Spot | None:
    return Spot(at.score, edition.basis(at.evidence, at.node) == "hypothesis") if at else None
