"""aiogram accepts, and knows, all that the simulator says; and a bot written with it runs."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from simulator.methods import METHODS
from tests.conformance.aiogram_judges.running import judged, played
from tests.conformance.ptb.suite import NoPackageIndex

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.timeout(600),  # seconds: the first run fetches aiogram
]
#: ends the bot's life in the run, or would keep it from fetching its updates
NOT_CALLED = {"logout", "close", "leavechat", "setwebhook", "sendlivephoto"}


def _or_skip(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return ask()
    except NoPackageIndex as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"aiogram can't be fetched: {error}")


@pytest.mark.parametrize("seed", [1, 2])
def test_aiogram_takes_every_answer_and_update_without_dropping_a_word(seed: int) -> None:
    found = _or_skip(lambda: judged(seed, deeds=1500))

    assert found["wrong"] == {}
    kinds = {"message", "callback_query", "my_chat_member", "chat_member"}
    assert kinds <= found["updates"].keys()
    answered = {name.lower() for name in found["answers"]}
    assert METHODS.keys() - answered == NOT_CALLED


@pytest.mark.parametrize("way", ["polling", "webhook"])
def test_an_aiogram_bot_is_started_tapped_and_edits_its_message(way: str) -> None:
    found = _or_skip(lambda: played(way))

    assert found == {
        "asked": "Are you ready?",
        "buttons": [["Ready"]],
        "same_message": True,
        "edited": "You are ready.",
        "alert": "Noted.",
        "violations": [],
    }
