"""Where observations come from."""

from __future__ import annotations

from cxjourney.model.declare import (
    MapType,
    StringType,
    choice,
    field,
    flag,
    kind,
    nested,
    number,
    part,
    prose,
    ref,
    scalar,
    string,
)
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.team import Team
from cxjourney.model.node import Node
from cxjourney.model.values import Duration, Ref, Text
from cxjourney.wording import say

# A field is one line, with its sentence in both languages.
# fmt: off

@part(say("How the different names of one person are joined.", "Comment se rejoignent les différents noms d'une même personne."))
class Identity(Node):
    keys: tuple[str, ...] = string(say("Columns that identify a person, the surest first.", "Les colonnes qui identifient une personne, la plus sûre d'abord."), many=True, required=True)
    anonymous: str | None = string(say("Column that identifies a device or visit before the person is known.", "La colonne qui identifie un appareil ou une visite avant que la personne soit connue."))
    max_component: int | None = number(
        say("Above this many ids joined together, the group is split and reported.", "Au-delà de ce nombre d'identifiants réunis, le groupe est séparé et signalé."), 2, whole=True
    )


@part(say("One step of cleaning, with the share of rows that it may remove.", "Une étape de nettoyage, avec la part de lignes qu'elle peut retirer."))
class QualityStep(Node):
    step: str = choice(
        say("What it removes; rows without a date (`undated`) and answers outside the scale (`out-of-scale`) count nowhere, and here they have a ceiling.", "Ce qu'elle retire ; les lignes sans date (`undated`) et les réponses hors de l'échelle (`out-of-scale`) ne comptent nulle part, et ont ici un plafond."),
        "duplicates",
        "known-bots",
        "velocity",
        "spam",
        "internal-traffic",
        "clock-skew",
        "undated",
        "out-of-scale",
        required=True,
    )
    ceiling: float | None = scalar(
        "share", say("Above this share of removed rows, the numbers are not to be trusted.", "Au-delà de cette part de lignes retirées, les chiffres ne sont plus dignes de confiance."), example="5 %"
    )
    within: Duration | None = scalar("duration", say("For duplicates and clock skew: how close in time.", "Pour les doublons et les horloges décalées : l'écart de temps."), example="PT5S")
    per_minute: int | None = number(say("For velocity: how many events a minute no person makes.", "Pour la cadence : le nombre d'événements par minute dont personne n'est capable."), 1, whole=True)
    where: str | None = string(
        say("For spam and internal traffic: which rows, as a condition.", "Pour le spam et le trafic interne : quelles lignes, sous forme de condition."), example="ip_range = 'office'"
    )


@part(say("Through which channel some rows came; of several rules, the first that holds.", "Par quel canal certaines lignes sont arrivées ; de plusieurs règles, la première qui est vraie."))
class ChannelRule(Node):
    channel: Ref[Channel] = ref(say("The channel.", "Le canal."), "channel", required=True)
    where: str | None = string(
        say("Which rows, as a condition over `source`, `medium`, `campaign` or any column; absent, all that no rule before it takes.", "Quelles lignes, par une condition sur `source`, `medium`, `campaign` ou toute colonne ; absente, toutes celles qu'aucune règle n'a encore prises."), example="medium = 'cpc' and source in ('google', 'bing')"
    )


@kind("source", "sources", say("A table of observations: events, answers, orders or costs.", "Une table d'observations : événements, réponses, commandes ou coûts."), fr="source", feminine=True)
class Source(Entity):
    type: str | None = choice(say("What its rows are.", "Ce que sont ses lignes."), "events", "surveys", "orders", "costs")
    description: Text | None = prose(say("What it holds and how it is fed.", "Ce qu'elle contient et comment elle est alimentée."))
    owner: Ref[Team] | None = ref(say("The team that answers for the data.", "L'équipe qui répond des données."), "team")
    format: str | None = choice(say("How it is stored.", "Comment elle est conservée."), "csv", "parquet", "table")
    location: str | None = string(
        say("The file inside the workspace, or the name of the table.", "Le fichier dans l'espace de travail, ou le nom de la table."), example="data/events.parquet"
    )
    mapping: dict[str, str] = field(
        MapType(StringType()),
        say("Which of its columns holds what: canonical name, then its name here.", "Quelle colonne contient quoi : le nom commun, puis son nom ici."),
        example={"unit_id": "user_id"},
    )
    shape: str | None = choice(say("The standard that its columns follow: what `mapping` does not say is taken from it.", "La norme que suivent ses colonnes : ce que `mapping` ne dit pas est repris d'elle."), "cloudevents", "segment", "snowplow", "ocel", "xes")
    channels: tuple[ChannelRule, ...] = nested(say("Through which channel a row came, by the first rule that holds.", "Par quel canal une ligne est arrivée, d'après la première règle qui est vraie."), ChannelRule, many=True)
    session_gap: Duration | None = scalar("duration", say("After how long without a row a new visit begins; absent, half an hour.", "Au bout de combien de temps sans ligne commence une nouvelle visite ; en son absence, une demi-heure."), example="PT30M")
    timezone: str | None = string(say("Time zone of its dates.", "Le fuseau horaire de ses dates."), "timezone", example="Europe/Paris")
    instants: bool = flag(say("Whether its dates carry their own offset, as in `2026-03-01T10:00:00+01:00`.", "Si ses dates portent leur propre décalage, comme dans `2026-03-01T10:00:00+01:00`."))
    digital: bool = flag(say("Whether robots can write to it.", "Si des robots peuvent y écrire."))
    synthetic: bool = flag(say("Whether its rows are made up; every number drawn from them is marked so.", "Si ses lignes sont inventées ; tout chiffre qui en est tiré le dit."))
    identity: Identity | None = nested(say("How persons are recognised.", "Comment les personnes sont reconnues."), Identity)
    quality: tuple[QualityStep, ...] = nested(say("Cleaning, in order; the first reason counts.", "Le nettoyage, dans l'ordre ; c'est le premier motif qui compte."), QualityStep, many=True)
