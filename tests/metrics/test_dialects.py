"""The SQL of every dialect: it reads back, says what it is, and leaves texts of the workspace texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from cxjourney.backends.backend import Job
from cxjourney.backends.metrics.backend import BACKEND
from cxjourney.compiler import compile_workspace
from cxjourney.metrics import ir
from cxjourney.metrics.conditions import Compare
from cxjourney.metrics.dialects.dialect import dialects
from cxjourney.metrics.plan import Plan, plan_of
from cxjourney.metrics.prepared import joining, judging, keeping
from cxjourney.metrics.profiles import profiles
from cxjourney.metrics.resolve_metric import resolve_metrics
from cxjourney.metrics.script import Statement
from cxjourney.metrics.sql import PARAMETERS, query_of
from cxjourney.workspace import DIALECTS
from tests.laying import ROOT, TODAY, compiled
from tests.metrics.support import chain, spec, table

NAMES = sorted(dialects())
FORBIDDEN = re.compile(
    r"\b(current_date|current_time|current_timestamp|now|today|random|uuid|approx\w*|getdate)\b", re.I
)


@cache
def plan() -> Plan:
    made = compile_workspace(ROOT, TODAY)
    return plan_of(resolve_metrics(made.model, made.workspace), made.model)


def parsed(text: str, name: str) -> list[exp.Expr]:
    return [tree for tree in sqlglot.parse(text, read=dialects()[name].sqlglot) if tree is not None]


def queries(name: str, ids: list[str]) -> Iterator[str]:
    for id_ in ids:
        for known in (plan().raw, plan().cleaned):
            made = query_of(known[id_], known, name)
            assert made is not None
            yield made.text


def test_the_dialects_that_a_workspace_may_ask_for_are_those_there_are() -> None:
    assert sorted(DIALECTS) == NAMES


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_query_of_each_type_reads_back(name: str) -> None:
    first: dict[str, str] = {}
    for id_, metric in plan().raw.items():
        if metric.executable and metric.definition is not None:
            first.setdefault(metric.definition.form, id_)
    for text in queries(name, [*first.values()]):
        (tree,) = parsed(text, name)
        assert tree.find(exp.Command) is None
        assert not FORBIDDEN.search(text)
        written = {str(dialects()[name].text(dialects()[name].parameter(each))) for each in PARAMETERS}
        assert all(each in text for each in written)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_query_of_the_example_reads_back(name: str) -> None:
    ready = [id_ for id_, metric in plan().raw.items() if metric.executable]
    assert len(ready) > 100
    for text in queries(name, ready):
        assert len(parsed(text, name)) == 1


def statements(name: str) -> Iterator[Statement]:
    hooks = dialects()[name]
    for found in plan().sources.values():
        yield from (*judging(found, hooks), *keeping(found, hooks))
    for domain in plan().domains:
        yield from joining(domain, hooks).statements
        made = profiles(domain, hooks)
        if made is not None:
            yield made


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_statement_before_the_queries_reads_back(name: str) -> None:
    for statement in statements(name):
        trees = parsed(statement.whole, name)
        assert len(trees) == 1 + len(statement.before)
        assert not [tree for tree in trees if isinstance(tree, exp.Command)]
        assert not FORBIDDEN.search(statement.whole)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_made_in_the_place_of_the_one_before(name: str) -> None:
    made = next(found for found in statements(name) if found.name.endswith("-judged"))
    replaced = "CREATE OR REPLACE TABLE" in made.text
    cleared = any(text.startswith("DROP TABLE IF EXISTS") and "judged" in text for text in made.before)
    assert replaced != cleared


@pytest.mark.parametrize("name", NAMES)
def test_a_funnel_reads_back(name: str) -> None:
    made = query_of(spec(ir.Funnel(chain("A", "B", "C")), table()), {}, name)
    assert made is not None
    (tree,) = parsed(made.text, name)
    assert tuple(tree.named_selects) == made.columns


@pytest.mark.parametrize("name", NAMES)
def test_texts_stay_texts(name: str) -> None:
    nasty = "*/ --\n; DROP TABLE log; ' \" ` \\' {n} $as_of :as_of @as_of %s"
    where = ir.Selection(event="A", where=Compare("ta`g\"'", "=", nasty))
    source = table("ta`g\"'")
    metric = spec(ir.Funnel(chain("A", nasty)), source)
    for definition in (metric, spec(ir.Count(where, "event", None), source)):
        made = query_of(definition, {}, name)
        assert made is not None
        (tree,) = parsed(made.text, name)
        assert nasty in {literal.name for literal in tree.find_all(exp.Literal) if literal.is_string}


@pytest.mark.parametrize("name", NAMES)
def test_clickhouse_alone_is_given_settings(name: str) -> None:
    made = query_of(spec(ir.Funnel(chain("A", "B")), table()), {}, name)
    assert made is not None
    assert ("join_use_nulls = 1" in made.text) == (name == "clickhouse")


def test_a_workspace_asks_for_dialects(tmp_path: Path) -> None:
    head = "cxjourney: v1\nkind: workspace\norganisation: {name: T}\ninclude: ['*.yaml']\ndialects: [spark, postgres]\n"
    catalog = """
        kind: catalog
        metrics: [{id: m, name: Visits, type: count, source: log}]
        sources: [{id: log, name: Log, type: events, location: a.csv, timezone: UTC, mapping: {ts: at}}]
        """
    made = compiled(tmp_path, {"a.yaml": catalog}, head=head)
    written = {a.path: a.content.decode() for a in BACKEND.render(Job(made.model, made.workspace, TODAY)).artifacts}
    for name, parameter in (("duckdb", "$as_of"), ("spark", ":as_of"), ("postgres", ":as_of")):
        text = written[f"metrics/sql/{name}/m.sql"]
        assert f"{parameter}: the end of what is known" in text
        assert len(parsed(text, name)) == 1
    assert "metrics/sql/snowflake/m.sql" not in written
