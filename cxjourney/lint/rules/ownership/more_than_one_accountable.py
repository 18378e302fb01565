"""Two different teams for one whole: the `owner` of a journey and the team accountable for it.

A list of accountable teams is found by the schema, under the same code; the manual page stands there.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.codes.schema import MORE_THAN_ONE_ACCOUNTABLE
from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.rule import Context, Finding, rule_for
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


@rule_for(MORE_THAN_ONE_ACCOUNTABLE)
def check(context: Context) -> Iterator[Finding]:
    """Journeys whose `owner` and `raci.accountable` are two teams that both exist."""
    model = context.model
    for journey in model.all(Journey):
        named = journey.raci.accountable if journey.raci else None
        if not (journey.owner and named and journey.owner in model and named in model):
            continue
        owner, accountable = model[journey.owner], model[named]
        if owner is accountable:
            continue
        yield Finding(
            journey,
            say(
                "two teams are accountable for `{journey}`: its owner `{owner}`, and `{accountable}`",
                "deux équipes sont garantes de `{journey}` : celle qui en répond, `{owner}`, et `{accountable}`",
                journey=journey.id,
                owner=owner.id,
                accountable=accountable.id,
            ),
            say(
                "keep one; the other can be `consulted` or `sponsor`",
                "gardez-en une ; l'autre peut être `consulted` ou `sponsor`",
            ),
            journey.raci.at("accountable") if journey.raci else None,
            (Related(journey.at("owner"), say("the owner is here", "l'équipe qui en répond est ici")),),
        )
