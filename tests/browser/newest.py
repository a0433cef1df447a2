"""What came to the bot from a page: a tap is on its way for a moment before it is there."""

import asyncio
from typing import Any

from tests.simulator.conftest import Simulator

SECONDS_TO_WAIT = 30


async def newest(sim: Simulator, kind: str) -> Any:
    """Return the newest update's part, as "callback_query", once one of that kind is there."""
    offset = -1
    async with asyncio.timeout(SECONDS_TO_WAIT):
        while True:
            _, body = await sim.call("getUpdates", offset=offset, timeout=SECONDS_TO_WAIT)
            for update in body["result"]:
                if kind in update:
                    return update[kind]
                offset = update["update_id"] + 1
