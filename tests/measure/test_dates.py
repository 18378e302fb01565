"""Dates that are none, that lack an offset or carry one too many: told once, with how many there are, and never judged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxjourney.measure.asking import Asked
from cxjourney.measure.profiles import save
from cxjourney.measure.run import Outcome
from tests.measure.support import SOURCE, Small, codes

ROWS = "kind: metric\nid: rows\nname: Rows\ntype: count\nsource: log\nper: event\ncount: {event: A}\n"
TARGET = "kind: journey\nid: j\nname: J\nkpis: [{metric: rows, target: '>= 1'}]\n"
DATES = "s.yaml:8:78"
NONE = (
    "03/04/2026",
    "01-01-26",
    "5/1/26",
    "26-01-12",
    "99-01-05",
    "0026-01-12",
    "0000-01-01",
    "2026-01-05 (BC)",
    "10000-01-01",
    "1899-12-30",
    "infinity",
    "-infinity",
    "epoch",
    "now",
    "today",
    "2026-1-5",
    "2026-02-30",
    "20260105",
    "1767600000",
    "2026-01-05 24:00:00",
    "2026-01-05 15:00:00 America/New_York",
    "2026-01-05 15:00:00 EST",
    "2026-01-05 15:00:00 CET",
)
"""What is no date, for one reason or another."""


def dated(*days: str, timezone: str = "Europe/Paris", instants: bool = False, file: Path | None = None) -> Outcome:
    source = SOURCE.replace("timezone: UTC", f"timezone: {timezone}\n    identity: {{keys: [who]}}")
    if instants:
        source += "    instants: true\n"
    rows = [{"id": str(place), "who": f"u{place}", "what": "A", "at": day} for place, day in enumerate(days)]

    def after(outcome: Outcome, asked: Asked) -> None:
        if file is not None and outcome.prepared:
            save(outcome, asked, file)

    return Small({"s.yaml": source, "m.yaml": ROWS, "j.yaml": TARGET}).measured({"log": rows}, after=after)


def said(outcome: Outcome) -> str:
    (found,) = outcome.diagnostics
    return found.message.in_("en")


def status(outcome: Outcome) -> str:
    (kpi,) = outcome.results.kpis
    return kpi.status


@pytest.mark.parametrize("instants", [False, True])
@pytest.mark.parametrize("day", NONE)
def test_what_is_no_date_is_told_and_judges_nothing(day: str, instants: bool, tmp_path: Path) -> None:
    good = "2026-01-05T10:00:00+01:00" if instants else "2026-01-05 10:00:00"
    outcome = dated(good, day, "2026-01-06", instants=instants, file=tmp_path / "people.csv")
    assert codes(outcome) == [f"M032 {DATES}"]
    assert said(outcome) == f"the column `at` holds what is no date, in rows: 1; for example `{day}`"
    assert (status(outcome), outcome.results.sources[0].usable) == ("not-measured", False)


def test_a_whole_column_of_such_is_told_once() -> None:
    outcome = dated("02-01-26", "01-01-26", "03-01-26")
    assert codes(outcome) == [f"M032 {DATES}"]
    assert said(outcome) == "the column `at` holds what is no date, in rows: 3; for example `01-01-26`"


DAYS = ("2026-01-05", "2026-01-05 10:00", "2026-01-05T10:00:00", "2026-01-05 10:00:00.123456", "1900-01-01")
MOMENTS = ("2026-01-05T10:00:00Z", "2026-01-05 10:00:00 UTC", "2026-01-05 10:00:00+01", "2026-01-05T10:00:00.5-0530")


def test_dates_are_read_in_their_one_form() -> None:
    outcome = dated(*DAYS, "")
    assert (codes(outcome), status(outcome), outcome.results.sources[0].rows) == ([], "met", len(DAYS))
    outcome = dated(*MOMENTS, "2026-01-05", "", instants=True)
    assert (codes(outcome), status(outcome), outcome.results.sources[0].rows) == ([], "met", len(MOMENTS) + 1)


@pytest.fixture(params=["America/New_York", "Asia/Tokyo"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands somewhere else."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_a_row_that_lacks_its_offset_is_told() -> None:
    outcome = dated("2026-01-05T10:00:00+01:00", "2026-01-05 11:00:00", "2026-01-06 11:00", "2026-01-07", instants=True)
    assert codes(outcome) == [f"M049 {DATES}"]
    assert said(outcome) == (
        "the column `at` holds dates that carry no offset, although the source says `instants: true`, in rows: 2; for "
        "example `2026-01-05 11:00:00`"
    )
    assert status(outcome) == "not-measured"


@pytest.mark.usefixtures("elsewhere")
def test_moments_are_the_same_wherever_the_machine_stands() -> None:
    (found,) = dated("2026-01-05T10:00:00+01:00", "2026-01-06T10:00:00Z", instants=True).results.sources
    assert (found.first, found.last) == ("2026-01-05T09:00:00", "2026-01-06T10:00:00")


def test_each_fault_of_a_column_is_told() -> None:
    assert codes(dated("01-01-26", "2026-01-05 10:00:00Z")) == [f"M032 {DATES}", f"M045 {DATES}"]
    assert codes(dated("01-01-26", "2026-01-05 10:00:00", instants=True)) == [f"M032 {DATES}", f"M049 {DATES}"]


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("01-01-26", ["M032 s.yaml:10:18"]),
        ("2026-01-05 10:00:00Z", ["M045 s.yaml:10:18"]),
        ("2026-01-05 10:00:00", []),
        ("", []),
    ],
)
def test_dates_of_receipt_are_dates_too(received: str, expected: list[str]) -> None:
    source = SOURCE.replace("UTC", "Europe/Paris") + "    quality: [{step: clock-skew, within: PT5M}]\n"
    row = {"id": "1", "who": "u", "what": "A", "at": "2026-01-05 10:00:00", "received_at": received}
    outcome = Small({"s.yaml": source, "m.yaml": ROWS, "j.yaml": TARGET}).measured({"log": [row]})
    assert (codes(outcome), status(outcome)) == (expected, "not-measured" if expected else "met")
