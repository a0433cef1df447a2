"""Posts updates to the webhook: in order, and again until the hook takes them."""

import ssl
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from simulator.updates import Queued
from simulator.webhook import Webhook
from simulator.world import World

Json = dict[str, Any]
#: carries out a method of the Bot API
Call = Callable[[str, Json], Awaitable[None]]
ANSWERED_WITHIN_SECONDS = 60.0
LONG_SECONDS = 3600.0
LONGEST_PAUSE_SECONDS = 60
LONGEST_WISH_SECONDS = 3600
_NOT_IN_ANSWERS = ("setwebhook", "deletewebhook", "close", "logout")


class Postman:
    """Delivers one update at a time; the pauses between tries are on the simulated clock."""

    def __init__(self, world: World, call: Call) -> None:
        self._world = world
        self._call = call

    async def work(self) -> None:
        """Deliver, for as long as the simulator runs."""
        limit = aiohttp.ClientTimeout(total=ANSWERED_WITHIN_SECONDS)
        async with aiohttp.ClientSession(timeout=limit) as session:
            while True:
                await self._world.updates.arrived.until(self._ready, LONG_SECONDS)
                queued = self._world.updates.first()
                if queued and self._ready():
                    with self._world.presence.held():
                        await self._deliver(session, self._world.webhook, queued)

    def _ready(self) -> bool:
        world = self._world
        waiting = bool(world.webhook.url) and world.updates.first() is not None
        return waiting and not world.updates.pausing() and not world.faults.down(world.now)

    async def _deliver(
        self, session: aiohttp.ClientSession, webhook: Webhook, queued: Queued
    ) -> None:
        try:
            error, wish, answer = await _post(session, webhook, queued.update)
        except (aiohttp.ClientError, TimeoutError, OSError) as failure:
            error, wish, answer = _words(failure), 0, {}
        if webhook is not self._world.webhook:
            return  # it was changed meanwhile: the new one gets this update again
        if error:
            self._failed(webhook, queued, error, wish)
            return
        webhook.failures = 0
        self._world.updates.take(queued)
        method = str(answer.pop("method", "")).lower()
        if method and method not in _NOT_IN_ANSWERS and not method.startswith("get"):
            await self._call(method, answer)

    def _failed(self, webhook: Webhook, queued: Queued, error: str, wish: int) -> None:
        """Try again at once, then after 2, 4, 8 … seconds; give up when the update is too old."""
        world = self._world
        webhook.last_error_at, webhook.last_error = world.now, error
        pause = 2**webhook.failures if webhook.failures else 0
        seconds = wish or min(pause, LONGEST_PAUSE_SECONDS)
        webhook.failures += 1
        again = world.now + timedelta(seconds=seconds)
        if again > queued.expires:
            world.updates.take(queued)
            webhook.failures = 0
        elif seconds:
            self._pause(again)

    def _pause(self, until: datetime) -> None:
        self._world.updates.paused_until = until
        self._world.agenda.add(until, self._world.updates.arrived.ring)
        self._world.quiet.ring()


async def _post(
    session: aiohttp.ClientSession, webhook: Webhook, update: Any
) -> tuple[str, int, Json]:
    """Return what went wrong ("" if nothing), the wished pause in seconds, and the answer."""
    url = webhook.url if "://" in webhook.url else f"https://{webhook.url}"
    sent = session.post(url, json=update, headers=webhook.headers(), ssl=_trust(webhook))
    async with sent as response:
        if not 200 <= response.status <= 299:
            words = f"Wrong response from the webhook: {response.status} {response.reason}"
            wish = response.headers.get("Retry-After", "")
            return words, min(int(wish), LONGEST_WISH_SECONDS) if wish.isdigit() else 0, {}
        return "", 0, await _answer(response)


def _trust(webhook: Webhook) -> ssl.SSLContext | bool:
    if not webhook.certificate:
        return True
    trusted = ssl.create_default_context(cadata=webhook.certificate)
    trusted.load_default_certs()
    return trusted


async def _answer(response: aiohttp.ClientResponse) -> Json:
    try:
        answer = await response.json(content_type=None)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _words(failure: Exception) -> str:
    if isinstance(failure, aiohttp.ClientConnectorCertificateError):
        return "SSL error {error:0A000086:SSL routines::certificate verify failed}"
    if isinstance(failure, TimeoutError):
        return "Read timeout expired"
    if isinstance(failure, aiohttp.ClientConnectorError):
        return "Connection refused"
    return "Connection reset by peer"
