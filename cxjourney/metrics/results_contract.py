"""The published form of `results.json`: its JSON Schema, and what its fields mean."""

from __future__ import annotations

from typing import Any

from cxjourney.metrics.plain import printed, published
from cxjourney.metrics.results import Results

SCHEMA_NAME = "results.json"
SCHEMA_ID = "urn:cxjourney:schemas:v1:results"


def results_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    return published(Results, SCHEMA_ID, DOCS)


def schema_text() -> str:
    """The schema as it is published."""
    return printed(results_schema())


DOCS = {
    "Results.as_of": "The end of what is known, in UTC.",
    "Results.as_of_from": "Where that date comes from.",
    "Results.since": "The beginning of what is counted, in UTC; null for all there is.",
    "Results.persons": "Groups of sources that speak of the same persons.",
    "Results.journeys": "Journeys of which the events are known.",
    "Results.uncompared": "Journeys whose events are known, and that nobody was followed through.",
    "SourceResult.data_hash": "BLAKE2b of the files, 16 bytes in hexadecimal; null for a table.",
    "SourceResult.rows": "Rows of the run.",
    "SourceResult.undated": "Rows without a date, which nothing counts.",
    "SourceResult.first": "The first moment of the run, in UTC.",
    "SourceResult.last": "The last moment of the run, in UTC.",
    "SourceResult.kept": "Rows that are left after cleaning.",
    "SourceResult.unidentified": "Share of the rows that are left whose person is unknown, or known by a device alone.",
    "SourceResult.sql_hash": "BLAKE2b of the statements that clean it.",
    "SourceResult.settings": "BLAKE2b of how its rows were cleaned and joined, ceilings included, 16 bytes in hexadecimal.",
    "SourceResult.synthetic": "Whether the source says that its rows are made up.",
    "Feeling.value": "The mean answer: the lowest possible one is -2, the highest +2.",
    "Feeling.low": "The lower bound at 95 %, by Student's t; null when there is none.",
    "Feeling.high": "The upper bound; null when there is none.",
    "Feeling.n": "The answers behind it.",
    "Feeling.shown": "Whether there are enough answers to show it.",
    "Number.value": "A percentage is a ratio.",
    "Number.n": "The observations behind it.",
    "Number.low": "The lower bound; null when there is none.",
    "Number.high": "The upper bound; null when there is none.",
    "Number.interval": "How the bounds are made.",
    "Number.sql_hash": "BLAKE2b of the query that was executed; null when none was.",
    "MetricResult.shown": "Whether there are enough observations to show it.",
    "MetricResult.reasons": "Why it has no number, or one that is not trusted.",
    "Reason.words": "What is wrong, by language.",
    "KpiResult.status": "On cleaned rows.",
    "KpiResult.raw_status": "On the rows as they are.",
    "JourneyResult.share": "Those who follow the design, among those who are not under way.",
    "JourneyResult.unexplained": "Movements that no way of the design explains.",
    "JourneyResult.unbound": "Events that no touchpoint of the workspace names.",
    "JourneyResult.too_long": "Persons or cases with more events than a path can hold, left out.",
    "JourneyResult.top": "The most frequent paths.",
    "JourneyResult.allowed_drift": "The largest share of people who may leave the design; null when nothing says.",
    "JourneyResult.stages": "The funnel of the journey, stage by stage; stages that the data cannot see are left out.",
    "JourneyResult.finished": "Those who began long enough ago, and ended well.",
    "JourneyResult.under_way": "Those whose path is not over: they may still go on.",
    "JourneyResult.recent": "Those who began too lately to be judged.",
    "JourneyResult.recent_finished": "Those of them who have ended well already.",
    "JourneyResult.earlier": "Those who began before the run and were seen in it: they are in no share.",
    "JourneyResult.reasons": "Why what its stages cost is not trusted.",
    "JourneyResult.unseen": "Events of the journey that never occur in the source: people are not at fault for them.",
    "Variant.fits": "Whether it moves as the design does, wherever it stops.",
    "Variant.under_way": "Those who are still on it, and may go on.",
    "JourneyResult.gains": "Where mending pays most, the greatest gain first.",
    "Seen.settled": "Those who reached it long enough ago.",
    "Seen.drop_off": "The share of these who were last seen there, where the journey does not end.",
    "StageResult.stage": "The address of the stage.",
    "StageResult.conversion": "Exits among entrants.",
    "StageResult.recent": "Those who entered it too lately to be judged, beside the entrants.",
    "StageResult.cost_exits": "Those among whom costs are shared; null when nothing says what was spent.",
    "StageResult.cost_metric": "The metric that says what one of its exits costs; null when the paths do.",
    "StageResult.recent_exits": "Those of them who have gone forward already, beside the exits.",
    "StageResult.cost": "What was spent on it in the run, from a source of costs; null when nothing says.",
    "StageResult.cumulative_cost_per_exit": "What was spent on it and on the stages before it, for one of its exits.",
    "GainResult.conversion": "The share that gets through the stage, by its KPI where there is a number, else by the paths.",
    "GainResult.target": "The share that should.",
    "GainResult.gain": "More people at the end of the journey.",
    "GainResult.effort": "The least effort among the opportunities for the stage that are not done, from 1 to 5.",
}
"""What the fields mean, where their name does not say it all."""
