"""How the columns of well-known feeds are called, so that a source which follows one need not say it.

- `cloudevents`: CloudEvents 1.0, one column an attribute.
- `segment`: the table `tracks` of a Segment warehouse.
- `snowplow`: the table `atomic.events` of Snowplow.
- `ocel`: OCEL 2.0, events joined to the objects of the type that is followed.
- `xes`: XES, one row an event, attributes of the case under `case:`. It has no identifier of events: map `event_id`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cxjourney.metrics.conditions import Condition, fields_in, parse_condition
from cxjourney.model.kinds.source import Source
from cxjourney.model.values import Fault

SESSION_GAP = 1800.0
"""Seconds without a row after which a new visit begins, unless the source says otherwise."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Canonical names with the columns that hold them: `always` there, and `known` ones, read only when needed."""

    always: Mapping[str, str]
    known: Mapping[str, str] = field(default_factory=dict)


FEEDS: Mapping[str, Feed] = {
    "cloudevents": Feed({"event_id": "id", "event": "type", "ts": "time", "unit_id": "subject"}, {"source": "source"}),
    "segment": Feed(
        {"event_id": "id", "event": "event", "ts": "timestamp", "user_id": "user_id", "anonymous_id": "anonymous_id"},
        {
            "received_at": "received_at", "user_agent": "context_user_agent", "source": "context_campaign_source",
            "medium": "context_campaign_medium", "campaign": "context_campaign_name",
        },
    ),
    "snowplow": Feed(
        {
            "event_id": "event_id", "event": "event_name", "ts": "derived_tstamp", "user_id": "user_id",
            "anonymous_id": "domain_userid", "session_id": "domain_sessionid",
        },
        {
            "received_at": "collector_tstamp", "user_agent": "useragent", "source": "mkt_source",
            "medium": "mkt_medium", "campaign": "mkt_campaign",
        },
    ),
    "ocel": Feed({"event_id": "ocel_id", "event": "ocel_type", "ts": "ocel_time", "case_id": "ocel_object_id"}),
    "xes": Feed({"event": "concept:name", "ts": "time:timestamp", "case_id": "case:concept:name"}),
}  # fmt: skip
_OF_STEPS = {"known-bots": "user_agent", "clock-skew": "received_at"}


def mapping_of(source: Source) -> dict[str, str]:
    """Which column holds what: what the source says, and what the feed that it follows leaves unsaid."""
    feed = FEEDS.get(source.shape or "")
    if feed is None:
        return dict(source.mapping)
    wanted = {_OF_STEPS[step.step] for step in source.quality if step.step in _OF_STEPS}
    wanted |= {name for _, condition in channel_rules(source) if condition for name in fields_in(condition)}
    return {**feed.always, **{n: w for n, w in feed.known.items() if n in wanted}, **source.mapping}


def channel_rules(source: Source) -> Iterator[tuple[int, Condition | None]]:
    """The rules that can be read, by their place in the source; None stands for every row."""
    for index, rule in enumerate(source.channels):
        condition = parse_condition(rule.where) if rule.where is not None else None
        if not isinstance(condition, Fault):
            yield index, condition
