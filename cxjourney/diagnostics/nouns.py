"""How kinds and elements are called in sentences, with the articles that English and French need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxjourney.wording import Wording, say


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both languages; `feminine` in French."""

    en: str
    fr: str
    feminine: bool = False

    @property
    def bare(self) -> Wording:
        """`team`, `équipe`."""
        return say(self.en, self.fr)

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
        return say(f"two {_plural_en(self.en)}", f"deux {_plural_fr(self.fr)}")


NOUNS: Mapping[str, Noun] = {
    "journey": Noun("journey", "parcours"),
    "persona": Noun("persona", "persona"),
    "segment": Noun("segment", "segment"),
    "team": Noun("team", "équipe", feminine=True),
    "channel": Noun("channel", "canal"),
    "system": Noun("system", "système"),
    "process": Noun("process", "processus"),
    "policy": Noun("policy", "règle", feminine=True),
    "metric": Noun("metric", "métrique", feminine=True),
    "source": Noun("source", "source", feminine=True),
    "survey": Noun("survey", "enquête", feminine=True),
    "evidence": Noun("piece of evidence", "preuve", feminine=True),
    "opportunity": Noun("opportunity", "opportunité", feminine=True),
    "experiment": Noun("experiment", "expérience", feminine=True),
    "lifecycle": Noun("lifecycle", "cycle de vie"),
    "stage": Noun("stage", "étape", feminine=True),
    "touchpoint": Noun("touchpoint", "point de contact"),
    "exit": Noun("exit", "sortie", feminine=True),
    "pain": Noun("pain", "irritant"),
    "phase": Noun("phase", "phase", feminine=True),
}


def _plural_en(noun: str) -> str:
    head, of, tail = noun.partition(" of ")
    if head.endswith("y") and head[-2] not in "aeiou":
        return f"{head[:-1]}ies{of}{tail}"
    return f"{head}{'es' if head.endswith('s') else 's'}{of}{tail}"


def _plural_fr(noun: str) -> str:
    if noun == "canal":
        return "canaux"
    head, space, tail = noun.partition(" ")
    return f"{head}{'' if head.endswith('s') else 's'}{space}{tail}"
