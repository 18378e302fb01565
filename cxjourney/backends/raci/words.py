"""The words of a matrix, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxjourney.backends.raci.matrix import MANY, Gap, Matrix, Role
from cxjourney.model.kinds.team import Team
from cxjourney.model.values import Text
from cxjourney.wording import Wording, say

ROLES: Mapping[str, Wording] = {
    "R": say("Responsible", "Réalise"),
    "A": say("Accountable", "Garant"),
    "C": say("Consulted", "Consulté"),
    "I": say("Informed", "Informé"),
}
"""Letter: what it stands for. In French too the letters are R, A, C, I."""
ORIGINS: Mapping[str, Wording] = {
    "touchpoint": say("touchpoint", "point de contact"),
    "stage": say("stage", "étape"),
    "journey": say("journey", "parcours"),
}
"""Level where a role is written: its name."""

JOURNEY = say("Journey", "Parcours")
STAGE = say("Stage", "Étape")
TOUCHPOINT = say("Touchpoint", "Point de contact")
ADDRESS = say("Address", "Adresse")
GAPS = say("To settle", "À régler")
TEAM = say("Team", "Équipe")
SHARE = say("Share of touchpoints it answers for", "Part des points de contact dont elle répond")
PAGE = say("Page", "Page")
PAGES = say("Pages", "Pages")
LOAD = say("What each team carries", "Ce que porte chaque équipe")
TITLE = say("Who does what", "Qui fait quoi")
LEGEND = say(
    "R responsible (does it), A accountable (answers for it), C consulted (asked before), I informed (told after). "
    "A role that says stage or journey is inherited from there.",
    "R réalise, A est garant du résultat, C est consulté avant, I est informé après. "
    "Un rôle marqué étape ou parcours est hérité de là.",
)
NOTHING = say("Nothing is missing.", "Rien ne manque.")


@dataclass(frozen=True, slots=True)
class Reader:
    """A language to write in, and the default language of the workspace to fall back on."""

    language: str
    default: str

    def text(self, text: Text | None) -> str:
        """A text of the model."""
        return text.in_(self.language, self.default) if text else ""

    def tongue(self, text: Text) -> str:
        """The language in which `text` answers."""
        return text.language_of(self.language, self.default)

    def say(self, wording: Wording) -> str:
        """A text of ours."""
        return wording.in_(self.language.partition("-")[0])

    def teams(self, matrix: Matrix) -> dict[str, str]:
        """The name of each team by its id; two teams of one name are told apart by their ids."""
        everyone: dict[str, Team] = {load.team.id: load.team for load in matrix.loads}
        names = {id_: self.text(team.name) for id_, team in everyone.items()}
        taken = list(names.values())
        return {id_: name if taken.count(name) == 1 else f"{name} ({id_})" for id_, name in names.items()}

    def role(self, role: Role) -> str:
        """`R`, or `R (stage)` when it is inherited."""
        return f"{role.letter} ({self.say(ORIGINS[role.origin])})" if role.inherited else role.letter

    def percent(self, ratio: float) -> str:
        """`44%`, or `44 %` in French."""
        space = "\u202f" if self.language.partition("-")[0] == "fr" else ""
        return f"{round(ratio * 100)}{space}%"

    def gaps(self, gaps: Iterable[Gap]) -> str:
        """All that is wrong, with semicolons between; French has a narrow space before them."""
        space = "\u202f" if self.language.partition("-")[0] == "fr" else ""
        return f"{space}; ".join(map(self.gap, gaps))

    def gap(self, gap: Gap) -> str:
        """What is wrong, in a few words."""
        return self.say(_GAPS[gap.kind](self, gap))


_GAPS = {
    "no-responsible": lambda reader, gap: say("nobody is responsible", "personne ne réalise"),
    "no-accountable": lambda reader, gap: say("nobody is accountable", "personne n'est garant"),
    "many-consulted": lambda reader, gap: say(
        "{count} teams are consulted, more than {most}",
        "{count} équipes sont consultées, plus de {most}",
        count=gap.count,
        most=MANY,
    ),
    "listed-twice": lambda reader, gap: say(
        "{team} is listed {count} times as {letter}",
        "{team} figure {count} fois comme {letter}",
        team=reader.text(gap.team.name),
        count=gap.count,
        letter=gap.letter,
    ),
}
