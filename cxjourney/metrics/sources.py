"""From a source of the workspace to the table that one metric reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import cast, get_args

from cxjourney.metrics.conditions import fields_in, parse_condition
from cxjourney.metrics.feeds import SESSION_GAP, mapping_of
from cxjourney.metrics.gaps import Gaps
from cxjourney.metrics.ir import ChannelRule, Column, SourceType, Table
from cxjourney.model.kinds.source import Source
from cxjourney.model.values import Fault
from cxjourney.wording import say

CANONICAL = (
    "event_id", "response_id", "order_id", "unit_id", "user_id", "account_id", "session_id", "case_id", "anonymous_id",
    "event", "ts", "seq", "channel", "subject", "properties", "touchpoint", "survey", "score", "scale", "invited",
    "stage", "period", "amount", "currency",
)  # fmt: skip
"""Names with a meaning of their own: a source holds them only when its `mapping` says under which name.

Any other name in a condition or a `value` is a column of the table, under its own name unless it is mapped.
"""
UNIT_COLUMNS = {
    "user": ("user_id", "unit_id"),
    "account": ("account_id",),
    "session": ("session_id",),
    "case": ("case_id",),
}
"""The columns that can hold the thing counted, the more precise first."""
VISITORS = ("user_id", "unit_id", "anonymous_id")
"""The columns whose rows are cut into visits where the source has no column of visits, the surest first."""
_IDENTIFIERS = {"events": "event_id", "surveys": "response_id", "orders": "order_id", "costs": "event_id"}
_UTC = ("UTC", "Etc/UTC")
_TAKEN = re.compile(r"run|measured|source|costs_source|input_\d+")
"""Names that come before the table in a query: a table of that name could not be told from them."""
_SUFFIXES = {".csv": "csv", ".parquet": "parquet"}


class Reading:
    """What one metric reads of one source: columns are added as they are needed, gaps are noted."""

    def __init__(self, source: Source, field: str, gaps: Gaps) -> None:
        self.source = source
        self.type = cast(SourceType, source.type) if source.type in get_args(SourceType) else "events"
        self.field = field
        self.gaps = gaps
        self.columns: dict[str, str] = {}
        self.mapping = mapping_of(source)
        self.session_gap: float | None = None
        self.channels: tuple[ChannelRule, ...] = ()

    def maps(self, name: str) -> bool:
        """Whether the source says where it keeps a canonical column."""
        return name in self.mapping

    def need(self, name: str, as_: str = "", *, among: Iterable[str] = ()) -> str:
        """Read a column, as `as_` if given; `among` are the names that do, the best first. The name to use."""
        if name == "channel" and self.source.channels:
            self._channels()
            return name
        names = tuple(among) or (name,)
        found = next((candidate for candidate in names if self.maps(candidate)), None)
        if found is None and name not in CANONICAL:
            self.columns[name] = name
        elif found is None:
            self.gaps.add(
                "column-not-mapped",
                self.field,
                say(
                    "the source `{source}` does not say which of its columns is `{column}`: add it to its `mapping`",
                    "la source `{source}` ne dit pas laquelle de ses colonnes est `{column}` : ajoutez-la à son "
                    "`mapping`",
                    source=self.source.id,
                    column=name,
                ),
            )
        else:
            self.columns[as_ or name] = self.mapping[found]
        return as_ or name

    def unit(self, per: str) -> None:
        """Read the thing counted as `unit_id`."""
        names = UNIT_COLUMNS[per]
        visitors = [name for name in VISITORS if self.maps(name)]
        if per == "session" and visitors and not any(self.maps(name) for name in names):
            stated = self.source.session_gap
            self.session_gap = stated.seconds if stated else SESSION_GAP
            for place, name in enumerate(visitors, start=1):
                self.need(name, f"visitor_{place}")
            return
        self.need(names[-1], "unit_id", among=names)

    def moment(self) -> None:
        """Read when it happened as `ts`."""
        first = "period" if self.type == "costs" else "ts"
        self.need(first, "ts", among=(first, "ts"))

    def ranked(self) -> None:
        """Read what orders two rows of the same instant."""
        name = _IDENTIFIERS[self.type]
        self.need(name, "event_id", among=(name, "event_id"))
        if self.maps("seq"):
            self.need("seq")

    def table(self) -> Table | None:
        """The table, or None when something is missing to find or read it."""
        source, location = self.source, self.source.location
        if not location:
            self.gaps.add(
                "source-without-location",
                self.field,
                say(
                    "the source `{source}` does not say where its data are: add `location:`",
                    "la source `{source}` ne dit pas où sont ses données : ajoutez `location:`",
                    source=source.id,
                ),
            )
        if not source.timezone:
            self.gaps.add(
                "source-without-timezone",
                self.field,
                say(
                    "the source `{source}` does not say in which time zone its dates are: add `timezone:`",
                    "la source `{source}` ne dit pas dans quel fuseau horaire sont ses dates : ajoutez `timezone:`",
                    source=source.id,
                ),
            )
        if not location or not source.timezone:
            return None
        format_ = format_of(source)
        if leads_out(source):
            self.gaps.add(
                "location-outside",
                self.field,
                say(
                    "the file of the source `{source}` must be inside the workspace",
                    "le fichier de la source `{source}` doit se trouver dans l'espace de travail",
                    source=source.id,
                ),
            )
            return None
        if format_ == "table" and _TAKEN.fullmatch(location.lower()):
            self.gaps.add(
                "location-taken",
                self.field,
                say(
                    "the name of the table `{location}` is taken inside queries: write it with its schema",
                    "le nom de la table `{location}` est déjà pris dans les requêtes : écrivez-le avec son schéma",
                    location=location,
                ),
            )
        timezone = "UTC" if source.timezone in _UTC else source.timezone
        columns = tuple(Column(name, written) for name, written in sorted(self.columns.items()))
        return Table(
            source.id,
            self.type,
            format_,  # type: ignore[arg-type]  # one of the choices of the kind
            location,
            timezone,
            source.instants,
            columns,
            self.session_gap,
            self.channels,
        )

    def _channels(self) -> None:
        """Read what the rules of channels look at."""
        found = []
        for index, rule in enumerate(self.source.channels):
            condition = parse_condition(rule.where) if rule.where is not None else None
            if isinstance(condition, Fault):
                self.gaps.add(
                    "condition-unreadable",
                    self.field,
                    say(
                        "in the source `{source}`, the condition of rule {n} of `channels` cannot be read: {why}",
                        "dans la source `{source}`, la condition de la règle {n} de `channels` ne peut pas être lue : "
                        "{why}",
                        source=self.source.id,
                        n=index + 1,
                        why=condition.message,
                    ),
                )
                continue
            read = set(fields_in(condition)) if condition else set()
            if "channel" in read:
                self.gaps.add(
                    "column-reserved",
                    self.field,
                    say(
                        "in the source `{source}`, a rule of `channels` compares `channel`, which the rules decide on",
                        "dans la source `{source}`, une règle de `channels` compare `channel`, dont les règles décident",
                        source=self.source.id,
                    ),
                )
                continue
            for name in sorted(read):
                self.need(name)
            found.append(ChannelRule(rule.channel.id, condition))
        self.channels = tuple(found)


def format_of(source: Source) -> str:
    """How the rows of a source are stored: as it says, else by the end of the name, else in a table."""
    return source.format or _SUFFIXES.get(PurePosixPath(source.location or "").suffix.lower(), "table")


def leads_out(source: Source) -> bool:
    """Whether the location of a source, as it is written, is a path that leaves the workspace."""
    location = source.location or ""
    path = PurePosixPath(location.replace("\\", "/"))
    away = path.is_absolute() or ".." in path.parts
    return away or (":" in location and format_of(source) != "table")
