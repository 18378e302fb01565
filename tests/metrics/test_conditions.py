"""The language of `where`: what it accepts, where it stumbles, and that SQL means the same as Python."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxjourney.metrics.conditions import (
    All,
    Among,
    Compare,
    Condition,
    Not,
    Some,
    Value,
    fields_in,
    holds,
    parse_condition,
    written,
)
from cxjourney.metrics.predicates import predicate
from cxjourney.model.values import Fault


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("channel = 'web'", Compare("channel", "=", "web")),
        ("tries = 1", Compare("tries", "=", 1.0)),
        ("delay_s <= -1.5", Compare("delay_s", "<=", -1.5)),
        ("member = TRUE", Compare("member", "=", True)),
        ("name = 'l''heure'", Compare("name", "=", "l'heure")),
        ("a in ('x', 'y')", Among("a", ("x", "y"))),
        ("a not in (1)", Not(Among("a", (1.0,)))),
        ("not a = 1", Not(Compare("a", "=", 1.0))),
        (
            "a = 1 and b = 2 or c = 3",
            Some((All((Compare("a", "=", 1.0), Compare("b", "=", 2.0))), Compare("c", "=", 3.0))),
        ),
        (
            "a = 1 and (b = 2 or c = 3)",
            All((Compare("a", "=", 1.0), Some((Compare("b", "=", 2.0), Compare("c", "=", 3.0))))),
        ),
    ],
)
def test_reads(text: str, tree: Condition) -> None:
    assert parse_condition(text) == tree


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("", 0, "empty"),
        ("channel", 7, "a sign is due"),
        ("channel == 'web'", 8, "write `=`"),
        ("channel <> 'web'", 8, "write `!=`"),
        ("channel = web", 10, "put the text between quotes: `'web'`"),
        ('channel = "web"', 10, "straight single quotes"),
        ("channel = 'web", 10, "no closing"),
        ("channel = 'a' channel = 'b'", 14, "join two comparisons"),
        ("channel = ", 10, "stops too early"),
        ("'web' = channel", 0, "begins with the name of a column"),
        ("a in ('x', 1)", 11, "one type"),
        ("a in ()", 6, "cannot stand here"),
        ("a in 'x'", 5, "`(` is due"),
        ("(a = 1", 6, "`)` is due"),
        ("a < true", 4, "have no order"),
        ("and = 1", 0, "cannot stand here"),
        ("a = 1; drop table x", 5, "cannot stand here"),
        ("a = 12abc", 4, "write the number"),
        ("lower(a) = 'x'", 5, "a sign is due"),
        ("(" * 60 + "a = 1" + ")" * 60, 40, "too many parentheses"),
        ("not " * 60 + "a = 1", 160, "too many parentheses"),
        ("a = 1 or " * 600 + "a = 1", 4000, "too long"),
    ],
)
def test_stumbles_where_it_does_not_fit(text: str, at: int, says: str) -> None:
    found = parse_condition(text)
    assert isinstance(found, Fault)
    assert found.at == at
    assert says in found.message.in_("en")
    assert found.message.in_("fr") != found.message.in_("en")


def test_what_is_absent_equals_nothing() -> None:
    row: dict[str, Value | None] = {"a": None}
    for text, expected in {
        "a = 'x'": False, "a != 'x'": True, "a < 1": False, "a in ('x')": False, "a not in ('x')": True,
        "not a = 'x'": True, "not a != 'x'": False, "not a < 1": True,
    }.items():  # fmt: skip
        tree = parse_condition(text)
        assert not isinstance(tree, Fault)
        assert holds(tree, row) is expected, text


FIELDS = {"t": st.sampled_from(["", "x", "y'", "é"]), "n": st.sampled_from([-1.0, 0.0, 1.0, 2.5])}
COMPARES = st.one_of(
    *(
        st.builds(Compare, st.just(name), st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), values)
        for name, values in FIELDS.items()
    ),
    *(st.builds(Among, st.just(n), st.lists(v, min_size=1, max_size=3).map(tuple)) for n, v in FIELDS.items()),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    COMPARES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, min_size=2, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
ROWS: list[dict[str, Value | None]] = [
    {"t": text, "n": number} for text in (None, "", "x", "y'", "é") for number in (None, -1.0, 0.0, 1.0, 2.5)
]


@pytest.fixture(scope="module")
def rows() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("create table rows(i int, t text, n double)")
    connection.executemany("insert into rows values (?, ?, ?)", [(i, r["t"], r["n"]) for i, r in enumerate(ROWS)])
    return connection


@given(CONDITIONS)
def test_sql_means_what_python_means(rows: duckdb.DuckDBPyConnection, condition: Condition) -> None:
    for truth in (True, False):
        sql = f"select i from rows where {predicate(condition, truth).sql('duckdb')} order by i"
        expected = [i for i, row in enumerate(ROWS) if holds(condition, row) is truth]
        assert [i for (i,) in rows.execute(sql).fetchall()] == expected


@given(CONDITIONS)
def test_what_is_written_reads_back_to_the_same_meaning(condition: Condition) -> None:
    again = parse_condition(written(condition))
    assert not isinstance(again, Fault)
    assert [holds(again, row) for row in ROWS] == [holds(condition, row) for row in ROWS]
    assert set(fields_in(again)) == set(fields_in(condition))


@given(st.text(max_size=40))
def test_any_text_reads_or_stumbles_inside_itself(text: str) -> None:
    found = parse_condition(text)
    assert not isinstance(found, Fault) or 0 <= found.at <= len(text)
