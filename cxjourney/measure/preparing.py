"""Cleaned tables on an engine: rows judged, persons joined, rows kept; what was removed, and what that is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial

from cxjourney.diagnostics.codes.measure.cleaning import CLEANING_ABOVE_CEILING, GROUP_TOO_LARGE, NOT_SETTLED
from cxjourney.diagnostics.codes.measure.files import DATA_UNREADABLE
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.asking import Asked, hash_of, one
from cxjourney.measure.engines.engine import Refusal
from cxjourney.metrics import cleaning, persons, prepared
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.preparation import Preparation
from cxjourney.metrics.results import Joined, Removed
from cxjourney.model.kinds.source import Source
from cxjourney.wording import Wording, plain, say

_LOOK = say(
    "find out what happened to the data before reading the numbers",
    "cherchez ce qui est arrivé aux données avant de lire les chiffres",
)
Watch = Callable[[Wording], AbstractContextManager[None]]


@dataclass(slots=True)
class Prepared:
    """What came out, by source; `lost` are sources of which a statement was refused."""

    kept: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    first: dict[str, dt.datetime | None] = field(default_factory=dict)
    last: dict[str, dt.datetime | None] = field(default_factory=dict)
    cleaning: dict[str, tuple[Removed, ...]] = field(default_factory=dict)
    unidentified: dict[str, float | None] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    joined: list[Joined] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def prepare(
    plan: Plan, wanted: Sequence[str], sources: Mapping[str, Source], asked: Asked, watch: Watch,
    seen: Mapping[str, tuple[int, int]],
) -> Prepared:  # fmt: skip
    """Make the cleaned tables of the wanted sources, which hold whole domains.

    `seen` are the rows of each source, and those of them without a date.
    """
    out = Prepared()
    for id_ in wanted:
        with watch(say("cleaning `{source}`", "nettoyage de `{source}`", source=id_)):
            rows = seen.get(id_, (0, 0))
            _guarded(out, sources[id_], partial(_judge, plan.sources[id_], sources[id_], rows, asked, out))
    for domain in plan.domains:
        members = [member for member in domain if member.source in wanted]
        if members and not any(member.source in out.lost for member in members):
            with watch(say("recognising persons", "reconnaissance des personnes")):
                _guarded(out, sources[members[0].source], partial(_join, domain, sources, asked, out))
        elif members:
            out.lost.update(member.source for member in members)
    for id_ in wanted:
        if id_ not in out.lost:
            with watch(say("keeping what is left of `{source}`", "mise de côté de `{source}`", source=id_)):
                _guarded(out, sources[id_], partial(_keep, plan.sources[id_], asked, out))
    return out


def _guarded(out: Prepared, source: Source, work: Callable[[], None]) -> None:
    try:
        work()
    except Refusal as refusal:
        out.lost.add(source.id)
        why = say("the data cannot be prepared: {why}", "les données ne peuvent pas être préparées : {why}", why=plain(refusal.words))  # fmt: skip
        out.diagnostics.append(DATA_UNREADABLE.at(source.at("location"), why, ref=source.ref))


def _judge(preparation: Preparation, source: Source, seen: tuple[int, int], asked: Asked, out: Prepared) -> None:
    statements = prepared.judging(preparation, asked.dialect)
    for statement in statements:
        asked(statement)
    counts = dict(asked(cleaning.removed(preparation, asked.dialect))[1])
    total = sum(counts.values())
    out.kept[source.id] = counts.get(None, 0)
    out.rows[source.id] = total
    span = one(asked, cleaning.covered(preparation, asked.dialect))
    out.first[source.id], out.last[source.id] = span["first"], span["last"]
    out.hashes[source.id] = hash_of((*statements, *prepared.keeping(preparation, asked.dialect)))
    steps: dict[str, Removed] = {}
    for step in preparation.cleaning:
        removed = counts.get(step.reason, 0)
        share = removed / total if total else None
        exceeded = step.ceiling is not None and share is not None and share > step.ceiling
        if exceeded and step.reason not in steps:
            out.diagnostics.append(_above(source, step.index, step.reason, share or 0, step.ceiling or 0))
        steps.setdefault(step.reason, Removed(step.reason, removed, share, step.ceiling, exceeded))
    out.cleaning[source.id] = (*_undated(preparation, source, seen, out), *steps.values())


def _undated(preparation: Preparation, source: Source, seen: tuple[int, int], out: Prepared) -> Iterator[Removed]:
    """Rows without a date, which no step sees: they are named when there are some, or when they have a ceiling."""
    rows, undated = seen
    ceiling = preparation.ceiling("undated")
    if not undated and ceiling is None:
        return
    share = undated / rows if rows else None
    exceeded = ceiling is not None and (share or 0) > ceiling.share
    if ceiling is not None and exceeded:
        out.diagnostics.append(
            CLEANING_ABOVE_CEILING.at(
                source.quality[ceiling.index].at("ceiling"),
                say(
                    "{share} of the rows of `{source}` have no date and count nowhere, above the ceiling of {ceiling}",
                    "{share} des lignes de `{source}` n'ont pas de date et ne comptent nulle part, au-delà du plafond "
                    "de {ceiling}",
                    share=percent(share or 0),
                    source=source.id,
                    ceiling=percent(ceiling.share),
                ),
                _LOOK,
                ref=source.ref,
            )
        )
    yield Removed("undated", undated, share, ceiling.share if ceiling else None, exceeded)


def _join(domain: Sequence[Preparation], sources: Mapping[str, Source], asked: Asked, out: Prepared) -> None:
    work = prepared.joining(domain, asked.dialect)
    for statement in work.begin:
        asked(statement)
    rounds = spread = _spread(work, asked)
    if spread is not None:
        asked(work.whole)
    while spread is not None and work.too_large is not None and one(asked, work.too_large)["names"]:
        for statement in work.apart:
            asked(statement)
        spread = _spread(work, asked)
        rounds = (rounds or 0) + (spread or 0)
    if spread is None or rounds is None:
        first = sources[domain[0].source]
        out.lost.update(member.source for member in domain)
        out.diagnostics.append(
            NOT_SETTLED.at(
                first.at("identity"),
                say(
                    "persons are still being joined after {n} rounds",
                    "les personnes se rejoignent encore après {n} tours",
                    n=persons.ROUNDS,
                ),
                ref=first.ref,
            )
        )
        return
    for statement in work.end:
        asked(statement)
    told = one(asked, persons.told(domain, asked.dialect))
    ids = tuple(member.source for member in domain)
    out.joined.append(
        Joined(
            ids,
            told["names"],
            told["persons"],
            told["largest"] or 0,
            told["split"],
            told["split_names"],
            rounds,
            hash_of(work.statements),
        )
    )
    if told["split"]:
        holder = next(sources[id_] for id_ in ids if _most(sources[id_]) == domain[0].persons.most)  # type: ignore[union-attr]  # a domain is made of such sources
        out.diagnostics.append(_too_large(holder, told["split"], told["largest"], told["split_names"]))


def _spread(work: prepared.Joining, asked: Asked) -> int | None:
    """Let labels spread until nothing moves: after how many rounds, or None when that is too many."""
    for rounds in range(1, persons.ROUNDS + 1):
        for statement in work.again:
            asked(statement)
        moved = one(asked, work.moved)["moved"]
        asked(work.taken)
        if not moved:
            return rounds
    return None


def _keep(preparation: Preparation, asked: Asked, out: Prepared) -> None:
    for statement in prepared.keeping(preparation, asked.dialect):
        asked(statement)
    share = None
    if preparation.persons is not None and preparation.persons.column is not None:
        seen = one(asked, persons.unidentified(preparation, asked.dialect))
        share = seen["unidentified"] / seen["rows"] if seen["rows"] else None
    out.unidentified[preparation.source] = share


def _most(source: Source) -> int | None:
    return source.identity.max_component if source.identity else None


def _above(source: Source, index: int, step: str, share: float, ceiling: float) -> Diagnostic:
    node = source.quality[index]
    return CLEANING_ABOVE_CEILING.at(
        node.at("ceiling"),
        say(
            "`{step}` removes {share} of the rows of `{source}`, above its ceiling of {ceiling}",
            "`{step}` retire {share} des lignes de `{source}`, au-delà de son plafond de {ceiling}",
            step=step,
            share=percent(share),
            source=source.id,
            ceiling=percent(ceiling),
        ),
        _LOOK,
        ref=source.ref,
    )


def _too_large(source: Source, groups: int, largest: int, taken: int) -> Diagnostic:
    assert source.identity is not None  # only sources that say how persons are recognised are joined
    return GROUP_TOO_LARGE.at(
        source.identity.at("max_component"),
        say(
            "groups of names too large for one person: {groups}, the largest of {largest} names; they fall apart without "
            "the names that stand beside most others, which join nobody here: {taken}",
            "groupes de noms trop grands pour une seule personne : {groups}, le plus grand de {largest} noms ; ils se "
            "séparent sans les noms qui en côtoient le plus d'autres, et qui ne rapprochent personne ici : {taken}",
            groups=groups,
            largest=largest,
            taken=taken,
        ),
        say(
            "look for a kiosk, a shared device or a robot among them",
            "cherchez-y une borne, un appareil partagé ou un robot",
        ),
        ref=source.ref,
    )


def percent(share: float) -> Wording:
    """A share as each language writes it, to a tenth of a hundredth."""
    shown = f"{share * 100:.1f}"
    return say(f"{shown} %", f"{shown.replace('.', ',')}\u00a0%")


def money(amount: float, currency: str | None) -> Wording:
    """An amount as each language writes it, with its currency when there is one."""
    shown = f"{amount:,.2f}"
    number = say(shown, shown.replace(",", "\u202f").replace(".", ","))
    return say("{n} {currency}", "{n}\u00a0{currency}", n=number, currency=currency) if currency else number
