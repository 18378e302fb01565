"""The words of the plan in English and French."""

from __future__ import annotations

from collections.abc import Mapping

from cxjourney.wording import Wording, plain, say

_MEANINGS: Mapping[str, Wording] = {
    "event_id": say("what makes the row unique", "ce qui rend la ligne unique"),
    "user_id": say("the person, once known", "la personne, une fois connue"),
    "unit_id": say("the person or thing counted", "la personne ou la chose comptée"),
    "account_id": say("the account", "le compte"),
    "session_id": say("the visit", "la visite"),
    "case_id": say("the case", "le dossier"),
    "anonymous_id": say("the device or visit, before the person is known", "l'appareil ou la visite, avant que la personne soit connue"),
    "event": say("what happened", "ce qui s'est passé"),
    "ts": say("when it happened", "quand cela s'est passé"),
    "seq": say("the order within one instant", "l'ordre dans un même instant"),
    "channel": say("the channel", "le canal"),
    "subject": say("what it was about", "le sujet"),
    "properties": say("whatever else is known", "ce qu'on sait d'autre"),
    "touchpoint": say("the touchpoint", "le point de contact"),
    "amount": say("an amount of money", "un montant"),
    "currency": say("the currency", "la devise"),
    "outcome": say("how it ended", "comment cela s'est terminé"),
    "received_at": say("when it was received", "quand cela a été reçu"),
    "user_agent": say("the program that sent it", "le programme qui l'a envoyé"),
}  # fmt: skip


def meaning(name: str) -> Wording:
    """What a property with a name of ours holds; the name itself when we have no word for it."""
    return _MEANINGS.get(name, plain(name))


TITLE = say("Tracking plan: {who}", "Plan de marquage : {who}")
OPENING = say(
    "Which event is sent from where, and what it carries. Names are those of the source.",
    "Quel événement part d'où, et ce qu'il porte. Les noms sont ceux de la source.",
)
COUNTED = say(
    "{events} events; {silent} touchpoints send none, and metrics wait for {waiting} of them.",
    "{events} événements ; {silent} points de contact n'en envoient aucun, et des indicateurs en attendent {waiting}.",
)
ALL_SEND = say(
    "{events} events; no touchpoint is without one.",
    "{events} événements ; aucun point de contact n'est sans événement.",
)
WHERE = say("Sent from", "Part de")
NOWHERE = say("No touchpoint names it.", "Aucun point de contact ne le nomme.")
METRICS = say("Read by", "Lu par")
NO_METRIC = say("No metric reads it.", "Aucun indicateur ne le lit.")
SOURCE = say("Arrives in", "Arrive dans")
SCHEMA = say("Schema", "Schéma")
TOUCHPOINT, CHANNELS, SYSTEMS = (
    say("touchpoint", "point de contact"),
    say("channels", "canaux"),
    say("systems", "systèmes"),
)
PROPERTY, HOLDS, NEEDED, BY, CLEANING = (
    say("property", "propriété"),
    say("holds", "contient"),
    say("needed", "exigée"),
    say("read by", "lue par"),
    say("cleaning", "nettoyage"),
)
ALWAYS = say("always", "toujours")
ONE_OF = say("one of these", "l'une d'elles")
SILENT = say("Touchpoints without an event", "Points de contact sans événement")
SILENT_WHY = say(
    "Nothing is known of what happens there. Those for which a metric waits come first.",
    "On ne sait rien de ce qui s'y passe. Ceux qu'attend un indicateur viennent d'abord.",
)
WAITS = say("waiting for it", "qui l'attendent")
UNBOUND = say("Events that no source receives", "Événements qu'aucune source ne reçoit")
UNBOUND_WHY = say(
    "No metric of their journey reads a source of events.",
    "Aucun indicateur de leur parcours ne lit une source d'événements.",
)
EVENT = say("event", "événement")
