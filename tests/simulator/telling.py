"""What the bot gets of what people send, checked against the Bot API's own description."""

from __future__ import annotations

from typing import Any

from simulator.validation import Validator
from tests.simulator.conftest import Simulator


async def told(sim: Simulator, **asked: Any) -> list[dict[str, Any]]:
    """What the bot gets, each update as the Bot API's file has it."""
    _, body = await sim.call("getUpdates", **asked)
    for update in body["result"]:
        judge = Validator()
        judge.object("Update", update)
        assert judge.strays == []
    return list(body["result"])


async def the_last(sim: Simulator, kind: str = "message", **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await told(sim, **asked))[-1][kind]
    return found
