"""A file that is named by its address is fetched from the stand-in for the web."""

import pytest
from aiohttp import web

from tests.simulator.conftest import Simulator

pytestmark = pytest.mark.asyncio
PNG = b"\x89PNG\r\n\x1a\n and more"


async def _serve(sim: Simulator) -> web.AppRunner:
    async def page(request: web.Request) -> web.Response:
        found = request.path == "/pictures.example/a.png"
        return web.Response(status=200 if found else 404, body=PNG, content_type="image/png")

    app = web.Application()
    app.router.add_get("/{path:.*}", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sim.world.internet = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    return runner


async def test_a_file_on_the_web_is_fetched_and_sent(sim: Simulator) -> None:
    person = await sim.person()
    runner = await _serve(sim)
    address = "https://pictures.example/a.png"
    _, sent = await sim.call("sendDocument", chat_id=person, document=address)
    await runner.cleanup()

    document = sent["result"]["document"]
    assert (document["file_name"], document["mime_type"]) == ("a.png", "image/png")
    assert document["file_size"] == len(PNG)


async def test_what_cannot_be_fetched_is_refused(sim: Simulator) -> None:
    person = await sim.person()
    refusal = "Bad Request: failed to get HTTP URL content"
    params = {"chat_id": person, "document": "https://pictures.example/b.png"}
    _, without_a_web = await sim.call("sendDocument", **params)
    runner = await _serve(sim)
    _, not_there = await sim.call("sendDocument", **params)
    await runner.cleanup()
    _, gone = await sim.call("sendDocument", **params)

    assert without_a_web["description"] == refusal
    assert not_there["description"] == refusal
    assert gone["description"] == refusal
