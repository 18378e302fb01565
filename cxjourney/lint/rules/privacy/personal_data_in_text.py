"""
What  An e-mail address, a telephone number, an account, card or social-security number in a text about people.
Why  The map goes to a public site and to a history that forgets nothing; the person never agreed to either.
Quoi  Une adresse électronique, un téléphone, un numéro de compte, de carte ou de sécurité sociale dans un texte sur des personnes.
Pourquoi  La carte part sur un site public et dans un historique qui n'oublie rien ; la personne n'a consenti à aucun des deux.
Bad
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  verbatims: [{text: "Write to me at lea.martin@orange.fr when it is there", consent: true}]
Good
  cxjourney: v1
  kind: evidence
  id: diaries
  name: Diaries of twelve people
  verbatims: [{text: "Write to me when it is there", who: a night nurse, consent: true}]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxjourney.lint.mask import masked
from cxjourney.lint.rule import Context, Finding, rule
from cxjourney.lint.texts import Written
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.policy import Policy
from cxjourney.model.kinds.process import Process
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.survey import Survey
from cxjourney.model.kinds.system import System
from cxjourney.model.kinds.team import Team
from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class _Kind:
    """A sort of personal data: its pattern, what makes a match certain, and its name in a sentence."""

    pattern: re.Pattern[str]
    certain: Callable[[str], bool]
    name: Wording
    reachable: bool = False
    """Whether a service may have one as well: then only texts about people are looked at."""


_OFFICES = (Channel, Policy, Process, Source, Survey, System, Team)
"""Kinds that are no person: the address or telephone of a desk may stand there."""
_ROLES = re.compile(
    r"(?:contact|info|infos|hello|bonjour|support|help|aide|service|services|client|clients|care|no-?reply|"
    r"ne-?pas-?repondre|accueil|admin|dpo|privacy|rgpd|press|presse|sales|jobs|team|equipe|abuse|webmaster|"
    r"prenom\.nom|firstname\.lastname|name|nom|user|me|moi)(?:[.+-][a-z]+)?@|.*@(?:[\w-]+\.)*(?:example|test|invalid|"
    r"localhost|exemple)(?:\.[a-z]+)?$",
    re.IGNORECASE,
)
_INVENTED = re.compile(r"0(?:19900|26191|35301|46571|53649|63998|75555)|\+1?\(?\d{3}\)?555|\(?\d{3}\)?55501")
"""Numbers kept aside for fiction in France and North America."""


def _is_personal_address(found: str) -> bool:
    return not _ROLES.match(found)


def _is_personal_number(found: str) -> bool:
    digits = re.sub(r"[^\d+]", "", found)
    national = re.sub(r"^(?:\+|00)33(?:0)?", "0", digits)
    return not _INVENTED.match(national) and len(set(national[-8:])) > 2


def _is_account(found: str) -> bool:
    compact = re.sub(r"\s", "", found).upper()
    moved = compact[4:] + compact[:4]
    return int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


def _is_card(found: str) -> bool:
    digits = [int(character) for character in found if character.isdigit()]
    doubled = [d if index % 2 == 0 else (d * 2 - 9 if d > 4 else d * 2) for index, d in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and sum(doubled) % 10 == 0 and len(set(digits)) > 1


def _is_french_insured(found: str) -> bool:
    compact = re.sub(r"[\s.]", "", found).upper().replace("2A", "19").replace("2B", "18")
    return int(compact[13:]) == 97 - int(compact[:13]) % 97


def _is_american_insured(found: str) -> bool:
    area, group, serial = found.split("-")
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


_SEPARATED = r"[ \u00a0\u202f.-]?"
_KINDS = (
    _Kind(
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,18}\b"),
        _is_personal_address,
        say("an e-mail address", "une adresse électronique"),
        reachable=True,
    ),
    _Kind(
        re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]{4}){2,7}(?:[ \u00a0\u202f]?[A-Z0-9]{1,3})?\b"),
        _is_account,
        say("an account number (IBAN)", "un numéro de compte (IBAN)"),
    ),
    _Kind(
        re.compile(
            rf"(?<!\d)[12]{_SEPARATED}\d\d{_SEPARATED}(?:0[1-9]|1[0-2]|[2-9]\d){_SEPARATED}(?:\d\d|2[AB]){_SEPARATED}"
            rf"\d{{3}}{_SEPARATED}\d{{3}}{_SEPARATED}\d\d(?!\d)"
        ),
        _is_french_insured,
        say("a social-security number", "un numéro de sécurité sociale"),
    ),
    _Kind(
        re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"),
        _is_american_insured,
        say("a social-security number", "un numéro de sécurité sociale"),
    ),
    _Kind(
        re.compile(r"(?<![\d.,-])[3-6]\d{3}(?:[ \u00a0\u202f-]?\d{4}){2}[ \u00a0\u202f-]?\d{1,7}(?![\d])"),
        _is_card,
        say("a card number", "un numéro de carte"),
    ),
    _Kind(
        re.compile(
            rf"(?<![\d.,+])(?:(?:\+|00)33{_SEPARATED}(?:\(0\){_SEPARATED})?|0)[1-79](?:{_SEPARATED}\d\d){{4}}(?![\d])"
            rf"|(?<![\d.,])\+(?!33)[1-9]\d{{0,2}}(?:[ \u00a0\u202f.-]?\(?\d{{1,4}}\)?){{2,5}}\d{{2}}(?!\d)"
            rf"|(?<![\d.,-])(?:\(\d{{3}}\) ?|\d{{3}}[-.])\d{{3}}[-.]\d{{4}}(?![\d-])"
        ),
        _is_personal_number,
        say("a telephone number", "un numéro de téléphone"),
        reachable=True,
    ),
)
_SIGNS = "@0123456789"
"""One of these stands in each of them, and is looked for much faster."""


@rule("Z001", "personal-data-in-text", "error")
def check(context: Context) -> Iterator[Finding]:
    """The first datum of each text, masked; numbers with a key count only when the key is right."""
    for text in context.texts_holding(*_SIGNS):
        found = _first(text) if text.format is None else None
        if found is None:
            continue
        kind, value = found
        yield Finding(
            text.node,
            say(
                "this text seems to hold {kind} (`{masked}`)",
                "ce texte semble contenir {kind} (`{masked}`)",
                kind=kind.name,
                masked=masked(value),
            ),
            say("replace it by a role or a pseudonym", "remplacez cela par un rôle ou un pseudonyme"),
            text.place_of(value),
        )


def _first(text: Written) -> tuple[_Kind, str] | None:
    office = isinstance(text.node, _OFFICES)
    for kind in _KINDS:
        if kind.reachable and office:
            continue
        for match in kind.pattern.finditer(text.words):
            if kind.certain(match.group()):
                return kind, match.group()
    return None
