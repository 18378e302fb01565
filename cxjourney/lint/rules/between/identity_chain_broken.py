"""
What  Systems of one journey that know people by keys of which they share none.
Why  Between these two the traveller becomes a stranger: everything has to be told again.
Quoi  Des systèmes d'un même parcours qui connaissent les gens par des clés dont aucune n'est commune.
Pourquoi  Entre ces deux-là, le voyageur redevient un inconnu : il faut tout raconter de nouveau.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk, type: action, systems: [crm, lockers]}]}
  ---
  cxjourney: v1
  kind: catalog
  systems:
    - {id: crm, name: Customer file, identity_keys: [customer-number]}
    - {id: lockers, name: Lockers, identity_keys: [phone-hash]}
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  stages:
    - {id: find, name: I find it, touchpoints: [{id: walk, name: I walk, type: action, systems: [crm, lockers]}]}
  ---
  cxjourney: v1
  kind: catalog
  systems:
    - {id: crm, name: Customer file, identity_keys: [customer-number, phone-hash]}
    - {id: lockers, name: Lockers, identity_keys: [phone-hash]}
"""

from __future__ import annotations

from collections.abc import Iterator

from cxjourney.diagnostics.diagnostic import Related
from cxjourney.lint.names import listed
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.model.kinds.system import System
from cxjourney.model.walk import Use
from cxjourney.wording import say


@rule("X310", "identity-chain-broken", "warning")
def check(context: Context) -> Iterator[Finding]:
    """Journeys whose systems with `identity_keys` fall into groups that share no key; said once a journey."""
    users: dict[str, list[tuple[System, Use]]] = {}
    for system in context.model.all(System):
        for use in context.model.referrers(system) if system.identity_keys else ():
            journey = context.model.journey_of(use.node)
            known = users.setdefault(journey.id, []) if journey else []
            if all(other is not system for other, _ in known):
                known.append((system, use))
    for _, found in sorted(users.items()):
        systems = [system for system, _ in found]
        joined, left = [systems[0]], systems[1:]
        while near := [s for s in left if any(set(s.identity_keys) & set(other.identity_keys) for other in joined)]:
            joined += near
            left = [system for system in left if system not in near]
        if not left:
            continue
        use = next(use for system, use in found if system is left[0])
        yield Finding(
            use.node,
            say(
                "{left} shares no key with {joined}: a person cannot be followed from one to the other",
                "{left} n'a aucune clé commune avec {joined} : on ne peut pas suivre une personne de l'un à l'autre",
                left=listed([system.id for system in left]),
                joined=listed([system.id for system in joined]),
            ),
            say(
                "add under `identity_keys:` of one a key that the other has",
                "ajoutez sous `identity_keys:` de l'un une clé que l'autre possède",
            ),
            use.node.at(*use.path),
            (Related(left[0].at("identity_keys"), say("its keys are here", "ses clés sont ici")),),
        )
