"""The way to the Bot API: one aiohttp session for what python-telegram-bot asks.

Its own request class goes by HTTPX, which costs about four times the processor for each message.
What is kept of it: the proxy that the environment names, the certificates, each time-out by its
own name, uploads. The address holds the token, so no error says it, not even as its cause.
"""

from __future__ import annotations

import io
import ssl
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

#: for how long an unused connection is kept: as long as HTTPX keeps one
_KEPT_SECONDS = 5
#: a file takes longer to send than words do
_UPLOAD_SECONDS = 20


class Requests(BaseRequest):
    """Requests to the Bot API over at most `connections` at a time.

    `read`, `write`, `connect` and `pool` are seconds: for an answer, for what is sent, for a
    connection to be made, and for one to be free.
    """

    def __init__(
        self,
        connections: int,
        *,
        read: float = 5,
        write: float = 5,
        connect: float = 5,
        pool: float = 1,
    ) -> None:
        self._connections = connections
        self._seconds = {"read": read, "write": write, "connect": connect, "pool": pool}
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """The seconds an answer may take, as the library asks."""
        return self._seconds["read"]

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, keepalive_timeout=_KEPT_SECONDS
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and what was answered.

        Raises TimedOut, after which it may have been delivered, or NetworkError; RuntimeError
        if it was not initialized.
        """
        if self._session is None:
            raise RuntimeError("These requests are not initialized.")
        asked = {
            "read": read_timeout,
            "write": write_timeout,
            "connect": connect_timeout,
            "pool": pool_timeout,
        }
        seconds = {
            kind: self._seconds[kind] if given is BaseRequest.DEFAULT_NONE else given
            for kind, given in asked.items()
        }
        uploads = request_data is not None and request_data.contains_files
        if uploads and write_timeout is BaseRequest.DEFAULT_NONE:
            seconds["write"] = _UPLOAD_SECONDS
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                timeout=_timeout(method, **seconds),
                allow_redirects=False,
                proxy=_proxy(*_root(url)),
                ssl=_certificates() if url.startswith("https:") else True,
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            problem: NetworkError = TimedOut(f"Timed out: {type(error).__name__}")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            problem = NetworkError(f"aiohttp.{type(error).__name__}")
        raise problem  # out here, so that no traceback leads to an error that says the address


def _timeout(
    method: str,
    read: float | None,
    write: float | None,
    connect: float | None,
    pool: float | None,
) -> aiohttp.ClientTimeout:
    """What aiohttp is to wait for. None waits for ever.

    It has no time for sending alone: a request that sends something has one for all together.
    """
    waits = (pool, connect, write, read)
    known = [seconds for seconds in waits if seconds is not None]
    total = sum(known) if method != "GET" and len(known) == len(waits) else None
    free = None if pool is None or connect is None else pool + connect
    return aiohttp.ClientTimeout(total=total, connect=free, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None) -> dict[str, str] | aiohttp.FormData | None:
    """What is sent: a form, or a form with files in it."""
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in data.multipart_data.items():
        # As a stream: many bytes in one piece would hold up everything else while they are sent.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=file_name, content_type=kind)
    return form


def _root(url: str) -> tuple[str, str]:
    address = urlsplit(url)
    return address.scheme, address.hostname or ""


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for this host, None for none. It is read once."""
    proxies = getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or proxy_bypass(host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


@cache
def _certificates() -> ssl.SSLContext:
    """The certificates that are trusted: those of HTTPX, which heeds SSL_CERT_FILE too."""
    return httpx.create_ssl_context()
