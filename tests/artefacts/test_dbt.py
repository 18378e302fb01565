"""The dbt project as files: complete, safe to hand to Jinja, and with our very queries inside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest
import yaml

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.dbt.backend import BACKEND
from cxjourney.backends.metrics.dbt.escape import literal, prose
from cxjourney.backends.metrics.dbt.files import MACRO
from cxjourney.backends.metrics.specs import specs
from cxjourney.metrics.semantic.names import RESERVED, Names, identifier
from tests.artefacts.shop import HARM, job_of, shop
from tests.laying import compiled

MODELS = "metrics/dbt/models"


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    return job_of(shop(tmp_path_factory.mktemp("shop")))


@pytest.fixture(scope="module")
def files(job: Job) -> Mapping[str, str]:
    return {artifact.path: artifact.content.decode() for artifact in BACKEND.render(job).artifacts}


@pytest.fixture(scope="module")
def semantic(files: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files[f"{MODELS}/semantic.yml"])
    return found


def names_of(semantic: dict[str, Any]) -> list[str]:
    simple = [metric["name"] for model in semantic["models"] for metric in model["metrics"]]
    return [*simple, *(metric["name"] for metric in semantic["metrics"])]


def test_the_files_are_the_same_bytes_each_time(job: Job, files: Mapping[str, str], tmp_path: Path) -> None:
    again = BACKEND.render(job_of(shop(tmp_path))).artifacts
    assert {artifact.path: artifact.content.decode() for artifact in again} == files


def test_each_metric_is_in_the_semantic_layer_and_has_its_exact_query_or_is_listed_as_missing(
    job: Job, files: Mapping[str, str], semantic: dict[str, Any]
) -> None:
    numbers = {Path(path).stem for path in files if path.startswith(f"{MODELS}/numbers/")}
    assert len(numbers) == sum(spec.executable for spec in specs(job))
    readme = files["metrics/dbt/README.md"]
    for spec in specs(job):
        if spec.executable:
            name = re.search(rf"`(\w+)` \| \w+ \| `cxj_number_{identifier(spec.id)}", readme)
            assert name is not None, spec.id
            assert name[1] in names_of(semantic)
            assert f"cxj_number_{name[1]}" in numbers
        else:
            assert f"(`{spec.id}`)" in readme


def rendered(text: str, tables: Mapping[str, str]) -> str:
    """A model as dbt renders it, with the parameters of our queries for dates."""
    return (
        jinja2.Environment(keep_trailing_newline=True)
        .from_string(text)
        .render(source=lambda name, _: tables[name], cxj_moment=lambda name: f"${name}")
    )


def test_the_queries_are_ours_to_the_letter(job: Job, files: Mapping[str, str]) -> None:
    tables = {f"shop_{name}": f"READ_CSV('data/{name}.csv')" for name in ("events", "answers")}
    made = {rendered(text, tables) for path, text in files.items() if path.startswith(f"{MODELS}/numbers/")}
    ours = {spec.sql.removesuffix(";\n") + "\n" for spec in specs(job) if spec.sql}
    assert made == {re.sub(r"READ_CSV\(\s*('[^']*'),[^)]*\)", r"READ_CSV(\1)", sql) for sql in ours}


def test_one_model_a_step_and_no_condition_in_a_metric(files: Mapping[str, str], semantic: dict[str, Any]) -> None:
    models = {Path(path).stem for path in files if path.startswith(f"{MODELS}/semantic/")}
    assert {model["name"] for model in semantic["models"]} == models
    assert {"cxj_shop_events_visit", "cxj_shop_events_purchase", "cxj_visit_to_purchase_7d_starts"} <= models
    for model in semantic["models"]:
        for metric in model["metrics"]:
            assert "filter" not in metric
            assert re.fullmatch(r"1|\w+", str(metric["expr"]))


def test_two_steps_are_a_conversion_and_three_are_a_ratio_over_one_row_a_unit(semantic: dict[str, Any]) -> None:
    found = {metric["name"]: metric for metric in semantic["metrics"]}
    assert found["visit_to_purchase_7d"]["type"] == "conversion"
    assert "window" not in found["visit_to_purchase_7d"]
    assert found["visit_to_purchase"]["type"] == "ratio"


def test_names_are_safe_and_given_once(semantic: dict[str, Any]) -> None:
    names = names_of(semantic)
    assert len(names) == len(set(names))
    for name in names:
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)
        assert len(name) >= 2
        assert name not in RESERVED
    assert {"order_metric", "q_metric", "visits_rows", "visits_rows_2"} <= set(names)
    labels = [metric["label"] for metric in semantic["metrics"]]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("first-home-loan", "first_home_loan"), ("Été à Nîmes", "ete_a_nimes"), ("2nd", "n_2nd"), ("a", "a_metric"),
        ("select", "select_metric"), ("__x__", "x_metric"), ("日本", "item"), ("a__b--c", "a_b_c"), ("", "item"),
        ("x" * 90, "x" * 60), ("'; drop table x; --", "drop_table_x"), ("{{ boom }}", "boom"),
    ],
)  # fmt: skip
def test_any_text_makes_a_name(text: str, name: str) -> None:
    assert identifier(text) == name


def test_two_texts_of_one_name_get_two() -> None:
    names = Names()
    assert [names.give(text) for text in ("a-b", "a_b", "a b")] == ["a_b", "a_b_2", "a_b_3"]


@pytest.mark.parametrize("text", [HARM, "{{{", "{%%}", "{{ '{' }}", "a {# b #} c", "{", "}}", "{{{{{%"])
def test_jinja_gives_a_text_back_as_it_is(text: str) -> None:
    assert jinja2.Environment().from_string(literal(text)).render() == text


@pytest.mark.parametrize("text", [HARM, "{{{", "{%%}", "a\n{{ b }}"])
def test_nothing_in_a_sentence_is_run(text: str) -> None:
    safe = prose(text)
    assert jinja2.Environment().from_string(safe).render() == safe
    assert "\n" not in safe


def test_no_file_runs_what_an_author_wrote(files: Mapping[str, str]) -> None:
    allowed = re.compile(
        r"\{\{ (source\('[a-z_0-9]+', 'rows'\)|cxj_moment\('(as_of|since)'\)|var\('data_folder'\)|target\.schema|'\{') \}\}"
    )
    for path, text in files.items():
        if path.endswith((".sql", ".yml")) and not path.startswith("metrics/dbt/macros/"):
            assert not re.search(r"\{[{%#]", allowed.sub("", text)), path


@pytest.mark.parametrize(
    ("moment", "sql"),
    [("2026-01-26 23:59:59", "'2026-01-26 23:59:59'"), ("", "NULL"), (None, "NULL"), ("a' or 1", "'a'' or 1'")],
)
def test_a_date_of_the_run_is_a_literal_or_nothing(moment: str | None, sql: str) -> None:
    text = MACRO + "{{ cxj_moment('as_of') }}"
    assert jinja2.Environment().from_string(text).render(var=lambda name, default=None: moment).strip() == sql


def test_a_hostile_table_stays_one_table(tmp_path: Path) -> None:
    made = compiled(
        tmp_path,
        {
            "a.yaml": """
            kind: catalog
            metrics: [{id: m, name: M, type: count, per: event, source: log, count: {event: a}}]
            sources:
              - id: log
                name: Log
                type: events
                format: table
                location: 'a.we"ird {{ x }}.log'
                timezone: UTC
                mapping: {event: what, ts: at}
            """
        },
    )
    from cxjourney.backends.backend import Job
    from tests.laying import TODAY

    written = {a.path: a.content.decode() for a in BACKEND.render(Job(made.model, made.workspace, TODAY)).artifacts}
    (source,) = yaml.safe_load(written[f"{MODELS}/sources.yml"])["sources"]
    plain = jinja2.Environment()
    assert [plain.from_string(source[part]).render() for part in ("database", "schema")] == ["a", 'we""ird {{ x }}']
    assert source["tables"][0]["identifier"] == "log"


def test_a_workspace_without_a_metric_has_no_project(tmp_path: Path) -> None:
    made = compiled(tmp_path, {"a.yaml": "kind: catalog\nteams: [{id: a, name: A}]"})
    from tests.laying import TODAY

    assert BACKEND.render(Job(made.model, made.workspace, TODAY)).artifacts == ()
