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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import TOLD
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.journey import Journey, Stage, Touchpoint
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.system import System
from cxjourney.wording import say

_TELLING = frozenset((cls, field) for cls in (Journey, Stage, Touchpoint) for field in TOLD[cls] if field != "thinks")
_FIELDS = sorted({field for _, field in _TELLING})
"""Texts that we write; what travellers think, need or suffer from is in their words, tools that they know included."""
_UNSEEN = ("crm", "analytics", "marketing-automation", "mapping", "cms", "core")
"""Categories of tools that travellers do not meet."""
_FIELD = re.compile(r"(?<![\w/:.@-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/@-])")
_NUMBERED = re.compile(
    r"\b(?:screen|écran)\s(?:n[°o]\s?|no\.?\s|#)?[A-Z]{0,3}-?\d+\b"
    r"|\b(?:ticket|issue|jira|bug)\s(?:n[°o]\s?|no\.?\s|#)?[A-Z]{0,10}-?\d+\b"
)
_CAPITALS = re.compile(r"([A-ZÀ-Ý](?<!\w[A-ZÀ-Ý])\w*)(-\d+\b)?")
"""Words with a capital; the pattern begins with a letter, for then a search goes straight to one."""
_SIGNS = ("_", "screen", "écran", "ticket", "issue", "jira", "bug")
"""One of these stands in whatever `_FIELD` and `_NUMBERED` find, and is looked for much faster."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of tools that nobody outside meets, by their first word, and the letters of the keys of tickets.

    `small` are the names that begin with a small letter: `iDesk`.
    """

    by_word: Mapping[str, tuple[str, ...]]
    small: tuple[str, ...]
    tickets: frozenset[str]


@rule("T409", "implementation-in-traveller-text", "info")
def check(context: Context) -> Iterator[Finding]:
    """Such words in names, goals and the like, once a text; proper names of tools only where they cannot be a word."""
    names = _names(context)
    marked = {id(text) for text in context.texts_holding(*_SIGNS)}
    for text in context.texts_in(*_FIELDS):
        if (type(text.node), text.field) not in _TELLING:
            continue
        found = (_sign(text.words) if id(text) in marked else None) or _named(text.words, names)
        if found:
            yield Finding(
                text.node,
                say(
                    "`{words}` is a word of ours, in a text of the traveller",
                    "`{words}` est un mot de chez nous, dans un texte du voyageur",
                    words=found,
                ),
                say(
                    "say what the traveller sees; what serves behind goes to `systems:` or `backstage:`",
                    "dites ce que voit le voyageur ; ce qui sert derrière va dans `systems:` ou `backstage:`",
                ),
                text.place_of(found),
            )


def _sign(words: str) -> str | None:
    """The name of a field or an event, the number of a screen or a ticket."""
    found = _FIELD.search(words) or _NUMBERED.search(words)
    return found.group() if found else None


def _named(words: str, names: _Names) -> str | None:
    """The name of a tool, or the key of a ticket."""
    for word in _CAPITALS.finditer(words):
        if word[2] and word[1] in names.tickets:
            return word.group()
        for name in names.by_word.get(word[1], ()):
            start = word.start()
            whole = words.startswith(name, start) and not words[start + len(name) :][:1].isalnum()
            if whole and (_is_proper(name) or re.search(r"[a-zà-ÿ,] $", words[max(0, start - 2) : start])):
                return name
    for name in names.small:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
            return name
    return None


def _names(context: Context) -> _Names:
    model = context.model
    met = {
        actor.id
        for _, _, touchpoint in context.touchpoints
        for actor in (touchpoint.initiator, touchpoint.receiver)
        if actor is not None and actor.kind == "system"
    }
    channels = {words.casefold() for channel in model.all(Channel) for _, words in channel.name}
    by_word: dict[str, tuple[str, ...]] = {}
    for system in model.all(System):
        for _, words in system.name if system.category in _UNSEEN and system.id not in met else ():
            if words.casefold() not in channels and (words[:1].isupper() or _is_proper(words)):
                first = re.split(r"\W", words)[0]
                by_word[first] = (*by_word.get(first, ()), words)
    tickets = {s.ticket for opportunity in model.all(Opportunity) for s in opportunity.solutions if s.ticket}
    small = tuple(name for listed in by_word.values() for name in listed if not name[0].isupper())
    return _Names(by_word, small, frozenset(ticket.rpartition("-")[0] for ticket in tickets))


def _is_proper(name: str) -> bool:
    """Whether a name cannot be taken for a common word: `MyDesk`, `SAP`, `crm2`."""
    return bool(re.fullmatch(r"\S*(?:[a-z][A-Z]|[A-Z]{2}|\d)\S*", name))
