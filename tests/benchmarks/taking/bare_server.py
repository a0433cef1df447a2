"""A bare aiohttp handler with one fixed answer: what faithfulness is measured against."""

import asyncio

from aiohttp import web

_MESSAGE = {
    "message_id": 1,
    "from": {"id": 1, "is_bot": True, "first_name": "Bot", "username": "bot"},
    "chat": {"id": 1, "first_name": "Amina", "type": "private"},
    "date": 1,
    "text": "Hello Amina, how did it go today?",
    "entities": [{"type": "bold", "offset": 6, "length": 5}],
}


async def _answer(request: web.Request) -> web.Response:
    await request.json()
    return web.json_response({"ok": True, "result": _MESSAGE})


async def _serve() -> None:
    app = web.Application()
    app.add_routes([web.post("/{tail:.+}", _answer)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
