"""Calls of the simulator's control API over one connection for each thread.

A cycle test makes hundreds; with HTTPX they cost more processor than the bot's own work.
"""

from __future__ import annotations

import http.client
import json
import threading
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

#: the server lets an unused connection go; a new one is made before it would
_KEPT_SECONDS = 5
#: moving the clock answers only once the bot has done all that was due
_PATIENCE_SECONDS = 90


class Asking:
    """The control API at an address. Any status but 200 is an AssertionError."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._mine = threading.local()
        self._all: list[http.client.HTTPConnection] = []

    def get(self, path: str, **query: Any) -> bytes:
        """What is at a path, such as "/_sim/sees"."""
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, body: dict[str, Any]) -> bytes:
        """The answer to a body, which goes as JSON."""
        return self._ask("POST", path, json.dumps(body).encode())

    def close(self) -> None:
        """Let every thread's connection go."""
        for connection in self._all:
            connection.close()

    def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        connection = self._connection()
        headers = {"Content-Type": "application/json"} if body is not None else {}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            said = answer.read()
        except BaseException:
            connection.close()  # it opens again with the next request
            raise
        self._mine.used = monotonic()
        assert answer.status == 200, said.decode()
        return said

    def _connection(self) -> http.client.HTTPConnection:
        """This thread's own, opened anew if it was long unused."""
        if not hasattr(self._mine, "connection"):
            self._mine.connection = http.client.HTTPConnection(
                self._host, timeout=_PATIENCE_SECONDS
            )
            self._mine.used = monotonic()
            self._all.append(self._mine.connection)
        found: http.client.HTTPConnection = self._mine.connection
        if monotonic() - self._mine.used > _KEPT_SECONDS:
            found.close()
        return found
