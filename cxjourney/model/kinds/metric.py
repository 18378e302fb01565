"""How a number is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxjourney.model.declare import choice, kind, nested, number, part, prose, ref, scalar, string
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.money import Money
from cxjourney.model.kinds.source import Source
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Duration, Ref, Text
from cxjourney.model.words import BENEFITS
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.model.kinds.journey import Touchpoint

METRIC_TYPES = (
    "count",
    "ratio",
    "average",
    "sum",
    "funnel",
    "conversion",
    "duration",
    "nps",
    "csat",
    "ces",
    "entry-exit-ratio",
    "cost-per-exit",
    "drop-off",
    "retention",
    "first-contact-resolution",
    "derived",
)


# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("Which observations count: the event of a touchpoint, or an event by name, kept where a condition holds.", "Quelles observations comptent : l'événement d'un point de contact, ou un événement par son nom, retenu là où une condition est vraie."))
class Events(Node):
    touchpoint: Ref[Touchpoint] | None = ref(
        say("The touchpoint whose event counts.", "Le point de contact dont l'événement compte."), "touchpoint", example="first-home-loan/dream/simulator"
    )
    event: str | None = string(
        say("The name of the event, when no touchpoint has it.", "Le nom de l'événement, quand aucun point de contact ne le porte."), "event", example="simulation_completed"
    )
    where: str | None = string(say("Which of these events count, as a condition.", "Lesquels de ces événements comptent, sous forme de condition."), example="channel = 'web'")


@part(say("The answers that a scale allows.", "Les réponses que permet une échelle."))
class Scale(Node):
    low: float = number(say("Lowest answer.", "La réponse la plus basse."), required=True)
    high: float = number(say("Highest answer.", "La réponse la plus haute."), required=True)


@part(say("From how many observations a number is shown, and judged.", "À partir de combien d'observations un chiffre est montré, et jugé."))
class Sample(Node):
    show: int | None = number(say("Below, the value is hidden.", "Au-dessous, la valeur est cachée."), 0, whole=True)
    judge: int | None = number(say("Below, the value is not compared with its target.", "Au-dessous, la valeur n'est pas comparée à sa cible."), 0, whole=True)


@kind(
    "metric",
    "metrics",
    say("How a number is made. A KPI gives it a target where it is judged.", "Comment un chiffre est fait. Là où on le juge, sous `kpis:`, on lui donne une cible."),
    fr="indicateur",
)
class Metric(Entity):
    definition: Text | None = prose(say("The number in words: enough for a draft.", "Le chiffre dit avec des mots : cela suffit pour un brouillon."))
    type: str | None = choice(say("How it is computed.", "Comment il est calculé."), *METRIC_TYPES)
    unit: str | None = choice(
        say("How it is displayed.", "Comment il est affiché."), "percent", "score", "count", "minutes", "hours", "days", "currency", "number"
    )
    currency: str | None = string(say("Three letters, for money.", "Trois lettres, pour l'argent."), "currency", example="EUR")
    direction: str | None = choice(say("Which way is better.", "Dans quel sens c'est mieux."), "up", "down")
    scale: Scale | None = nested(say("The answers that people may give.", "Les réponses que l'on peut donner."), Scale)
    top: int | None = number(say("How many of the best answers count as satisfied.", "Combien des meilleures réponses comptent comme satisfaites."), 1, whole=True)
    as_: str | None = choice(
        say("For effort: the mean of the answers, or the share of the three best.", "Pour l'effort : la moyenne des réponses, ou la part des trois meilleures."), "mean", "top-3-box"
    )
    source: Ref[Source] | None = ref(say("Where its observations come from.", "D'où viennent ses observations."), "source")
    per: str | None = choice(say("The thing counted.", "Ce que l'on compte."), "user", "account", "session", "case", "event")
    count: Events | None = nested(
        say("Which observations count: events, orders, answers, costs, or the contacts of a first-contact resolution.", "Quelles observations comptent : événements, commandes, réponses, coûts, ou contacts d'une résolution au premier contact."),
        Events,
    )
    value: str | None = string(
        say("For an average, sum or survey score: the column that holds the number.", "Pour une moyenne, une somme ou un score d'enquête : la colonne qui contient le nombre."), "column", example="score"
    )
    numerator: Events | None = nested(say("For a ratio: what is counted above.", "Pour un rapport : ce que l'on compte au numérateur."), Events)
    denominator: Events | None = nested(say("For a ratio: what it is counted among.", "Pour un rapport : ce parmi quoi on le compte."), Events)
    start: Events | None = nested(
        say("For a duration: what starts the clock. For a retention: what makes someone a member of the group.", "Pour une durée : ce qui lance le chronomètre. Pour une rétention : ce qui fait entrer quelqu'un dans le groupe."), Events
    )
    end: Events | None = nested(
        say("For a duration: what stops the clock. For a retention: what shows that someone is still there. For a first-contact resolution: what closes a case.", "Pour une durée : ce qui arrête le chronomètre. Pour une rétention : ce qui montre que quelqu'un est toujours là. Pour une résolution au premier contact : ce qui clôt un dossier."),
        Events,
    )
    reopened: Events | None = nested(say("For a first-contact resolution: what opens a closed case again.", "Pour une résolution au premier contact : ce qui rouvre un dossier clos."), Events)
    steps: tuple[Events, ...] = nested(say("For a funnel: its steps, in order.", "Pour un entonnoir : ses étapes, dans l'ordre."), Events, many=True)
    order: str | None = choice(say("Whether other events may come between, or in any order.", "Si d'autres événements peuvent s'intercaler, ou venir dans n'importe quel ordre."), "ordered", "strict", "any")
    window: Duration | None = scalar(
        "duration",
        say("How long after its start a thing still counts; for a count, a ratio or a score, how far back it looks.", "Combien de temps après son début une chose compte encore ; pour un compte, un rapport ou un score, jusqu'où l'on remonte."),
        example="P30D",
    )
    step_window: Duration | None = scalar("duration", say("How long between two steps of a funnel, at most.", "Combien de temps au plus entre deux étapes d'un entonnoir."), example="P7D")
    period: Duration | None = scalar(
        "duration",
        say("For a retention: the last part of the window, in which people must be there; absent, the whole window.", "Pour une rétention : la dernière partie de la fenêtre, dans laquelle il faut être là ; en son absence, toute la fenêtre."),
        example="P30D",
    )
    returning: str | None = choice(
        say("For a retention: whether people must be there in that period, or in that period or later.", "Pour une rétention : s'il faut être là dans cette période, ou dans cette période ou après."),
        "bounded",
        "unbounded",
    )
    entry: str | None = choice(say("Which start counts when someone starts several times.", "Quel départ compte quand quelqu'un part plusieurs fois."), "any", "first")
    counting: str | None = choice(say("Count each person once, or each start.", "Compter chaque personne une fois, ou chaque départ."), "unit", "entry")
    ties: str | None = choice(say("What happens when two steps carry the same time.", "Ce qui se passe quand deux étapes portent la même heure."), "rank", "strict-increase")
    quantiles: tuple[float, ...] = number(
        say("For a duration: which quantiles, between 0 and 1.", "Pour une durée : quels quantiles, entre 0 et 1."), 0, 1, many=True, example=[0.5, 0.9]
    )
    cost: Money | None = nested(say("For a cost per exit, when no source holds it: what one case costs.", "Pour un coût par sortie, quand aucune source ne le contient : ce que coûte un dossier."), Money)
    costs: Ref[Source] | None = ref(say("For a cost per exit: where the costs are recorded.", "Pour un coût par sortie : où les coûts sont relevés."), "source")
    formula: str | None = string(
        say("For a derived metric: arithmetic over the ids of others.", "Pour un indicateur dérivé : un calcul sur les identifiants d'autres indicateurs."), "formula", example="{revenue} / {orders}"
    )
    min_n: Sample | None = nested(say("From how many observations it is shown and judged.", "À partir de combien d'observations il est montré et jugé."), Sample)
    owner: Ref[Team] | None = ref(say("The team that answers for the number.", "L'équipe qui répond du chiffre."), "team")
    timing: str | None = choice(say("Whether it announces or confirms.", "S'il annonce ou s'il confirme."), "leading", "lagging")
    drives: tuple[Ref[Metric], ...] = ref(say("The metrics that it announces.", "Les indicateurs qu'il annonce."), "metric", acyclic=True, many=True)
    nature: str | None = choice(say("What people feel, or what the operation does.", "Ce que les gens ressentent, ou ce que fait l'exploitation."), "perception", "operation")
    benefit: str | None = choice(say("What the organisation gains when it improves.", "Ce que l'organisation gagne quand il s'améliore."), *BENEFITS)
    revision: int | None = number(say("Raised when its meaning changes, so that trends are not joined.", "À augmenter quand son sens change, pour que les tendances ne soient pas raccordées."), 1, whole=True)
