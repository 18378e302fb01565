"""The Ossie model: its form, its numbers, and that nothing is dropped without a word."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
import yaml

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.ossie.backend import BACKEND, PATH
from cxjourney.backends.metrics.specs import specs
from tests.artefacts.ossie_form import FORM
from tests.artefacts.shop import EXPECTED, example, job_of, shop
from tests.laying import TODAY, compiled


def model_of(job: Job) -> dict[str, Any]:
    (artifact,) = BACKEND.render(job).artifacts
    assert artifact.path == PATH
    document = yaml.safe_load(artifact.content)
    jsonschema.Draft202012Validator(FORM).validate(document)
    (found,) = document["semantic_model"]
    return dict(found)


def extension(holder: dict[str, Any]) -> dict[str, Any]:
    ((name, data),) = [(each["vendor_name"], each["data"]) for each in holder["custom_extensions"]]
    assert name == "CXJOURNEY"
    return dict(json.loads(data))


@pytest.mark.parametrize("of_the_example", [False, True])
def test_each_metric_is_expressed_or_listed_with_its_definition(of_the_example: bool, tmp_path: Path) -> None:
    job = example() if of_the_example else job_of(shop(tmp_path))
    model = model_of(job)
    expressed = {extension(metric)["id"] for metric in model["metrics"]}
    listed = {each["id"]: each for each in extension(model)["not_expressed"]}
    assert expressed
    assert listed
    assert not expressed & listed.keys()
    assert expressed | listed.keys() == {spec.id for spec in specs(job)}
    for spec in specs(job):
        if spec.id in listed:
            assert (listed[spec.id]["definition"] is not None) == spec.executable
            assert bool(listed[spec.id]["missing"]) != spec.executable
        if spec.type in ("funnel", "conversion", "retention", "duration"):
            assert spec.id in listed


def test_what_has_a_window_is_not_expressed_without_it(tmp_path: Path) -> None:
    model = model_of(job_of(shop(tmp_path)))
    expressed = {extension(metric)["id"] for metric in model["metrics"]}
    assert "revenue" in expressed
    assert "revenue-7d" not in expressed


def test_expressions_give_the_numbers(tmp_path: Path) -> None:
    """Each expression over a view that has the fields of its dataset."""
    root = shop(tmp_path)
    model = model_of(job_of(root))
    connection = duckdb.connect()
    for dataset in model["datasets"]:
        fields = ", ".join(
            f'{field["expression"]["dialects"][0]["expression"]} as "{field["name"]}"' for field in dataset["fields"]
        )
        file = root / dataset["source"]
        connection.execute(
            f"create view {dataset['name']} as select {fields} from read_csv('{file}', header = true, all_varchar = true)"
        )
    (table,) = {dataset["name"] for dataset in model["datasets"] if "events" in dataset["name"]}
    seen = 0
    for metric in model["metrics"]:
        id_ = extension(metric)["id"]
        sql = metric["expression"]["dialects"][0]["expression"]
        (value,) = connection.execute(f"select {sql} from {'shop_answers' if 'nps' in id_ else table}").fetchone() or ()
        assert float(value) == pytest.approx(EXPECTED[id_]), id_
        seen += 1
    assert seen >= 8


@pytest.mark.parametrize("of_the_example", [False, True])
def test_what_is_called_standard_sql_names_only_types_of_the_standard(of_the_example: bool, tmp_path: Path) -> None:
    job = example() if of_the_example else job_of(shop(tmp_path))
    types: set[str] = set()
    for metric in model_of(job)["metrics"]:
        (said,) = metric["expression"]["dialects"]
        assert said["dialect"] == "ANSI_SQL"
        assert "!=" not in said["expression"]
        types |= set(re.findall(r" AS ([A-Z][A-Z ]*)\)", said["expression"]))
    assert "DOUBLE PRECISION" in types
    # A text without a length is of the standard since 2023.
    assert types <= {"DOUBLE PRECISION", "VARCHAR", "BOOLEAN"}


def test_a_dataset_says_how_its_dates_are_read(tmp_path: Path) -> None:
    for dataset in model_of(job_of(shop(tmp_path)))["datasets"]:
        assert extension(dataset)["reading"]["timezone"] == "UTC"


def test_the_bytes_are_the_same_each_time(tmp_path: Path) -> None:
    first, again = (BACKEND.render(job_of(shop(tmp_path / name))).artifacts for name in "ab")
    assert first == again


def test_a_workspace_without_a_source_has_no_model(tmp_path: Path) -> None:
    made = compiled(tmp_path, {"a.yaml": "kind: catalog\nteams: [{id: a, name: A}]"})
    assert BACKEND.render(Job(made.model, made.workspace, TODAY)).artifacts == ()
