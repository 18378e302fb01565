"""The workspace file `cxjourney.yaml`, declared like a kind: it has a schema, positions and a reference page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import cxjourney.model.kinds  # noqa: F401 -- registers the kinds, which an override may name
from cxjourney.diagnostics.codes.schema import MISSING_FIELD
from cxjourney.diagnostics.codes.syntax import EMPTY_FILE
from cxjourney.diagnostics.diagnostic import Diagnostic, Severity
from cxjourney.model.declare import (
    KINDS,
    ChoiceType,
    MapType,
    StringType,
    choice,
    field,
    nested,
    number,
    part,
    prose,
    scalar,
    string,
)
from cxjourney.model.node import Node, make
from cxjourney.model.values import Text
from cxjourney.wording import say

ORGANISATIONS = ("company", "administration", "association", "care-provider", "other")
LEVELS = ("off", "info", "warning", "error")
DIALECTS = ("duckdb", "postgres", "spark", "clickhouse", "bigquery", "snowflake")
"""The SQL in which queries can be written: one module each in `metrics/dialects/`."""
_LEVEL = ChoiceType(LEVELS)
PARTS = ("stage", "touchpoint", "exit", "need", "pain", "gain", "kpi", "phase")
"""What an own rule may look at, beside the kinds."""


@part(say("Who the journeys belong to.", "À qui sont les parcours."))
class Organisation(Node):
    name: Text = prose(say("Its name.", "Son nom."), required=True)
    type: str | None = choice(
        say(
            "What kind of organisation it is; the site speaks its vocabulary.",
            "De quelle sorte d'organisation il s'agit ; le site parle son vocabulaire.",
        ),
        *ORGANISATIONS,
    )


@part(say("Levels for some files, kinds or statuses.", "Des niveaux pour certains fichiers, types ou statuts."))
class Override(Node):
    paths: tuple[str, ...] = string(
        say("Files it applies to.", "Les fichiers concernés."), many=True, example=["drafts/**"]
    )
    kinds: tuple[str, ...] = choice(say("Kinds it applies to.", "Les types concernés."), *KINDS, many=True)
    status: tuple[str, ...] = choice(
        say("Statuses of journeys it applies to.", "Les statuts de parcours concernés."),
        "draft",
        "review",
        "live",
        "retired",
        many=True,
    )
    levels: dict[str, str] = field(
        MapType(_LEVEL), say("Level by code, name or group letter.", "Le niveau, par code, nom ou lettre de groupe.")
    )


@part(say("Limits that some rules apply.", "Les limites qu'appliquent certaines règles."))
class Limits(Node):
    evidence_months: int | None = number(
        say(
            "Above this age in months, evidence without `expires` is taken as expired.",
            "Au-delà de cet âge en mois, une preuve sans `expires` est tenue pour périmée.",
        ),
        1,
        whole=True,
    )
    title_length: int | None = number(
        say(
            "Above this number of characters, a title is cut on a map.",
            "Au-delà de ce nombre de caractères, un titre est coupé sur une carte.",
        ),
        10,
        whole=True,
    )
    stages: int | None = number(
        say(
            "Above this number of stages, a map is hard to read.",
            "Au-delà de ce nombre d'étapes, une carte est difficile à lire.",
        ),
        2,
        whole=True,
    )
    survey_questions: int | None = number(
        say(
            "Above this number of questions, a survey is too long.",
            "Au-delà de ce nombre de questions, une enquête est trop longue.",
        ),
        1,
        whole=True,
    )
    response_rate: float | None = scalar(
        "share",
        say(
            "Below this share of answers, a survey sent to people says little.",
            "Au-dessous de cette part de réponses, une enquête envoyée aux gens ne dit pas grand-chose.",
        ),
        example="10 %",
    )
    invitations: int | None = number(
        say(
            "Above this number of invitations to answer, one traveller is asked too much.",
            "Au-delà de ce nombre d'invitations à répondre, on en demande trop à un même voyageur.",
        ),
        1,
        whole=True,
    )


@part(say("A rule of your own.", "Une règle à vous."))
class CustomRule(Node):
    code: str = string(
        say(
            "Its code: three to five capitals of your own, then three digits.",
            "Son code : de trois à cinq capitales qui sont les vôtres, puis trois chiffres.",
        ),
        "own-code",
        required=True,
        example="ACME001",
    )
    name: str = string(
        say("Its name, for what it finds.", "Son nom, d'après ce qu'elle constate."),
        "id",
        required=True,
        example="phone-without-deadline",
    )
    for_: str = choice(
        say("The kind or element that it looks at, one by one.", "Le type ou l'élément qu'elle examine, un par un."),
        *KINDS,
        *PARTS,
        required=True,
    )
    where: str | None = string(
        say("Which of them it concerns, as a condition; absent, all.", "Lesquels, par une condition ; absente, tous."),
        example="'phone' in channels",
    )
    require: str = string(
        say("What must hold for each of them, as a condition.", "Ce qui doit valoir pour chacun, par une condition."),
        required=True,
        example="deadline",
    )
    message: Text = prose(
        say("What is wrong when it does not hold.", "Ce qui ne va pas quand ce n'est pas le cas."), required=True
    )
    help: Text | None = prose(say("What to do then.", "Que faire alors."))
    why: Text | None = prose(say("Why it matters to you.", "Pourquoi vous y tenez."))
    severity: str | None = choice(
        say("How much it matters; absent, a warning.", "Sa gravité ; absente, un avertissement."), *LEVELS[1:]
    )


@part(say("How strict the checks are.", "La sévérité des vérifications."))
class Rules(Node):
    preset: str | None = choice(
        say("Where the levels start from.", "D'où partent les niveaux."), "minimal", "recommended", "strict"
    )
    levels: dict[str, str] = field(
        MapType(_LEVEL),
        say("Level by code, name or group letter.", "Le niveau, par code, nom ou lettre de groupe."),
        example={"T402": "off"},
    )
    overrides: tuple[Override, ...] = nested(
        say(
            "Other levels for some files, kinds or statuses; the last match wins.",
            "D'autres niveaux pour certains fichiers, types ou statuts ; le dernier qui correspond l'emporte.",
        ),
        Override,
        many=True,
    )
    options: Limits | None = nested(
        say("Limits that some rules apply.", "Les limites qu'appliquent certaines règles."), Limits
    )
    custom: tuple[CustomRule, ...] = nested(
        say("Rules of your own, beside those of the tool.", "Vos propres règles, en plus de celles de l'outil."),
        CustomRule,
        many=True,
    )


@part(say("The house's words.", "Les mots de la maison."))
class Glossary(Node):
    forbidden: dict[str, dict[str, str]] = field(
        MapType(MapType(StringType())),
        say(
            "Words to avoid, by language, each with the word to use instead.",
            "Les mots à éviter, par langue, chacun avec celui qui le remplace.",
        ),
        example={"fr": {"process": "parcours"}},
    )


@part(say("The look and the links of the site.", "L'allure et les liens du site."))
class Site(Node):
    title: Text | None = prose(say("The title of the site.", "Le titre du site."))
    base_url: str | None = string(
        say(
            "Address at which the site is published; with it, a sitemap is written.",
            "L'adresse à laquelle le site est publié ; grâce à elle, un plan du site est écrit.",
        ),
        "url",
        example="https://journeys.example.org/",
    )
    repository: str | None = string(say("Address of the repository.", "L'adresse du dépôt."), "url")
    edit_url: str | None = string(
        say(
            "Address at which a file is edited; `{path}` stands for the file.",
            "L'adresse à laquelle on modifie un fichier ; `{path}` tient la place du fichier.",
        ),
        "url",
        example="https://example.org/edit/main/{path}",
    )


@part(say("What `cxj measure` goes by.", "Ce sur quoi se règle `cxj measure`."))
class Measure(Node):
    max_drift: float | None = scalar(
        "share",
        say(
            "The largest share of people who may leave the design of a journey, unless the journey says otherwise.",
            "La plus grande part de personnes qui peut s'écarter d'un parcours, sauf avis contraire du parcours.",
        ),
        example="10 %",
    )


@part(
    say(
        "The workspace: who, in which languages, which files, how strict.",
        "L'espace de travail : qui, en quelles langues, quels fichiers, avec quelle sévérité.",
    )
)
class Workspace(Node):
    organisation: Organisation = nested(
        say("Who the journeys belong to.", "À qui sont les parcours."), Organisation, required=True
    )
    languages: tuple[str, ...] = string(
        say(
            "Languages of the texts; the first is the default.",
            "Les langues des textes ; la première est celle par défaut.",
        ),
        "language",
        many=True,
        example=["fr", "en"],
    )
    include: tuple[str, ...] = string(
        say(
            "Folders or globs that hold the files, inside the workspace.",
            "Les dossiers ou motifs qui contiennent les fichiers, dans l'espace de travail.",
        ),
        many=True,
        example=["journeys", "catalog"],
    )
    rules: Rules | None = nested(say("How strict the checks are.", "La sévérité des vérifications."), Rules)
    selections: dict[str, str] = field(
        MapType(StringType()),
        say(
            "Selections by name: `@lending` on the command line stands for the one called `lending`.",
            "Des sélections par leur nom : `@credit`, sur la ligne de commande, désigne celle qui s'appelle `credit`.",
        ),
        example={"lending": "kind:journey,owner:retail-lending"},
    )
    glossary: Glossary | None = nested(say("The house's words.", "Les mots de la maison."), Glossary)
    measure: Measure | None = nested(say("What `cxj measure` goes by.", "Ce sur quoi se règle `cxj measure`."), Measure)
    dialects: tuple[str, ...] = choice(
        say(
            "The SQL in which queries are written, beside that of DuckDB, which always is.",
            "Le SQL dans lequel les requêtes sont écrites, outre celui de DuckDB, qui l'est toujours.",
        ),
        *DIALECTS,
        many=True,
    )
    site: Site | None = nested(say("The look and the links of the site.", "L'allure et les liens du site."), Site)

    @classmethod
    def unreadable(cls) -> Workspace:
        """What stands in for a workspace file that cannot be read, so that the journeys are checked all the same."""
        return make(cls, organisation=make(Organisation, name=Text((("", "?"),))))

    @property
    def language(self) -> str:
        """The default language of texts and of the site."""
        return self.languages[0] if self.languages else "en"


def unusable(said: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What is said of a workspace file that holds no data: an empty one is an error here, and no mere oversight."""
    return tuple(
        replace(found, severity=Severity.ERROR, help=_TO_BEGIN) if found.code == EMPTY_FILE.code else found
        for found in said
    )


def hides_files(said: Iterable[Diagnostic]) -> bool:
    """Whether the workspace file has a fault behind which its files may be lost: in its head, or at `include`."""
    wrong = (told for told in said if told.severity is Severity.ERROR and told.code != MISSING_FIELD.code)
    return any(told.place.pointer[:1] in ((), ("cxjourney",), ("kind",), ("include",)) for told in wrong)


def names_files(workspace: Workspace, said: Iterable[Diagnostic], *, found: bool) -> bool:
    """Whether it is known which files belong to the workspace, whatever else is wrong with its own file.

    `found`: the workspace has files.
    """
    told = tuple(said)
    if hides_files(told):
        return False
    return bool(workspace.include) or found or not any(each.severity is Severity.ERROR for each in told)


_TO_BEGIN = say(
    "write at least `cxjourney: v1`, `kind: workspace` and `organisation: {name: …}`, a line each; `cxj init` lays out "
    "a whole workspace",
    "écrivez au moins `cxjourney: v1`, `kind: workspace` et `organisation: {name: …}`, une ligne chacun ; `cxj init` "
    "prépare tout un espace de travail",
)
