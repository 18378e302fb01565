"""What glues a group of names together, in SQL: a kiosk or a shared account is taken out of a group that is too large.

hubs        the names that are taken out this time
links-left  the links without theirs
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.persons import at, named, sized
from cxjourney.metrics.preparation import Preparation
from cxjourney.metrics.script import Statement, asks, makes
from cxjourney.metrics.tree import (
    above,
    all_of,
    any_of,
    at_least,
    case,
    column,
    count,
    eq,
    is_null,
    not_null,
    number,
    select,
    with_steps,
)


def too_large(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """How many names stand in groups that are too large as things are."""
    query = select({"names": count()}, "sized", where=above(column("size"), number(_most(preparations))))
    return asks("too-large", with_steps(query, {"sized": sized(preparations, dialect)}), dialect)


def hubs(preparations: Sequence[Preparation], dialect: Dialect) -> Statement:
    """The table `…-hubs`: of each group that is too large, the names with nearly as many neighbours as any of it.

    Those with more than three quarters of the most: what glues a group together has far more than a person's own names.
    As long as one of them has so many that it alone makes a group too large, only such names go. Each time the most
    falls by a quarter, so that few times are needed.
    """
    pairs = dialect.rows_of("table", at(preparations, "links"))
    apart = exp.NEQ(this=column("one"), expression=column("other"))
    degrees = select({"name": column("one"), "degree": count()}, pairs, where=apart, group=("one",))
    beside = select(
        {
            "name": column("name", "sized"),
            "degree": column("degree", "degrees"),
            "top": exp.Window(this=exp.Max(this=column("degree", "degrees")), partition_by=[column("label", "sized")]),
        },
        "sized",
        where=above(column("size", "sized"), number(_most(preparations))),
    )
    beside = beside.join(exp.to_table("degrees"), on=eq(column("name", "degrees"), column("name", "sized")))
    most = number(_most(preparations))
    nearly = above(
        exp.Mul(this=number(4), expression=column("degree")), exp.Mul(this=number(3), expression=column("top"))
    )
    alone = any_of(at_least(column("degree"), most), above(most.copy(), column("top")))
    query = select({"name": column("name")}, "beside", where=all_of(nearly, exp.Paren(this=alone)))
    steps = {"sized": sized(preparations, dialect), "degrees": degrees, "beside": beside}
    return makes(at(preparations, "hubs"), with_steps(query, steps), dialect)


def cut(preparations: Sequence[Preparation], dialect: Dialect) -> tuple[Statement, Statement]:
    """The links without those of the hubs, then in the place of those before."""
    pairs = dialect.rows_of("table", at(preparations, "links"))
    hub = dialect.rows_of("table", at(preparations, "hubs"))
    gone = not_null(column("name", "one_hub"))
    itself = eq(column("one", "pair"), column("other", "pair"))
    untouched = all_of(is_null(column("name", "one_hub")), is_null(column("name", "other_hub")))
    assert untouched is not None  # two conditions are given
    query = select(
        {
            "one": column("one", "pair"),
            "other": column("other", "pair"),
            "cut": case(gone, number(1), column("cut", "pair")),
        },
        named(pairs, "pair"),
    )
    for name, side in (("one_hub", "one"), ("other_hub", "other")):
        query = query.join(named(hub, name), on=eq(column("name", name), column(side, "pair")), join_type="LEFT")
    query = query.where(any_of(itself, exp.Paren(this=untouched)))
    left = dialect.rows_of("table", at(preparations, "links-left"))
    names = {name: column(name) for name in ("one", "other", "cut")}
    return (
        makes(at(preparations, "links-left"), query, dialect),
        makes(at(preparations, "links"), select(names, left), dialect),
    )


def _most(preparations: Sequence[Preparation]) -> int:
    first = preparations[0].persons
    assert first is not None
    assert first.most is not None  # asked only where somebody says how many names a person may have
    return first.most
