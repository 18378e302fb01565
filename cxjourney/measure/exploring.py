"""The paths of one source, cleaned and with persons joined, whatever the events are."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from cxjourney.diagnostics.codes.measure.files import DATA_UNREADABLE
from cxjourney.diagnostics.diagnostic import Diagnostic
from cxjourney.measure.asking import Asked
from cxjourney.measure.data import Found, found
from cxjourney.measure.discovery import Log
from cxjourney.measure.engines.engine import Dates, Refusal
from cxjourney.measure.following import SETTLED, table_for
from cxjourney.measure.inspecting import inspected, provided
from cxjourney.measure.preparing import Watch, prepare
from cxjourney.measure.run import Opened
from cxjourney.measure.tidying import tidied
from cxjourney.metrics import paths
from cxjourney.metrics.plan import plan_of
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model
from cxjourney.wording import plain, say


@dataclass(frozen=True, slots=True)
class Explored:
    """The log of a source and the moments it lies between; None when the data are at fault."""

    log: Log | None
    first: dt.datetime | None
    last: dt.datetime | None
    diagnostics: tuple[Diagnostic, ...]


def explored(
    source: Source, per: str, model: Model, data: Path, dates: Dates, opened: Opened, watch: Watch,
    connected: bool = False, settled: float = SETTLED,
) -> Explored:  # fmt: skip
    """Read one source, which must be of events and say where these are. A `connected` engine has the tables itself.

    Who was seen less than `settled` seconds before the end of what is known is under way.
    """
    with tempfile.TemporaryDirectory(prefix="cxj-copies-") as copies:
        return _explored(source, per, model, data, dates, opened, watch, connected, settled, Path(copies).resolve())


def _explored(
    source: Source, per: str, model: Model, data: Path, dates: Dates, opened: Opened, watch: Watch,
    connected: bool, settled: float, copies: Path,
) -> Explored:  # fmt: skip
    plan = plan_of((), model)
    preparation = plan.sources[source.id]
    sources = {each.id: each for each in model.all(Source)}
    members = next((d for d in plan.domains if any(m.source == source.id for m in d)), (preparation,))
    located: dict[str, Found] = {}
    told: list[Diagnostic] = []
    for member in members:
        where = found(member.table, sources[member.source], data, connected=connected)
        if isinstance(where, Found):
            located[member.source] = where
        elif member.source == source.id:
            return Explored(None, None, None, (where,))
    told += [found_ for found_ in tidied(located, plan.sources, sources, data, copies, {}) if found_.ref == source.ref]
    if source.id not in located:
        return Explored(None, None, None, tuple(told))
    engine = opened({where.stands_for: where.read[0] for where in located.values() if where.stands_for})
    try:
        asked = Asked(engine, dates)
        told += [told_ for told_ in provided(engine, located, plan.sources, sources) if told_.ref == source.ref]
        looked = inspected([plan.sources[id_] for id_ in located], (), sources, {}, asked)
        told += [diagnostic for diagnostic in looked.diagnostics if diagnostic.ref == source.ref]
        usable = [id_ for id_ in located if id_ not in looked.lost_sources]
        if source.id not in usable:
            return Explored(None, None, None, tuple(told))
        plan = plan_of((), model, without=set(plan.sources) - set(usable))
        made = prepare(plan, usable, sources, asked, watch, looked.rows)
        told += made.diagnostics
        table = table_for(source, per)
        if source.id in made.lost or table is None:
            return Explored(None, None, None, tuple(told))
        preparation = plan.sources[source.id]
        if preparation.changes:
            table = replace(table, format="table", location=preparation.cleaned)
        statement = paths.log(table, settled, asked.dialect)
        over: list[tuple[tuple[str, ...], int]] = []
        under_way: list[tuple[tuple[str, ...], int]] = []
        with watch(say("following the paths", "suivi des chemins")):
            for path, is_open, units in asked.engine.stream(statement.text, asked.parameters(statement.parameters)):
                (under_way if is_open else over).append((tuple(path), units))
        log = Log(tuple(over), tuple(under_way))
        return Explored(log, made.first[source.id], made.last[source.id], tuple(told))
    except Refusal as refusal:
        why = say(
            "the data cannot be read: {why}", "les données ne peuvent pas être lues : {why}", why=plain(refusal.words)
        )
        return Explored(None, None, None, (*told, DATA_UNREADABLE.at(source.at("location"), why, ref=source.ref)))
    finally:
        engine.close()
