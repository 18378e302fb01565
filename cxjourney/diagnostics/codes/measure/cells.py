"""Cells of a table that are not what their column should hold."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

ANSWERS_OUT_OF_SCALE = Code(
    "M042",
    "answers-out-of-scale",
    Severity.WARNING,
    """
    What
        Some answers lie outside the scale of the metric: they are left out of its number.
    Why
        The survey asks on another scale, or the export has shifted: what is left may be the wrong half.
    Quoi
        Des réponses sont hors de l'échelle de l'indicateur : elles sont écartées de son chiffre.
    Pourquoi
        L'enquête utilise une autre échelle, ou l'extraction s'est décalée : ce qui reste est peut-être la mauvaise moitié.
    Bad
        $ cxj measure
        # `scale: {low: 1, high: 5}`, and a third of the answers are from 6 to 10
    Good
        $ cxj measure
        # every answer is from 1 to 5
    """,
    of_data=True,
)

CELLS_UNREADABLE = Code(
    "M043",
    "cells-unreadable",
    Severity.ERROR,
    """
    What
        Cells that should hold a number, or true or false, hold something else: they are left out.
    Why
        An amount that is lost makes the number smaller, and a target that is met by a loss is not met.
    Quoi
        Des cellules qui devraient contenir un nombre, ou vrai ou faux, contiennent autre chose : elles sont écartées.
    Pourquoi
        Un montant perdu rend le chiffre plus petit, et une cible atteinte grâce à une perte n'est pas atteinte.
    Bad
        $ cxj measure
        # a cell of the column of `amount` holds `about 50`
    Good
        $ cxj measure
        # it holds `50`
    """,
    of_data=True,
)

COSTS_UNCHARGED = Code(
    "M044",
    "costs-uncharged",
    Severity.WARNING,
    """
    What
        Recorded costs name no stage, one that no journey has, or one that several have: no stage bears them.
    Why
        One misspelt word or one empty cell, and what a stage costs looks lower than it is.
    Quoi
        Des coûts enregistrés ne nomment aucune étape, ou une qu'aucun parcours n'a, ou que plusieurs ont : aucune étape ne
        les porte.
    Pourquoi
        Un seul mot mal écrit ou une seule cellule vide, et le coût d'une étape paraît plus bas qu'il ne l'est.
    Bad
        $ cxj measure
        # the column of `stage` holds `prepar`, and the stage is called `prepare`
    Good
        $ cxj measure
        # the column of `stage` holds `prepare`
    """,
    of_data=True,
)

DATES_WITH_OFFSET = Code(
    "M045",
    "dates-with-offset",
    Severity.ERROR,
    """
    What
        Dates carry an offset, such as `Z` or `+02:00`, in a source that does not say so.
    Why
        Read as local dates they are hours away: what happened on the first of the month falls into another one.
    Quoi
        Des dates portent un décalage, tel que `Z` ou `+02:00`, dans une source qui ne le dit pas.
    Pourquoi
        Lues comme des dates locales, elles sont décalées de plusieurs heures : ce qui s'est passé le premier du mois
        tombe dans un autre.
    Bad
        $ cxj measure
        # the column of `ts` holds `2026-02-01T00:30:00Z`, and the source says `timezone: Europe/Paris` alone
    Good
        $ cxj measure
        # the source says `instants: true` too
    """,
    of_data=True,
)

DATES_WITHOUT_OFFSET = Code(
    "M049",
    "dates-without-offset",
    Severity.ERROR,
    """
    What
        Dates with an hour carry no offset, such as `Z` or `+02:00`, in a source that says `instants: true`.
    Why
        Which moment they are is anybody's guess: read in universal time or in local time, they are hours apart.
    Quoi
        Des dates avec une heure ne portent aucun décalage, tel que `Z` ou `+02:00`, dans une source qui dit
        `instants: true`.
    Pourquoi
        Nul ne sait de quel moment il s'agit : en temps universel ou en heure locale, il y a des heures d'écart.
    Bad
        $ cxj measure
        # the column of `ts` holds `2026-02-01 00:30:00`, and the source says `instants: true`
    Good
        $ cxj measure
        # the column of `ts` holds `2026-02-01T00:30:00+01:00`
    """,
    of_data=True,
)
