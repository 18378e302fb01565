"""Which engine runs the queries: two options that the commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from cxjourney.cli.speech import option
from cxjourney.errors import CannotRun
from cxjourney.wording import say

if TYPE_CHECKING:
    from cxjourney.measure.engines.engine import EngineKind

Command = TypeVar("Command", bound=Callable[..., Any])


def engine_options(command: Command) -> Command:
    """`--engine` and `--connect`."""
    with_connect = option(
        "--connect",
        metavar="URL",
        wording=say(
            "Use an engine that exists: `spark://…`, `yarn` or `sc://…` for Spark, `http://…` for ClickHouse.",
            "Utiliser un moteur qui existe : `spark://…`, `yarn` ou `sc://…` pour Spark, `http://…` pour ClickHouse.",
        ),
    )
    with_engine = option(
        "--engine",
        metavar="NAME",
        default="duckdb",
        show_default=True,
        wording=say(
            "What runs the queries: `duckdb`, `spark` or `clickhouse`.",
            "Ce qui exécute les requêtes : `duckdb`, `spark` ou `clickhouse`.",
        ),
    )
    made: Command = with_engine(with_connect(command))
    return made


def chosen(name: str, connect: str | None) -> EngineKind:
    """The engine of that name, which can be used. Raises `CannotRun`."""
    from cxjourney.measure.engines.engine import engines

    known = engines()
    if name not in known:
        raise CannotRun(
            say("there is no engine `{name}`", "il n'y a pas de moteur `{name}`", name=name),
            say("choose among `{names}`", "choisissez parmi `{names}`", names="`, `".join(known)),
        )
    known[name].ready(connect)
    return known[name]


def reaches(name: str, connect: str | None) -> bool:
    """Whether the engine is one that exists, and has the tables itself."""
    import os

    return connect is not None or (name == "spark" and bool(os.environ.get("SPARK_REMOTE")))
