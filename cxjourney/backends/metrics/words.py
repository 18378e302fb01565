"""How the closed lists of the language are called in the dictionary, and how its numbers are written."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.metrics.figures import digits
from cxjourney.metrics.ir import Amount, Goal
from cxjourney.wording import Wording, say

TYPES: Mapping[str, Wording] = {
    "count": say("count", "compte"),
    "ratio": say("ratio", "rapport"),
    "average": say("average", "moyenne"),
    "sum": say("sum", "somme"),
    "funnel": say("funnel", "entonnoir"),
    "conversion": say("conversion", "conversion"),
    "duration": say("duration", "durée"),
    "nps": say("recommendation (NPS)", "recommandation (NPS)"),
    "csat": say("satisfaction (CSAT)", "satisfaction (CSAT)"),
    "ces": say("effort (CES)", "effort (CES)"),
    "entry-exit-ratio": say("entries for one exit", "entrées pour une sortie"),
    "cost-per-exit": say("cost for one exit", "coût pour une sortie"),
    "drop-off": say("drop-off", "abandon"),
    "retention": say("retention", "rétention"),
    "first-contact-resolution": say("solved at the first contact", "résolution au premier contact"),
    "derived": say("derived from others", "dérivé d'autres"),
}
UNITS: Mapping[str, Wording] = {
    "percent": say("a percentage", "un pourcentage"),
    "score": say("a score", "un score"),
    "count": say("a count", "un nombre entier"),
    "minutes": say("minutes", "des minutes"),
    "hours": say("hours", "des heures"),
    "days": say("days", "des jours"),
    "currency": say("an amount", "un montant"),
    "number": say("a number", "un nombre"),
}
DIRECTIONS: Mapping[str, Wording] = {
    "up": say("the higher, the better", "plus il est haut, mieux c'est"),
    "down": say("the lower, the better", "plus il est bas, mieux c'est"),
}
BENEFITS: Mapping[str, Wording] = {
    "loyalty": say("loyalty", "fidélité"),
    "advocacy": say("advocacy", "recommandation"),
    "advantage": say("an advantage over others", "un avantage sur les autres"),
    "revenue": say("revenue", "des revenus"),
    "cost": say("lower cost", "un coût moindre"),
}
NATURES: Mapping[str, Wording] = {
    "perception": say("what people feel", "ce que les gens ressentent"),
    "operation": say("what the operation does", "ce que fait l'organisation"),
}
TIMINGS: Mapping[str, Wording] = {
    "leading": say("it announces what comes", "il annonce la suite"),
    "lagging": say("it confirms what has happened", "il confirme ce qui s'est passé"),
}
_AIMS: Mapping[str, Wording] = {
    ">=": say("at least {amount}", "au moins {amount}"),
    "<=": say("at most {amount}", "au plus {amount}"),
    ">": say("more than {amount}", "plus de {amount}"),
    "<": say("less than {amount}", "moins de {amount}"),
    "=": say("exactly {amount}", "exactement {amount}"),
}
_MEASURES = (
    ("second", "seconds", "seconde", "secondes"),
    ("minute", "minutes", "minute", "minutes"),
    ("hour", "hours", "heure", "heures"),
    ("day", "days", "jour", "jours"),
    ("week", "weeks", "semaine", "semaines"),
    ("month", "months", "mois", "mois"),
    ("year", "years", "an", "ans"),
    ("point", "points", "point", "points"),
)
"""Units that authors write in words: English, singular and plural, then French."""


_FRENCH = (
    ("'", "’"),
    (" :", "\u00a0:"),
    (" ;", "\u202f;"),
    (" ?", "\u202f?"),
    ("« ", "«\u202f"),
    (" »", "\u202f»"),
    (" %", "\u00a0%"),
)


def amount(quantity: Amount | Goal, locale: str) -> str:
    """A quantity as people write it in a language of the interface: `38%`, `38 %`, `12 days`, `12 jours`."""
    if quantity.unit == "%":
        return _number(quantity.value * 100, locale) + ("\u00a0%" if locale == "fr" else "%")
    unit = _unit(quantity.unit, quantity.value, locale)
    return f"{_number(quantity.value, locale)}\u00a0{unit}" if unit else _number(quantity.value, locale)


def aim(goal: Goal, locale: str) -> str:
    """A target in words: `at least 38%`."""
    wording = _AIMS[goal.operator]
    return say(wording.en, wording.fr, amount=amount(goal, locale)).in_(locale)


def fine(text: str, locale: str) -> str:
    """A sentence of ours with the typography of its language; what stands between back-ticks is left alone."""
    if locale != "fr":
        return text
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        for plain, typeset in _FRENCH:
            parts[index] = parts[index].replace(plain, typeset)
    return "`".join(parts)


def _number(value: float, locale: str) -> str:
    shown = digits(value)
    return shown.replace(".", ",") if locale == "fr" else shown


def _unit(written: str, value: float, locale: str) -> str:
    for names in _MEASURES:
        if written.lower() in names:
            one, many = names[2:] if locale == "fr" else names[:2]
            plural = abs(value) >= 2 if locale == "fr" else abs(value) != 1
            return many if plural else one
    return written
