"""What the bot itself tells about a person: asked at an address of its own, if there is one."""

from typing import Any

import aiohttp

Json = dict[str, Any]
ANSWERED_WITHIN_SECONDS = 5.0
NOTHING: Json = {"offered": False}


class About:
    """Asks the bot what it has stored and planned; Telegram has nothing like it."""

    def __init__(self, url: str = "") -> None:
        self._url = url.rstrip("/")

    async def ask(self, what: str, **query: str) -> Json:
        """Return the bot's answer, {"offered": false} without an address or a sound answer."""
        if not self._url:
            return NOTHING
        limit = aiohttp.ClientTimeout(total=ANSWERED_WITHIN_SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as session,
                session.get(f"{self._url}/{what}", params=query) as response,
            ):
                answer = await response.json()
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return NOTHING
        return answer if response.ok and isinstance(answer, dict) else NOTHING
