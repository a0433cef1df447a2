"""Flood control is Telegram's: 30 a second, 1 a second a chat, 20 a minute a group."""

from collections.abc import Sequence

import pytest

from simulator.errors import ApiError
from simulator.flood import Flood
from tests.simulator.conftest import Simulator


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    time = [1000.0]
    monkeypatch.setattr("simulator.flood.time.monotonic", lambda: time[0])
    return time


def _sent(
    flood: Flood, chats: Sequence[int | None], method: str = "sendMessage"
) -> tuple[int, int | None]:
    """Return how many go out before the first refusal, and how long to wait then."""
    for count, chat in enumerate(chats):
        try:
            flood.check(method, chat)
        except ApiError as error:
            return count, error.retry_after
    return len(chats), None


def test_thirty_a_second_go_out_over_all(moment: list[float]) -> None:
    flood = Flood()
    assert _sent(flood, range(100)) == (30, 1)
    moment[0] += 1.0
    assert _sent(flood, range(100, 200)) == (30, 1)


def test_one_a_second_goes_out_to_a_chat_after_a_short_burst(moment: list[float]) -> None:
    flood = Flood()
    assert _sent(flood, [7] * 10) == (3, 1)
    moment[0] += 1.0
    assert _sent(flood, [7] * 10) == (1, 1)


def test_twenty_a_minute_go_out_to_a_group(moment: list[float]) -> None:
    flood = Flood()
    for _ in range(20):
        flood.check("sendMessage", -5)
        moment[0] += 1.0
    count, wait = _sent(flood, [-5] * 20)
    assert count <= 7
    assert wait is not None


def test_answers_and_edits_are_not_charged_to_the_chat(moment: list[float]) -> None:
    flood = Flood()
    _sent(flood, [7] * 3)
    assert _sent(flood, [7] * 5, "editMessageText") == (5, None)
    assert _sent(flood, [None] * 5, "answerCallbackQuery") == (5, None)


def test_it_can_be_switched_off(moment: list[float]) -> None:
    assert _sent(Flood(on=False), [7] * 100) == (100, None)


@pytest.mark.asyncio
async def test_a_refusal_says_when_to_try_again(sim: Simulator) -> None:
    sim.world.flood.on = True
    person = await sim.person()
    for _ in range(3):
        await sim.call("sendMessage", chat_id=person, text="Hello")
    url = "/bot7000000001:a-token-that-opens-nothing/sendMessage"
    async with sim.session.post(url, json={"chat_id": person, "text": "x"}) as response:
        body = await response.json()
        assert response.status == 429
        assert response.headers["Retry-After"] == str(body["parameters"]["retry_after"]) == "1"
        assert body["description"] == "Too Many Requests: retry after 1"
