"""The example organisation on synthetic data with planted faults: what was planted is found, and nothing else."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.specs import shown
from cxjourney.cli.app import run
from cxjourney.compiler import compile_workspace
from cxjourney.measure.engines.duckdb import DuckDb
from cxjourney.metrics.cleaning_words import CLEANING
from cxjourney.metrics.results import from_json, to_json
from cxjourney.metrics.results_contract import SCHEMA_NAME, results_schema, schema_text
from tests.laying import ROOT, TODAY
from tests.scripts import script

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "example.json"
SELECTION = "first-home-loan insurance-claim"


def planted(folder: Path) -> Mapping[str, Mapping[str, int]]:
    truth: Mapping[str, Mapping[str, int]] = script("bench/observations.py").write(folder)
    return truth


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, Mapping[str, int]]]:
    folder = tmp_path_factory.mktemp("example")
    return folder, planted(folder)


def cxj(folder: Path, *words: str) -> list[str]:
    return ["-C", str(ROOT), "measure", "-s", SELECTION, "--data", str(folder), "--as-of", "2026-11-22", *words]


@pytest.fixture(scope="module")
def results(made: tuple[Path, Mapping[str, Mapping[str, int]]]) -> dict[str, Any]:
    file = made[0] / "results.json"
    assert run([*cxj(made[0]), "--write", str(file)]) == 0
    data: dict[str, Any] = json.loads(file.read_text())
    return data


def test_planted_faults_are_found(results: dict[str, Any], made: tuple[Path, Mapping[str, Mapping[str, int]]]) -> None:
    for id_, truth in made[1].items():
        (source,) = [source for source in results["sources"] if source["id"] == id_]
        removed = {step["step"]: step["removed"] for step in source["cleaning"] if step["removed"]}
        assert removed == {name: n for name, n in truth.items() if name in CLEANING}


def test_split_identities_are_whole_again(
    results: dict[str, Any], made: tuple[Path, Mapping[str, Mapping[str, int]]]
) -> None:
    values = {metric["id"]: metric for metric in results["metrics"]}
    people = made[1]["azur-events"]["people"]
    begun = {kind: part(values["dream-drop-off"][kind], "level_1") for kind in ("raw", "cleaned")}
    assert begun["cleaned"] == people
    # Of those who begin anonymously, the raw rows know nobody.
    planted_ = made[1]["azur-events"]["split_identities"]
    assert begun["raw"] == people - planted_


def test_skipped_touchpoints_are_found(
    results: dict[str, Any], made: tuple[Path, Mapping[str, Mapping[str, int]]]
) -> None:
    for journey, source, touchpoint in (
        ("first-home-loan", "azur-events", "advice/book"), ("insurance-claim", "littoral-events", "assess/silence"),
    ):  # fmt: skip
        (found,) = [each for each in results["journeys"] if each["journey"] == journey]
        (seen,) = [t for t in found["touchpoints"] if t["touchpoint"].endswith(touchpoint)]
        # Who stops at the very step that would come next has skipped nothing.
        assert 0 < seen["missing"] <= made[1][source]["skipped"]
        # Nor has, as yet, who is under way: a third of those who were made to skip it.
        assert seen["missing"] > 0.6 * made[1][source]["skipped"]
        assert all(t["ad_hoc"] == 0 for t in found["touchpoints"])


def test_everyone_is_where_they_were_put(
    results: dict[str, Any], made: tuple[Path, Mapping[str, Mapping[str, int]]]
) -> None:
    for journey, source in (("first-home-loan", "azur-events"), ("insurance-claim", "littoral-events")):
        (found,) = [each for each in results["journeys"] if each["journey"] == journey]
        planted_ = {
            name.removeprefix("reached "): n for name, n in made[1][source].items() if name.startswith("reached ")
        }
        assert {t["event"]: t["reached"] for t in found["touchpoints"] if t["reached"]} == planted_
        assert found["under_way"] > 0
        assert found["units"] == found["follow"] + found["under_way"] + found["deviate"]
        assert all(stage["recent"] >= stage["recent_exits"] for stage in found["stages"])
        for stage in found["stages"]:
            entered = max(planted_.get(t["event"], 0) for t in found["touchpoints"] if f"{stage['stage']}/" in t["touchpoint"])  # fmt: skip
            assert stage["entrants"] + stage["recent"] >= entered


def test_who_was_invited_and_who_answered_are_those_that_were_planted(
    results: dict[str, Any], made: tuple[Path, Mapping[str, Mapping[str, int]]]
) -> None:
    truth = {**made[1]["azur-answers"], **made[1]["littoral-answers"]}
    scores = {
        "simulator-csat": "first-home-loan/dream/simulate", "meeting-csat": "first-home-loan/advice/meeting",
        "file-ces": "first-home-loan/file/upload", "offer-understood": "first-home-loan/sign/offer",
        "loan-nps": "first-home-loan/live/check-in", "help-call-csat": "insurance-claim/shock/help-call",
        "claim-ces": "insurance-claim/report/declare", "visit-csat": "insurance-claim/assess/visit",
        "offer-clear": "insurance-claim/assess/offer", "claim-nps": "insurance-claim/after/renew",
    }  # fmt: skip
    values = {metric["id"]: metric["cleaned"] for metric in results["metrics"]}
    for id_, touchpoint in scores.items():
        invited, answered = truth[f"invited {touchpoint}"], truth[f"answered {touchpoint}"]
        assert (part(values[id_], "invited"), values[id_]["n"]) == (invited, answered)
        assert part(values[id_], "response_rate") == pytest.approx(answered / invited)
        assert part(values[id_], "response_rate") < 0.6


def test_every_target_is_judged_and_several_stages_would_pay(results: dict[str, Any]) -> None:
    assert {kpi["status"] for kpi in results["kpis"] if kpi["target"]} == {"met", "missed", "inconclusive"}
    gains = {
        gain["stage"].partition(":")[2]: gain["gain"]
        for journey in results["journeys"]
        for gain in journey["gains"]
        if gain["gain"] > 1
    }
    assert set(gains) == {"first-home-loan/dream", "first-home-loan/file", "insurance-claim/repair"}


def test_requests_opened_again_are_found(
    results: dict[str, Any], made: tuple[Path, Mapping[str, Mapping[str, int]]]
) -> None:
    truth = made[1]["azur-events"]
    (found,) = [metric["cleaned"] for metric in results["metrics"] if metric["id"] == "phone-fcr"]
    assert found["value"] == pytest.approx(1 - truth["requests_reopened"] / truth["requests"], abs=0.02)


def part(number: dict[str, Any], name: str) -> float:
    (found,) = [each["value"] for each in number["parts"] if each["name"] == name]
    return float(found)


def test_the_numbers_are_those_of_the_golden_file(results: dict[str, Any]) -> None:
    told = {
        "sources": {s["id"]: [s["rows"], s["kept"]] for s in results["sources"]},
        "metrics": {
            m["id"]: [rounded(m["raw"]["value"]), rounded(m["cleaned"]["value"]), m["cleaned"]["n"]]
            for m in results["metrics"]
        },
        "kpis": {f"{k['metric']} {k['place']}": k["status"] for k in results["kpis"]},
        "journeys": {j["journey"]: [j["follow"], j["under_way"], j["deviate"]] for j in results["journeys"]},
    }
    assert told == json.loads(GOLDEN.read_text())


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def test_the_document_is_valid_and_reads_back_to_itself(made: tuple[Path, Any], results: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(results_schema()).validate(results)
    text = (made[0] / "results.json").read_text()
    assert to_json(from_json(text)) == text
    assert str(ROOT) not in text


def test_the_schema_is_published() -> None:
    jsonschema.Draft202012Validator.check_schema(results_schema())
    assert (ROOT / "schemas" / "v1" / SCHEMA_NAME).read_text() == schema_text()


def test_what_is_executed_is_what_is_emitted(
    made: tuple[Path, Any], results: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    executed: set[str] = set()
    for name in ("run", "stream"):
        real = getattr(DuckDb, name)

        def spy(self: DuckDb, text: str, parameters: Any, real: Any = real) -> Any:
            executed.add(text)
            return real(self, text, parameters)

        monkeypatch.setattr(DuckDb, name, spy)
    assert run([*cxj(made[0]), "-q", "--format", "json", "--write", str(made[0] / "again.json")]) == 0
    assert (made[0] / "again.json").read_text() == (made[0] / "results.json").read_text()
    compilation = compile_workspace(ROOT, TODAY)
    here = shown(Job(compilation.model, compilation.workspace, TODAY))
    by_id = {spec.id: spec for spec in here.specs}
    for metric in results["metrics"]:
        if metric["raw"]["sql_hash"] is None:
            continue
        spec = by_id[metric["id"]]
        assert spec.queries[0].text in executed
        assert spec.queries[0].hash == metric["raw"]["sql_hash"]
        last = (spec.cleaned or spec.queries)[0]
        assert last.text in executed
        assert last.hash == metric["cleaned"]["sql_hash"]
    scripts = {(script.named.sources, script.named.hash) for script in here.scripts}
    for source in results["sources"]:
        if source["cleaning"]:
            assert ((source["id"],), source["sql_hash"]) in scripts
    for group in results["persons"]:
        assert (tuple(group["sources"]), group["sql_hash"]) in scripts


def test_two_languages_and_a_table(
    made: tuple[Path, Any], results: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert results
    assert run(["--locale", "fr", *cxj(made[0])]) == 0
    french = capsys.readouterr().out
    assert re.search(r"robots connus \d+,\d\u00a0%", french)
    assert re.search(r"\d+,\d\u00a0% sur \d", french[french.index("ont répondu") :])
    assert "suivent le parcours prévu" in french
    assert run(cxj(made[0])) == 0
    english = capsys.readouterr().out
    assert re.search(r"known robots \d+\.\d %", english)
    assert re.search(r"meeting-csat .* \d+\.\d % of \d,\d{3}$", english, re.MULTILINE)
    assert "follow the design" in english


def test_what_fails_the_run(made: tuple[Path, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(cxj(made[0], "--fail-on", "missed")) == 1
    assert run(cxj(made[0], "--max-drift", "10 %")) == 1
    assert "M035" in capsys.readouterr().out
    assert run(cxj(made[0], "--max-drift", "10 %", "--fail-on", "never")) == 0
    assert run(cxj(made[0], "--max-drift", "much")) == 2
    assert run([*cxj(made[0]), "--since", "2027-01-01"]) == 2
    assert run([*cxj(made[0]), "--memory", "plenty"]) == 2
    assert run([*cxj(made[0]), "--profiles", "people.txt"]) == 2


def test_profiles_hold_one_row_a_person(made: tuple[Path, Mapping[str, Mapping[str, int]]]) -> None:
    file = made[0] / "people.csv"
    words = [
        "-C",
        str(ROOT),
        "measure",
        "-s",
        "metric:loan-completion",
        "--data",
        str(made[0]),
        "--as-of",
        "2026-11-22",
    ]
    assert run([*words, "--profiles", str(file)]) == 0
    rows = list(csv.DictReader(file.open()))
    assert len({row["person"] for row in rows}) == len(rows)
    assert len(rows) == made[1]["azur-events"]["people"] + made[1]["azur-events"]["never_linked"]
    with (made[0] / "data" / "azur-answers.csv").open() as answers:
        assert sum(int(row["responses"]) for row in rows) == sum(bool(row["score"]) for row in csv.DictReader(answers))
    assert all(int(row["contacts"]) > 0 for row in rows)
    with (made[0] / "data" / "azur-loans.csv").open() as loans:
        lent = [float(row["amount"]) for row in csv.DictReader(loans)]
    assert len(set(lent)) > 100
    assert sum(float(row["value"] or 0) for row in rows) == sum(lent)
