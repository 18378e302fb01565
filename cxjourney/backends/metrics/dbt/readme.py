"""The page that an analyst reads first: how to run the project, what each metric became, what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxjourney.backends.metrics.dbt.project import Project
from cxjourney.backends.metrics.escape import escaped, with_code
from cxjourney.backends.metrics.specs import Spec
from cxjourney.backends.metrics.words import fine
from cxjourney.metrics.texts import spoken
from cxjourney.wording import Wording, say

COMMANDS = """\
```sh
pip install 'dbt-metricflow[dbt-duckdb]'
export DBT_PROFILES_DIR=$PWD
dbt parse
dbt build
mf validate-configs
mf query --metrics {metric}
```"""
_KINDS: Mapping[str, Wording] = {
    "simple": say("simple", "simple"),
    "ratio": say("ratio", "rapport"),
    "conversion": say("conversion", "conversion"),
    "derived": say("derived", "dérivé"),
}


def readme(project: Project, language: str) -> str:
    """The page in one language."""
    return "\n".join(_Page(project, language).lines()).rstrip() + "\n"


class _Page:
    def __init__(self, project: Project, language: str) -> None:
        self.project, self.language = project, language
        self.locale = language.partition("-")[0]
        self.default = project.language

    def lines(self) -> Iterator[str]:
        first = self.project.metrics[self.project.specs[0].id]
        yield "# " + self.say(say("The metrics as a dbt project", "Les indicateurs en projet dbt"))
        yield ""
        yield self.say(
            say(
                "Made by `cxj build` from the journeys: a change belongs there, not here. The queries are written for "
                "DuckDB.",
                "Produit par `cxj build` à partir des parcours : c'est là qu'on change, pas ici. Les requêtes sont "
                "écrites pour DuckDB.",
            )
        )
        yield ""
        yield from (COMMANDS.format(metric=first), "")
        yield from (f"- {self.say(line)}" for line in self.notes())
        yield ""
        yield from self.table()
        yield from self.missing()

    def notes(self) -> Iterator[Wording]:
        yield say(
            "`as_of` is the end of what is known, `since` its beginning or nothing, both in UTC: "
            "`--vars '{as_of: \"2027-03-31 23:59:59\"}'`. Nothing reads the clock.",
            "`as_of` est la fin de ce qui est connu, `since` son début ou rien, en UTC : "
            "`--vars '{as_of: \"2027-03-31 23:59:59\"}'`. Rien ne lit l'horloge.",
        )
        yield say(
            "`data_folder` is the folder from which the files of the sources begin.",
            "`data_folder` est le dossier d'où partent les fichiers des sources.",
        )
        yield say(
            "The rows are read as they are, before any cleaning: these are the raw numbers of `cxj measure`.",
            "Les lignes sont lues telles quelles, avant tout nettoyage : ce sont les chiffres bruts de `cxj measure`.",
        )
        yield say(
            "`models/semantic/` holds one model for each thing that is counted: for each step, for each score. Its "
            "metrics count all its rows, so no metric needs a filter.",
            "`models/semantic/` contient un modèle pour chaque chose comptée : pour chaque étape, pour chaque score. "
            "Ses indicateurs comptent toutes ses lignes ; aucun n'a donc besoin de filtre.",
        )
        yield say(
            "`models/numbers/` holds one model for each metric, with the very query of `metrics/sql`: one row with the "
            "value, `n`, its parts, and why there is no value.",
            "`models/numbers/` contient un modèle par indicateur, avec la requête même de `metrics/sql` : une ligne "
            "avec la valeur, `n`, ses composantes, et pourquoi il n'y a pas de valeur.",
        )
        yield say(
            "A conversion has one start and at most one arrival for each person or attempt: the window, the order and "
            "ties were settled in its models, so none is said again in the metric.",
            "Une conversion a un départ et au plus une arrivée par personne ou par tentative : la fenêtre, l'ordre et "
            "les ex æquo sont tranchés dans ses modèles ; l'indicateur n'en redit rien.",
        )

    def table(self) -> Iterator[str]:
        heads = (
            say("metric", "indicateur"),
            say("in the semantic layer", "dans la couche sémantique"),
            say("kind", "sorte"),
            say("exact query", "requête exacte"),
        )
        yield "| " + " | ".join(self.say(head) for head in heads) + " |"
        yield "|" + " --- |" * len(heads)
        for spec in self.project.specs:
            yield "| " + " | ".join(self.row(spec)) + " |"
        yield ""

    def row(self, spec: Spec) -> tuple[str, ...]:
        name = self.project.metrics[spec.id]
        kind = self.project.kind(spec)
        layer, shown_kind = (f"`{name}`", self.say(_KINDS[kind])) if kind else ("–", "–")
        shown = escaped(spoken(spec.resolved.name, self.language, self.default))
        return shown, layer, shown_kind, f"`cxj_number_{name}`"

    def missing(self) -> Iterator[str]:
        if not self.project.waiting:
            return
        yield "## " + self.say(say("Not here yet", "Pas encore là"))
        yield ""
        for spec in self.project.waiting:
            shown = escaped(spoken(spec.resolved.name, self.language, self.default))
            colon = self.say(say(":", " :"))
            yield f"- {shown} (`{spec.id}`){colon} {with_code(self.say(spec.sentence))}"
        yield ""

    def say(self, wording: Wording) -> str:
        return fine(wording.in_(self.locale), self.locale)
