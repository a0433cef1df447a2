"""Before a meeting, whoever runs it reads what to say first: in one message, without a sound."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from records.database import Tx
from tests.example import MEETING_AT, an_example, with_a_meeting, with_card


def test_who_runs_it_and_holds_the_phone_gets_one_message(tmp_path: Path) -> None:
    with an_example(
        tmp_path, with_a_meeting(holder=""), with_card("Kit", sign="a blue card")
    ) as s:
        s.wait(minutes=1)
        s.phones["Kit"].taps("Yes, I will come")
        s.phones["Ivy"].taps("No, thank you")
        s.phones["Max"].taps("I am unwell")
        s.phones["Max"].taps("Yes, I would")
        s.phones["Max"].says("Please keep the tea")
        s.wait_until(MEETING_AT - timedelta(hours=3))
        before = len(s.phones["Jo"].sees())
        s.wait_until(MEETING_AT)
        (message,) = s.phones["Jo"].sees()[before:]
        assert message["silent"]
        words = message["text"]
        assert words.startswith("You hold the phone at “Hub rules”")
        assert "“We take a break at 3 pm. You can step out at any time.”" in words
        assert "Please do not say who:\n\n• “Please keep the tea”" in words
        assert "Max" not in words
        assert "Coming: 1\n• Kit has a sign" in words
        assert "With a yes" not in words, "a name that is missing there would tell"
        assert "• Kit has a sign for a break: “a blue card”" in words
        assert "Ivy" not in words


def test_who_runs_it_while_another_holds_the_phone_is_told_an_hour_before(tmp_path: Path) -> None:
    def ali_holds(tx: Tx, ids: Mapping[str, int]) -> None:
        with_a_meeting(holder=str(ids["Ali"]))(tx, ids)

    with an_example(tmp_path, ali_holds) as scene:
        scene.wait_until(MEETING_AT - timedelta(hours=3))
        before = len(scene.phones["Jo"].sees())
        scene.wait_until(MEETING_AT - timedelta(minutes=61))
        assert len(scene.phones["Jo"].sees()) == before
        scene.wait_until(MEETING_AT)
        (message,) = scene.phones["Jo"].sees()[before:]
        assert message["silent"]
        assert message["text"].startswith("“Hub rules” starts at 2 pm, at the Hub, Mill Lane.")
        assert "You hold the phone" in "".join(scene.phones["Ali"].texts())
        assert "You could begin like this" not in "".join(scene.phones["Ali"].texts())
