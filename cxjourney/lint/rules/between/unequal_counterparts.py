"""
What  Two journeys claim the same counterpart, or a journey and its counterpart are both as-is or both to-be.
Why  The comparison sets one "today" beside one "tomorrow"; with two of either it says nothing true.
Quoi  Deux parcours réclament le même pendant, ou un parcours et son pendant sont tous deux existants, ou cibles.
Pourquoi  La comparaison place un « aujourd'hui » en face d'un « demain » ; avec deux de l'un, elle ne dit rien de vrai.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  state: as-is
  counterpart: collect-tomorrow
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: journey
  id: collect-tomorrow
  name: Collect a parcel tomorrow
  state: as-is
  stages:
    - {id: find, name: I find the locker}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  state: as-is
  counterpart: collect-tomorrow
  stages:
    - {id: find, name: I find the locker}
  ---
  cxjourney: v1
  kind: journey
  id: collect-tomorrow
  name: Collect a parcel tomorrow
  state: to-be
  stages:
    - {id: find, name: I find the locker}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.journey import Journey
from cxjourney.wording import say


def _ties(journey: Journey, context: Context) -> object:
    """Its state and its counterpart."""
    return _state(journey), journey.counterpart


@rule("R111", "unequal-counterparts", "error", ties=_ties)
def check(context: Context) -> Iterator[Finding]:
    """Counterparts of the same state (none written is as-is), and those already named by another journey."""
    model = context.model
    claimed: dict[str, Journey] = {}
    for journey in model.all(Journey):
        if journey.counterpart is None or journey.counterpart not in model:
            continue
        other = model[journey.counterpart]
        if other is journey or ("journey", other.id) in model.faulty:
            continue
        place = journey.at("counterpart")
        if _state(other) == _state(journey):
            if other.counterpart and model[other.counterpart] is journey and other.id < journey.id:
                continue  # said at the first of the two
            yield Finding(
                journey,
                say(
                    "`{journey}` and its counterpart `{other}` are both `{state}`",
                    "`{journey}` et son pendant `{other}` sont tous deux `{state}`",
                    journey=journey.id,
                    other=other.id,
                    state=_state(journey),
                ),
                say("write `state: to-be` in one of the two", "écrivez `state: to-be` dans l'un des deux")
                if _state(journey) == "as-is"
                else say("write `state: as-is` in one of the two", "écrivez `state: as-is` dans l'un des deux"),
                place,
                (Related(other.at("state"), say("the counterpart is here", "le pendant est ici")),),
            )
            continue
        first = claimed.setdefault(other.id, journey)
        rival = model[other.counterpart] if other.counterpart and other.counterpart in model else first
        if rival is not journey:
            yield Finding(
                journey,
                say(
                    "`{other}` is already the counterpart of `{rival}`",
                    "`{other}` est déjà le pendant de `{rival}`",
                    other=other.id,
                    rival=rival.id,
                ),
                say("keep one pair, or map the journey twice", "gardez un seul couple, ou dédoublez le parcours"),
                place,
                (Related(rival.at("counterpart"), say("the other pair is here", "l'autre couple est ici")),),
            )


def _state(journey: Journey) -> str:
    return journey.state or "as-is"
