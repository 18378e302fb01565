"""
What  A text that says how many people feel or do something, with no evidence behind.
Why  A figure is believed and repeated; six months later nobody knows who counted what.
Quoi  Un texte qui dit combien de personnes ressentent ou font quelque chose, sans preuve derrière.
Pourquoi  Un chiffre se croit et se répète ; six mois plus tard, nul ne sait qui a compté quoi.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints: [{id: walk, name: I walk, type: action, pains: [{text: 30 % of customers walk past it}]}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages:
    - id: find
      name: I find the locker
      touchpoints:
        - {id: walk, name: I walk, type: action, pains: [{text: 30 % of customers walk past it, evidence: [walks]}]}
  ---
  cxjourney: v1
  kind: evidence
  id: walks
  name: Walks with forty people
  method: observation
  date: 2026-10-30
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.claims import evidence_of, known
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Gain, Journey, Need, Pain
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.persona import Persona
from cxjourney.model.model import Model
from cxjourney.wording import Wording, say

_PEOPLE = (
    r"(?:people|(?:customer|client|user|patient|citizen|student|employee|traveller|caller|buyer|visitor|respondent"
    r"|household|member|person|personne|cliente|patiente|usager|usagère|utilisateur|utilisatrice|citoyen|étudiant"
    r"|salarié|voyageur|appelant|acheteur|visiteur|répondant|ménage|famille|adhérent)s?|families|gens)\b"
)
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix)\b"
_NO_TIME = r"(?!\s(?:min|hour|day|week|month|year|heure|jour|semaine|mois|an)\w*)"
_SHARE = re.compile(
    rf"\b\d+(?:[.,]\d+)?\s?(?:%|percent|pour cent)\s(?:(?:of|des|de)\s|d['’])(?:\w+\s)?{_PEOPLE}"
    rf"|\b{_NUMBER}\s{_PEOPLE}\s(?:in|out of|sur)\s{_NUMBER}{_NO_TIME}"
    rf"|\b{_NUMBER}\s(?:in|out of)\s{_NUMBER}\s{_PEOPLE}",
    re.IGNORECASE,
)
"""`30 % of customers`, `one client in three`, `trois usagers sur dix`, `9 in 10 people`."""
_SIGNS = ("%", "percent", "pour cent", " sur ", " in ", " out of ")
"""One of these stands in each of them; looking for them first is quick."""


@rule("E218", "number-without-source", "warning", aliases=("number-without-source-or-date",))
def check(context: Context) -> Iterator[Finding]:
    """Shares of people in claims, personas, statements of opportunities and summaries of journeys, each text once."""
    said: set[tuple[int, tuple[object, ...]]] = set()
    for text in context.texts_holding(*_SIGNS):
        if not isinstance(text.node, (Need, Pain, Gain, Persona, Opportunity, Journey)):
            continue
        found = _SHARE.search(text.words)
        key = (id(text.node), text.path[:-1] if text.language else text.path)
        if found is None or key in said or _is_backed(text, context.model):
            continue
        said.add(key)
        yield Finding(
            text.node,
            say(
                "nothing says where the figure `{figure}` comes from",
                "rien ne dit d'où vient le chiffre `{figure}`",
                figure=found.group(),
            ),
            _advice(text),
            text.place_of(found.group()),
        )


def _is_backed(text: Written, model: Model) -> bool:
    node = text.node
    match node:
        case Need() | Pain() | Gain():
            return bool(node.evidence)
        case Persona():
            return bool(node.evidence) or any(isinstance(use.node, Evidence) for use in model.referrers(node))
        case Opportunity():
            return text.field != "statement" or any(ref not in model or model[ref].evidence for ref in node.pains)
        case Journey():
            named = [use.ref for use in model.uses["journey", node.id] if use.ref.kind == "evidence"]
            return text.field != "summary" or not known(named, model) or bool(evidence_of(node, model))
    return True


def _advice(text: Written) -> Wording:
    match text.node:
        case Opportunity():
            return say(
                "name under `pains:` a pain that has evidence, or take the figure out",
                "citez sous `pains:` un irritant fondé sur une preuve, ou retirez le chiffre",
            )
        case Journey():
            return say(
                "add `evidence:` to what the journey claims, or take the figure out",
                "ajoutez `evidence:` à ce qu'affirme le parcours, ou retirez le chiffre",
            )
    return say(
        "add `evidence:` here, or take the figure out",
        "ajoutez `evidence:` ici, ou retirez le chiffre",
    )
