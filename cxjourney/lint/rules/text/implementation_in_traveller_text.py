"""
What  The name of an internal tool, of an event or a field, the number of a screen or of a ticket, in a text told from
  the traveller's side.
Why  It says how we did it, not what people live; and it is wrong with the next release.
Quoi  Le nom d'un outil interne, d'un événement ou d'un champ, le numéro d'un écran ou d'un ticket, dans un texte raconté
  du côté du voyageur.
Pourquoi  Cela dit comment nous l'avons fait, non ce qui se vit ; et la prochaine version le rendra faux.
Bad
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages: [{id: find, name: I find the locker, expects: The status parcel_ready is shown on screen 12}]
Good
  cxjourney: v1
  kind: journey
  id: collect-parcel
  name: Collect a parcel
  status: review
  stages: [{id: find, name: I find the locker, expects: I see that my parcel is there}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import is_told
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.system import System
from cxjourney.wording import say

_FIELDS = ("name", "goal", "does", "expects", "summary", "promise", "trigger")
"""Texts that we write; what travellers think, need or suffer from is in their words, tools that they know included."""
_UNSEEN = ("crm", "analytics", "marketing-automation", "mapping", "cms", "core")
"""Categories of tools that travellers do not meet."""
_SIGNS = re.compile(
    r"(?<![\w/:.@-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/@-])"
    r"|\b(?:screen|écran)\s(?:n[°o]\s?|no\.?\s|#)?[A-Z]{0,3}-?\d+\b"
    r"|\b(?:ticket|issue|jira|bug)\s(?:n[°o]\s?|no\.?\s|#)?[A-Z]{0,10}-?\d+\b"
)


@rule("T409", "implementation-in-traveller-text", "info")
def check(context: Context) -> Iterator[Finding]:
    """Such words in names, goals and the like, once a text; proper names of tools only where they cannot be a word."""
    pattern = _pattern(context)
    for text in context.texts:
        if text.field not in _FIELDS or not isinstance(text.node, (Journey, Stage, Touchpoint)) or not is_told(text):
            continue
        found = _SIGNS.search(text.words) or (pattern.search(text.words) if pattern else None)
        if found:
            yield Finding(
                text.node,
                say(
                    "`{words}` is a word of ours, in a text of the traveller",
                    "`{words}` est un mot de chez nous, dans un texte du voyageur",
                    words=found.group(),
                ),
                say(
                    "say what the traveller sees; what serves behind goes to `systems:` or `backstage:`",
                    "dites ce que voit le voyageur ; ce qui sert derrière va dans `systems:` ou `backstage:`",
                ),
                text.place_of(found.group()),
            )


def _pattern(context: Context) -> re.Pattern[str] | None:
    """The names of tools that nobody outside meets, and the keys of tickets."""
    model = context.model
    met = {
        actor.id
        for _, _, touchpoint in context.touchpoints
        for actor in (touchpoint.initiator, touchpoint.receiver)
        if actor is not None and actor.kind == "system"
    }
    channels = {words.casefold() for channel in model.all(Channel) for _, words in channel.name}
    names = {
        words
        for system in model.all(System)
        if system.category in _UNSEEN and system.id not in met
        for _, words in system.name
        if words.casefold() not in channels
    }
    proper = sorted((re.escape(name) for name in names if _is_proper(name)), key=len, reverse=True)
    inside = sorted((re.escape(name) for name in names if name[:1].isupper()), key=len, reverse=True)
    tickets = {s.ticket for opportunity in model.all(Opportunity) for s in opportunity.solutions if s.ticket}
    prefixes = sorted({re.escape(ticket.rpartition("-")[0]) for ticket in tickets if re.search(r"[A-Z]-\d+$", ticket)})
    parts = [
        *(rf"(?<!\w){name}(?!\w)" for name in proper),
        *(rf"(?<=[a-zà-ÿ,] ){name}(?!\w)" for name in inside),
        *(rf"\b{prefix}-\d+\b" for prefix in prefixes),
    ]
    return re.compile("|".join(parts)) if parts else None


def _is_proper(name: str) -> bool:
    """Whether a name cannot be taken for a common word: `MyDesk`, `SAP`, `crm2`."""
    return bool(re.fullmatch(r"\S*(?:[a-z][A-Z]|[A-Z]{2}|\d)\S*", name))
