"""An amount of money."""

from __future__ import annotations

from cxjourney.model.declare import choice, number, part, string
from cxjourney.model.node import Node
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("An amount of money.", "Une somme d'argent."))
class Money(Node):
    amount: float = number(say("How much.", "Combien."), 0, required=True)
    currency: str | None = string(say("Three letters: EUR, CHF, CAD.", "Trois lettres : EUR, CHF, CAD."), "currency", example="EUR")
    per: str | None = choice(say("What it is paid for.", "Ce que l'on paie."), "contact", "case", "user", "month", "year", "total")
