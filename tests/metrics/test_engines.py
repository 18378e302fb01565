"""One meaning on every engine: the cases, random logs against the reference, every type of metric, and the traps."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from cxjourney.measure.engines.engine import Engine
from cxjourney.metrics import ir
from cxjourney.metrics.conditions import Among, Compare, Not
from cxjourney.metrics.formula import parse_formula
from cxjourney.metrics.ir import Selection
from tests.metrics.engines import NAMES, levels, log, opened, provide, row_of, same, sheet
from tests.metrics.reference import reference, reference_times
from tests.metrics.support import Event, chain, spec, story
from tests.metrics.test_funnel_cases import CASES
from tests.metrics.test_funnel_property import OPTIONS, SEED, quantile
from tests.metrics.test_funnel_property import log as random_log

pytestmark = pytest.mark.slow
ALL = Selection()
A, B = Selection(event="A"), Selection(event="B")
OTHERS = [name for name in NAMES if name != "duckdb"]


@pytest.fixture(scope="module", params=OTHERS)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with opened(request.param) as found:
        yield found


@pytest.fixture(scope="module")
def duck() -> Iterator[Engine]:
    with opened("duckdb") as found:
        yield found


def agree(duck: Engine, engine: Engine, metrics: Sequence[ir.Spec], *tables: ir.Table, **dates: Any) -> list[Any]:
    """The rows of metrics, after they are found equal on both engines."""
    provide(engine, *tables)
    known = tuple(metrics)
    rows = [row_of(duck, metric, *known, **dates) for metric in metrics]
    for metric, expected in zip(metrics, rows, strict=True):
        same(expected, row_of(engine, metric, *known, **dates))
    return rows


# ---------------------------------------------------------------- funnels


@pytest.mark.parametrize(("ties", "place"), [("rank", 1), ("strict-increase", 2)])
def test_the_twelve_cases(engine: Engine, ties: str, place: int) -> None:
    table = log(event for name, case in CASES.items() for event in story(case[0], name))
    provide(engine, table)
    found = levels(engine, table, chain("A", "B", "C", ties=ties))
    assert {name: found[(name,)][0] for name in CASES} == {name: case[place] for name, case in CASES.items()}


@pytest.fixture(scope="module")
def events() -> list[Event]:
    # Some at fractions of a second that are exact in binary, some of nobody.
    chosen = random.Random(SEED)
    found = [Event(e.unit, e.event, e.second + chosen.choice((0, 0, 1 / 64, 0.5)), e.seq) for e in random_log(SEED)]
    return [*found, *(Event(None, chosen.choice("ABC"), float(second)) for second in range(31))]


@pytest.fixture(scope="module")
def table(engine: Engine, events: list[Event]) -> ir.Table:
    made = log(events)
    provide(engine, made)
    return made


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: "-".join(f"{k}={v}" for k, v in options.items()))
def test_every_unit_of_a_random_log(
    engine: Engine, events: list[Event], table: ir.Table, options: dict[str, Any]
) -> None:
    steps = chain("A", "B", "C", **options)
    assert levels(engine, table, steps, as_of=34) == reference(events, steps, as_of=34)


@pytest.mark.parametrize("names", ["AA", "ABAB", "ABCAB"])
def test_steps_that_repeat(engine: Engine, events: list[Event], table: ir.Table, names: str) -> None:
    for ties in ("rank", "strict-increase"):
        steps = chain(*names, ties=ties)
        assert levels(engine, table, steps, as_of=34) == reference(events, steps, as_of=34)


def test_the_time_it_takes_and_its_quantiles(engine: Engine) -> None:
    distinct = list({(e.unit, e.second, e.seq): e for e in random_log(SEED + 2)}.values())
    steps = chain("A", "B", "C")
    made = log(distinct)
    provide(engine, made)
    times = reference_times(distinct, steps, as_of=34)
    found = row_of(engine, spec(ir.Lapse(steps, (0.5, 0.25, 0.999)), made), as_of=34)
    assert found["n"] == len(times)
    for name, share in (("p50_seconds", 0.5), ("p25_seconds", 0.25), ("p99_9_seconds", 0.999)):
        assert found[name] == pytest.approx(quantile(times, share), rel=1e-12)


# ---------------------------------------------------------------- every type of metric


def definitions() -> dict[str, ir.Definition]:
    steps = chain("A", "B", "C", window=3_600.0)
    part = Selection(event="A", where=Compare("tag", "=", "yes"))
    return {
        "events": ir.Count(A, "event", None),
        "people": ir.Count(A, "user", 20_000.0),
        "ratio": ir.Ratio(part, A, "event", None),
        "share": ir.Ratio(B, A, "user", None),
        "total": ir.Total(ALL, "amount", None, None),
        "mean": ir.Average(ALL, "amount", "event", None, None),
        "mean-of-people": ir.Average(ALL, "amount", "user", None, None),
        "nps": ir.Nps(ALL, "score", None),
        "csat": ir.Share(ALL, "score", 1, 5, 2, None),
        "ces": ir.Mean(ALL, "score", 1, 7, None),
        "funnel": ir.Funnel(steps),
        "drop-off": ir.DropOff(steps),
        "entry-exit": ir.EntryExit(steps),
        "cost": ir.CostPerEntry(steps, 12.34, "EUR"),
        "lapse": ir.Lapse(steps, (0.5, 0.9)),
        "retention": ir.Retention(A, B, "user", 7_200.0, 60.0, True),
        "contacts": ir.FirstContact(A, None, None, 600.0, False),
        "cases": ir.FirstContact(A, B, Selection(event="C"), 600.0, False),
    }


COLUMNS = ("event_id", "unit_id", "case_id", "event", "ts", "seq", "tag", "amount", "score")


def observed(seed: int, size: int) -> list[tuple[Any, ...]]:
    chosen = random.Random(seed)
    amounts = ("1.005", "0.1234565", "1e3", " 2.5 ", "n/a", "", "-3", "12345678901.123456", "1,5", "1.5d")
    return [
        (
            place, chosen.choice(("u", "v", "w", "é", "")) + str(chosen.randrange(40)), chosen.randrange(60),
            chosen.choice("ABCX"), f"2026-03-0{chosen.randint(1, 2)} {chosen.randrange(24):02d}:{chosen.randrange(60):02d}:00.{chosen.randrange(10**6):06d}",
            chosen.randrange(3), chosen.choice(("yes", "no", "", "it's \\n")), chosen.choice(amounts),
            chosen.choice(("0", "5", "7", "9", "10", "11", " 3 ", "x", "", "4.5", "1.5d")),
        )
        for place in range(size)
    ]  # fmt: skip


@pytest.mark.parametrize("size", [2_000, 1, 0])
def test_every_type(duck: Engine, engine: Engine, size: int) -> None:
    table = sheet(COLUMNS, observed(1, size))
    metrics = [spec(definition, table, id_) for id_, definition in definitions().items()]
    formula = parse_formula("({total} - {people} / 3) / ({events} + {mean})")
    assert not hasattr(formula, "at"), "a formula that can be read"
    metrics.append(spec(ir.Derived(formula), id_="derived"))
    again = parse_formula("{derived} * {nps} / {share}")
    metrics.append(spec(ir.Derived(again), id_="derived-again"))
    rows = agree(duck, engine, metrics, table, as_of=1_772_500_000.5)
    if size == 2_000:
        assert all(row["value"] is not None for row in rows)
    if size == 0:
        assert not any(row["value"] for row in rows)


def test_recorded_costs(duck: Engine, engine: Engine) -> None:
    made = log([*story("0A 1B 2B", "a"), *story("0B", "b"), *story("0A", "c")])
    rows = [("file", "1970-01-01", "100", "EUR"), ("file", "1970-01-01 00:00:05", "20.5", "EUR"), ("sign", "1970-01-01", "7", "CHF")]  # fmt: skip
    costs = sheet(("stage", "ts", "amount", "currency"), rows, "costs")
    of_stage = Selection(where=Compare("stage", "=", "file"))
    metrics = [
        spec(ir.CostPerExit(B, "user", costs, of_stage, "EUR", None), made, "one"),
        spec(ir.CostPerExit(B, "user", costs, ALL, "EUR", None), made, "mixed"),
        spec(ir.CostPerExit(Selection(event="Z"), "user", costs, of_stage, "EUR", None), made, "nobody"),
    ]
    one, mixed, nobody = agree(duck, engine, metrics, made, costs)
    assert (one["value"], mixed["undefined"], nobody["undefined"]) == (60.25, "other-currency", "no-exit")


# ---------------------------------------------------------------- traps


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Compare("tag", "=", "yes"), 1),
        (Compare("tag", "!=", "yes"), 3),
        (Not(Compare("tag", "=", "yes")), 3),
        (Among("tag", ("yes", "no")), 2),
        (Not(Among("tag", ("yes", "no"))), 2),
        (Compare("tag", ">", 2.0), 1),
        (Not(Compare("tag", ">", 2.0)), 3),
        (Compare("tag", "=", True), 1),
        (Compare("tag", "!=", True), 3),
    ],
)
def test_what_is_absent_equals_nothing(engine: Engine, where: Any, expected: int) -> None:
    table = log([Event("u", "A", i, tag=tag) for i, tag in enumerate(("yes", "no", None, "3"))])
    provide(engine, table)
    counted = ir.Count(Selection(event="A", where=where), "event", None)
    assert row_of(engine, spec(counted, table))["value"] == expected


def test_whole_numbers_divide_to_fractions(engine: Engine) -> None:
    table = log([*story("0A 1A 2B", "u"), *story("3A", "v")])
    provide(engine, table)
    assert row_of(engine, spec(ir.Ratio(B, A, "event", None), table))["value"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("first", "second", "seconds"),
    [
        ("2026-03-29 01:59:50", "2026-03-29 03:00:00", 10),  # clocks are put forward
        ("2026-03-29 01:30:00", "2026-03-29 02:30:00", 3_600),  # an hour that does not exist
        ("2026-10-25 01:59:50", "2026-10-25 03:00:00", 7_210),  # clocks are put back
        ("2026-10-25 02:30:00", "2026-10-25 03:00:00", 1_800),  # an hour that comes twice: the later one
        ("2026-10-25 01:30:00", "2026-10-25 02:30:00", 7_200),
        ("2026-06-30 23:59:59.999999", "2026-07-01 00:00:00.000001", 0.000002),
        ("1999-12-31", "2000-01-01", 86_400),  # days
    ],
)
def test_local_dates(duck: Engine, engine: Engine, first: str, second: str, seconds: float) -> None:
    rows = [(1, "u", "A", first), (2, "u", "B", second)]
    table = sheet(("event_id", "unit_id", "event", "ts"), rows, timezone="Europe/Paris")
    metric = spec(ir.Lapse(chain("A", "B", window=None), (0.5,)), table)
    (row,) = agree(duck, engine, [metric], table, as_of=2e9)
    assert row["value"] == pytest.approx(seconds)


def test_dates_that_carry_their_offset(engine: Engine) -> None:
    rows = [(1, "u", "A", "2026-10-25T02:30:00+02:00"), (2, "u", "B", "2026-10-25T00:30:05.25Z")]
    table = sheet(("event_id", "unit_id", "event", "ts"), rows, instants=True, timezone="Europe/Paris")
    provide(engine, table)
    assert row_of(engine, spec(ir.Lapse(chain("A", "B", window=None), (0.5,)), table), as_of=2e9)["value"] == 5.25


def test_texts_are_texts(engine: Engine) -> None:
    nasty = [
        "it's",
        "\\'; drop table x; --",
        'a "b" `c`',
        "{n} $as_of :as_of",
        "line\nbreak",
        "back\\slash",
        "é – 日本",
    ]
    table = log([Event("u", "A", i, tag=tag) for i, tag in enumerate(nasty)])
    provide(engine, table)
    for tag in nasty:
        counted = ir.Count(Selection(event="A", where=Compare("tag", "=", tag)), "event", None)
        assert row_of(engine, spec(counted, table))["value"] == 1, tag


def test_the_dates_of_the_run_are_sharp_to_the_microsecond(engine: Engine) -> None:
    table = log([Event("u", "A", second) for second in (5.0, 5.000001, 9.999999, 10.0, 10.000001)])
    provide(engine, table)
    assert row_of(engine, spec(ir.Count(A, "event", None), table), as_of=10, since=5.000001)["value"] == 3
