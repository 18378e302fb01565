"""Persons in SQL: the names that one person goes by, found by their appearing together.

A name is a text: the rank of its column, then the value, as `00:c-123`. Names of one row belong to one person. The
person is called by the first of its names, in the order of the alphabet: the surest column comes first.

    links       pairs of names that appear together, both ways, and each name with itself; `cut` is 1 for a name that
                was taken out
    labels      for each name, the first name that is known to be the same person's; `round_` runs until nothing moves
    groups      for each name, its group before anything was taken out, and how many names that group has
    persons     for each name: its person, NULL when it was taken out, its group, and how many names that has

Where a group has more names than one person may, what glues it together is taken out: the names that stand beside most
others, a kiosk or a shared account. What is left falls apart into persons again; while a part is still too large, it
happens again in that part. Groups of an ordinary size are not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.preparation import Persons, Preparation, place
from cxjourney.metrics.script import Statement, asks, makes
from cxjourney.metrics.tree import (
    E,
    all_of,
    case,
    cases,
    cast,
    column,
    count,
    count_where,
    eq,
    is_null,
    not_null,
    number,
    select,
    text,
    with_steps,
)

ROUNDS = 100
"""More rounds than any chain of names needs: what is known travels twice as far in each."""


def ranks(preparations: Sequence[Preparation]) -> dict[str, int]:
    """The rank of each column of names in a domain: by the surest place that any source gives it, devices last."""
    best: dict[str, tuple[bool, int, str]] = {}
    for preparation in preparations:
        persons = preparation.persons
        for at, name in enumerate(persons.names if persons else ()):
            rank = (persons is not None and name == persons.anonymous, at, name)
            best[name] = min(best.get(name, rank), rank)
    return {name: at for at, name in enumerate(sorted(best, key=lambda name: best[name]))}


def domains(preparations: Iterable[Preparation]) -> tuple[tuple[Preparation, ...], ...]:
    """The sources that speak of the same persons: those whose surest column has the same name.

    A domain is called by the first of its sources.
    """
    found: dict[str, list[Preparation]] = {}
    for preparation in sorted(preparations, key=lambda each: each.source):
        if preparation.persons is not None:
            found.setdefault(preparation.persons.names[0], []).append(preparation)
    return tuple(ranked(members) for members in found.values())


def ranked(preparations: Sequence[Preparation]) -> tuple[Preparation, ...]:
    """Preparations whose persons name their columns by the ranks of the whole domain, and split at its least size."""
    order = ranks(preparations)
    sizes = [found.persons.most for found in preparations if found.persons and found.persons.most is not None]
    made = []
    for found in preparations:
        assert found.persons is not None  # a domain is made of sources that say how persons are recognised
        names = tuple(sorted(found.persons.names, key=lambda name: order[name]))
        joined = replace(
            found.persons,
            domain=preparations[0].source,
            names=names,
            ranks=tuple(order[name] for name in names),
            most=min(sizes, default=None),
        )
        made.append(replace(found, persons=joined))
    return tuple(made)


def name_of(persons: Persons) -> E:
    """The surest name that a row carries; NULL when it carries none."""
    return cases(
        (not_null(filled(name)), _name(name, rank)) for name, rank in zip(persons.names, persons.ranks, strict=True)
    )


def links(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """The table `…-links`: each name with the surest name of its row, and back; a lone name with itself."""
    parts: list[exp.Select] = []
    for found in preparations:
        assert found.persons is not None
        here = dialect.rows_of("table", place(found.source, "judged"))
        for name, rank in zip(found.persons.names, found.persons.ranks, strict=True):
            stays = all_of(is_null(column("cxj_reason")), not_null(filled(name)))
            parts.append(select({"one": name_of(found.persons), "other": _name(name, rank)}, here.copy(), where=stays))
    pairs: exp.Expr = parts[0]
    for part in parts[1:]:
        pairs = exp.Union(this=pairs, expression=part, distinct=True)
    both: exp.Expr = select({"one": column("one"), "other": column("other")}, "pairs")
    for one in ("other", "one"):
        turned = select({"one": column("other"), "other": column(one)}, "pairs")
        both = exp.Union(this=both, expression=turned, distinct=True)
    query = select(
        {"one": column("one"), "other": column("other"), "cut": number(0)},
        exp.Subquery(this=both, alias=_alias("both_ways")),
    )
    query = query.with_(exp.to_identifier("pairs"), as_=pairs)
    return makes(at(preparations, "links"), query, dialect)


def begun(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """The table `…-labels` at the start: each name stands for itself."""
    here = dialect.rows_of("table", at(preparations, "links"))
    query = select({"name": column("one"), "label": column("one")}, here, group=("one",))
    return makes(at(preparations, "labels"), query, dialect)


def round_(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """One round: each name takes the first label among its own, its neighbours', and that of the name it points to."""
    labels = dialect.rows_of("table", at(preparations, "labels"))
    pairs = dialect.rows_of("table", at(preparations, "links"))
    near = select(
        {"name": column("one", "pair"), "label": exp.Min(this=column("label", "near_label"))}, named(pairs, "pair")
    )
    near = near.join(named(labels, "near_label"), on=eq(column("name", "near_label"), column("other", "pair")))
    near = near.group_by(column("one", "pair"))
    query = select(
        {
            "name": column("name", "mine"),
            "label": exp.Least(
                this=column("label", "mine"),
                expressions=[column("label", "near"), column("label", "far")],
            ),
        },
        named(labels, "mine"),
    )
    query = query.join(exp.to_table("near"), on=eq(column("name", "near"), column("name", "mine")))
    query = query.join(named(labels, "far"), on=eq(column("name", "far"), column("label", "mine")))
    return makes(at(preparations, "labels-next"), with_steps(query, {"near": near}), dialect)


def moved(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """How many labels the round has changed."""
    before = dialect.rows_of("table", at(preparations, "labels"))
    after = dialect.rows_of("table", at(preparations, "labels-next"))
    query = select({"moved": count()}, named(before, "mine"))
    query = query.join(named(after, "next_one"), on=eq(column("name", "next_one"), column("name", "mine")))
    query = query.where(exp.NEQ(this=column("label", "next_one"), expression=column("label", "mine")))
    return asks("moved", query, dialect)


def taken(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """The labels of the round in the place of those before it."""
    after = dialect.rows_of("table", at(preparations, "labels-next"))
    return makes(at(preparations, "labels"), select({"name": column("name"), "label": column("label")}, after), dialect)


def sized(preparations: Sequence[Preparation], dialect: Dialect) -> exp.Select:
    """Each name with its label, and how many names have the same."""
    labels = dialect.rows_of("table", at(preparations, "labels"))
    size = exp.Window(this=count(), partition_by=[column("label")])
    return select({"name": column("name"), "label": column("label"), "size": size}, labels)


def grouped(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """The table `…-groups`."""
    return makes(at(preparations, "groups"), sized(preparations, dialect), dialect)


def settled(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """The table `…-persons`."""
    here = {name: dialect.rows_of("table", at(preparations, name)) for name in ("labels", "groups", "links")}
    query = select(
        {
            "name": column("name", "mine"),
            "person": case(eq(column("cut", "itself"), number(0)), column("label", "mine")),
            "size": column("size", "whole"),
            "label": column("label", "whole"),
        },
        named(here["labels"], "mine"),
    )
    query = query.join(named(here["groups"], "whole"), on=eq(column("name", "whole"), column("name", "mine")))
    same = all_of(
        eq(column("one", "itself"), column("name", "mine")), eq(column("other", "itself"), column("name", "mine"))
    )
    query = query.join(named(here["links"], "itself"), on=same)
    return makes(at(preparations, "persons"), query, dialect)


def told(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """Names, persons, the largest group of names, how many groups were too large, and how many names were taken out."""
    here = dialect.rows_of("table", at(preparations, "persons"))
    split = is_null(column("person"))
    query = select(
        {
            "names": count(),
            "persons": count(exp.Distinct(expressions=[column("person")])),
            "largest": exp.Max(this=column("size")),
            "split": count(exp.Distinct(expressions=[case(split, column("label"))])),
            "split_names": count_where(split),
        },
        here,
    )
    return asks("persons", query, dialect)


def unidentified(preparation: Preparation, dialect: Dialect) -> Statement:
    """Of the cleaned rows: all of them, and those whose person is unknown or known by a device alone."""
    persons = preparation.persons
    assert persons is not None
    assert persons.column is not None  # asked only of sources that have a column for the person
    who = column(persons.column, quoted=True)
    unknown: E = is_null(who)
    if persons.anonymous is not None:
        rank = persons.ranks[persons.names.index(persons.anonymous)]
        unknown = exp.or_(unknown, exp.func("STARTS_WITH", who, text(f"{rank:02d}:")))
    here = dialect.rows_of("table", preparation.cleaned)
    return asks("unidentified", select({"rows": count(), "unidentified": count_where(unknown)}, here), dialect)


def at(preparations: Sequence[Preparation], part: str) -> str:
    """The name of a table of the domain."""
    persons = preparations[0].persons
    assert persons is not None
    return place(persons.domain, part)


def filled(name: str) -> E:
    """A column as a text; NULL where it is empty."""
    return exp.func("NULLIF", cast(column(name, quoted=True), exp.DType.TEXT), text(""))


def _name(name: str, rank: int) -> E:
    return exp.func("CONCAT", text(f"{rank:02d}:"), filled(name))


def named(table: E, name: str) -> E:
    """A table under another name."""
    return exp.alias_(table.copy(), name, table=True)


def _alias(name: str) -> exp.TableAlias:
    return exp.TableAlias(this=exp.to_identifier(name))
