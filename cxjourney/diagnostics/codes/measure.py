"""The codes of measuring: what the data have against the declarations."""

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

DATA_NOT_FOUND = Code(
    "M030",
    "data-not-found",
    Severity.ERROR,
    """
    What
        The file or the table of a source is not there, or cannot be opened.
    Why
        Its metrics have no value, and a page of blanks looks like a page of calm.
    Quoi
        Le fichier ou la table d'une source n'existe pas, ou ne peut pas être ouvert.
    Pourquoi
        Ses indicateurs n'ont pas de valeur, et une page de blancs ressemble à une page sans histoire.
    Bad
        $ cxj measure
        # `location: data/events.csv`, and there is no such file
    Good
        $ cxj measure --data exports
        # exports/data/events.csv is there
    """,
    of_data=True,
)

DATA_COLUMN_MISSING = Code(
    "M031",
    "data-column-missing",
    Severity.ERROR,
    """
    What
        A column that a mapping, a condition or a step of cleaning names is not in the data.
    Why
        The table was changed, or the name is misspelt: either way the number would be about something else.
    Quoi
        Une colonne que nomme un `mapping`, une condition ou une étape de nettoyage n'est pas dans les données.
    Pourquoi
        La table a changé, ou le nom est mal écrit : dans les deux cas le chiffre parlerait d'autre chose.
    Bad
        $ cxj measure
        # `mapping: {ts: at}`, and the file has a column `time`
    Good
        $ cxj measure
        # `mapping: {ts: time}`
    """,
    of_data=True,
)

DATA_UNREADABLE = Code(
    "M032",
    "data-unreadable",
    Severity.ERROR,
    """
    What
        Values that should be dates are not, or the engine refuses the data.
    Why
        A row whose date is lost would be left out of the count without a word.
    Quoi
        Des valeurs qui devraient être des dates n'en sont pas, ou le moteur refuse les données.
    Pourquoi
        Une ligne dont la date est perdue sortirait du compte sans que personne ne le dise.
    Bad
        $ cxj measure
        # the column of `ts` holds `03/04/2026`
    Good
        $ cxj measure
        # the column of `ts` holds `2026-04-03 10:00:00`
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

DATA_MISSHAPEN = Code(
    "M039",
    "data-misshapen",
    Severity.ERROR,
    """
    What
        A CSV file holds no table: rows of different lengths, a title above the names of the columns, an encoding that
        is not known.
    Why
        An engine would guess, and put the cells of some rows under the wrong names.
    Quoi
        Un fichier CSV ne contient pas un tableau : des lignes de longueurs différentes, un titre au-dessus des noms de
        colonnes, un encodage inconnu.
    Pourquoi
        Un moteur devinerait, et rangerait les cellules de certaines lignes sous de mauvais noms.
    Bad
        $ cxj measure
        # line 1 of the file is `Export of 3 April`, line 3 `id,customer,name,at`
    Good
        $ cxj measure
        # line 1 of the file is `id,customer,name,at`, and every line has four cells
    """,
    of_data=True,
)

DATA_WITHOUT_ROWS = Code(
    "M040",
    "data-without-rows",
    Severity.WARNING,
    """
    What
        The data of a source have columns and not a single row.
    Why
        An export that failed looks like a month in which nothing happened.
    Quoi
        Les données d'une source ont des colonnes, et pas une seule ligne.
    Pourquoi
        Une extraction qui a échoué ressemble à un mois où il ne s'est rien passé.
    Bad
        $ cxj measure
        # data/events.csv holds its first line alone
    Good
        $ cxj measure
        # data/events.csv holds the events
    """,
    of_data=True,
)

DATA_READ_AS = Code(
    "M041",
    "data-read-as",
    Severity.INFO,
    """
    What
        A CSV file is read with something taken for granted: that its letters are those of Windows-1252, or that a comma
        stands before the decimals of its numbers.
    Why
        Spreadsheets write so in western Europe and the file does not say it: somebody should know.
    Quoi
        Un fichier CSV est lu en tenant quelque chose pour acquis : que ses lettres sont celles de Windows-1252, ou
        qu'une virgule précède les décimales de ses nombres.
    Pourquoi
        Les tableurs écrivent ainsi en Europe de l'Ouest sans que le fichier le dise : il vaut mieux le savoir.
    Bad
        $ cxj measure
        # data/orders.csv was saved by a spreadsheet: `12,50` between semicolons
    Good
        $ cxj measure
        # data/orders.csv is in UTF-8, with `12.50` between commas
    """,
    of_data=True,
)

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
        Recorded costs name a stage that no journey has, or that several have: no stage bears them.
    Why
        One misspelt word, and what a stage costs looks lower than it is.
    Quoi
        Des coûts enregistrés nomment une étape qu'aucun parcours n'a, ou que plusieurs ont : aucune étape ne les porte.
    Pourquoi
        Un seul mot mal écrit, et le coût d'une étape paraît plus bas qu'il ne l'est.
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
        kpis: [{metric: opened, target: ">= 90 %"}]
        stages:
          - {id: find, name: I find the locker}
        ---
        cxjourney: v1
        kind: metric
        id: opened
        name: From notice to parcel
        type: conversion
        source: log
        per: user
        steps: [{event: notified}, {event: opened}]
        window: P200Y
        ---
        cxjourney: v1
        kind: source
        id: log
        name: Events of the lockers
        type: events
        location: data/events.csv
        mapping: {event_id: id, user_id: who, event: what, ts: at}
        timezone: Europe/Paris
    Good
        cxjourney: v1
        kind: journey
        id: collect
        name: Collect a parcel
        kpis: [{metric: opened, target: ">= 90 %"}]
        stages:
          - {id: find, name: I find the locker}
        ---
        cxjourney: v1
        kind: metric
        id: opened
        name: From notice to parcel
        type: conversion
        source: log
        per: user
        steps: [{event: notified}, {event: opened}]
        window: P7D
        ---
        cxjourney: v1
        kind: source
        id: log
        name: Events of the lockers
        type: events
        location: data/events.csv
        mapping: {event_id: id, user_id: who, event: what, ts: at}
        timezone: Europe/Paris
    """,
)
