"""Coming back: retention of a cohort, and contacts that need no second one."""

from __future__ import annotations

from sqlglot import exp

from cxjourney.metrics.dialects.dialect import Dialect
from cxjourney.metrics.ir import FirstContact, Retention, Table
from cxjourney.metrics.observations import RANK, observations
from cxjourney.metrics.predicates import selected
from cxjourney.metrics.shapes.shape import Shape, row
from cxjourney.metrics.tree import (
    E,
    above,
    all_of,
    any_of,
    at_most,
    case,
    column,
    count_where,
    eq,
    flag,
    is_null,
    is_set,
    minus,
    not_null,
    number,
    ordered,
    plus,
    select,
    share,
    window,
)


def retention(definition: Retention, table: Table, dialect: Dialect) -> Shape:
    """The share of the cohort that is there again. A unit joins on its first start; one too recent is `immature`."""
    steps = observations(table, dialect)
    here = {"unit_id": column("unit_id"), "ts": column("ts")}
    place = window(exp.RowNumber(), ("unit_id",), ordered(*RANK))
    steps["placed"] = select(
        {
            **here,
            "place": place,
            "joins": flag(selected(definition.start)),
            "is_there": flag(selected(definition.back_again)),
        },
        "observations",
        where=not_null(column("unit_id")),
    )
    steps["joined"] = select(
        {
            **here,
            "place": column("place"),
            "is_there": column("is_there"),
            "first_place": window(exp.Min(this=case(is_set("joins"), column("place"))), ("unit_id",)),
            "first_ts": window(exp.Min(this=case(is_set("joins"), column("ts"))), ("unit_id",)),
        },
        "placed",
    )
    since_joined = {
        "later": above(column("place"), column("first_place")),
        "late enough": above(column("ts"), plus(column("first_ts"), dialect.interval(definition.after))),
        "in time": at_most(column("ts"), plus(column("first_ts"), dialect.interval(definition.window))),
    }
    if definition.after == 0:
        del since_joined["late enough"]
    if not definition.bounded:
        del since_joined["in time"]
    closed = at_most(column("first_ts"), minus(column("as_of", "run"), dialect.interval(definition.window)))
    steps["cohort"] = select(
        {
            "unit_id": column("unit_id"),
            "mature": exp.Max(this=flag(closed)),
            "returned": exp.Max(this=flag(all_of(is_set("is_there"), *since_joined.values()))),
        },
        "joined",
        where=not_null(column("first_place")),
        group=("unit_id",),
        beside=("run",),
    )
    steps["counted"] = select(
        {
            "n": count_where(is_set("mature")),
            "returned": count_where(all_of(is_set("mature"), is_set("returned"))),
            "immature": count_where(eq(column("mature"), number(0))),
        },
        "cohort",
    )
    components = {name: column(name) for name in ("returned", "immature")}
    empty = {"no-cohort": eq(column("n"), number(0))}
    return Shape(steps, row("counted", share(column("returned"), column("n")), column("n"), empty, components))


def first_contact(definition: FirstContact, table: Table, dialect: Dialect) -> Shape:
    """The share of cases solved at the first contact, with their number `solved`."""
    steps = observations(table, dialect)
    steps |= _cases(definition, table, dialect) if definition.closed else _contacts(definition, table, dialect)
    window_closed = at_most(column("closed_at"), minus(column("as_of", "run"), dialect.interval(definition.window)))
    steps["judged"] = select({"mature": flag(window_closed), "solved": column("solved")}, "cases", beside=("run",))
    steps["counted"] = select(
        {
            "n": count_where(is_set("mature")),
            "solved": count_where(all_of(is_set("mature"), is_set("solved"))),
            "immature": count_where(eq(column("mature"), number(0))),
        },
        "judged",
    )
    components = {name: column(name) for name in ("solved", "immature")}
    empty = {"no-case": eq(column("n"), number(0))}
    return Shape(steps, row("counted", share(column("solved"), column("n")), column("n"), empty, components))


def _contacts(definition: FirstContact, table: Table, dialect: Dialect) -> dict[str, exp.Select]:
    """Each contact is a case: solved when the person makes no other one on the subject inside the window."""
    same = ("unit_id", "subject") if definition.by_subject else ("unit_id",)
    following = window(exp.Lead(this=column("ts")), same, ordered(*RANK))
    contacts = select(
        {"closed_at": column("ts"), "next_at": following},
        "observations",
        where=all_of(not_null(column("unit_id")), selected(definition.contact)),
    )
    limit = plus(column("closed_at"), dialect.interval(definition.window))
    quiet = any_of(is_null(column("next_at")), above(column("next_at"), limit))
    cases = select({"closed_at": column("closed_at"), "solved": flag(quiet)}, "contacts")
    return {"contacts": contacts, "cases": cases}


def _cases(definition: FirstContact, table: Table, dialect: Dialect) -> dict[str, exp.Select]:
    """Cases by their number: closed at the first closing; contacts up to then, and after, are counted apart.

    A case whose person is unknown is left out: nothing would show that they came back.
    """
    assert definition.closed is not None  # asked only of metrics that say what closes a case
    subject = {"subject": column("subject")} if definition.by_subject else {}
    reopened = definition.reopened
    marked = select(
        {
            "case_id": column("case_id"),
            "unit_id": column("unit_id"),
            **subject,
            "ts": column("ts"),
            "is_contact": flag(selected(definition.contact)),
            "is_closing": flag(selected(definition.closed)),
            "is_reopening": flag(selected(reopened)) if reopened is not None else number(0),
        },
        "observations",
    )
    closed = select(
        {
            "case_id": column("case_id"),
            "closed_at": exp.Min(this=case(is_set("is_closing"), column("ts"))),
            "unit_id": exp.Min(this=case(is_set("is_contact"), column("unit_id"))),
            **({"subject": exp.Min(this=case(is_set("is_contact"), column("subject")))} if subject else {}),
        },
        "marked",
        where=not_null(column("case_id")),
        group=("case_id",),
    )
    inside = select(
        {
            "closed_case": column("case_id", "closed"),
            "contacts": count_where(_all(_is("is_contact"), at_most(_TS, _CLOSED_AT))),
            "reopenings": count_where(_all(_is("is_reopening"), *_soon_after(definition, dialect))),
        },
        "closed",
        joined={"marked": _same("case_id")},
        group=("closed_case",),
    )
    followed = select(
        {
            "followed_case": column("case_id", "closed"),
            "repeats": count_where(_all(_is("is_contact"), *_soon_after(definition, dialect))),
        },
        "closed",
        joined={"marked": _all(_same("unit_id"), _same("subject") if subject else None)},
        group=("followed_case",),
    )
    alone = _all(*(eq(column(name), number(n)) for name, n in (("contacts", 1), ("reopenings", 0), ("repeats", 0))))
    cases = select(
        {"closed_at": column("closed_at"), "solved": flag(alone)},
        "closed",
        joined={
            "inside": eq(column("closed_case"), column("case_id")),
            "followed": eq(column("followed_case"), column("case_id")),
        },
        where=_all(
            not_null(column("closed_at")), any_of(not_null(column("unit_id")), eq(column("contacts"), number(0)))
        ),
    )
    return {"marked": marked, "closed": closed, "inside": inside, "followed": followed, "cases": cases}


_TS, _CLOSED_AT = column("ts", "marked"), column("closed_at", "closed")


def _is(name: str) -> E:
    return eq(column(name, "marked"), number(1))


def _same(name: str) -> E:
    return eq(column(name, "marked"), column(name, "closed"))


def _soon_after(definition: FirstContact, dialect: Dialect) -> tuple[E, E]:
    """After the closing, and inside the window that follows it."""
    return above(_TS, _CLOSED_AT), at_most(_TS, plus(_CLOSED_AT, dialect.interval(definition.window)))


def _all(*conditions: E | None) -> E:
    found = all_of(*conditions)
    assert found is not None  # at least one is given
    return found
