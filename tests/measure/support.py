"""Small workspaces with data, measured: rows in, results out."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import Phase

from cxjourney.measure.asking import Asked
from cxjourney.measure.engines.duckdb import DuckDb
from cxjourney.measure.engines.engine import Dates
from cxjourney.measure.run import Job, Outcome, measured
from cxjourney.model.kinds.journey import Journey
from cxjourney.model.kinds.metric import Metric
from cxjourney.wording import Wording
from tests.laying import compiled

FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""A log opens an engine: to shrink one would take minutes."""
EPOCH = dt.datetime(2026, 1, 1)
LATE = dt.datetime(2027, 1, 1)
SOURCE = """
    kind: source
    id: log
    name: Log
    type: events
    format: csv
    location: data/log.csv
    mapping: {event_id: id, user_id: who, anonymous_id: device, event: what, ts: at, channel: channel, case_id: file}
    timezone: UTC
"""
ANSWERS = """
    kind: source
    id: answers
    name: Answers
    type: surveys
    format: csv
    location: data/answers.csv
    mapping: {response_id: id, user_id: who, ts: at, score: score}
    timezone: UTC
"""
COSTS = """
    kind: source
    id: costs
    name: Costs
    type: costs
    format: csv
    location: data/costs.csv
    mapping: {ts: day, amount: amount, currency: money, stage: stage}
    timezone: UTC
"""
COLUMNS = (
    "id",
    "who",
    "device",
    "what",
    "at",
    "channel",
    "file",
    "mail",
    "user_agent",
    "network",
    "received_at",
    "amount",
)


def at(second: float) -> dt.datetime:
    return EPOCH + dt.timedelta(seconds=second)


def write(path: Path, rows: Iterable[Mapping[str, Any]], columns: Sequence[str] = COLUMNS) -> None:
    """A CSV file; what a row does not say is empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, columns, restval="")
        writer.writeheader()
        writer.writerows({key: "" if value is None else value for key, value in row.items()} for row in rows)


@contextlib.contextmanager
def watch(_: Wording) -> Iterator[None]:
    yield


class Small:
    """A workspace compiled once, measured on other data each time."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="cxj-test-"))
        self.compilation = compiled(self.folder, files)
        errors = [found for found in self.compilation.diagnostics if found.severity.word == "error"]
        assert errors == [], [f"{e.code} {e.message.in_('en')}" for e in errors]

    def measured(
        self,
        tables: Mapping[str, Iterable[Mapping[str, Any]]],
        *,
        as_of: dt.datetime = LATE,
        since: dt.datetime | None = None,
        columns: Mapping[str, Sequence[str]] | None = None,
        after: Callable[[Outcome, Asked], None] | None = None,
        only: Sequence[str] | None = None,
    ) -> Outcome:
        for name, rows in tables.items():
            write(self.folder / "data" / f"{name}.csv", rows, (columns or {}).get(name, COLUMNS))
        model = self.compilation.model
        job = Job(
            model,
            self.compilation.workspace,
            self.folder,
            Dates(as_of, since),
            "test",
            tuple(only if only is not None else (metric.id for metric in model.all(Metric))),
            tuple(journey.id for journey in model.all(Journey)),
        )
        return measured(job, lambda found: DuckDb(self.folder, found, "500MB"), watch, after)


def codes(outcome: Outcome) -> list[str]:
    return [
        f"{d.code} {d.place.file}:{d.place.span.start.line}:{d.place.span.start.column}" for d in outcome.diagnostics
    ]


def rows_of(asked: Asked, location: str) -> list[dict[str, Any]]:
    """The rows of a prepared table."""
    schema, name = location.split(".")
    names, rows = asked.engine.run(f'select * from "{schema}"."{name}"', {})
    return [dict(zip(names, row, strict=True)) for row in rows]
