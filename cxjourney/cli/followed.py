"""The paths of a journey beside its design, as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.cli.amounts import amount, count
from cxjourney.cli.locale import tr
from cxjourney.cli.table import table
from cxjourney.wording import counted, say

if TYPE_CHECKING:
    from cxjourney.metrics.results import JourneyResult, Variant

_SHOWN_PATHS = 5


def path_lines(journey: JourneyResult, locale: str) -> Iterator[str]:
    """Who follows the design, what was left out, each touchpoint, the most frequent paths."""
    share = "–" if journey.share is None else amount(journey.share, "percent", None, locale)
    yield tr(
        say(
            "{journey}: {share} of {n} follow the design ({under_way} under way, {variants} different paths)",
            "{journey}\u00a0: {share} sur {n} suivent le parcours prévu ({under_way} en chemin, {variants} chemins différents)",
            journey=journey.journey,
            share=share,
            n=count(journey.follow + journey.deviate, locale),
            under_way=count(journey.under_way, locale),
            variants=count(journey.variants, locale),
        )
    )
    for told in (_lately(journey, locale), *_aparts(journey, locale)):
        if told:
            yield f"  {told}"
    head = [tr(word) for word in (say("touchpoint", "point de contact"), say("reached", "atteint"), say("missing", "sauté"), say("ad hoc", "imprévu"), say("failing", "en échec"), say("late", "en retard"), say("left here", "partis ici"), say("repeated", "répété"))]  # fmt: skip
    rows = [
        [
            seen.touchpoint.partition("/")[2],
            *(
                count(number, locale)
                for number in (
                    seen.reached, seen.missing, seen.ad_hoc, seen.failing, seen.late, seen.left, seen.repeats,
                )
            ),
        ]
        for seen in journey.touchpoints
    ]  # fmt: skip
    yield from (f"  {line}" for line in table(rows, head).splitlines())
    for variant in journey.top[:_SHOWN_PATHS]:
        steps = " → ".join(place.rpartition("/")[2] for place in variant.path)
        yield f"  {mark(variant)} {count(variant.count, locale):>7}  {steps}{_aside(variant, locale)}"
    if journey.top:
        yield "  " + tr(
            say(
                "✓ as it is drawn   … under way   ◦ as it is drawn, stops on the way   · leaves the design",
                "✓ comme prévu   … en cours   ◦ comme prévu, s'arrête en chemin   · s'écarte du parcours",
            )
        )


def mark(variant: Variant) -> str:
    """The sign of a path: all on it may go on, it follows the design, stops on the way, or leaves the design."""
    if variant.under_way == variant.count:
        return "…"
    if not (variant.fits or variant.follows):
        return "·"
    return "✓" if variant.follows else "◦"


def _aside(variant: Variant, locale: str) -> str:
    """How many of those on a path are under way, when it is some of them only."""
    if variant.under_way == 0 or mark(variant) == "…":
        return ""
    return "  " + tr(say("({n} under way)", "({n} en cours)", n=count(variant.under_way, locale)))


def _lately(journey: JourneyResult, locale: str) -> str:
    """Those whom the table of the stages counts apart; empty when there is nobody."""
    if not journey.recent:
        return ""
    told = counted(
        journey.recent,
        say("{n} began too lately to be judged, {done}", "{n} a commencé trop récemment pour être jugé, {done}"),
        say("{n} began too lately to be judged, {done}", "{n} ont commencé trop récemment pour être jugés, {done}"),
    )
    done = counted(
        journey.recent_finished,
        say("{n} of whom has ended well already", "dont {n} est déjà arrivé au bout"),
        say("{n} of whom have ended well already", "dont {n} sont déjà arrivés au bout"),
    )
    return tr(say(told.en, told.fr, n=count(journey.recent, locale), done=tr(done)))


def _aparts(journey: JourneyResult, locale: str) -> Iterator[str]:
    """What no share holds: who began before the run, paths too long, events that nothing names, those that never occur."""
    told = (
        (
            journey.earlier,
            say(
                "{n} person began before the run and is left out",
                "{n} personne a commencé avant la période mesurée et n'est pas comptée",
            ),
            say(
                "{n} people began before the run and are left out",
                "{n} personnes ont commencé avant la période mesurée et ne sont pas comptées",
            ),
        ),
        (
            journey.too_long,
            say("{n} path is too long to be told", "{n} chemin est trop long pour être compté"),
            say("{n} paths are too long to be told", "{n} chemins sont trop longs pour être comptés"),
        ),
        (
            journey.unbound,
            say("{n} event is named by no touchpoint", "{n} événement n'est nommé par aucun point de contact"),
            say("{n} events are named by no touchpoint", "{n} événements ne sont nommés par aucun point de contact"),
        ),
    )
    for number, one, many in told:
        if number:
            form = counted(number, one, many)
            yield tr(say(form.en, form.fr, n=count(number, locale)))
    if journey.unseen:
        yield tr(
            say(
                "never seen in the data: {events}",
                "jamais vus dans les données : {events}",
                events=", ".join(journey.unseen),
            )
        )
