"""The files of the project that hold no metric: its settings, a connection to begin with, a macro, the days."""

from __future__ import annotations

import datetime as dt

from cxjourney.source.writer import to_yaml

FIRST, LAST = 2000, 2060
"""The years that the time spine covers."""

MACRO = """\
{#- A date of the run as a literal; NULL when the variable says nothing. -#}
{%- macro cxj_moment(name) -%}
{%- set moment = var(name, none) -%}
{%- if moment -%}'{{ (moment | string).replace("'", "''") }}'{%- else -%}NULL{%- endif -%}
{%- endmacro -%}
"""

DAYS = f"""\
SELECT
  CAST(generated.day AS DATE) AS day
FROM UNNEST(GENERATE_SERIES(DATE '{FIRST}-01-01', DATE '{LAST}-12-31', INTERVAL 1 DAY)) AS generated(day)
"""


def settings(today: dt.date) -> str:
    """`dbt_project.yml`. The date of the run is that of the build, evening included, until someone says otherwise."""
    return to_yaml(
        {
            "name": "cxjourney_metrics",
            "version": "1.0.0",
            "config-version": 2,
            "profile": "cxjourney",
            "model-paths": ["models"],
            "macro-paths": ["macros"],
            "vars": {
                "as_of": f"{today.isoformat()} 23:59:59.999999",
                "since": "",
                "data_folder": "../../..",
            },
            "flags": {"send_anonymous_usage_stats": False, "partial_parse": False},
        }
    )


def connection() -> str:
    """`profiles.yml`: a DuckDB file beside the project, in universal time wherever the machine stands."""
    target = {"type": "duckdb", "path": "cxjourney.duckdb", "threads": 4, "settings": {"TimeZone": "UTC"}}
    return to_yaml({"cxjourney": {"target": "local", "outputs": {"local": target}}})


def spine() -> str:
    """The days as a time spine."""
    return to_yaml(
        {
            "version": 2,
            "models": [
                {
                    "name": "cxj_days",
                    "config": {"materialized": "table"},
                    "time_spine": {"standard_granularity_column": "day"},
                    "columns": [{"name": "day", "granularity": "day"}],
                }
            ],
        }
    )
