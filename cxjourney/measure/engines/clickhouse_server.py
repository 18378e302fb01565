"""A ClickHouse server, by its HTTP interface: the standard library is enough."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import IO
from urllib.parse import SplitResult, unquote, urlencode, urlsplit

from cxjourney.errors import CannotRun
from cxjourney.measure.engines.engine import Refusal
from cxjourney.wording import say

_AT_ONCE = 1 << 20
_WAIT = 3_600


class Server:
    """A server. The password may stand in `CLICKHOUSE_PASSWORD` instead of the address."""

    local = False

    def __init__(self, address: str, settings: Mapping[str, str]) -> None:
        found = urlsplit(address)
        if found.scheme not in ("http", "https") or not found.hostname:
            raise CannotRun(
                say("`{address}` is not the address of a ClickHouse server", "`{address}` n'est pas l'adresse d'un serveur ClickHouse", address=_shown(found)),
                say("write it as in `--connect http://localhost:8123`", "écrivez-la comme dans `--connect http://localhost:8123`"),
            )  # fmt: skip
        self._address = found
        self._settings = dict(settings)
        if database := found.path.strip("/"):
            self._settings["database"] = unquote(database)
        user = unquote(found.username or "") or os.environ.get("CLICKHOUSE_USER", "default")
        password = unquote(found.password or "") or os.environ.get("CLICKHOUSE_PASSWORD", "")
        self._who = {"X-ClickHouse-User": user, "X-ClickHouse-Key": password}

    def lines(self, text: str, parameters: Mapping[str, str], format: str) -> Iterator[bytes]:
        """What comes back, in pieces of whole lines. Raises `Refusal`."""
        given = {f"param_{name}": value for name, value in parameters.items()}
        asked = {**self._settings, **given, "default_format": format}
        connection = self._connection()
        try:
            response = self._answer(connection, asked, text.encode())
            rest = b""
            while piece := response.read(_AT_ONCE):
                whole, cut, part = (rest + piece).rpartition(b"\n")
                if cut:
                    yield whole + cut
                rest = part
            if rest:
                yield rest
        except (OSError, HTTPException) as error:
            raise Refusal(str(error) or type(error).__name__) from None
        finally:
            connection.close()

    def send(self, text: str, file: Path) -> None:
        """Execute an INSERT whose rows are those of a file. Raises `Refusal`."""
        connection = self._connection()
        try:
            with file.open("rb") as opened:
                self._answer(connection, {**self._settings, "query": text}, opened).read()
        except (OSError, HTTPException) as error:
            raise Refusal(str(error) or type(error).__name__) from None
        finally:
            connection.close()

    def close(self) -> None:
        """Nothing is open between two statements."""

    def _connection(self) -> HTTPConnection:
        kind = HTTPSConnection if self._address.scheme == "https" else HTTPConnection
        host = self._address.hostname
        assert host is not None  # checked when the address was read
        return kind(host, self._address.port or (8443 if kind is HTTPSConnection else 8123), timeout=_WAIT)

    def _answer(self, connection: HTTPConnection, query: Mapping[str, str], body: bytes | IO[bytes]) -> HTTPResponse:
        connection.request("POST", f"/?{urlencode(query)}", body=body, headers=self._who)
        response = connection.getresponse()
        if response.status != 200:
            said = response.read().decode(errors="replace").strip()
            raise Refusal(said.partition("DB::Exception: ")[2].partition("\n")[0] or said.partition("\n")[0])
        return response


def _shown(address: SplitResult) -> str:
    """The address without what is secret in it."""
    return address._replace(netloc=address.netloc.rpartition("@")[2]).geturl()
