"""The codes of a build for everyone: what would tell the world something of the house."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

INTERNAL_HOST = Code(
    "Z007",
    "internal-host-in-public-build",
    Severity.ERROR,
    """
    What
        An address of the internal network, in what `cxj build --audience public` would publish.
    Why
        It leads readers nowhere, and tells strangers how the machines of the house are called.
    Quoi
        Une adresse du réseau interne, dans ce que `cxj build --audience public` publierait.
    Pourquoi
        Elle ne mène les lecteurs nulle part, et dit aux inconnus comment s'appellent les machines de la maison.
    Bad
        cxjourney: v1
        kind: catalog
        policies:
          - {id: refunds, name: Refunds, url: "https://wiki.corp/refunds"}
    Good
        cxjourney: v1
        kind: catalog
        policies:
          - {id: refunds, name: Refunds, url: "https://wiki.corp/refunds", audience: internal}
    """,
)

INTERNAL_NAME = Code(
    "Z008",
    "internal-entity-in-public-build",
    Severity.ERROR,
    """
    What
        A text that names an entity for the organisation alone, in what `cxj build --audience public` would publish.
    Why
        References to it are taken out by the build, but nobody rewrites a sentence: the name would be read by everyone.
    Quoi
        Un texte qui nomme un objet réservé à l'organisation, dans ce que `cxj build --audience public` publierait.
    Pourquoi
        La construction retire les références vers lui, mais personne ne réécrit une phrase : son nom serait lu de tous.
    Bad
        cxjourney: v1
        kind: catalog
        teams:
          - {id: night-desk, name: Night Desk, audience: internal}
          - {id: care, name: Care, mission: Answer until the Night Desk takes over}
    Good
        cxjourney: v1
        kind: catalog
        teams:
          - {id: night-desk, name: Night Desk, audience: internal}
          - {id: care, name: Care, mission: Answer until eight in the evening}
    """,
)
