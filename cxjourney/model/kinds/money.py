"""An amount of money."""

from __future__ import annotations

from cxjourney.model.declare import choice, number, part, string
from cxjourney.model.node import Node


@part("An amount of money.")
class Money(Node):
    amount: float = number("How much.", 0, required=True)
    currency: str | None = string("Three letters: EUR, CHF, CAD.", "currency", example="EUR")
    per: str | None = choice("What it is paid for.", "contact", "case", "user", "month", "year", "total")
