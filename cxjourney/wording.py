"""Sentences in every language of the interface, written side by side where they are used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LOCALES = ("en", "fr")
"""Languages of the interface. English is the first and the fallback."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence in English and in French, with the values that fill its `{holes}`."""

    en: str
    fr: str
    values: Mapping[str, object] = field(default_factory=dict)

    def in_(self, locale: str) -> str:
        """The sentence in `locale`, English when the interface does not speak it."""
        template = self.fr if locale == "fr" else self.en
        if not self.values:
            return template
        return template.format_map({k: v.in_(locale) if isinstance(v, Wording) else v for k, v in self.values.items()})


def say(en: str, fr: str, /, **values: object) -> Wording:
    """Word a message: `say("no {kind} has the id `{id}`", "aucun …", kind="persona", id="lea")`."""
    return Wording(en, fr, values)


def counted(n: int, one: Wording, many: Wording) -> Wording:
    """The form that suits a number, its hole `{n}` filled: French says nought in the singular, English does not."""
    return Wording((one if n == 1 else many).en, (one if n < 2 else many).fr, {"n": n})


def both(words: str | Wording) -> Wording:
    """A sentence as it was worded; a bare text stands for both languages until someone says it in French."""
    return words if isinstance(words, Wording) else Wording(words, words)


def plain(text: str) -> Wording:
    """A text that is the same in every language, such as a name or a path."""
    return Wording("{text}", "{text}", {"text": text})
