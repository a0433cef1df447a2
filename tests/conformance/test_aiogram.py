"""aiogram's models accept, and know, all that the simulator says."""

import os

import pytest

from tests.conformance.aiogram_judges.running import judged
from tests.conformance.ptb.suite import NoPackageIndex


@pytest.mark.conformance
@pytest.mark.timeout(600)  # seconds: the first run fetches aiogram
@pytest.mark.parametrize("seed", [1, 2])
def test_aiogram_takes_every_answer_and_update_without_dropping_a_word(seed: int) -> None:
    try:
        found = judged(seed, deeds=600)
    except NoPackageIndex as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"aiogram can't be fetched: {error}")

    assert found["wrong"] == {}
    assert {"message", "callback_query", "my_chat_member"} <= found["updates"].keys()
    assert len(found["answers"]) > 20
