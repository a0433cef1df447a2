"""Care does not become noise: when phones buzz, and when they stay quiet (W:13)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.example import (
    CO_PRODUCERS,
    MEETING_AT,
    a_meeting_is_made,
    an_example,
    with_a_meeting,
    with_a_yes,
    with_values,
)
from tests.scene import START, Phone

LONDON = ZoneInfo("Europe/London")


def _out_of_the_blue(phone: Phone) -> list[dict[str, Any]]:
    """What came without being asked for, when this person never writes."""
    return [m for m in phone.sees() if m["from"] == "bot"]


def _moments(messages: list[dict[str, Any]]) -> list[datetime]:
    return [datetime.fromisoformat(m["date"]) for m in messages if not m["silent"]]


def _most_in(moments: list[datetime], span: timedelta) -> int:
    return max((sum(a <= b < a + span for b in moments) for a in moments), default=0)


def test_a_phone_buzzes_once_a_day_and_three_times_a_week_at_most(tmp_path: Path) -> None:
    food = with_a_meeting(title="Food", day="2026-06-11", time="11:00")
    with an_example(tmp_path, with_a_meeting(), food, with_a_yes(*CO_PRODUCERS)) as scene:
        others = [scene.phones[name] for name in CO_PRODUCERS if name != "Ivy"]
        scene.wait_until(datetime(2026, 6, 11, 11, tzinfo=UTC))
        with scene.at_once():
            for phone in others:
                phone.taps("Show") if phone.name == "Bea" else None
        for label in ("Very happy 😀", "Yes", "Always", "Quite a part"):
            with scene.at_once():
                for phone in others:
                    phone.taps(label)
        with scene.at_once():
            for phone in others:
                phone.says("skip")
        scene.stop_bot()
        for phone in others:
            scene.post("say", person=phone.id, text="skip")
        scene.start_bot()
        scene.settle()
        for phone in others:  # five in the same instant: nobody is told how few they are
            assert not any("answered so far" in text for text in phone.texts())
            assert phone.name == "Bea" or "Here is what people said." in phone.last()
        scene.wait_until(START + timedelta(days=30))
        messages = _out_of_the_blue(scene.phones["Ivy"])
        moments = _moments(messages)
        assert any("Here is what people said." in m["text"] for m in messages)
        assert len(messages) > 8
        assert len({moment.astimezone(LONDON).date() for moment in moments}) == len(moments)
        assert _most_in(moments, timedelta(days=7)) <= 3
        assert any(m["silent"] for m in messages)
        for moment in moments:
            assert 9 <= moment.astimezone(LONDON).hour < 21
        assert not any(
            m["text"].startswith("“Hub rules” is today") and not m["silent"] for m in messages
        )


def test_nothing_comes_in_quiet_hours(tmp_path: Path) -> None:
    with an_example(tmp_path, with_values("Kit", hours="mornings")) as scene:
        scene.wait_until(datetime(2026, 6, 2, 21, 30, tzinfo=UTC))
        a_meeting_is_made(scene)
        kit, cal = scene.phones["Kit"], scene.phones["Cal"]
        assert kit.texts() == cal.texts() == []
        kit_morning = datetime(2026, 6, 3, 8, tzinfo=UTC)
        scene.wait_until(kit_morning - timedelta(seconds=1))
        assert kit.texts() == cal.texts() == []
        scene.wait(seconds=1)
        assert "You are invited to “Hub rules”." in kit.last()
        scene.wait_until(MEETING_AT + timedelta(days=3))
        for moment in _moments(_out_of_the_blue(kit)):
            assert 9 <= moment.astimezone(LONDON).hour < 12


def test_what_is_planned_can_be_seen_before_it_comes(tmp_path: Path) -> None:
    with an_example(tmp_path, with_a_meeting()) as scene:
        kit = scene.phones["Kit"]
        kit.taps("Yes, I will come")
        kit.says("/plan")
        planned = kit.last()
        assert "Sunday 7 June, 2 pm: what to expect at “Hub rules”" in planned
        assert "Tuesday 9 June, 12 pm: a reminder of “Hub rules”" in planned
        assert "Wednesday 10 June, 1:30 pm: a silent word before “Hub rules” starts" in planned
        kit.says("/meetings")
        kit.says("1")
        kit.says("no")
        before = len(kit.texts())
        kit.says("/plan")
        planned, *_ = kit.texts()[before:]
        assert "plan" in planned, planned
        assert "Hub rules" not in planned
