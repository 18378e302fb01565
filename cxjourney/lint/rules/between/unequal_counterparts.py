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
    """Its state, and the id of its counterpart or nothing."""
    named, model = journey.counterpart, context.model
    return [_state(journey), model[named].id if named is not None and named in model else ""]


@rule("R111", "unequal-counterparts", "error", ties=_ties, from_ties=True)
def check(context: Context) -> Iterator[Finding]:
    """Counterparts of the same state (none written is as-is), and those already named by another journey."""
    model = context.model
    taken = context.taken(_ties)
    claimed: dict[str, str] = {}
    for journey, (state, other) in taken.items():
        if other in ("", journey) or other not in taken:
            continue
        state_there, back = taken[other]
        if state_there == state:
            if back != journey or journey < other:  # else it was said at the first of the two
                yield _same(*(model[Ref[Journey]("journey", id_)] for id_ in (journey, other)))
            continue
        first = claimed.setdefault(other, journey)
        rival = back or first
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
