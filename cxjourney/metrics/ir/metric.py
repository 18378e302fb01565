"""The metric as a whole: its definition, or why it has none, and where it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxjourney.metrics.ir.definitions import Definition, Per
from cxjourney.metrics.ir.rows import Table

Words = tuple[tuple[str, str], ...]
"""`((language, words), …)`, in the order of the codes."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a metric cannot be computed: a stable word, the field concerned, and a sentence by language."""

    what: str
    field: str
    words: Words


@dataclass(frozen=True, slots=True)
class Goal:
    """What a KPI should reach."""

    operator: Literal[">=", "<=", ">", "<", "="]
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as people write it; with `%` it is a ratio."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A KPI: a metric judged at one place. `accountable` is the team that answers there, by inheritance."""

    place: str
    level: Literal["journey", "stage", "touchpoint"]
    journey: str
    stage: str | None
    touchpoint: str | None
    name: Words
    target: Goal | None
    baseline: Amount | None
    by: str | None
    segment: str | None
    accountable: str | None
    why: Words


@dataclass(frozen=True, slots=True)
class LeastSample:
    """From how many observations the number is shown, and compared with its target."""

    show: int
    judge: int


@dataclass(frozen=True, slots=True)
class Spec:
    """One metric, whole. When it is not `executable`, `definition` is None and `missing` says why."""

    id: str
    name: Words
    told: Words
    type: str | None
    unit: str | None
    currency: str | None
    direction: Literal["up", "down"] | None
    per: Per | None
    nature: str | None
    timing: Literal["leading", "lagging"] | None
    drives: tuple[str, ...]
    announced_by: tuple[str, ...]
    benefit: str | None
    owner: str | None
    revision: int
    min_n: LeastSample
    source: str | None
    surveys: tuple[str, ...]
    table: Table | None
    executable: bool
    definition: Definition | None
    missing: tuple[Missing, ...]
    kpis: tuple[Judged, ...]
