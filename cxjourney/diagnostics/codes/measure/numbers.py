"""Metrics without a number, and results that cannot be read again."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

NUMBER_REFUSED = Code(
    "M034",
    "number-refused",
    Severity.ERROR,
    """
    What
        The engine could not execute the query of a metric on these data.
    Why
        The number is absent; its query and the words of the engine say where to look.
    Quoi
        Le moteur n'a pas pu exécuter la requête d'un indicateur sur ces données.
    Pourquoi
        Le chiffre est absent ; sa requête et les mots du moteur disent où regarder.
    Bad
        $ cxj measure
        # a column holds words where the query adds up numbers
    Good
        $ cxj measure
        # the column holds numbers
    """,
    of_data=True,
)

RESULTS_UNREADABLE = Code(
    "M038",
    "results-unreadable",
    Severity.ERROR,
    """
    What
        A file of the folder of results is not what `cxj measure` writes.
    Why
        A number that cannot be read is left out of its trend, which then tells another story.
    Quoi
        Un fichier du dossier des résultats n'est pas ce qu'écrit `cxj measure`.
    Pourquoi
        Un chiffre illisible sort de sa tendance, qui raconte alors une autre histoire.
    Bad
        $ cxj build
        # results/2026-10-31.json was cut off in the middle
    Good
        $ cxj build
        # every file of results/ was written by `cxj measure --write results/`
    """,
    of_data=True,
)

NOT_COMPUTABLE = Code(
    "M048",
    "metric-not-computable",
    Severity.WARNING,
    """
    What
        A metric with a target cannot be computed: what its definition says does not hold together, or something is
        missing of it or of its source.
    Why
        Its target is judged by nothing, and "not measured" looks like a matter of waiting.
    Quoi
        Un indicateur doté d'une cible ne peut pas être calculé : ce que dit sa définition ne tient pas ensemble, ou il
        manque quelque chose à elle ou à sa source.
    Pourquoi
        Rien ne juge sa cible, et « non mesuré » donne à croire qu'il suffit d'attendre.
    Bad
        cxjourney: v1
        kind: journey
        id: collect
        name: Collect a parcel
        kpis: [{metric: liked, target: ">= 30"}]
        stages:
          - {id: find, name: I find the locker}
        ---
        cxjourney: v1
        kind: metric
        id: liked
        name: Recommending the locker
        type: nps
        source: answers
        ---
        cxjourney: v1
        kind: source
        id: answers
        name: What people answered
        type: surveys
        location: data/answers.csv
        mapping: {response_id: id, ts: at}
        timezone: Europe/Paris
    Good
        cxjourney: v1
        kind: journey
        id: collect
        name: Collect a parcel
        kpis: [{metric: liked, target: ">= 30"}]
        stages:
          - {id: find, name: I find the locker}
        ---
        cxjourney: v1
        kind: metric
        id: liked
        name: Recommending the locker
        type: nps
        source: answers
        ---
        cxjourney: v1
        kind: source
        id: answers
        name: What people answered
        type: surveys
        location: data/answers.csv
        mapping: {response_id: id, ts: at, score: mark}
        timezone: Europe/Paris
    """,
)
