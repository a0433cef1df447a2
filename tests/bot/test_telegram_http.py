"""Requests to the Bot API: what is sent, what each failure is called, and who reads the token."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import RequestData

import bot.telegram  # asks the library for a RetryAfter without a warning
from bot.telegram_http import Requests

pytestmark = pytest.mark.asyncio
assert bot.telegram
TOKEN = "1234567:a-token-that-nobody-may-read"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ME = {"id": 1, "is_bot": True, "first_name": "Alongside", "username": "alongside_bot"}
SENT = {"message_id": 7, "date": 0, "chat": {"id": 5, "type": "private"}}


def says(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


@asynccontextmanager
async def answering(handler: Handler) -> AsyncIterator[str]:
    """A server that answers everything; its address."""
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{rest:.*}", handler)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def a_bot(handler: Handler, **seconds: float) -> AsyncIterator[Bot]:
    async with (
        answering(handler) as url,
        Bot(
            TOKEN,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=Requests(8, **seconds),
            get_updates_request=Requests(1, **seconds),
        ) as one,
    ):
        yield one


async def failed(doing: Awaitable[Any]) -> BaseException:
    """What it raised."""
    try:
        await doing
    except Exception as error:  # noqa: BLE001 - whatever it is, it is looked at
        return error
    raise AssertionError("It raised nothing.")


def whole(error: BaseException) -> str:
    """All that a log could show of an error, and its causes."""
    return "".join(traceback.format_exception(error))


async def test_words_go_as_a_form_in_any_script_and_the_answer_comes_back() -> None:
    seen: list[dict[str, str]] = []

    async def handler(request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return says(ME)
        seen.append({**(await request.post())})  # type: ignore[dict-item]
        return says({**SENT, "text": "as sent"})

    text = "سلام Łucja & 👋 = +\n%20"
    async with a_bot(handler) as one:
        sent = await one.send_message(5, text, disable_notification=True)
    assert sent.message_id == 7
    assert seen == [{"chat_id": "5", "text": text, "disable_notification": "true"}]


async def test_a_file_goes_with_its_name_and_every_byte() -> None:
    content = bytes(range(256)) * 40
    seen: list[tuple[str, str, bytes]] = []

    async def handler(request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return says(ME)
        form = await request.post()
        files = [part for part in form.values() if isinstance(part, web.FileField)]
        seen.extend((part.filename, part.content_type, part.file.read()) for part in files)
        assert form["caption"] == "Für später"
        return says(SENT)

    async with a_bot(handler) as one:
        await one.send_document(5, InputFile(content, "appointment.ics"), "Für später")
    assert seen == [("appointment.ics", "text/calendar", content)]


async def test_many_megabytes_go_while_something_else_is_said() -> None:
    """A big file does not hold up a small word."""
    taking, said = asyncio.Event(), asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return says(ME)
        if request.path.endswith("/sendDocument"):
            got = len(await request.content.readany())
            taking.set()
            await said.wait()
            while not request.content.at_eof():
                got += len(await request.content.readany())
            assert got > 30 * 2**20
        return says(SENT)

    async with a_bot(handler, read=60, write=60) as one:
        big = asyncio.ensure_future(one.send_document(5, InputFile(bytes(30 * 2**20), "big.bin")))
        await taking.wait()
        await one.send_message(5, "I need a break")
        said.set()
        assert (await big).message_id == 7


async def test_a_file_is_read_from_where_telegram_keeps_it() -> None:
    async def handler(request: web.Request) -> web.Response:
        if request.path.endswith("/getMe"):
            return says(ME)
        if request.path.endswith("/getFile"):
            return says({"file_id": "f", "file_unique_id": "u", "file_path": "voice/1.oga"})
        assert request.method == "GET"
        return web.Response(body=b"Ogg")

    async with a_bot(handler) as one:
        found = await one.get_file("f")
        assert bytes(await found.download_as_bytearray()) == b"Ogg"


@pytest.mark.parametrize(
    ("status", "more", "kind"),
    [
        (401, {}, InvalidToken),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (429, {"parameters": {"retry_after": 3}}, RetryAfter),
        (502, {}, NetworkError),
        (302, {}, NetworkError),
    ],
)
async def test_what_telegram_refuses_has_its_own_name(
    status: int, more: dict[str, Any], kind: type[Exception]
) -> None:
    async def handler(request: web.Request) -> web.Response:
        body = {"ok": False, "error_code": status, "description": "No", **more}
        return web.json_response(body, status=status, headers={"Location": "/elsewhere"})

    async with answering(handler) as url:
        requests = Requests(1)
        await requests.initialize()
        problem = await failed(requests.post(f"{url}/bot{TOKEN}/sendMessage"))
        await requests.shutdown()
    assert type(problem) is kind


async def test_no_answer_in_time_may_mean_delivered() -> None:
    too_late = asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        await too_late.wait()
        return says(SENT)

    async with answering(handler) as url:
        requests = Requests(1, read=0.05)
        await requests.initialize()
        problem = await failed(requests.post(f"{url}/bot{TOKEN}/sendMessage"))
        too_late.set()
        await requests.shutdown()
    assert type(problem) is TimedOut
    assert TOKEN not in whole(problem)


async def test_a_long_poll_waits_for_as_long_as_it_says() -> None:
    """The library adds what the poll may take; that is not cut short by the usual time."""
    release = asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        await release.wait()
        return says([])

    async with answering(handler) as url:
        requests = Requests(1, read=0.02)
        await requests.initialize()
        poll = asyncio.ensure_future(requests.post(f"{url}/getUpdates", read_timeout=30))
        short = await failed(requests.post(f"{url}/getUpdates", pool_timeout=0.1))
        assert type(short) is TimedOut, "the only connection is taken"
        assert not poll.done()
        release.set()
        assert await poll == []
        await requests.shutdown()


async def test_a_line_that_is_cut_is_a_network_error_without_the_token() -> None:
    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.close()

    server = await asyncio.start_server(cut, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        requests = Requests(1)
        await requests.initialize()
        problem = await failed(requests.post(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe"))
        await requests.shutdown()
    assert type(problem) is NetworkError
    assert TOKEN not in whole(problem)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1", "http://[broken", "nonsense://127.0.0.1", "https://127.0.0.1:1"],
)
async def test_what_can_not_be_reached_is_a_network_error_without_the_token(address: str) -> None:
    requests = Requests(1)
    await requests.initialize()
    problem = await failed(requests.post(f"{address}/bot{TOKEN}/getMe"))
    await requests.shutdown()
    assert type(problem) is NetworkError
    assert TOKEN not in whole(problem)


async def test_the_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def proxy(request: web.Request) -> web.Response:
        asked.append(str(request.url))
        return says(ME)

    async with answering(proxy) as url:
        monkeypatch.setenv("http_proxy", url.removeprefix("http://"))
        monkeypatch.setenv("no_proxy", "local.test")
        requests = Requests(1)
        await requests.initialize()
        assert await requests.post(f"http://telegram.test/bot{TOKEN}/getMe") == ME
        assert type(await failed(requests.post("http://local.test:1/getMe"))) is NetworkError
        await requests.shutdown()
    assert asked == [f"http://telegram.test/bot{TOKEN}/getMe"]


async def test_they_are_opened_once_and_closed_once() -> None:
    requests = Requests(1, read=3)
    assert requests.read_timeout == 3
    data = RequestData([])
    with pytest.raises(RuntimeError, match="not initialized"):
        await requests.do_request("http://127.0.0.1:1/", "POST", data)
    await requests.initialize()
    await requests.initialize()
    await requests.shutdown()
    await requests.shutdown()
