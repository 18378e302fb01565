"""Results that are kept: their names, reading them back, and what is wrong with files that are none."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.measure.stored import load_results, name_of
from cxjourney.metrics.history import judged_last, latest, trend
from cxjourney.metrics.misfit import misfit
from cxjourney.metrics.results import Results, from_json, to_json
from cxjourney.metrics.results_contract import results_schema
from tests.measure.support import SOURCE, Small, at

METRIC = "kind: metric\nid: buyers\nname: Buyers\ntype: conversion\nsource: log\nper: user\nsteps: [{touchpoint: j/s/a}, {touchpoint: j/s/b}]\nwindow: P1D\nmin_n: {show: 1, judge: 1}\n"
LOST = "kind: metric\nid: lost\nname: Lost\ntype: count\nsource: nowhere\nper: event\n"
JOURNEY = "kind: journey\nid: j\nname: J\nkpis: [{metric: buyers, target: '>= 10 %'}]\nstages: [{id: s, name: S, touchpoints: [{id: a, name: A, event: A}, {id: b, name: B, event: B}]}]\nexits: [{id: done, type: success}]\n"


@cache
def results() -> Results:
    nowhere = SOURCE.replace("id: log", "id: nowhere").replace("data/log.csv", "data/nowhere.csv")
    made = Small({"s.yaml": SOURCE, "n.yaml": nowhere, "m.yaml": METRIC, "l.yaml": LOST, "j.yaml": JOURNEY})
    rows = [{"id": str(i), "who": f"u{i}", "what": "A", "at": at(i)} for i in range(10)]
    rows += [{"id": f"b{i}", "who": f"u{i}", "what": "B", "at": at(i + 60)} for i in range(6)]
    return made.measured({"log": rows}).results


def dated(day: str, **changes: Any) -> str:
    data = {**json.loads(to_json(results())), "as_of": day}
    for metric in data["metrics"]:
        metric.update(changes)
    return json.dumps(data)


def lay(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("as_of", "selection", "expected"),
    [
        ("2026-11-22T23:59:59.999999", None, "2026-11-22.json"),
        ("2026-11-22T10:15:00", None, "2026-11-22T101500.json"),
        ("2026-11-22T23:59:59.999999", "first-home-loan", "2026-11-22-first-home-loan.json"),
        ("2026-11-22T23:59:59.999999", "kind:journey, ../../etc", "2026-11-22-kind-journey-etc.json"),
    ],
)
def test_a_file_is_named_after_its_date_and_its_part(as_of: str, selection: str | None, expected: str) -> None:
    assert name_of(from_json(dated(as_of)), selection) == expected


def test_runs_come_back_in_the_order_of_their_dates(tmp_path: Path) -> None:
    folder = lay(tmp_path / "results", z=dated("2026-01-31T00:00:00"), a=dated("2026-03-31T00:00:00"), b=dated("2026-02-28T00:00:00"))  # fmt: skip
    (folder / "notes.txt").write_text("not ours")
    loaded = load_results(folder)
    assert [run.file for run in loaded.runs] == ["z.json", "b.json", "a.json"]
    assert loaded.diagnostics == ()
    assert load_results(tmp_path / "nothing").runs == ()


def test_a_line_breaks_where_the_meaning_changes(tmp_path: Path) -> None:
    days = ("2026-01-31", "2026-02-28", "2026-03-31")
    texts = {f"r{place}": dated(day, revision=1 + place // 2) for place, day in enumerate(days)}
    runs = load_results(lay(tmp_path / "results", **texts)).runs
    points = trend(runs, "buyers")
    assert [(point.as_of, point.revision, point.joined) for point in points] == [
        ("2026-01-31", 1, False), ("2026-02-28", 1, True), ("2026-03-31", 2, False),
    ]  # fmt: skip
    assert all(point.number.value == 0.6 for point in points)
    assert trend(runs, "lost") == ()


def test_of_several_runs_of_one_date_the_last_that_knows_counts(tmp_path: Path) -> None:
    part = json.loads(dated("2026-01-31"))
    part["metrics"] = [metric for metric in part["metrics"] if metric["id"] != "buyers"]
    part["kpis"] = []
    runs = load_results(lay(tmp_path / "results", a=dated("2026-01-31"), b=json.dumps(part))).runs
    found = latest(runs, "buyers")
    assert found is not None
    assert found[0].file == "a.json"
    judged = judged_last(runs, "buyers", "journey:j")
    assert judged is not None
    assert (judged[0].file, judged[1].status) == ("a.json", "met")
    assert latest(runs, "lost") is None
    assert judged_last(runs, "buyers", "journey:elsewhere") is None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("[]", 1, 1),
        ('{"metrics": [\n  1,,\n]}', 2, 5),
        ('{"a": 1, "a": 2}', 1, 1),
        ('{"a": NaN}', 1, 1),
        ("[" * 100_000, 1, 1),
        ('{"a": ' + "9" * 5_000 + "}", 1, 1),
    ],
)
def test_a_file_that_is_none_is_told_at_its_fault(tmp_path: Path, text: str, line: int, column: int) -> None:
    folder = lay(tmp_path / "results", bad=text, good=dated("2026-01-31"))
    loaded = load_results(folder)
    assert [run.file for run in loaded.runs] == ["good.json"]
    (found,) = loaded.diagnostics
    assert (found.code, found.place.file) == ("M038", "results/bad.json")
    assert (found.place.span.start.line, found.place.span.start.column) == (line, column)


def test_what_does_not_fit_is_told_where_it_stands(tmp_path: Path) -> None:
    text = to_json(results()).replace('"status": "met"', '"status": "splendid"')
    (found,) = load_results(lay(tmp_path / "results", bad=text)).diagnostics
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "splendid" in line)
    assert found.place.span.start.line == line
    assert found.place.pointer == ("kpis", 0, "status")
    assert "`met`" in found.message.in_("en")
    assert "parmi" in found.message.in_("fr")


def test_a_link_out_of_the_folder_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    folder = lay(tmp_path / "results")
    (tmp_path / "secret.json").write_text(dated("2026-01-31"))
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    (folder / "bytes.json").write_bytes(b"\xff\xfe{")
    loaded = load_results(folder)
    assert loaded.runs == ()
    assert [found.place.file for found in loaded.diagnostics] == ["results/bytes.json", "results/link.json"]


def test_members_that_came_later_may_be_absent(tmp_path: Path) -> None:
    data = json.loads(dated("2026-01-31"))
    for journey in data["journeys"]:
        for name in ("stages", "gains", "finished", "allowed_drift"):
            del journey[name]
    loaded = load_results(lay(tmp_path / "results", old=json.dumps(data)))
    assert loaded.diagnostics == ()
    assert loaded.runs[0].results.journeys[0].stages == ()
    jsonschema.Draft202012Validator(results_schema()).validate(data)


STRANGE = st.sampled_from([None, True, 3, 3.5, "x", [], {}, [1], {"a": 1}])


@given(data=st.data())
def test_what_fits_is_what_the_schema_accepts(data: st.DataObject) -> None:
    document = copy.deepcopy(json.loads(to_json(results())))
    here: Any = document
    while True:
        key = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if isinstance(here[key], (dict, list)) and here[key] and data.draw(st.booleans()):
            here = here[key]
            continue
        break
    if isinstance(here, dict) and data.draw(st.booleans()):
        del here[key]
    else:
        here[key] = data.draw(STRANGE)
    accepted = jsonschema.Draft202012Validator(results_schema()).is_valid(document)
    assert (misfit(Results, document) is None) == accepted
