"""What cleaning takes away, and whom it joins into one person."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

CLEANING_ABOVE_CEILING = Code(
    "M019",
    "cleaning-above-ceiling",
    Severity.ERROR,
    """
    What
        Cleaning removes a larger share of the rows than the step says it may.
    Why
        When so much is thrown away, what is left no longer tells what happened: no target counts as met.
    Quoi
        Le nettoyage retire une part des lignes plus grande que ce que l'étape permet.
    Pourquoi
        Quand on jette autant, ce qui reste ne dit plus ce qui s'est passé : aucune cible n'est réputée atteinte.
    Bad
        $ cxj measure --fail-on quality
        # a step says `ceiling: 2 %`, and 9 % of the rows are duplicates
    Good
        $ cxj measure --fail-on quality
        # 1 % of the rows are duplicates
    """,
    of_data=True,
)

STEP_INCOMPLETE = Code(
    "M033",
    "step-incomplete",
    Severity.ERROR,
    """
    What
        A step of cleaning lacks what it works with: the pace, the time, or the condition.
    Why
        A step that does nothing looks like clean data.
    Quoi
        Il manque à une étape de nettoyage ce dont elle a besoin : la cadence, la durée ou la condition.
    Pourquoi
        Une étape qui ne fait rien ressemble à des données propres.
    Bad
        $ cxj measure
        # `quality: [{step: velocity}]`
    Good
        $ cxj measure
        # `quality: [{step: velocity, per_minute: 40}]`
    """,
    of_data=True,
)

GROUP_TOO_LARGE = Code(
    "M036",
    "group-too-large",
    Severity.WARNING,
    """
    What
        More names than `max_component` would be joined into one person: they were split again.
    Why
        A kiosk, a shared address or a robot glues strangers together, and their numbers with them.
    Quoi
        Plus de noms que `max_component` se rejoindraient en une seule personne : ils ont été séparés.
    Pourquoi
        Une borne, une adresse partagée ou un robot collent des inconnus ensemble, et leurs chiffres avec eux.
    Bad
        $ cxj measure
        # 400 customers have used the tablet of the shop
    Good
        $ cxj measure
        # the tablet of the shop is taken out by `step: internal-traffic`
    """,
    of_data=True,
)

NOT_SETTLED = Code(
    "M037",
    "persons-not-settled",
    Severity.ERROR,
    """
    What
        The names of persons were still being joined when the last round was over.
    Why
        A number made from half-joined persons would change with the number of rounds.
    Quoi
        Les noms des personnes se rejoignaient encore quand le dernier tour s'est achevé.
    Pourquoi
        Un chiffre tiré de personnes à moitié réunies changerait avec le nombre de tours.
    Bad
        $ cxj measure
        # thousands of devices were each used by two customers, in a chain
    Good
        $ cxj measure
        # the devices that everyone uses are no longer in `identity`
    """,
    of_data=True,
)
