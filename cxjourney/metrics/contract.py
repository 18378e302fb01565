"""The published form of the metrics: `metrics.resolved.json` and its JSON Schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from cxjourney.metrics.ir import Spec, Words
from cxjourney.metrics.plain import from_plain, printed, published, written

SCHEMA_NAME = "metrics-resolved.json"
SCHEMA_ID = "urn:cxjourney:schemas:v1:metrics-resolved"


@dataclass(frozen=True, slots=True)
class Emitted:
    """A query that was written: its metric, its dialect, its file, the hash of its text, and what its row holds."""

    metric: str
    dialect: str
    path: str
    hash: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmittedScript:
    """Statements that make the cleaned rows of a source, or join the persons of several."""

    sources: tuple[str, ...]
    dialect: str
    path: str
    hash: str


@dataclass(frozen=True, slots=True)
class Document:
    """Every metric of a workspace, with every default resolved, and the queries that compute them."""

    cxjourney: Literal["v1"]
    organisation: Words
    languages: tuple[str, ...]
    metrics: tuple[Spec, ...]
    queries: tuple[Emitted, ...]
    cleaned: tuple[Emitted, ...]
    scripts: tuple[EmittedScript, ...]


def to_json(document: Document) -> str:
    """The document as text, keys sorted."""
    return written(document)


def from_json(text: str) -> Document:
    """The document that was written."""
    return from_plain(Document, json.loads(text))


def metrics_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    return published(Document, SCHEMA_ID, DOCS)


def schema_text() -> str:
    """The schema as it is published."""
    return printed(metrics_schema())


DOCS = {
    "Document.cxjourney": "The version of the language.",
    "Document.organisation": "Whose metrics they are, by language.",
    "Document.languages": "Languages of the texts, the default one first.",
    "Document.metrics": "Every metric, by id.",
    "Document.queries": "The queries, for the metrics that can be computed.",
    "Document.cleaned": "The same queries over cleaned rows, where these may differ.",
    "Document.scripts": "What makes the cleaned rows.",
    "EmittedScript.path": "The file, beside this one.",
    "EmittedScript.hash": "BLAKE2b of its text without its comment, 16 bytes in hexadecimal.",
    "Emitted.path": "The file, beside this one.",
    "Emitted.hash": "BLAKE2b of the text of the query without its comment, 16 bytes in hexadecimal.",
    "Emitted.columns": "The columns of the one row that it gives.",
    "Spec.told": "The number in words, by language.",
    "Spec.type": "How it is computed, in the words of the language.",
    "Spec.unit": "How it is displayed; the value of a percentage is a ratio.",
    "Spec.direction": "Which way is better, when that is known.",
    "Spec.per": "The thing counted, as the author wrote it.",
    "Spec.nature": "What people feel, or what the operation does.",
    "Spec.timing": "Whether it announces or confirms.",
    "Spec.drives": "The metrics that it announces.",
    "Spec.announced_by": "The metrics that announce it.",
    "Spec.owner": "The team that answers for the number.",
    "Spec.revision": "Raised when its meaning changes.",
    "Spec.min_n": "From how many observations it is shown, and judged.",
    "Spec.source": "The source it is read from.",
    "Spec.surveys": "The surveys that ask for it.",
    "Spec.table": "The table and the columns that it reads.",
    "Spec.executable": "Whether it can be computed.",
    "Spec.definition": "How it is computed, every default resolved.",
    "Spec.missing": "Why it cannot be computed.",
    "Spec.kpis": "Where it is judged.",
    "Judged.place": "The address of the journey, stage or touchpoint.",
    "Judged.name": "The name of that place, by language.",
    "Judged.target": "What it should reach.",
    "Judged.baseline": "Where it stood at the start.",
    "Judged.by": "When the target should be reached.",
    "Judged.segment": "The population for which it is judged.",
    "Judged.accountable": "The team that answers there, by inheritance.",
    "Judged.why": "Why this target, by language.",
    "Goal.value": "With the unit `%`, a ratio.",
    "Amount.value": "With the unit `%`, a ratio.",
    "Table.timezone": "Time zone of its moments; a date without an hour is a day, which no time zone moves.",
    "Table.instants": "Whether its dates carry their own offset.",
    "Table.columns": "The columns that the metric reads.",
    "Count.back": "How many seconds before the end of the data it looks back; null for all that the run covers.",
    "Chain.window": "Seconds from the first step to the last, the end included.",
    "Chain.step_window": "Seconds from one step to the next, at most.",
    "Chain.order": "Whether other events may come between, or steps in any order.",
    "Chain.entry": "Which start counts when a unit starts several times.",
    "Chain.ties": "What happens when two steps carry the same time.",
    "CostPerExit.chain": "The steps that lead to the exit; null when only the last one is named.",
    "CostPerExit.stage": "The stage whose costs count, as `journey/stage`, when it is one alone; null otherwise.",
    "Derived.sample": "The metrics of the formula whose observations count; none when it is made of totals.",
    "Retention.after": "Seconds after joining from which being there counts.",
    "Retention.window": "Seconds after joining until which being there counts.",
    "Retention.bounded": "Whether being there later than the window does not count.",
    "FirstContact.window": "Seconds without a new contact, for the case to be solved.",
    "FirstContact.by_subject": "Whether a contact on another subject is another matter.",
    "Missing.what": "A stable word for the kind of gap.",
    "Missing.field": "The field to look at.",
    "Missing.words": "What to do, in the languages of the interface.",
}
"""What the fields mean, where their name does not say it all."""
