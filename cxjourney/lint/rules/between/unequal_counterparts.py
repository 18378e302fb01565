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
from cxjourney.model.values import Ref
from cxjourney.wording import say


def _ties(journey: Journey, context: Context) -> list[str]:
    """Its state and the id of its counterpart; nothing when it has none."""
    model = context.model
    if journey.counterpart is None or journey.counterpart not in model:
        return []
    return [_state(journey), model[journey.counterpart].id]


@rule("R111", "unequal-counterparts", "error", ties=_ties, from_ties=True)
def check(context: Context) -> Iterator[Finding]:
    """Counterparts of the same state (none written is as-is), and those already named by another journey."""
    model = context.model
    pairs = {journey: named for journey, named in context.taken(_ties).items() if named}
    claimed: dict[str, str] = {}
    for journey, (state, other) in pairs.items():
        if other == journey or ("journey", other) in model.faulty:
            continue
        there = model[Ref[Journey]("journey", other)]
        if _state(there) == state:
            back = pairs.get(other)
            if back and back[1] == journey and other < journey:
                continue  # said at the first of the two
            yield _same(model[Ref[Journey]("journey", journey)], there)
            continue
        first = claimed.setdefault(other, journey)
        rival = pairs[other][1] if other in pairs else first
        if rival != journey:
            yield _taken(*(model[Ref[Journey]("journey", id_)] for id_ in (journey, other, rival)))


def _same(journey: Journey, other: Journey) -> Finding:
    return Finding(
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
        journey.at("counterpart"),
        (Related(other.at("state"), say("the counterpart is here", "le pendant est ici")),),
    )


def _taken(journey: Journey, other: Journey, rival: Journey) -> Finding:
    return Finding(
        journey,
        say(
            "`{other}` is already the counterpart of `{rival}`",
            "`{other}` est déjà le pendant de `{rival}`",
            other=other.id,
            rival=rival.id,
        ),
        say("keep one pair, or map the journey twice", "gardez un seul couple, ou dédoublez le parcours"),
        journey.at("counterpart"),
        (Related(rival.at("counterpart"), say("the other pair is here", "l'autre couple est ici")),),
    )


def _state(journey: Journey) -> str:
    return journey.state or "as-is"
