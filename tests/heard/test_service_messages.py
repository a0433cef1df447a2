"""What Telegram itself says in a chat is no answer and no picture: nothing follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.contents import CONTENT, SERVICE
from records.messages import messages
from records.talks import talks
from tests.heard.quick import Quick
from tests.heard.quick_states import a_plan, newest_talk
from tests.signals.worried import Play

_FOR_GROUPS = {"migrate_to_chat_id", "migrate_from_chat_id"}
_WORDS = {"text", "caption", "dice"}


def state_of(play: Play) -> list[tuple[Any, ...]]:
    """All that a message could have changed."""
    return [tuple(row) for table in (talks, messages) for row in play.home.rows(table)]


def test_nothing_is_answered_to_it_and_nothing_asked_again(night: Play) -> None:
    a_plan(night)
    kit = Quick(night)
    before, sent = state_of(night), len(night.life.post.channel.sent)
    for field in sorted(SERVICE - _FOR_GROUPS):
        night.life.sends("Kit", **{field: {}})
        assert state_of(night) == before, field
        assert len(night.life.post.channel.sent) == sent, field
    kit.says("it was good")
    night.life.sends("Kit", message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    kit.more("but too long")
    _, answers = newest_talk(night, "my_choices")
    assert answers["helps_break"] == "it was good\nbut too long"


@pytest.mark.parametrize("field", sorted(CONTENT - _WORDS))
def test_what_a_person_sends_has_its_answer_as_before(field: str, night: Play) -> None:
    sent = len(night.life.post.channel.sent)
    part = {"file_id": "f", "file_unique_id": "u"}
    night.life.sends("Kit", **{field: [part] if field == "photo" else part})
    assert len(night.life.post.channel.sent) > sent
    assert "I cannot hear voice notes" in night.last("Kit")
