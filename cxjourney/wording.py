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


def plain(text: str) -> Wording:
    """A text that is the same in every language, such as a name or a path."""
    return Wording("{text}", "{text}", {"text": text})
