"""The emitted project in dbt and MetricFlow themselves: it parses, builds, validates, and gives our numbers."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from cxjourney.backends.metrics.dbt.backend import BACKEND
from cxjourney.backends.metrics.specs import specs
from cxjourney.cli.app import run
from cxjourney.metrics.preparation import tables_of
from cxjourney.metrics.semantic.names import identifier
from tests.artefacts.dbt_env import environment, ran
from tests.artefacts.shop import AS_OF, EXPECTED, HARM, job_of, shop
from tests.laying import ROOT

pytestmark = pytest.mark.slow


def laid_out(root: Path, as_of: str) -> Path:
    """The project of a workspace as `cxj build` writes it, its date set."""
    for artifact in BACKEND.render(job_of(root)).artifacts:
        path = root / "dist" / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    project = root / "dist/metrics/dbt"
    settings = project / "dbt_project.yml"
    settings.write_text(re.sub(r"as_of: .*", f'as_of: "{as_of} 23:59:59.999999"', settings.read_text()))
    return project


def measured(root: Path, as_of: str) -> dict[str, Any]:
    """What `cxj measure` gives for the same data and date."""
    results = root / "results.json"
    run(["-C", str(root), "measure", "--as-of", as_of, "--fail-on", "never", "--write", str(results), "-q"])
    found: dict[str, Any] = json.loads(results.read_text())
    return found


def accepted(project: Path) -> None:
    """dbt parses and builds it; MetricFlow finds nothing wrong, in the definitions or in the tables."""
    folder = environment()
    ran(folder, project, "dbt", "parse")
    built = ran(folder, project, "dbt", "build")
    assert re.search(r"PASS=\d+ WARN=0 ERROR=0 SKIP=0", built), built[-1000:]
    checked = ran(folder, project, "mf", "validate-configs")
    assert len(re.findall(r"ERRORS: 0, FUTURE_ERRORS: 0", checked)) == 6, checked[-2000:]


def queried(project: Path, names: Mapping[str, str]) -> dict[str, float | None]:
    """The metrics by their id, as `mf query` gives them."""
    target = project / "query.csv"
    ran(environment(), project, "mf", "query", "--metrics", ",".join(names.values()), "--csv", str(target))
    with target.open(newline="") as opened:
        (row,) = csv.DictReader(opened)
    read = {id_: row[name] for id_, name in names.items()}
    return {id_: None if cell in ("", "None", "nan") else float(cell) for id_, cell in read.items()}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    environment()
    root = shop(tmp_path_factory.mktemp("shop"))
    project = laid_out(root, AS_OF)
    accepted(project)
    return root, project


def test_nine_events_give_the_numbers_that_one_counts_by_hand(small: tuple[Path, Path]) -> None:
    root, project = small
    made = yaml.safe_load((project / "models/semantic.yml").read_text())
    known = {metric["name"] for model in made["models"] for metric in model["metrics"]}
    known |= {metric["name"] for metric in made["metrics"]}
    names = {id_: identifier(id_) for id_ in EXPECTED}
    assert set(names.values()) <= known
    found = queried(project, names)
    assert found == pytest.approx(EXPECTED)
    ours = {metric["id"]: metric["raw"]["value"] for metric in measured(root, AS_OF)["metrics"]}
    assert {id_: ours[id_] for id_ in EXPECTED} == pytest.approx(EXPECTED)


def test_the_exact_queries_give_the_same_numbers_as_models(small: tuple[Path, Path]) -> None:
    root, project = small
    ours = {metric["id"]: metric["raw"] for metric in measured(root, AS_OF)["metrics"]}
    with duckdb.connect(str(project / "cxjourney.duckdb"), read_only=True) as connection:
        connection.execute("set file_search_path = ?", [str(project)])
        for id_, expected in EXPECTED.items():
            row = connection.execute(f"select value, n from cxj_number_{identifier(id_)}").fetchone()
            assert row is not None
            assert row[0] == pytest.approx(expected)
            assert row[1] == ours[id_]["n"]


def test_its_connection_is_in_universal_time(small: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    asked = "select 'zone=' || current_setting('TimeZone') as told"
    assert "zone=UTC" in ran(environment(), small[1], "dbt", "show", "--inline", asked)


def test_what_authors_wrote_is_shown_and_not_run(small: tuple[Path, Path]) -> None:
    _, project = small
    manifest = json.loads((project / "target/manifest.json").read_text())
    (label,) = (m["label"] for m in manifest["metrics"].values() if m["name"] == "purchases")
    assert label.replace("{ ", "{") == f"{HARM} (purchases)".replace("{ ", "{")


def test_the_example_organisation_gives_the_numbers_of_measure(tmp_path: Path) -> None:
    environment()
    as_of = "2026-03-31"
    shutil.copytree(ROOT / "journeys", tmp_path / "journeys")
    shutil.copy(ROOT / "cxjourney.yaml", tmp_path)
    subprocess.run([sys.executable, str(ROOT / "bench/observations.py"), str(tmp_path), "200"], check=True, stdout=-3)
    project = laid_out(tmp_path, as_of)
    _empty_tables(tmp_path, project)
    accepted(project)
    known = {metric["id"]: metric for metric in measured(tmp_path, as_of)["metrics"]}
    readable = {id_ for id_, metric in known.items() if metric["raw"]["sql_hash"]}
    assert len(readable) > 30
    found = queried(project, {id_: identifier(id_) for id_ in sorted(readable)})
    ours = {id_: known[id_]["raw"]["value"] for id_ in sorted(readable)}
    assert {id_ for id_, value in found.items() if value is None} == {id_ for id_ in ours if ours[id_] is None}
    defined = {id_: value for id_, value in ours.items() if value is not None}
    assert {id_: found[id_] for id_ in defined} == pytest.approx(defined, rel=1e-9)


def _empty_tables(root: Path, project: Path) -> None:
    """The tables of the organisations for which no data were invented."""
    columns: dict[str, set[str]] = {}
    for spec in specs(job_of(root)):
        for table in tables_of(spec.resolved):
            if table.format == "table":
                columns.setdefault(table.location, set()).update(column.written for column in table.columns)
    with duckdb.connect(str(project / "cxjourney.duckdb")) as connection:
        for location, names in columns.items():
            schema, name = location.split(".")
            connection.execute(f'create schema if not exists "{schema}"')
            written = ", ".join(f'"{column}" varchar' for column in sorted(names))
            connection.execute(f'create table "{schema}"."{name}"({written})')
