"""The ways that people took, beside the journey as it is drawn."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

PATHS_DRIFT = Code(
    "M035",
    "paths-drift",
    Severity.ERROR,
    """
    What
        More travellers than agreed take a way that the journey does not have.
    Why
        The map no longer shows where people go: it is redrawn, or the service is mended.
    Quoi
        Plus de voyageurs que convenu prennent un chemin que le parcours n'a pas.
    Pourquoi
        La carte ne montre plus où vont les gens : on la redessine, ou l'on répare le service.
    Bad
        $ cxj measure --max-drift "10 %"
        # 23 % of the travellers leave the design
    Good
        $ cxj measure --max-drift "10 %"
        # 6 % of the travellers leave the design
    """,
    of_data=True,
)

EVENT_NEVER_SEEN = Code(
    "M046",
    "event-never-seen",
    Severity.WARNING,
    """
    What
        The event of a touchpoint never occurs in the source that its journey is laid over.
    Why
        Either it is not sent, or it has another name there: the data cannot see the touchpoint, and say nothing of it.
    Quoi
        L'événement d'un point de contact n'apparaît jamais dans la source à laquelle son parcours est comparé.
    Pourquoi
        Soit il n'est pas envoyé, soit il y porte un autre nom : les données ne voient pas le point de contact et n'en
        disent rien.
    Bad
        $ cxj measure
        # `event: order_payed`, and the rows hold `order_paid`
    Good
        $ cxj measure
        # `event: order_paid`
    """,
    of_data=True,
)

PATHS_NOT_COMPARED = Code(
    "M047",
    "paths-not-compared",
    Severity.INFO,
    """
    What
        Touchpoints of a journey have events, and nobody can be followed through them.
    Why
        A journey that is missing from a report looks like one that nobody has drawn.
    Quoi
        Des points de contact d'un parcours ont des événements, et personne ne peut y être suivi.
    Pourquoi
        Un parcours absent d'un rapport passe pour un parcours que personne n'a dessiné.
    Bad
        $ cxj measure
        # the touchpoints name four events, and no metric says in which source these are
    Good
        $ cxj measure
        # a metric counts one of them: `count: {touchpoint: order/pay}`
    """,
    of_data=True,
)
