"""Prometheus rules and numbers: what they say, and that promtool takes them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.prometheus.backend import BACKEND, PATH
from cxjourney.backends.metrics.prometheus.exposition import exposition
from cxjourney.backends.metrics.prometheus.gauges import figure, measure_of, selector, target_of
from cxjourney.cli.app import run
from cxjourney.metrics.ir import Goal
from cxjourney.metrics.results import from_json
from tests.artefacts.shop import AS_OF, HARM, example, job_of, shop

JOURNEY = f"""
kind: journey
id: buy
name: Buy
kpis:
  - {{metric: visit-to-purchase-7d, target: ">= 50 %"}}
  - {{metric: time-to-buy, target: "<= 10 days"}}
  - {{metric: purchases, target: ">= 10"}}
stages:
  - id: look
    name: {json.dumps(HARM)}
    kpis: [{{metric: revenue, target: ">= 300"}}]
    touchpoints: [{{id: open, name: Open}}]
"""


def judged(folder: Path) -> Path:
    root = shop(folder)
    (root / "j.yaml").write_text(f"cxjourney: v1\n{JOURNEY.lstrip()}")
    return root


def rules_of(job: Job) -> list[dict[str, Any]]:
    (artifact,) = BACKEND.render(job).artifacts
    assert artifact.path == PATH
    return [rule for group in yaml.safe_load(artifact.content)["groups"] for rule in group["rules"]]


def test_each_target_has_a_series_in_base_units_and_an_alert(tmp_path: Path) -> None:
    rules = rules_of(job_of(judged(tmp_path)))
    series = {rule["labels"]["metric"]: (rule["record"], rule["expr"]) for rule in rules if "record" in rule}
    assert series == {
        "visit-to-purchase-7d": ("cxjourney_target_ratio", "vector(0.5)"),
        "time-to-buy": ("cxjourney_target_seconds", "vector(864000)"),
        "purchases": ("cxjourney_target_number", "vector(10)"),
        "revenue": ("cxjourney_target_number", "vector(300)"),
    }
    alerts = {rule["labels"]["metric"]: rule for rule in rules if "alert" in rule}
    assert alerts.keys() == series.keys()
    assert all(rule["for"] == "1h" for rule in alerts.values())
    assert (
        'cxjourney_high_ratio{metric="visit-to-purchase-7d",rows="cleaned"}' in alerts["visit-to-purchase-7d"]["expr"]
    )
    assert "cxjourney_observations" not in alerts["purchases"]["expr"]


def test_a_target_for_a_population_has_no_alert(tmp_path: Path) -> None:
    root = judged(tmp_path)
    (root / "s.yaml").write_text("cxjourney: v1\nkind: segment\nid: keen\nname: Keen\n")
    journey = (root / "j.yaml").read_text()
    (root / "j.yaml").write_text(journey.replace('target: ">= 10"', 'target: ">= 10", segment: keen'))
    rules = {rule["labels"]["metric"]: rule for rule in rules_of(job_of(root)) if "segment" in rule["labels"]}
    assert ["record" in rule for rule in rules.values()] == [True]


@pytest.mark.parametrize(
    ("told", "alerts"),
    [
        ('by: 2099-12-31}', 3), ('by: 2020-01-31}', 4), ("}\nstate: to-be", 0), ("}\nstatus: draft", 0),
        ("}\nstatus: live", 4),
    ],
)  # fmt: skip
def test_nobody_is_woken_for_a_provisional_target(tmp_path: Path, told: str, alerts: int) -> None:
    root = judged(tmp_path)
    journey = (root / "j.yaml").read_text()
    target = 'target: ">= 10"}'
    field, _, more = told.partition("}")
    journey = journey.replace(target, f"{target[:-1]}, {field}}}" if field else target)
    (root / "j.yaml").write_text(journey + more.lstrip("\n") + "\n")
    rules = rules_of(job_of(root))
    assert sum("alert" in rule for rule in rules) == alerts
    series = [rule["labels"] for rule in rules if "record" in rule]
    assert len(series) == 4
    assert sum(labels.get("provisional") == "true" for labels in series) == 4 - alerts


def test_the_example_whose_targets_are_all_to_come_wakes_nobody() -> None:
    rules = rules_of(example())
    assert rules
    assert not [rule for rule in rules if "alert" in rule]


@pytest.mark.parametrize(
    ("unit", "goal", "expected"),
    [("days", Goal("<=", 2, "weeks"), 1_209_600), ("hours", Goal("<=", 30, "min"), 1_800), ("percent", Goal(">=", 0.4, "%"), 0.4)],
)  # fmt: skip
def test_targets_are_in_base_units(unit: str, goal: Goal, expected: float) -> None:
    assert target_of(goal, unit, None) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (0.1 + 0.2, "percent", "0.3"), (0.07, "minutes", "4.2"), (1.1, "minutes", "66"), (2 / 3, "percent", "0.666666666667"),
        (123456789.25, "number", "123456789.25"), (-0.0, "score", "0"),
    ],
)  # fmt: skip
def test_a_gauge_shows_the_digits_that_mean_something(value: float, unit: str, shown: str) -> None:
    assert figure(measure_of(unit, None).of(value)) == shown
    assert figure(target_of(Goal("<=", value, ""), unit, None)) == shown


def test_money_says_its_currency() -> None:
    assert measure_of("currency", "EUR").family == "amount"
    assert measure_of("score", None).family == "number"


def test_labels_are_escaped() -> None:
    assert selector({"a": 'x"y\\z\nw'}) == '{a="x\\"y\\\\z\\nw"}'


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = judged(tmp_path_factory.mktemp("measured"))
    made = root / "results.prom"
    options = ["--as-of", AS_OF, "--fail-on", "never", "--write", str(made), "--write", str(root / "results.json")]
    assert run(["-C", str(root), "measure", "-q", *options]) == 0
    text = made.read_text()
    assert text == exposition(from_json((root / "results.json").read_text()))
    return text


def test_a_run_gives_gauges_of_what_may_be_shown(numbers: str) -> None:
    assert 'cxjourney_value_number{metric="purchases",rows="raw"} 4' in numbers
    # Five starts are fewer than the thirty from which a share is shown.
    assert 'cxjourney_value_ratio{metric="visit-to-purchase-7d"' not in numbers
    assert 'cxjourney_kpi_status{metric="purchases",place="journey:buy",status="missed"} 1' in numbers
    assert 'cxjourney_kpi_status{metric="purchases",place="journey:buy",status="met"} 0' in numbers
    assert re.search(r"^cxjourney_as_of_timestamp_seconds 1769471999", numbers, re.M)
    for line in numbers.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \w+ .+|\w+(\{\w+=\".*\"\})? [-+.\dInfe]+", line)


@pytest.fixture(scope="module")
def promtool() -> str:
    found = shutil.which("promtool")
    if found is None:
        pytest.skip("promtool is not installed: it comes with the package `prometheus` of Debian")
    return found


@pytest.mark.slow
def test_promtool_takes_the_rules_of_the_example(promtool: str, tmp_path: Path) -> None:
    path = tmp_path / "rules.yml"
    path.write_bytes(BACKEND.render(example()).artifacts[0].content)
    made = subprocess.run([promtool, "check", "rules", path], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert "SUCCESS" in made.stdout


@pytest.mark.slow
def test_promtool_takes_the_numbers(promtool: str, numbers: str) -> None:
    made = subprocess.run([promtool, "check", "metrics"], input=numbers, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout + made.stderr) == (0, "")


@pytest.mark.slow
def test_an_alert_is_raised_when_the_favourable_bound_misses_and_runs_no_text(promtool: str, tmp_path: Path) -> None:
    job = job_of(judged(tmp_path))
    (tmp_path / "rules.yml").write_bytes(BACKEND.render(job).artifacts[0].content)
    alerts = {rule["labels"]["metric"]: rule for rule in rules_of(job) if "alert" in rule}
    summary = f"Revenue: target missed at “{HARM}”"
    told = {"description": "It should be at least 300.", "summary": summary}
    share = '{metric="visit-to-purchase-7d",rows="cleaned"}'
    test = {
        "rule_files": ["rules.yml"],
        "tests": [
            {
                "interval": "1m",
                "input_series": [
                    {"series": 'cxjourney_value_number{metric="revenue",rows="cleaned"}', "values": "240x200"},
                    {"series": f"cxjourney_value_ratio{share}", "values": "0.4x200"},
                    {"series": f"cxjourney_high_ratio{share}", "values": "0.51x200"},
                    {"series": f"cxjourney_observations{share}", "values": "1000x200"},
                ],
                "alert_rule_test": [
                    {
                        "eval_time": "90m",
                        "alertname": "CxjourneyTargetMissed",
                        "exp_alerts": [
                            {
                                "exp_labels": {**alerts["revenue"]["labels"], "rows": "cleaned"},
                                "exp_annotations": told,
                            }
                        ],
                    },
                    {"eval_time": "30m", "alertname": "CxjourneyTargetMissed", "exp_alerts": []},
                ],
            }
        ],
    }
    (tmp_path / "test.yml").write_text(yaml.safe_dump(test, allow_unicode=True))
    made = subprocess.run(
        [promtool, "test", "rules", tmp_path / "test.yml"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
