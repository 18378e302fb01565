"""How kinds, fields and closed lists are called on the site, in English; the catalogues hold the other languages."""

from __future__ import annotations

from cxjourney.model.nouns import Noun, noun
from cxjourney.wording import Wording

KINDS = {
    "evidence": Noun("piece of evidence", "preuve", en_plural="evidence"),
    "experiment": Noun("experiment", "expérimentation"),
    "metric": Noun("metric", "indicateur"),
    "process": Noun("process", "procédure"),
    "source": Noun("data source", "source de données"),
    "survey": Noun("listening post", "dispositif d’écoute"),
}
"""Kinds that the site calls otherwise than messages do; the others are called as their declaration says."""

FIELDS = {
    "accepts": "Comes after",
    "active_until": "Active until",
    "aarrr": "Growth step",
    "anonymous": "Before the person is known",
    "as": "Computed as",
    "asks": "Feeds the metrics",
    "by": "Due",
    "by_persona": "Persona by persona",
    "ceiling": "Ceiling",
    "class": "Nature of the data",
    "count": "What is counted",
    "counting": "Counted",
    "depends_on": "Depends on",
    "drives": "Announces",
    "end": "The clock stops at",
    "entry": "Which start counts",
    "file": "Report",
    "findings": "What it tells us",
    "high": "Highest answer",
    "in_force": "In force since",
    "judge": "Judged from",
    "keys": "Recognised by",
    "kpis": "KPIs",
    "low": "Lowest answer",
    "mapping": "Columns",
    "max_component": "Largest group",
    "min_n": "Least sample",
    "n": "Sample size",
    "next": "Then",
    "order": "Order of the steps",
    "per": "For each",
    "per_minute": "A minute",
    "quality": "Cleaning",
    "quarantine": "Left alone for",
    "raci": "RACI",
    "review_by": "Next review",
    "show": "Shown from",
    "start": "The clock starts at",
    "step_window": "Between two steps",
    "ties": "Same time",
    "to": "Leads to",
    "top": "Best answers that count",
    "type": "Type",
    "url": "Address",
    "value": "Column of the number",
    "verbatims": "In their own words",
    "when": "In which case",
    "where": "Kept where",
    "window": "Time allowed",
    "within": "How close in time",
}
"""Fields whose name says too little by itself."""

CHOICES = {
    "advantage": "competitive advantage",
    "ai": "artificial intelligence",
    "app": "app",
    "as-is": "as it is",
    "ces": "effort score",
    "cms": "content management",
    "core": "business system",
    "co-created": "co-created",
    "cost-per-exit": "cost per exit",
    "crm": "customer relations",
    "csat": "satisfaction",
    "csv": "CSV",
    "drop-off": "drop-off",
    "email": "e-mail",
    "entry-exit-ratio": "entry / exit ratio",
    "first-contact-resolution": "first-contact resolution",
    "live": "in service",
    "low-vision": "low vision",
    "non-purchase": "non-purchase",
    "nps": "recommendation (NPS)",
    "parquet": "Parquet",
    "qr": "QR code",
    "review": "under review",
    "sms": "text message",
    "time-poor": "short of time",
    "to-be": "as it should be",
    "top-3-box": "share of the three best answers",
    "workshop-customers": "workshop with customers",
    "workshop-staff": "workshop with staff",
}
"""Words of closed lists that are not shown as they are written."""

TRAVELLERS = {
    "customer": "customers",
    "user": "users",
    "patient": "patients",
    "citizen": "citizens",
    "student": "students",
    "employee": "employees",
    "prospect": "prospects",
    "partner": "partners",
}
"""Travellers, when several are meant."""

SCORES = {-2: "very bad", -1: "bad", 0: "neutral", 1: "good", 2: "very good"}
"""The word for each score, when the author gave none."""

RACI = {"R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}
"""What each letter stands for."""


def kind_title(kind: str, many: bool = False) -> Wording:
    """The name of a kind as a title, for one or for many."""
    return (KINDS.get(kind) or noun(kind)).title(many)


def field_label(name: str) -> str:
    """The name of a field as a title: `service_level` is `Service level`."""
    return FIELDS.get(name) or name.replace("_", " ").capitalize()


def choice_label(value: str) -> str:
    """A word of a closed list as people say it: `workshop-staff` is `workshop staff`."""
    return CHOICES.get(value) or value.replace("-", " ")
