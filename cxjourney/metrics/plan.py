"""Everything that is computed, ready to be written or run: the metrics, raw and cleaned, and what comes before them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cxjourney.metrics.inputs import sources_of
from cxjourney.metrics.ir import Spec, Table
from cxjourney.metrics.preparation import Preparation, preparation_of, tables_of, with_cleaned
from cxjourney.model.kinds.channel import Channel
from cxjourney.model.kinds.source import Source
from cxjourney.model.model import Model


@dataclass(frozen=True)
class Plan:
    """The metrics by id, raw and cleaned, and the sources by id. `domains` are sources that share their persons."""

    raw: Mapping[str, Spec]
    cleaned: Mapping[str, Spec]
    sources: Mapping[str, Preparation]
    domains: tuple[tuple[Preparation, ...], ...]

    def read_by(self, id_: str) -> tuple[str, ...]:
        """The sources that a metric reads, those of its inputs included."""
        return tuple(sorted(sources_of(id_, self.raw)))

    def differs(self, id_: str) -> bool:
        """Whether the cleaned number is made from other rows than the raw one."""
        return any(self.sources[source].changes for source in self.read_by(id_) if source in self.sources)


def plan_of(specs: Iterable[Spec], model: Model, without: Iterable[str] = ()) -> Plan:
    """The plan of resolved metrics; sources `without` data have no part in what is joined."""
    from cxjourney.metrics.persons import domains

    raw = {spec.id: spec for spec in specs}
    tables: dict[str, list[Table]] = {}
    for spec in raw.values():
        for table in tables_of(spec):
            tables.setdefault(table.source, []).append(table)
    left_out = set(without)
    former = tuple(sorted((alias, channel.id) for channel in model.all(Channel) for alias in channel.aliases))
    found = {
        source.id: replace(made, former=former)
        for source in model.all(Source)
        if source.id not in left_out and (made := preparation_of(source, tables.get(source.id, ()))) is not None
    }
    joined = domains(found.values())
    found |= {member.source: member for domain in joined for member in domain}
    return Plan(raw, {id_: with_cleaned(spec, found) for id_, spec in raw.items()}, found, joined)
