"""Whether more people than agreed leave the design of a journey."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cxjourney.cli.amounts import amount
from cxjourney.diagnostics.codes.measure.paths import PATHS_DRIFT
from cxjourney.model.kinds import Journey
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.compiler import Compilation
    from cxjourney.diagnostics.diagnostic import Diagnostic
    from cxjourney.measure.run import Outcome


def drift(outcome: Outcome, compilation: Compilation, allowed: float | None, locale: str) -> Iterator[Diagnostic]:
    """A finding for each journey that people leave too often.

    `allowed` is the share of the command line, and stands in the place of what the journey and the workspace say.
    """
    journeys = {journey.id: journey for journey in compilation.model.all(Journey)}
    for result in outcome.results.journeys:
        most = result.allowed_drift if allowed is None else allowed
        if most is None or result.share is None or 1 - result.share <= most:
            continue
        journey = journeys[result.journey]
        stated = allowed is None and journey.max_drift is not None
        yield PATHS_DRIFT.at(
            journey.at("max_drift" if stated else "id"),
            say(
                "{share} of the people leave the design, and {allowed} may",
                "{share} des personnes s'écartent du parcours, et {allowed} le peuvent",
                share=amount(1 - result.share, "percent", None, locale),
                allowed=amount(most, "percent", None, locale),
            ),
            say(
                "`cxj measure` lists where they leave it: mend the service, or draw what they do",
                "`cxj measure` dit où elles s'en écartent : réparez le service, ou dessinez ce qu'elles font",
            ),
            ref=journey.ref,
        )
