"""The workspace file `cxjourney.yaml`, declared like a kind: it has a schema, positions and a reference page."""

from __future__ import annotations

from cxjourney.model.declare import (
    ChoiceType,
    MapType,
    StringType,
    choice,
    field,
    nested,
    number,
    part,
    prose,
    string,
)
from cxjourney.model.node import Node, make
from cxjourney.model.values import Text

ORGANISATIONS = ("company", "administration", "association", "care-provider", "other")
LEVELS = ("off", "info", "warning", "error")
FILE_NAME = "cxjourney.yaml"
DEFAULT_INCLUDE = ("journeys", "personas", "catalog", "evidence")
_LEVEL = ChoiceType(LEVELS)


@part("Who the journeys belong to.")
class Organisation(Node):
    name: Text = prose("Its name.", required=True)
    type: str | None = choice("What kind of organisation it is; the site speaks its vocabulary.", *ORGANISATIONS)


@part("Levels for some files, kinds or statuses.")
class Override(Node):
    paths: tuple[str, ...] = string("Files it applies to.", many=True, example=["drafts/**"])
    kinds: tuple[str, ...] = string("Kinds it applies to.", many=True)
    status: tuple[str, ...] = choice(
        "Statuses of journeys it applies to.", "draft", "review", "live", "retired", many=True
    )
    levels: dict[str, str] = field(MapType(_LEVEL), "Level by code, name or group letter.")


@part("Limits that some rules apply.")
class Limits(Node):
    evidence_months: int | None = number(
        "Above this age in months, evidence without `expires` is taken as expired.", 1, whole=True
    )
    title_length: int | None = number("Above this number of characters, a title is cut on a map.", 10, whole=True)
    stages: int | None = number("Above this number of stages, a map is hard to read.", 2, whole=True)
    survey_questions: int | None = number("Above this number of questions, a survey is too long.", 1, whole=True)


@part("How strict the checks are.")
class Rules(Node):
    preset: str | None = choice("Where the levels start from.", "minimal", "recommended", "strict")
    levels: dict[str, str] = field(MapType(_LEVEL), "Level by code, name or group letter.", example={"T402": "off"})
    overrides: tuple[Override, ...] = nested(
        "Other levels for some files, kinds or statuses; the last match wins.", Override, many=True
    )
    options: Limits | None = nested("Limits that some rules apply.", Limits)


@part("The house's words.")
class Glossary(Node):
    forbidden: dict[str, dict[str, str]] = field(
        MapType(MapType(StringType())),
        "Words to avoid, by language, each with the word to use instead.",
        example={"fr": {"process": "parcours"}},
    )


@part("The look and the links of the site.")
class Site(Node):
    title: Text | None = prose("The title of the site.")
    repository: str | None = string("Address of the repository.", "url")
    edit_url: str | None = string(
        "Address at which a file is edited; `{path}` stands for the file.",
        "url",
        example="https://example.org/edit/main/{path}",
    )


@part("The workspace: who, in which languages, which files, how strict.")
class Workspace(Node):
    organisation: Organisation = nested("Who the journeys belong to.", Organisation, required=True)
    languages: tuple[str, ...] = string(
        "Languages of the texts; the first is the default.", "language", many=True, example=["fr", "en"]
    )
    include: tuple[str, ...] = string(
        "Folders or globs that hold the files, inside the workspace.", many=True, example=["journeys", "catalog"]
    )
    rules: Rules | None = nested("How strict the checks are.", Rules)
    glossary: Glossary | None = nested("The house's words.", Glossary)
    site: Site | None = nested("The look and the links of the site.", Site)

    @classmethod
    def unreadable(cls) -> Workspace:
        """What stands in for a workspace file that cannot be read, so that the journeys are checked all the same."""
        return make(cls, organisation=make(Organisation, name=Text((("", "?"),))))

    @property
    def language(self) -> str:
        """The default language of texts and of the site."""
        return self.languages[0] if self.languages else "en"
