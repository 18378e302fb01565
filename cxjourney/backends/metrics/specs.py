"""The metrics of a job, ready to show: what each is, how it is made, its query or what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.dictionary import write
from cxjourney.metrics import ir
from cxjourney.metrics.columns import described
from cxjourney.metrics.contract import Document, Emitted, EmittedScript
from cxjourney.metrics.phrases import Phrases
from cxjourney.metrics.plain import to_plain
from cxjourney.metrics.plan import Plan, plan_of
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.sentences import sentence_of
from cxjourney.metrics.texts import one_line, spoken, words
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import Wording, say

DIALECTS = ("duckdb",)
"""The dialects that are always written, the default first."""

_RAW = "Raw observations, before any cleaning. {as_of}: the end of what is known; {since}: its beginning, or NULL; both in UTC."
_CLEANED = (
    "Cleaned observations, made by the scripts in `sources/`. {as_of}: the end of what is known; {since}: its "
    "beginning, or NULL; both in UTC."
)
COMMENTS = "en"
"""The language of comments in SQL: one file is read by everyone, whatever the language of the page that shows it."""


@dataclass(frozen=True, slots=True)
class Script:
    """The statements that make cleaned tables: what the document says of them, and the text under a comment."""

    named: EmittedScript
    commented: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query in one dialect: the text to execute, its hash, the columns of its row, and the text under a comment."""

    dialect: str
    text: str
    hash: str
    columns: tuple[str, ...]
    commented: str


@dataclass(frozen=True, slots=True)
class Spec:
    """A metric, ready to show. `sentence` says how it is computed, or the first thing that is missing."""

    resolved: ir.Spec
    state: Wording
    sentence: Wording
    queries: tuple[Query, ...]
    cleaned: tuple[Query, ...] = ()
    """The same over cleaned rows, when these may differ from the rows as they are."""

    @property
    def id(self) -> str:
        """Its id."""
        return self.resolved.id

    @property
    def type(self) -> str | None:
        """How it is computed, in the words of the language."""
        return self.resolved.type

    @property
    def executable(self) -> bool:
        """Whether it can be computed."""
        return self.resolved.executable

    @property
    def sql(self) -> str | None:
        """The query in the default dialect, under its comment; None when something is missing."""
        return self.queries[0].commented if self.queries else None

    @property
    def data(self) -> dict[str, Any]:
        """Everything about it as plain data, as in `metrics.resolved.json`."""
        plain: dict[str, Any] = to_plain(self.resolved)
        return plain


class Shown:
    """The metrics of one job, worked out once."""

    def __init__(self, job: Job) -> None:
        self.model, self.workspace, self.languages = job.model, job.workspace, job.languages
        self.phrases = Phrases(job.model, job.workspace)
        self.dialects = tuple(dict.fromkeys([*DIALECTS, *sorted(job.workspace.dialects)]))

    @cached_property
    def specs(self) -> tuple[Spec, ...]:
        """Every metric, by id."""
        resolved = resolve_metrics(self.model, self.workspace)
        known = {spec.id: spec for spec in resolved}
        plan = plan_of(resolved, self.model)
        return tuple(self._shown(spec, known, plan) for spec in resolved)

    @property
    def document(self) -> Document:
        """What `metrics.resolved.json` holds."""
        emitted = tuple(
            Emitted(spec.id, query.dialect, f"sql/{query.dialect}/{spec.id}.sql", query.hash, query.columns)
            for spec in self.specs
            for query in spec.queries
        )
        cleaned = tuple(
            Emitted(spec.id, query.dialect, f"sql/{query.dialect}/{spec.id}.cleaned.sql", query.hash, query.columns)
            for spec in self.specs
            for query in spec.cleaned
        )
        organisation = words(self.workspace.organisation.name, self.workspace)
        resolved = tuple(spec.resolved for spec in self.specs)
        made = tuple(script.named for script in self.scripts)
        return Document("v1", organisation, self.languages, resolved, emitted, cleaned, made)

    @cached_property
    def plan(self) -> Plan:
        """What is read, and what is done to it first."""
        return plan_of((spec.resolved for spec in self.specs), self.model)

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """The statements that make cleaned tables, by their path."""
        return tuple(sorted(self._scripts(), key=lambda script: script.named.path))

    def _scripts(self) -> Iterator[Script]:
        from cxjourney.metrics.dialects.dialect import dialects
        from cxjourney.metrics.prepared import joining, judging, keeping
        from cxjourney.metrics.script import text_of
        from cxjourney.metrics.sql import digest

        for dialect in self.dialects:
            hooks = dialects()[dialect]
            made: list[tuple[tuple[str, ...], str, str]] = [
                ((found.source,), found.source, text_of((*judging(found, hooks), *keeping(found, hooks))))
                for found in self.plan.sources.values()
                if found.changes
            ]
            made += [
                (
                    tuple(m.source for m in domain),
                    f"{domain[0].source}.persons",
                    text_of(joining(domain, hooks).statements),
                )
                for domain in self.plan.domains
            ]
            for sources, name, text in made:
                hash_ = digest(text)
                path = f"sql/{dialect}/sources/{name}.sql"
                yield Script(EmittedScript(sources, dialect, path, hash_), f"-- {name}\n-- blake2b-16: {hash_}\n{text}")

    def in_dialect(self, spec: Spec, dialect: str) -> Query | None:
        """The raw query of a metric in any dialect; None when something is missing."""
        found = next((query for query in spec.queries if query.dialect == dialect), None)
        if found is not None or not spec.executable:
            return found
        known = {each.id: each.resolved for each in self.specs}
        return self._query(spec.resolved, known, dialect, spec.sentence, _RAW)

    def _shown(self, spec: ir.Spec, known: Mapping[str, ir.Spec], plan: Plan) -> Spec:
        sentence = sentence_of(spec, self.phrases)
        if not spec.executable:
            return Spec(spec, _state(spec), sentence, ())
        queries = tuple(self._query(spec, known, dialect, sentence, _RAW) for dialect in self.dialects)
        cleaned: tuple[Query, ...] = ()
        if plan.differs(spec.id):
            here = plan.cleaned[spec.id]
            cleaned = tuple(self._query(here, plan.cleaned, dialect, sentence, _CLEANED) for dialect in self.dialects)
        return Spec(spec, _state(spec), sentence, queries, cleaned)

    def _query(self, spec: ir.Spec, known: Mapping[str, ir.Spec], dialect: str, sentence: Wording, rows: str) -> Query:
        from cxjourney.metrics.dialects.dialect import dialects
        from cxjourney.metrics.sql import PARAMETERS, query_of

        made = query_of(spec, known, dialect)
        assert made is not None  # asked only of executable metrics
        hooks = dialects()[dialect]
        lines = [
            f"{spec.id}: {spoken(spec.name, COMMENTS, self.workspace.language)}",
            sentence.in_(COMMENTS),
            rows.format(**{name: hooks.text(hooks.parameter(name)) for name in PARAMETERS}),
            *(f"{column}: {described(column).in_(COMMENTS)}" for column in made.columns),
            f"blake2b-16: {made.hash}",
        ]
        # A comment ends with its line, so a text may not bring lines of its own.
        comment = "".join(f"-- {one_line(line)}\n" for line in lines)
        return Query(dialect, made.text, made.hash, made.columns, comment + made.text)


_SHOWN: WeakKeyDictionary[Job, Shown] = WeakKeyDictionary()


def shown(job: Job) -> Shown:
    """The metrics of a job, remembered as long as the job lives."""
    found = _SHOWN.get(job)
    if found is None:
        found = _SHOWN[job] = Shown(job)
    return found


def specs(job: Job) -> tuple[Spec, ...]:
    """Every metric of the workspace, by id."""
    return shown(job).specs


def sql_of(metric: Metric | str, job: Job) -> str | None:
    """The query of a metric in the default dialect, under its comment; None when it cannot be computed."""
    id_ = metric if isinstance(metric, str) else metric.id
    return next((spec.sql for spec in specs(job) if spec.id == id_), None)


def dictionary(job: Job, language: str, ids: tuple[str, ...] | None = None) -> str:
    """The dictionary of metrics in Markdown, in one language; of those named alone when `ids` is given."""
    chosen = [spec for spec in specs(job) if ids is None or spec.id in ids]
    entries = [(spec.resolved, spec.sentence) for spec in chosen]
    return write(entries, job, language)


def _state(spec: ir.Spec) -> Wording:
    if spec.executable:
        return say("ready", "prêt")
    if spec.type is None:
        return say("in words", "en mots")
    return say("incomplete", "incomplet")
