"""Data that cannot be opened, or are no table with the columns that are asked for."""

from __future__ import annotations

from cxjourney.diagnostics.code import Code
from cxjourney.diagnostics.diagnostic import Severity

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
