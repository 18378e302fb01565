"""How kinds and elements are called in sentences, with the articles and plurals that English and French need."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both languages; `feminine` in French. A plural is given only when it is not the regular one."""

    en: str
    fr: str
    feminine: bool = False
    en_plural: str = ""
    fr_plural: str = ""

    @property
    def one(self) -> Wording:
        """`a team`, `une équipe`."""
        return say(
            f"{'an' if self.en[0] in 'aeiou' else 'a'} {self.en}", f"{'une' if self.feminine else 'un'} {self.fr}"
        )

    @property
    def none(self) -> Wording:
        """`no team`, `aucune équipe`."""
        return say(f"no {self.en}", f"{'aucune' if self.feminine else 'aucun'} {self.fr}")

    @property
    def two(self) -> Wording:
        """`two teams`, `deux équipes`."""
        many = self.many
        return say(f"two {many.en}", f"deux {many.fr}")

    @property
    def many(self) -> Wording:
        """`teams`, `équipes`."""
        return say(self.en_plural or _plural_en(self.en), self.fr_plural or _plural_fr(self.fr))

    def title(self, many: bool = False) -> Wording:
        """`Team`, `Équipe`; `Teams`, `Équipes`."""
        shown = self.many if many else say(self.en, self.fr)
        return say(*(text[:1].upper() + text[1:] for text in (shown.en, shown.fr)))


NOUNS: dict[str, Noun] = {
    "stage": Noun("stage", "étape", feminine=True),
    "touchpoint": Noun("touchpoint", "point de contact"),
    "exit": Noun("exit", "sortie", feminine=True),
    "pain": Noun("pain", "irritant"),
    "phase": Noun("phase", "phase", feminine=True),
}
"""The elements inside entities; each kind adds itself when it is declared."""


def noun(kind: str) -> Noun:
    """The noun of a kind or element."""
    return NOUNS.get(kind) or Noun(kind, kind)


def _plural_en(noun: str) -> str:
    head, of, tail = noun.partition(" of ")
    if head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        return f"{head[:-1]}ies{of}{tail}"
    return f"{head}{'es' if head.endswith('s') else 's'}{of}{tail}"


def _plural_fr(noun: str) -> str:
    head, space, tail = noun.partition(" ")
    return f"{head}{'' if head.endswith(('s', 'x', 'z')) else 's'}{space}{tail}"
