"""What the data have against the declarations, before anything is counted: columns that are not there, dates that are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxjourney.diagnostics.codes.measure.cleaning import STEP_INCOMPLETE
from cxjourney.diagnostics.codes.measure.files import DATA_COLUMN_MISSING, DATA_UNREADABLE, DATA_WITHOUT_ROWS
from cxjourney.diagnostics.diagnostic import Diagnostic, Place
from cxjourney.measure.asking import Asked
from cxjourney.measure.data import Found
from cxjourney.measure.dating import dated
from cxjourney.measure.engines.engine import Engine, Refusal
from cxjourney.metrics import cleaning
from cxjourney.metrics.cleaning_steps import Robots, Skew, Unwanted
from cxjourney.metrics.conditions import fields_in
from cxjourney.metrics.feeds import channel_rules, mapping_of
from cxjourney.metrics.ir import Spec
from cxjourney.metrics.preparation import Preparation, tables_of
from cxjourney.model.kinds.metric import Metric
from cxjourney.model.kinds.source import Source
from cxjourney.wording import plain, say


@dataclass(frozen=True, slots=True)
class Inspected:
    """What came out: rows and those without a date by source, the sources and metrics that cannot be used, findings."""

    rows: Mapping[str, tuple[int, int]]
    lost_sources: frozenset[str]
    lost_metrics: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


def provided(
    engine: Engine, located: dict[str, Found], preparations: Mapping[str, Preparation], sources: Mapping[str, Source]
) -> list[Diagnostic]:
    """Tell the engine which files there are; a source that it refuses is no longer `located`."""
    told: list[Diagnostic] = []
    for id_, where in list(located.items()):
        if where.stands_for is None and where.files:
            try:
                engine.reads(preparations[id_].table.location, where.read, where.root)
            except Refusal as refusal:
                del located[id_]
                told.append(_refused(sources[id_], refusal))
    return told


def inspected(
    preparations: Iterable[Preparation], specs: Iterable[Spec], sources: Mapping[str, Source],
    metrics: Mapping[str, Metric], asked: Asked,
) -> Inspected:  # fmt: skip
    """Look at every source once. A column that only a metric names takes that metric away, and no more."""
    rows: dict[str, tuple[int, int]] = {}
    lost_sources: set[str] = set()
    lost_metrics: set[str] = set()
    found: list[Diagnostic] = []
    everything = tuple(specs)
    for preparation in preparations:
        source = sources[preparation.source]
        try:
            present = {name.casefold() for name in asked(cleaning.described(preparation.table, asked.dialect))[0]}
        except Refusal as refusal:
            found.append(_refused(source, refusal))
            lost_sources.add(source.id)
            continue
        missing = list(_missing(preparation, source, present))
        found += [told for _, told in missing]
        if missing:
            lost_sources.add(source.id)
            continue
        found += _incomplete(preparation, source)
        for spec in everything:
            for name in _lacked(spec, source.id, present):
                lost_metrics.add(spec.id)
                found.append(_not_there(name, source, metrics[spec.id].at("value"), metrics[spec.id].ref))
        try:
            seen = dated(preparation, source, asked)
        except Refusal as refusal:
            found.append(_refused(source, refusal))
            lost_sources.add(source.id)
            continue
        rows[source.id] = (seen.rows, seen.undated)
        if not seen.rows:
            found.append(_no_rows(source))
        if seen.diagnostics:
            found += seen.diagnostics
            lost_sources.add(source.id)
    return Inspected(rows, frozenset(lost_sources), frozenset(lost_metrics), tuple(found))


def _missing(preparation: Preparation, source: Source, present: set[str]) -> Iterator[tuple[str, Diagnostic]]:
    """What the source itself names and the data do not have."""
    mapping = mapping_of(source)
    for key, written in sorted(mapping.items()):
        if written.casefold() not in present:
            place = source.at("mapping", key) if key in source.mapping else source.at("shape")
            yield written, _not_there(written, source, place)
    mapped = set(mapping.values())
    if source.identity is not None and preparation.persons is not None:
        for at, key in enumerate(source.identity.keys):
            written = mapping.get(key, key)
            if written not in mapped and written.casefold() not in present:
                yield written, _not_there(written, source, source.identity.at("keys", at))
        device = preparation.persons.anonymous
        if device is not None and device not in mapped and device.casefold() not in present:
            yield device, _not_there(device, source, source.identity.at("anonymous"))
    names: tuple[str, ...]
    for step in preparation.cleaning:
        node = source.quality[step.index]
        match step.rule:
            case Robots(agent):
                names, place = (agent,), node.at("step")
            case Skew(received):
                names, place = (received,), node.at("step")
            case Unwanted(where):
                names, place = tuple(dict.fromkeys(fields_in(where))), node.at("where")
            case _:
                continue
        for written in names:
            if written not in mapped and written.casefold() not in present:
                yield written, _not_there(written, source, place)
    for index, condition in channel_rules(source):
        for name in dict.fromkeys(fields_in(condition)) if condition else ():
            written = mapping.get(name, name)
            if written not in mapped and written.casefold() not in present:
                yield written, _not_there(written, source, source.channels[index].at("where"))


def _lacked(spec: Spec, source: str, present: set[str]) -> list[str]:
    tables = [table for table in tables_of(spec) if table.source == source]
    return sorted({c.written for table in tables for c in table.columns if c.written.casefold() not in present})


def _incomplete(preparation: Preparation, source: Source) -> Iterator[Diagnostic]:
    for index, gap in preparation.missing:
        words = dict(gap.words)
        yield STEP_INCOMPLETE.at(source.quality[index].at(gap.field), say(words["en"], words["fr"]), ref=source.ref)


def _not_there(name: str, source: Source, place: Place, ref: str = "") -> Diagnostic:
    return DATA_COLUMN_MISSING.at(
        place,
        say(
            "the data of `{source}` have no column `{name}`",
            "les données de `{source}` n'ont pas de colonne `{name}`",
            source=source.id,
            name=name,
        ),
        say(
            "correct the name, or say in `mapping:` how it is called there",
            "corrigez le nom, ou dites dans `mapping:` comment elle s'y appelle",
        ),
        ref=ref or source.ref,
    )


def _no_rows(source: Source) -> Diagnostic:
    return DATA_WITHOUT_ROWS.at(
        source.at("location"),
        say(
            "the data of `{source}` have columns and no row",
            "les données de `{source}` ont des colonnes et aucune ligne",
            source=source.id,
        ),
        say("look at how they are exported", "regardez comment elles sont exportées"),
        ref=source.ref,
    )


def _refused(source: Source, refusal: Refusal) -> Diagnostic:
    return DATA_UNREADABLE.at(
        source.at("location"),
        say("the data cannot be read: {why}", "les données ne peuvent pas être lues : {why}", why=plain(refusal.words)),
        ref=source.ref,
    )
