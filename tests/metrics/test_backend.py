"""The files that `cxj build` writes under `metrics/`, and what other parts of the house ask for."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
import sqlglot

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.backend import BACKEND
from cxjourney.backends.metrics.escape import escaped, with_code
from cxjourney.backends.metrics.specs import Spec, dictionary, specs, sql_of
from cxjourney.compiler import compile_workspace
from cxjourney.metrics.columns import described
from cxjourney.metrics.contract import Document, from_json, metrics_schema
from cxjourney.metrics.ir import CostPerExit, Table
from cxjourney.metrics.sql import PARAMETERS, digest
from cxjourney.model.kinds.metric import Metric
from tests.laying import ROOT, TODAY, compiled
from tests.metrics.support import at

FORBIDDEN = re.compile(
    r"\b(current_date|current_time|current_timestamp|now|today|random|uuid|approx\w*|getdate)\b", re.I
)


@cache
def example() -> Job:
    """The example organisation."""
    made = compile_workspace(ROOT, TODAY)
    return Job(made.model, made.workspace, TODAY)


@cache
def files() -> Mapping[str, bytes]:
    return {artifact.path: artifact.content for artifact in BACKEND.render(example()).artifacts}


def job(folder: Path, catalog: str, head: str | None = None) -> Job:
    made = compiled(folder, {"a.yaml": catalog}, **({"head": head} if head else {}))
    return Job(made.model, made.workspace, TODAY)


# ---------------------------------------------------------------- the example organisation


def test_the_files_are_the_same_bytes_each_time() -> None:
    again = Job(example().model, example().workspace, TODAY)
    assert {a.path: a.content for a in BACKEND.render(again).artifacts} == files()
    assert [*files()] == sorted(files())


def test_the_resolved_metrics_are_valid_and_read_back_to_themselves() -> None:
    text = files()["metrics/metrics.resolved.json"].decode()
    data = json.loads(text)
    jsonschema.Draft202012Validator(metrics_schema()).validate(data)
    back: Document = from_json(text)
    assert back.metrics == tuple(spec.resolved for spec in specs(example()))
    assert text == json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_each_metric_is_computed_or_says_what_it_lacks() -> None:
    queries = {path for path in files() if path.endswith(".sql")}
    for spec in specs(example()):
        assert spec.executable == (f"metrics/sql/duckdb/{spec.id}.sql" in queries)
        assert spec.executable != bool(spec.resolved.missing)
    document = from_json(files()["metrics/metrics.resolved.json"].decode())
    written = (*document.queries, *document.cleaned, *document.scripts)
    assert {f"metrics/{each.path}" for each in written} == queries
    assert {query.metric for query in document.cleaned} <= {query.metric for query in document.queries}


def test_each_dictionary_has_a_section_a_metric() -> None:
    for language in example().languages:
        text = files()[f"metrics/dictionary.{language}.md"].decode()
        assert text.count("\n## ") == len(specs(example()))
        assert not re.search(r"\{\w*\}|None|\bStub", text)


def tables_of(spec: Spec) -> list[Table]:
    found = [spec.resolved.table] if spec.resolved.table else []
    definition = spec.resolved.definition
    return [*found, definition.costs] if isinstance(definition, CostPerExit) else found


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """A database in which every table and file of the example organisation exists, with one row or none."""
    folder = tmp_path_factory.mktemp("data")
    connection = duckdb.connect()
    connection.execute("set file_search_path = ?", [str(folder)])
    columns: dict[tuple[str, str], set[str]] = {}
    for spec in specs(example()):
        for table in tables_of(spec):
            columns.setdefault((table.format, table.location), set()).update(c.written for c in table.columns)
    for (format_, location), names in columns.items():
        ordered = sorted(names)
        quoted = ", ".join('"{}" varchar'.format(name.replace('"', '""')) for name in ordered)
        if format_ == "table":
            *schema, _ = location.split(".")
            for part in schema:
                connection.execute(f'create schema if not exists "{part}"')
            connection.execute(f"create table {location}({quoted})")
            continue
        path = folder / location
        path.parent.mkdir(parents=True, exist_ok=True)
        if format_ == "csv":
            path.write_text(",".join(ordered) + "\n")
        else:
            connection.execute(f"create table t({quoted}); copy t to '{path}' (format parquet); drop table t")
    return connection


def ready() -> list[Spec]:
    return [spec for spec in specs(example()) if spec.executable]


def test_each_query_runs_and_gives_one_row(filled: duckdb.DuckDBPyConnection) -> None:
    assert ready()
    for spec in ready():
        (query,) = spec.queries
        cursor = filled.execute(query.commented, {"as_of": at(2e9), "since": None})
        names = tuple(described[0] for described in cursor.description or ())
        (row,) = cursor.fetchall()
        assert names == query.columns, spec.id
        assert (*names[:2], names[-1]) == ("value", "n", "undefined")
        # Nothing was observed: the value is null with a reason, or nothing is what was counted.
        found = dict(zip(names, row, strict=True))
        assert (found["value"] is None) == (found["undefined"] is not None), spec.id
        assert not found["value"], spec.id


def test_each_query_says_what_it_is_and_depends_on_nothing_else() -> None:
    for spec in ready():
        (query,) = spec.queries
        comment = query.commented.removesuffix(query.text)
        assert all(line.startswith("-- ") for line in comment.splitlines())
        assert comment.endswith(f"blake2b-16: {query.hash}\n")
        assert digest(query.text) == query.hash
        assert not FORBIDDEN.search(query.text), spec.id
        assert set(re.findall(r"\$(\w+)", query.text)) == set(PARAMETERS)
        for column in query.columns:
            assert described(column).in_("fr") != described(column).in_("en")


def test_queries_parse_in_their_dialect() -> None:
    by_type = {spec.type: spec for spec in ready()}
    for spec in by_type.values():
        assert len(sqlglot.parse(spec.sql or "", read="duckdb")) == 1


# ---------------------------------------------------------------- what others ask for


def test_a_query_is_found_by_the_metric_or_its_id() -> None:
    spec = ready()[0]
    entity = example().model.find("metric", spec.id)
    assert isinstance(entity, Metric)
    assert sql_of(spec.id, example()) == sql_of(entity, example()) == spec.sql
    assert sql_of("nobody", example()) is None


def test_a_job_is_worked_out_once() -> None:
    assert specs(example()) is specs(example())


def test_a_dictionary_of_some_metrics() -> None:
    chosen = specs(example())[0].id
    text = dictionary(example(), "en", (chosen,))
    assert text.count("\n## ") == 1
    assert f"`{chosen}`" in text


def test_a_workspace_without_metrics_has_an_empty_document(tmp_path: Path) -> None:
    made = BACKEND.render(job(tmp_path, "kind: catalog\nteams: [{id: a, name: A}]")).artifacts
    written = {artifact.path: artifact.content for artifact in made}
    assert json.loads(written["metrics/metrics.resolved.json"])["metrics"] == []
    assert not [path for path in written if path.endswith(".sql")]


def test_asking_for_the_back_end_does_not_load_what_compiles_queries() -> None:
    import subprocess

    code = (
        "import sys, cxjourney.backends.metrics.backend; sys.exit('sqlglot' in sys.modules or 'duckdb' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---------------------------------------------------------------- hostile texts

NASTY = "*/ --\n; DROP TABLE log; $as_of ' \" `x` |a| <script>alert(1)</script> [a](javascript:x) ![i](http://x) {n} # *b* _c_"


def nasty(folder: Path) -> Job:
    text = json.dumps(NASTY)
    where = json.dumps("note = '''; drop table log; --'")
    return job(
        folder,
        f"""
        kind: catalog
        metrics:
          - id: m
            name: {text}
            definition: {text}
            type: ratio
            source: log
            numerator: {{event: a, where: {where}}}
            denominator: {{event: a}}
            value: score
        sources:
          - id: log
            name: {text}
            type: events
            format: table
            location: 'we"ird table.log'
            timezone: "Etc/UTC"
            mapping: {{event: 'na"me', ts: 'at -- ;', note: "no'te"}}
        """,
    )


def test_texts_of_the_workspace_stay_texts_in_sql(tmp_path: Path) -> None:
    made = nasty(tmp_path)
    sql = sql_of("m", made)
    assert sql is not None
    connection = duckdb.connect()
    connection.execute('create schema "we""ird table"')
    connection.execute('create table "we""ird table".log("na""me" text, "at -- ;" timestamp, "no\'te" text)')
    connection.execute("insert into \"we\"\"ird table\".log values ('a', '2026-01-01', '''; drop table log; --')")
    row = connection.execute(sql, {"as_of": at(2e9), "since": None}).fetchone()
    assert row is not None
    assert row[:2] == (1.0, 1)


def test_texts_of_the_workspace_stay_texts_in_markdown(tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    text = dictionary(nasty(tmp_path), "en")
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    tags = set(re.findall(r"<(/?\w+)", page))
    assert tags <= {f"{slash}{tag}" for tag in ("h1", "h2", "p", "code", "strong", "ul", "li") for slash in ("", "/")}
    assert "{n} # *b* _c_" in page
    assert page.count("<h2>") == 1


@pytest.mark.parametrize(
    "text", ["- a", "1. a", "+ a", "= a", "12) a", "# a", "> a", "| a |", "a\n\n# b", "&copy;", "~~a~~"]
)
def test_escaped_texts_show_as_they_are(text: str) -> None:
    from markdown_it import MarkdownIt

    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escaped(text))
    shown = page.removeprefix("<p>").removesuffix("</p>\n").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == " ".join(text.split())


def test_code_in_sentences_stays_code() -> None:
    assert with_code("where `a = 'x|y'` holds, *so*") == "where `a = 'x\\|y'` holds, \\*so\\*"
    assert with_code("an odd ` one") == "an odd \\` one"


def test_the_dictionary_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    catalog = """
        kind: catalog
        metrics:
          - {id: m, name: {fr: Visites, en: Visits}, type: count, source: log, min_n: {show: 5}}
        sources:
          - {id: log, name: Journal, type: events, location: a.csv, timezone: UTC, mapping: {ts: at}}
        """
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: Test}\nlanguages: [fr, en, de]\ninclude: ['*.yaml']\n"
    made = job(tmp_path, catalog, head)
    written: dict[str, Any] = {artifact.path: artifact.content.decode() for artifact in BACKEND.render(made).artifacts}
    assert "## Visites" in written["metrics/dictionary.fr.md"]
    assert "Il faut\u00a0: 5 observations pour le montrer" in written["metrics/dictionary.fr.md"]
    assert "## Visits" in written["metrics/dictionary.en.md"]
    assert "5 observations to show it, 100 to judge it" in written["metrics/dictionary.en.md"]
    assert "## Visites" in written["metrics/dictionary.de.md"]
    assert "How it is computed" in written["metrics/dictionary.de.md"]
    assert written["metrics/sql/duckdb/m.sql"].startswith("-- m: Visits\n-- How many times")


def test_comments_in_sql_are_in_english_whatever_the_language_of_the_workspace() -> None:
    assert example().workspace.language == "fr"
    text = files()["metrics/sql/duckdb/loan-completion.cleaned.sql"].decode()
    assert "-- loan-completion: From dream to deed\n" in text
    assert "Cleaned observations, made by the scripts in `sources/`. $as_of: the end of what is known" in text
    french = re.compile(r"^-- .*\b(des|les|une|avant|dont|réponses|quand|jours?)\b", re.MULTILINE)
    for path, content in files().items():
        if path.endswith(".sql"):
            assert not french.search(content.decode()), path
