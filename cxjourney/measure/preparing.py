"""Cleaned tables on an engine: rows judged, persons joined, rows kept; what was removed, and what that is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial

from cxjourney.diagnostics.codes.measure import (
    CLEANING_ABOVE_CEILING,
    DATA_UNREADABLE,
    GROUP_TOO_LARGE,
    NOT_SETTLED,
)
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.asking import Asked, hash_of, one
from cxjourney.measure.engines.engine import Refusal
from cxjourney.metrics import cleaning, persons, prepared
from cxjourney.metrics.plan import Plan
from cxjourney.metrics.preparation import Preparation
from cxjourney.metrics.results import Joined, Removed
from cxjourney.model.kinds.source import Source
from cxjourney.wording import Wording, plain, say

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


def prepare(plan: Plan, wanted: Sequence[str], sources: Mapping[str, Source], asked: Asked, watch: Watch) -> Prepared:
    """Make the cleaned tables of the wanted sources, which hold whole domains."""
    out = Prepared()
    for id_ in wanted:
        with watch(say("cleaning `{source}`", "nettoyage de `{source}`", source=id_)):
            _guarded(out, sources[id_], partial(_judge, plan.sources[id_], sources[id_], asked, out))
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


def _judge(preparation: Preparation, source: Source, asked: Asked, out: Prepared) -> None:
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
    out.cleaning[source.id] = tuple(steps.values())


def _join(domain: Sequence[Preparation], sources: Mapping[str, Source], asked: Asked, out: Prepared) -> None:
    work = prepared.joining(domain, asked.dialect)
    for statement in work.begin:
        asked(statement)
    rounds = 0
    while rounds < persons.ROUNDS:
        rounds += 1
        for statement in work.again:
            asked(statement)
        moved = one(asked, work.moved)["moved"]
        asked(work.taken)
        if not moved:
            break
    else:
        first = sources[domain[0].source]
        out.lost.update(member.source for member in domain)
        out.diagnostics.append(
            NOT_SETTLED.at(
                first.at("identity"),
                say(
                    "persons are still being joined after {n} rounds",
                    "les personnes se rejoignent encore après {n} tours",
                    n=rounds,
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
        out.diagnostics.append(_too_large(holder, told["split"], told["largest"]))


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
            share=_percent(share),
            source=source.id,
            ceiling=_percent(ceiling),
        ),
        say(
            "find out what happened to the data before reading the numbers",
            "cherchez ce qui est arrivé aux données avant de lire les chiffres",
        ),
        ref=source.ref,
    )


def _too_large(source: Source, groups: int, largest: int) -> Diagnostic:
    assert source.identity is not None  # only sources that say how persons are recognised are joined
    return GROUP_TOO_LARGE.at(
        source.identity.at("max_component"),
        say(
            "groups of names too large for one person: {groups}, the largest of {largest} names; they were split again",
            "groupes de noms trop grands pour une seule personne : {groups}, le plus grand de {largest} noms ; ils ont "
            "été séparés",
            groups=groups,
            largest=largest,
        ),
        say(
            "look for a kiosk, a shared device or a robot among them",
            "cherchez-y une borne, un appareil partagé ou un robot",
        ),
        ref=source.ref,
    )


def _percent(share: float) -> Wording:
    shown = f"{share * 100:.1f}"
    return say(f"{shown} %", f"{shown.replace('.', ',')}\u00a0%")
