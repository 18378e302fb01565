"""The whole run on each engine: the example organisation, a small workspace, a server, and what goes wrong."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cxjourney.cli.app import run
from cxjourney.errors import CannotRun
from cxjourney.measure.engines.engine import Refusal, engines
from tests.laying import ROOT
from tests.measure.test_example import planted
from tests.metrics.engines import needs

OTHERS = ("clickhouse", "spark")


def test_the_engines_there_are() -> None:
    assert [*engines()] == ["clickhouse", "duckdb", "spark"]


@pytest.mark.parametrize(("engine", "package"), [("spark", "pyspark"), ("clickhouse", "chdb")])
def test_an_engine_that_is_not_installed(
    engine: str, package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = importlib.util.find_spec

    def lacking(name: str, *rest: Any) -> Any:
        return None if name == package else real(name, *rest)

    monkeypatch.setattr(importlib.util, "find_spec", lacking)
    monkeypatch.setattr("cxjourney.measure.engines.spark.find_spec", lacking)
    assert run(["-C", str(ROOT), "measure", "--engine", engine]) == 2
    assert f"cxjourney[{engine}]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--engine", "oracle"], "`clickhouse`, `duckdb`, `spark`"),
        (["--connect", "http://localhost:1"], "`--engine spark`"),
        (["--engine", "clickhouse", "--connect", "http://localhost:1"], "ClickHouse cannot be used"),
        (["--engine", "clickhouse", "--connect", "ftp://me:secret@there"], "`ftp://there`"),
        (["--engine", "clickhouse", "--connect", "http://localhost:1", "--memory", "plenty"], "`plenty`"),
    ],
)
def test_what_cannot_run_says_what_to_do(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-C", str(ROOT), "measure", "-s", "metric:loan-completion", *words]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "secret" not in said


# ---------------------------------------------------------------- the example organisation


def measured(folder: Path, engine: str, *words: str) -> dict[str, Any]:
    file = folder / f"{engine}.json"
    args = ["-C", str(ROOT), "measure", "--data", str(folder), "--as-of", "2026-11-22", "--fail-on", "never"]
    assert run([*args, "--engine", engine, "--write", str(file), *words]) == 0
    found: dict[str, Any] = json.loads(file.read_text())
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("observed")
    planted(folder)
    return folder


@pytest.fixture(scope="module")
def expected(data: Path) -> dict[str, Any]:
    return measured(data, "duckdb")


@pytest.mark.slow
@pytest.mark.parametrize("engine", OTHERS)
def test_every_number_of_the_example_is_the_same(data: Path, expected: dict[str, Any], engine: str) -> None:
    needs(engine)
    found = measured(data, engine)
    assert sum(metric["cleaned"]["value"] is not None for metric in found["metrics"]) > 25
    assert found["engine"] == engine
    for part in ("sources", "persons", "metrics", "kpis", "journeys"):
        alike(expected[part], found[part], part)


def alike(one: Any, other: Any, where: str) -> None:
    """Equal, but for the text of the queries; numbers that are not whole to a few units of the last place."""
    if isinstance(one, dict):
        assert one.keys() == other.keys(), where
        for name in one.keys() - {"sql_hash"}:
            alike(one[name], other[name], f"{where}/{name}")
    elif isinstance(one, list):
        assert len(one) == len(other), where
        for place, (left, right) in enumerate(zip(one, other, strict=True)):
            alike(left, right, f"{where}/{place}")
    elif isinstance(one, float) or isinstance(other, float):
        assert other == pytest.approx(one, rel=1e-12), where
    else:
        assert one == other, where


# ---------------------------------------------------------------- a server


class Behind(BaseHTTPRequestHandler):
    """The HTTP interface of ClickHouse, as far as it is used, with chdb behind it."""

    session: Any
    seen: list[dict[str, str]]

    def do_POST(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.seen.append({**query, "user": self.headers["X-ClickHouse-User"], "key": self.headers["X-ClickHouse-Key"]})
        parameters = {name[6:]: value for name, value in query.items() if name.startswith("param_")}
        body = self._body().decode()
        try:
            found = self.session.query(body, query["default_format"], params=parameters or None)
            status, answer = 200, bytes(found.bytes()) if found.size() else b""
        except Exception as error:
            status, answer = 404, str(error).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[str, list[dict[str, str]]]]:
    needs("clickhouse")
    from chdb import session

    library: Any = session
    Behind.session, Behind.seen = library.Session(str(tmp_path / "server")), []
    httpd = HTTPServer(("127.0.0.1", 0), Behind)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://ana:s%40crt@127.0.0.1:{httpd.server_port}/default", Behind.seen
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
        Behind.session.close()


@pytest.mark.slow
def test_a_server_by_its_http_interface(server: tuple[str, list[dict[str, str]]], tmp_path: Path) -> None:
    address, seen = server
    engine = engines()["clickhouse"].open(tmp_path, {}, "1GB", address)
    moment = dt.datetime(2026, 11, 22, 23, 59, 59, 999_999)
    text = (
        "SELECT {a: Nullable(DateTime64(6, 'UTC'))} AS a, {b: Nullable(DateTime64(6, 'UTC'))} AS b, ['x', 'é'] AS c;\n"
    )
    assert engine.run(text, {"a": moment, "b": None}) == (("a", "b", "c"), [(moment, None, ["x", "é"])])
    assert [*engine.stream("SELECT number FROM numbers(50000)", {})][-1] == (49_999,)
    engine.run("CREATE TABLE t ENGINE = MergeTree ORDER BY tuple() AS SELECT 1 AS one", {})
    engine.save("default.t", tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text() == '"one"\n1\n'
    with pytest.raises(Refusal, match="nowhere"):
        engine.run("SELECT 1 FROM nowhere", {})
    engine.close()
    assert {(each["user"], each["key"], each["database"]) for each in seen} == {("ana", "s@crt", "default")}
    assert {each["max_memory_usage"] for each in seen} == {"1000000000"}


@pytest.mark.slow
def test_a_server_that_is_no_clickhouse(tmp_path: Path) -> None:
    class Other(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    httpd = HTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    with pytest.raises(CannotRun):
        engines()["clickhouse"].open(tmp_path, {}, "1GB", f"http://127.0.0.1:{httpd.server_port}")
    httpd.shutdown()
    httpd.server_close()
