"""The funnel of a journey by its stages, and where mending it pays most, as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.cli.amounts import amount, count
from cxjourney.cli.locale import tr
from cxjourney.cli.table import table
from cxjourney.metrics.texts import spoken
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.metrics.results import JourneyResult, StageResult

_HEAD = (
    say("stage", "étape"),
    say("entrants", "entrants"),
    say("exits", "sortants"),
    say("too early to tell", "trop tôt pour le dire"),
    say("get through", "passent"),
    say("entrants for one exit", "entrants pour un sortant"),
    say("from the start", "depuis le début"),
    say("cost of an exit", "coût d'un sortant"),
    say("from the start", "depuis le début"),
)
_SHOWN_GAINS = 3


def stage_lines(journey: JourneyResult, locale: str) -> Iterator[str]:
    """A table of the stages, then the stages that would bring most; nothing when there is only one stage."""
    if len(journey.stages) < 2:
        return
    rows = [_stage(stage, locale) for stage in journey.stages]
    yield from (f"  {line}" for line in table(rows, [tr(word) for word in _HEAD]).splitlines())
    brought = [gain for gain in journey.gains if gain.gain > 0][:_SHOWN_GAINS]
    if brought:
        yield "  " + tr(
            say(
                "at its target, the other stages unchanged, each of these would bring to the end:",
                "à sa cible, les autres étapes inchangées, chacune de celles-ci amènerait au bout :",
            )
        )
    for gain in brought:
        yield "  " + tr(
            say(
                "  {gain} more: {stage}, from {conversion} to {target} ({metric})",
                "  {gain} de plus : {stage}, de {conversion} à {target} ({metric})",
                gain=amount(gain.gain, "score", None, locale),
                stage=gain.stage.rpartition("/")[2],
                conversion=amount(gain.conversion, "percent", None, locale),
                target=amount(gain.target, "percent", None, locale),
                metric=gain.metric,
            )
        )


def _stage(stage: StageResult, locale: str) -> list[str]:
    def shown(value: float | None, unit: str, currency: str | None = None) -> str:
        return "–" if value is None else amount(value, unit, currency, locale)

    return [
        spoken(stage.name, locale, "en"),
        count(stage.entrants + stage.recent, locale),
        count(stage.exits + stage.recent_exits, locale),
        count(stage.recent - stage.recent_exits, locale),
        _share(stage, locale),
        shown(stage.ratio, "number"),
        shown(stage.cumulative_ratio, "number"),
        shown(stage.cost_per_exit, "number", stage.currency),
        shown(stage.cumulative_cost_per_exit, "number", stage.currency),
    ]


def _share(stage: StageResult, locale: str) -> str:
    """The share that gets through, and of how many when some entered too lately to be counted in it."""
    if stage.conversion is None:
        return "–"
    share = amount(stage.conversion, "percent", None, locale)
    if not stage.recent:
        return share
    return tr(say("{share} of {n}", "{share} sur {n}", share=share, n=count(stage.entrants, locale)))
