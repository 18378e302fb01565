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
