"""The same meaning on PostgreSQL, on a server of our own that lives as long as this file."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from cxjourney.measure.engines.engine import Engine
from cxjourney.metrics import ir
from tests.metrics.engines import folder, levels, log, opened, row_of, same, sheet
from tests.metrics.reference import reference
from tests.metrics.support import chain, spec, story
from tests.metrics.test_calendar import second
from tests.metrics.test_dates import (
    NONE,
    an_offset_is_there_or_it_is_not,
    nothing_else_is_a_date,
    the_forms_are_read_alike,
)
from tests.metrics.test_engines import COLUMNS, definitions, observed
from tests.metrics.test_funnel_cases import CASES
from tests.metrics.test_funnel_property import OPTIONS, SEED
from tests.metrics.test_funnel_property import log as random_log

pytestmark = pytest.mark.slow
ABSENT = "\u2205"


class Psql:
    """Statements through `psql`, with its variables as parameters."""

    name = version = dialect = "postgres"

    def __init__(self, binaries: Path, socket: Path, prefix: Sequence[str]) -> None:
        self._words = [
            *prefix,
            str(binaries / "psql"),
            "-h",
            str(socket),
            "-d",
            "postgres",
            "-qX",
            "-v",
            "ON_ERROR_STOP=1",
        ]
        self._words += ["--csv", "-P", f"null={ABSENT}"]

    def run(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        given = [f"{name}=NULL" if value is None else f"{name}='{value}'" for name, value in parameters.items()]
        words = [*self._words, *(word for each in given for word in ("-v", each))]
        done = subprocess.run(words, input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        head, *rows = csv.reader(io.StringIO(done.stdout))
        return tuple(head), [tuple(value(cell) for cell in row) for row in rows]

    def reads(self, location: str, files: Sequence[Path]) -> None:
        """A table of texts, empty cells being absent."""
        text = files[0].read_text(encoding="utf-8")
        names = ", ".join(f'"{name}" text' for name in text.partition("\n")[0].strip().split(","))
        made = f'CREATE SCHEMA IF NOT EXISTS "cxj"; CREATE TABLE "cxj"."{location}" ({names});\n'
        done = subprocess.run(
            [*self._words, "-c", made, "-c", f'COPY "cxj"."{location}" FROM STDIN (FORMAT csv, HEADER, NULL \'\')'],
            input=text, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def value(cell: str) -> Any:
    if cell == ABSENT:
        return None
    try:
        return int(cell)
    except ValueError:
        try:
            return float(cell)
        except ValueError:
            return cell


def binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    here = shutil.which("initdb")
    if here is None:
        pytest.skip("PostgreSQL is not installed")
    return Path(here).parent


@pytest.fixture(scope="module")
def engine() -> Iterator[Any]:
    where = binaries()
    root = os.geteuid() == 0
    prefix = ["runuser", "-u", "postgres", "--"] if root else []
    place = Path(tempfile.mkdtemp(prefix="cxj-pg-"))
    if root:
        shutil.chown(place, "postgres", "postgres")
    server = [*prefix, str(where / "pg_ctl"), "-D", str(place / "data"), "-w", "-s"]
    init = [
        *prefix,
        str(where / "initdb"),
        "-D",
        str(place / "data"),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run(init, check=True, capture_output=True, cwd="/")
    options = f"-k {place} -c listen_addresses='' -c timezone=America/New_York -c fsync=off"
    subprocess.run([*server, "-l", str(place / "log"), "-o", options, "start"], check=True, cwd="/")
    try:
        yield Psql(where, place, [*prefix, "env", "PGUSER=postgres"])
    finally:
        subprocess.run([*server, "-m", "immediate", "stop"], check=False, cwd="/")
        shutil.rmtree(place, ignore_errors=True)


def provide(engine: Psql, *tables: ir.Table) -> None:
    for table in tables:
        engine.reads(table.location, [folder() / table.location])


@pytest.mark.parametrize(("ties", "place"), [("rank", 1), ("strict-increase", 2)])
def test_the_twelve_cases(engine: Any, ties: str, place: int) -> None:
    table = log(event for name, case in CASES.items() for event in story(case[0], name))
    provide(engine, table)
    found = levels(engine, table, chain("A", "B", "C", ties=ties))
    assert {name: found[(name,)][0] for name in CASES} == {name: case[place] for name, case in CASES.items()}


def test_every_unit_of_a_random_log(engine: Any) -> None:
    events = random_log(SEED)
    table = log(events)
    provide(engine, table)
    for options in OPTIONS:
        steps = chain("A", "B", "C", **options)
        assert levels(engine, table, steps, as_of=34) == reference(events, steps, as_of=34), options


@pytest.mark.parametrize("size", [2_000, 1, 0])
def test_every_type(engine: Any, size: int) -> None:
    rows = [tuple("" if cell == "1.5d" else cell for cell in row) for row in observed(1, size)]
    table = sheet(COLUMNS, rows)
    provide(engine, table)
    duck: Engine
    with opened("duckdb") as duck:
        for id_, definition in definitions().items():
            metric = spec(definition, table, id_)
            same(row_of(duck, metric, as_of=1_772_500_000.5), row_of(engine, metric, as_of=1_772_500_000.5))


@pytest.mark.parametrize(
    ("first", "second", "seconds"),
    [
        ("2026-03-29 01:59:50", "2026-03-29 03:00:00", 10),
        ("2026-10-25 02:30:00", "2026-10-25 03:00:00", 1_800),
        ("2026-06-30 23:59:59.999999", "2026-07-01 00:00:00.000001", 0.000002),
    ],
)
def test_local_dates(engine: Any, first: str, second: str, seconds: float) -> None:
    rows = [(1, "u", "A", first), (2, "u", "B", second)]
    table = sheet(("event_id", "unit_id", "event", "ts"), rows, timezone="Europe/Paris")
    provide(engine, table)
    found = row_of(engine, spec(ir.Lapse(chain("A", "B", window=None), (0.5,)), table), as_of=2e9)
    assert found["value"] == pytest.approx(seconds)


@pytest.mark.parametrize("type_", ["costs", "orders"])
def test_a_period_belongs_to_its_day(engine: Any, type_: str) -> None:
    days = [f"2025-{month:02d}-01" for month in range(1, 13)]
    table = sheet(("ts", "amount"), [(day, 41) for day in days], type_, timezone="Europe/Paris")
    provide(engine, table)
    metric = spec(ir.Total(ir.Selection(), "amount", None, None), table)
    assert row_of(engine, metric, since=second(2025, 1, 1), as_of=second(2025, 12, 31, hour=23))["value"] == 492
    assert row_of(engine, metric, as_of=second(2025, 1, 31, hour=23, minute=59))["value"] == 41


@pytest.mark.parametrize(("first", "next_", "level"), [(9, 10, 2), (10, 9, 1), ("é9", "z10", 2)])
def test_of_one_instant_the_next_number_is_the_next_event(engine: Any, first: Any, next_: Any, level: int) -> None:
    rows = [(next_, "u", "B", "1970-01-01"), (first, "u", "A", "1970-01-01")]
    table = sheet(("event_id", "unit_id", "event", "ts"), rows)
    provide(engine, table)
    assert levels(engine, table, chain("A", "B"))[("u",)][0] == level


def test_dates(engine: Any) -> None:
    the_forms_are_read_alike(engine, provide)
    nothing_else_is_a_date(engine, provide, NONE)
    an_offset_is_there_or_it_is_not(engine, provide)
