"""The pages that list: every kind, the board of opportunities, who does what, listening, the words of the site."""

from __future__ import annotations

from dataclasses import dataclass

from cxjourney.backends.site.bits import Link, Page, Row, Table, Words
from cxjourney.backends.site.edition import Edition
from cxjourney.backends.site.pages.cells import inherited_from
from cxjourney.backends.site.pages.facts import HIDDEN, scalar
from cxjourney.backends.site.pages.home import JourneyRow, journey_rows
from cxjourney.backends.site.pages.used import count
from cxjourney.backends.site.urls import FOLDERS, index_of
from cxjourney.model.declare import KINDS, ChoiceType, FieldSpec, NumberType, RefType, ScalarType, fields_of
from cxjourney.model.derive.raci import LETTERS, ROLES, Assignment
from cxjourney.model.entity import Entity
from cxjourney.model.kinds.evidence import Evidence
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.opportunity import Opportunity
from cxjourney.model.kinds.survey import Survey

COLUMNS = {
    "persona": ("traveller", "priority", "share", "segment"),
    "team": ("type", "part_of"),
    "channel": ("type", "ownership", "owner"),
    "system": ("category", "owner", "status"),
    "process": ("owner",),
    "policy": ("type", "owner", "in_force"),
    "metric": ("type", "unit", "timing", "nature", "owner"),
    "source": ("type", "format", "owner"),
    "survey": ("nature", "channel", "placement", "response_rate", "owner"),
    "segment": ("size", "source"),
    "evidence": ("method", "date", "n", "owner"),
    "experiment": ("opportunity", "metric", "starts", "ends", "decision"),
    "lifecycle": (),
}
"""What a list says of each entity, beside its name and how often it is used; small fields for any other kind."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of entities."""

    title: str
    intro: str
    table: Table
    empty: str


@dataclass(frozen=True, slots=True)
class JourneysView:
    """The list of journeys."""

    journeys: tuple[JourneyRow, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An opportunity on the board."""

    link: Link
    statement: Words
    owner: Link | None
    rank: str
    formula: str
    order: float


@dataclass(frozen=True, slots=True)
class BoardView:
    """The board of opportunities."""

    columns: tuple[tuple[str, tuple[Card, ...]], ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """The teams in one role, and where that is written when it is inherited."""

    letter: str
    teams: tuple[Link, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class RaciView:
    """Who does what in the whole organisation, journey by journey."""

    letters: tuple[tuple[str, str], ...]
    journeys: tuple[tuple[Link, tuple[tuple[Link, Words, tuple[Seat, ...]], ...]], ...]
    silent: int
    table: str
    """The same as a file for a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stage in the listening table: one cell for each nature of survey."""

    stage: Link
    cells: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class ListeningView:
    """Where travellers are heard, and where they are not."""

    heads: tuple[str, ...]
    journeys: tuple[tuple[Link, tuple[Heard, ...], tuple[tuple[Words, str, tuple[Link, ...]], ...]], ...]
    deaf: int
    stages: int


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The words of the site, in every language it speaks."""

    languages: tuple[tuple[str, str], ...]
    rows: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class AboutView:
    """What this site is made of."""

    counts: tuple[tuple[Link, int], ...]
    languages: tuple[str, ...]
    date: str
    version: str
    repository: Link | None


def list_page(edition: Edition, kind: str) -> Page:
    """The list of a kind."""
    if kind == "journey":
        return _page(
            index_of(kind), "journeys.html", edition.kind(kind, True), kind, JourneysView(journey_rows(edition))
        )
    if kind == "opportunity":
        return _page(index_of(kind), "board.html", edition.kind(kind, True), kind, _board(edition))
    found = edition.model.all(KINDS[kind])
    specs = _columns(kind)
    specs = [spec for spec in specs if any(getattr(one, spec.attribute) not in (None, ()) for one in found)]
    rows = tuple(_row(edition, one, specs) for one in found)
    heads = (edition.kind(kind), *(edition.label(spec.name) for spec in specs), edition.t("Used by"))
    numeric = (
        *(i for i, spec in enumerate(specs, 1) if not isinstance(spec.type, ChoiceType | RefType | ScalarType)),
        len(specs) + 1,
    )
    table = Table(edition.kind(kind, True), heads, rows, numeric, wide=len(heads) > 4)
    intro = edition.t(_INTROS.get(kind, "")) if kind in _INTROS else ""
    return _page(
        index_of(kind),
        "list.html",
        edition.kind(kind, True),
        kind,
        ListView(edition.kind(kind, True), intro, table, edition.t("None yet.")),
    )


_INTROS = {
    "persona": "Typical travellers, drawn from research, for whom the journeys are told.",
    "team": "Who answers: people leave, teams stay.",
    "channel": "Where interactions happen.",
    "metric": "How each number is made. A KPI gives it a target where it is judged.",
    "evidence": "What we know, and how we know it.",
    "survey": "Where, when and how travellers are heard.",
    "system": "The tools that the organisation runs.",
    "process": "The procedures that work behind the scene.",
    "experiment": "Changes tried on some travellers before all of them.",
}


def _columns(kind: str) -> list[FieldSpec]:
    """The fields that a list shows: those chosen above, else the first ones that fit in a cell."""
    specs = fields_of(KINDS[kind])
    if kind in COLUMNS:
        return [spec for name in COLUMNS[kind] for spec in specs if spec.name == name]
    small = (ChoiceType, NumberType, RefType, ScalarType)
    return [one for one in specs if isinstance(one.type, small) and not one.many and one.name not in HIDDEN][:4]


def _row(edition: Edition, entity: Entity, specs: list[FieldSpec]) -> Row:
    cells: list[object] = [edition.link(entity)]
    for spec in specs:
        value = getattr(entity, spec.attribute)
        if value in (None, ()):
            cells.append(Words(""))
        elif isinstance(spec.type, RefType):
            cells.append(edition.ref(value))
        else:
            cells.append(Words(scalar(edition, spec, value)))
    if isinstance(entity, Evidence) and entity.expires and entity.expires < edition.today:
        cells[0] = edition.link(entity, edition.t("expired"))
    cells.append(Words(edition.speech.number(count(edition, entity))))
    return Row(tuple(cells))


_STATUSES = ("identified", "explored", "planned", "in-progress", "delivered", "dropped")


def _board(edition: Edition) -> BoardView:
    columns = []
    for status in _STATUSES:
        cards = [
            _card(edition, one) for one in edition.model.all(Opportunity) if (one.status or "identified") == status
        ]
        if cards:
            columns.append((edition.choice(status), tuple(sorted(cards, key=lambda card: -card.order))))
    return BoardView(tuple(columns))


def _card(edition: Edition, found: Opportunity) -> Card:
    reach = len({ref for ref in found.pains if ref in edition.model})
    rank = (found.impact or 0) * reach / (found.effort or 3)
    n = edition.speech.number
    formula = edition.t(
        "impact %(impact)s × %(pains)s ÷ effort %(effort)s",
        impact=n(found.impact or 0),
        pains=edition.n("%(num)s pain", "%(num)s pains", reach),
        effort=n(found.effort or 3),
    )
    return Card(
        edition.link(found), edition.words(found.statement), edition.ref(found.owner), n(rank, 1), formula, rank
    )


RACI_TABLE = "raci.csv"
"""Who does what as a table for a spreadsheet, beside its page."""


def raci_page(edition: Edition) -> Page:
    """Who does what, in the whole organisation."""
    journeys: dict[str, tuple[Link, list[tuple[Link, Words, tuple[Seat, ...]]]]] = {}
    silent = 0
    for journey, stage, point, roles in edition.roles:
        rows = journeys.setdefault(journey.id, (edition.link(journey), []))[1]
        seats = tuple(_seat(edition, role, [one for one in roles if one.role == role]) for role in ROLES)
        silent += not seats[1].teams
        rows.append((edition.at(point), edition.words(stage.name), seats))
    letters = tuple((LETTERS[role], edition.label(role)) for role in ROLES)
    view = RaciView(letters, tuple((link, tuple(rows)) for link, rows in journeys.values()), silent, RACI_TABLE)
    return _page("raci.html", "raci.html", edition.t("Who does what"), "team", view)


def _seat(edition: Edition, role: str, found: list[Assignment]) -> Seat:
    """One role at a touchpoint: it is written at one level, whatever the number of its teams."""
    origin = inherited_from(edition, found[0]) if found else ""
    return Seat(LETTERS[role], tuple(edition.link(one.team) for one in found), origin)


def listening_page(edition: Edition) -> Page:
    """Where travellers are heard, stage by stage, and where they leave unheard."""
    natures = ("transactional", "relational")
    found = []
    deaf = stages = 0
    for journey in edition.model.all(Journey):
        rows = []
        for stage in journey.stages:
            surveys = _once([edition.model[ref] for point in stage.touchpoints for ref in point.surveys])
            cells = tuple(tuple(edition.link(one) for one in surveys if one.nature == nature) for nature in natures)
            other = tuple(edition.link(one) for one in surveys if one.nature not in natures)
            rows.append(Heard(edition.at(stage), (*cells, other)))
            deaf += not surveys
            stages += 1
        exits = tuple(
            (
                edition.words(end.name) if end.name else Words(end.id),
                edition.choice(end.type),
                edition.refs(end.surveys),
            )
            for end in journey.exits
        )
        found.append((edition.link(journey), tuple(rows), exits))
    heads = (*(edition.choice(nature) for nature in natures), edition.t("other"))
    view = ListeningView(heads, tuple(found), deaf, stages)
    return _page("listening.html", "listening.html", edition.t("Listening"), "survey", view)


def _once(surveys: list[Survey]) -> list[Survey]:
    return list({survey.id: survey for survey in surveys}.values())


def glossary_page(edition: Edition) -> Page:
    """The words of the site, in every language, each with what it means."""
    from cxjourney.backends.site.speech import Speech
    from cxjourney.model.declare import DOCS

    speeches = [Speech(code) for code in edition.job.languages]
    rows = [(tuple(speech.kind(kind) for speech in speeches), edition.t(DOCS[KINDS[kind]].en)) for kind in FOLDERS]
    rows += [(tuple(speech.t(word) for speech in speeches), edition.t(meaning)) for word, meaning in _GLOSSARY]
    view = GlossaryView(tuple((one.code, one.name) for one in speeches), tuple(rows))
    return _page("glossary.html", "glossary.html", edition.t("Glossary"), "about", view)


_GLOSSARY = (
    ("Stage", "A part of the journey, named as the traveller would name it."),
    ("Touchpoint", "One interaction, on one channel or on alternative ones, or an action of the traveller alone."),
    ("Moment of truth", "A touchpoint where the relation is decided."),
    ("Hypothesis", "Something that we believe without having heard it from travellers."),
    ("Co-created", "Something that travellers drew with us."),
    ("Line of interaction", "Above it, what the traveller does; below it, what is done in front of the traveller."),
    ("Line of visibility", "Below it, what the traveller does not see."),
    ("Line of internal interaction", "Below it, what serves the teams that serve the traveller."),
    ("RACI", "Who does it (R), who answers for it (A), who is asked (C) and who is told (I)."),
    ("KPI", "A metric with a target, judged at a place of the journey."),
)


def about_page(edition: Edition) -> Page:
    """What this site is, and what it is made of."""
    from cxjourney.backends.site.speech import Speech

    counts = tuple(
        (Link(Words(edition.kind(kind, True)), index_of(kind)), len(edition.model.all(KINDS[kind])))
        for kind in FOLDERS
        if edition.model.all(KINDS[kind])
    )
    site = edition.job.workspace.site
    repository = edition.outside(site.repository) if site and site.repository else None
    languages = tuple(Speech(code).name for code in edition.job.languages)
    view = AboutView(counts, languages, edition.speech.date(edition.today), _version(), repository)
    return _page("about.html", "about.html", edition.t("About this site"), "about", view)


def _version() -> str:
    from importlib.metadata import version

    return version("cxjourney")


def _page(path: str, template: str, title: str, section: str, view: object) -> Page:
    return Page(path, template, Words(title), section, (), view)
