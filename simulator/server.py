"""The web server: the Bot API, the control API and the page, on one port."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from ssl import SSLContext
from urllib.parse import urlsplit

from aiohttp import web

from simulator import bot_api, control, habits
from simulator.errors import ControlError
from simulator.keys import TOKEN, WORLD
from simulator.postman import Postman
from simulator.world import World

LARGEST_REQUEST_BYTES = 55 * 1024 * 1024
SHUTDOWN_SECONDS = 0.2

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def plain_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a refusal with its sentence; keep pages of other sites out."""
    try:
        _refuse_strangers(request)
        return await handler(request)
    except ControlError as error:
        return web.json_response(error.body, status=error.status)


def _refuse_strangers(request: web.Request) -> None:
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise ControlError(403, "Another site may not use the simulator.")


def application(world: World, token: str = "") -> web.Application:
    """Return the web application; without a token every well-formed one is accepted."""
    app = web.Application(middlewares=[plain_refusals], client_max_size=LARGEST_REQUEST_BYTES)
    app[WORLD] = world
    world.on_asked = partial(habits.notice, world)
    app[TOKEN] = token
    app.add_routes([*bot_api.ROUTES, *control.ROUTES])
    return app


@asynccontextmanager
async def running(
    world: World,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    token: str = "",
    tls: SSLContext | None = None,
) -> AsyncIterator[str]:
    """Serve until the block ends; gives the address, which ends with a slash."""
    runner = web.AppRunner(
        application(world, token),
        access_log=None,
        handler_cancellation=True,
        shutdown_timeout=SHUTDOWN_SECONDS,
    )
    await runner.setup()
    postman = Postman(world, partial(bot_api.carry_out, world))
    at_work = [asyncio.create_task(one) for one in (world.agenda.keep(), postman.work())]
    try:
        await web.TCPSite(runner, host, port, ssl_context=tls).start()
        yield f"{'https' if tls else 'http'}://{host}:{runner.addresses[0][1]}/"
    finally:
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)
        await world.movement.stop()
        await runner.cleanup()
