"""A no costs nothing and is shown to nobody: all that others see is what silence would give.

The cycle is played twice, with the no and with silence instead; each message, page, digest and
call line of everyone else is compared, word by word and minute by minute (CH:82).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from records.access import Actor
from records.meetings import meetings
from records.people import people
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.talks.acts import Order
from tests.cycle.weekly import makes_a_weekly_one
from tests.example import EVERYONE, MEETING_AT, Change, an_example, with_a_meeting, with_card
from tests.scene import Phone, Scene

#: what Kit does, at the invitation and at the reminder
Does = Callable[[Phone], None]


def nothing(_kit: Phone) -> None:
    """Silence."""


def taps(kit: Phone) -> None:
    kit.taps("No, thank you")


def types(kit: Phone) -> None:
    kit.says("no thank you")


def in_my_meetings(kit: Phone) -> None:
    kit.says("/meetings")
    kit.says("1")
    kit.taps("No, thank you")


def not_sure(kit: Phone) -> None:
    kit.taps("Not sure yet")


def with_an_old_button(kit: Phone) -> None:
    kit.taps("Not sure yet")
    kit.chooses("coming", "no")


def and_picks(label: str) -> Does:
    def does(kit: Phone) -> None:
        kit.taps("No, thank you")
        kit.taps(label)

    return does


def at_the_reminder(kit: Phone) -> None:
    if "Show" in kit.buttons():
        kit.taps("Show")
    kit.taps("I am not coming")


def page(phone: Phone, *said: str) -> list[str]:
    """What someone reads when they ask."""
    before = len(phone.texts())
    for words in said:
        phone.says(words)
    return phone.texts()[before:]


def orders(scene: Scene, act: Callable[..., Any], **answers: str) -> None:
    """Jo changes the first meeting, or calls it off."""
    with scene.database.transaction() as tx:
        jo = tx.conn.scalar(select(people.c.id).where(people.c.telegram_id == 101))
        first = tx.conn.scalar(select(meetings.c.id).order_by(meetings.c.id).limit(1))
        act(tx, Actor(jo), Order(answers={"which": str(first), **answers}), scene.now())
    scene.settle()


def looked_up(scene: Scene) -> list[object]:
    """The pages of those who run the group, of the link person, and of another who is asked."""
    jo, sam, bea = (scene.phones[name] for name in ("Jo", "Sam", "Bea"))
    return [
        page(jo, "/timeline", "1"),
        page(jo, "/meetings", "1"),
        page(jo, "who comes?"),
        page(sam, "/meetings", "1"),
        page(sam, "who comes?"),
        page(bea, "/meetings", "1"),
    ]


def played(
    folder: Path, first: Does, then: Does, *, ends: str, weekly: bool, changes: tuple[Change, ...]
) -> list[object]:
    """All that everyone but Kit sees of it, with its times."""
    folder.mkdir()
    made = () if weekly else (with_a_meeting(),)
    seen: list[object] = []
    with an_example(folder, *changes, *made) as scene:
        if weekly:
            makes_a_weekly_one(scene)
        scene.wait(minutes=5)
        for name in ("Bea", "Noor"):
            if "Show" in scene.phones[name].buttons():
                scene.phones[name].taps("Show")
            scene.phones[name].taps("Yes, I will come")
        first(scene.phones["Kit"])
        seen += looked_up(scene)
        scene.wait(days=2)
        orders(scene, change_meeting, new_place="the mill", how_many="one")
        scene.wait(days=1)
        seen += looked_up(scene)
        scene.wait_until(MEETING_AT - timedelta(hours=25))
        then(scene.phones["Kit"])
        if ends == "off":
            orders(scene, cancel_meeting, why="ill", how_many="one", door_must="no_one")
        seen += looked_up(scene)
        scene.wait_until(MEETING_AT + timedelta(days=8))
        seen += looked_up(scene)
        for name in EVERYONE:
            if name != "Kit":
                seen.append([name, *map(_as_seen, scene.phones[name].sees())])
    return seen


def _as_seen(message: dict[str, Any]) -> tuple[object, ...]:
    return tuple(message.get(name) for name in ("from", "date", "silent", "text", "buttons"))


#: what was seen where the same was done instead: played once
_INSTEAD: dict[object, list[object]] = {}


def same(folder: Path, said: tuple[Does, Does], instead: tuple[Does, Does], **how: Any) -> None:
    how = {"ends": "held", "weekly": False, "changes": (), **how}
    one = played(folder / "no", *said, **how)
    key = (instead, *how.values())
    if key not in _INSTEAD:
        _INSTEAD[key] = played(folder / "silence", *instead, **how)
    other = _INSTEAD[key]
    for with_no, with_silence in zip(one, other, strict=True):
        assert with_no == with_silence


_SIGN = (with_card("Kit", sign="a blue card"),)


@pytest.mark.parametrize(
    ("first", "instead"),
    [
        (taps, nothing),
        (types, nothing),
        (in_my_meetings, nothing),
        (and_picks("Ask me again in four weeks"), nothing),
        (with_an_old_button, not_sure),
    ],
)
def test_a_no_to_the_invitation(tmp_path: Path, first: Does, instead: Does) -> None:
    same(tmp_path, (first, nothing), (instead, nothing), changes=_SIGN)


def test_a_no_at_the_reminder(tmp_path: Path) -> None:
    same(tmp_path, (nothing, at_the_reminder), (nothing, nothing))


@pytest.mark.parametrize("when", ["first", "then"])
def test_a_no_to_what_is_called_off_late(tmp_path: Path, when: str) -> None:
    said = (taps, nothing) if when == "first" else (nothing, at_the_reminder)
    same(tmp_path, said, (nothing, nothing), ends="off")


@pytest.mark.parametrize("wish", ["Just this one", "All of these", "Ask me again in four weeks"])
def test_a_no_to_meetings_that_repeat(tmp_path: Path, wish: str) -> None:
    same(tmp_path, (and_picks(wish), nothing), (nothing, nothing), weekly=True)
