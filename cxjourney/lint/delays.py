"""Delays in sentences: "within 24 hours", "en deux jours au plus"; and whether a sentence says "at any time"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ENGLISH = "one two three four five six seven eight nine ten"
_FRENCH = "un deux trois quatre cinq six sept huit neuf dix"
_NUMBERS = {word: at for words in (_ENGLISH, _FRENCH) for at, word in enumerate(words.split(), 1)} | {"a": 1, "une": 1}
_UNITS = {
    1: "s sec second seconds seconde secondes",
    60: "min mn minute minutes",
    3_600: "h hour hours heure heures",
    86_400: "d day days j jour jours",
    604_800: "week weeks semaine semaines",
    2_592_000: "month months mois",
    31_536_000: "year years an ans année années",
}
SECONDS = {word: seconds for seconds, words in _UNITS.items() for word in words.split()}
"""How long each unit of time is, in English and French; a month counts 30 days and a year 365."""
_SPOKEN = sorted((word for word in SECONDS if len(word) > 1 or word == "h"), key=len, reverse=True)
_DELAY = re.compile(
    r"\b(?:within|in (?:less than|under|at most)|in|under|sous|en moins de|en|dans les?)\s(?:the\s)?"
    rf"(?P<number>\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s?(?:(?:working|business)\s)?"
    rf"(?P<unit>{'|'.join(_SPOKEN)})\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\b24\s?(?:h|hours)?\s?/\s?(?:24|7)\b|\b7\s?(?:j|days)?\s?/\s?7\b|\bday and night\b|\bjour et nuit\b|"
    r"\bat any (?:time|hour)\b|\bà toute heure\b|\baround the clock\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?:from\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\.?|h)?\s?(?:to|à|-|–)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:p\.?m\.?|h)\b|"
    r"\bmonday to (?:friday|saturday)\b|\bdu lundi au (?:vendredi|samedi)\b|\bworking hours\b|\bheures ouvr[ée]es\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay as it is written, and in seconds."""

    words: str
    seconds: float


def delays(text: str) -> Iterator[Delay]:
    """The delays that a sentence promises; "from 8 to 12 h" is none."""
    for found in _DELAY.finditer(text):
        number = found["number"].lower()
        count = _NUMBERS[number] if number in _NUMBERS else int(number)
        yield Delay(found.group(), count * SECONDS[found["unit"].lower()])


def always(text: str) -> str | None:
    """The words by which a sentence promises to be there at any time."""
    found = _ALWAYS.search(text)
    return found.group() if found else None


def opening_hours(text: str) -> str | None:
    """The words by which a sentence says when one is there, and thereby when not."""
    found = _HOURS.search(text)
    return found.group() if found else None
