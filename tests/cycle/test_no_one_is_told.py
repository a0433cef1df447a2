"""A group where nobody is told of a worry about safety: its digest asks who it could be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from records.database import Tx
from records.groups import Group, groups
from records.people import Role, memberships, people
from scheduler.contacts.no_contact import NOT_BEFORE
from scheduler.talks.cards import write_on_group
from scheduler.talks.people.members import make_member
from tests.example import (
    Change,
    a_meeting_is_made,
    an_example,
    makes_a_meeting,
    with_a_meeting,
    with_values,
)
from tests.outside import comes_outside, told
from tests.peers import with_peers
from tests.scene import START, Phone, Scene

#: 9 in the morning in London
WEDNESDAY_9 = datetime(2026, 6, 3, 8, tzinfo=UTC)
ASKS = "“Hub group” has no one I can tell if someone may be in danger. Who could it be?"
ASKS_PEERS = "“Our table” has no one outside I can tell if someone may be in danger."


def _asked_at_once(tx: Tx, _ids: Mapping[str, int]) -> None:
    """The example has put it off; here it has not."""
    for group in tx.every(Group, select(groups)):
        write_on_group(tx, group, {NOT_BEFORE: ""})


def _is_safe(name: str) -> Change:
    def change(tx: Tx, ids: Mapping[str, int]) -> None:
        group = tx.conn.scalar(select(groups.c.id).where(~groups.c.peers_only))
        make_member(tx, ids[name], int(group or 0), Role.SAFEGUARDING, None, START)

    return change


def _someone_answers(scene: Scene) -> None:
    scene.wait(minutes=1)
    scene.phones["Max"].taps("Yes, I will come")


def _kept(scene: Scene) -> set[str]:
    """The names of those who are told of a worry."""
    with scene.database.transaction() as tx:
        mine = select(people).join(memberships, memberships.c.person_id == people.c.id)
        rows = tx.conn.execute(mine.where(memberships.c.role == Role.SAFEGUARDING)).all()
        return {tx.unseal(r.key_id, "person.card", r.card)["called"] for r in rows}


def _asks(phone: Phone, words: str = ASKS) -> int:
    return len([text for text in told(phone, words) if words in text])


def test_one_of_the_staff_is_named_with_a_tap_hears_of_it_and_it_is_asked_no_more(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, _asked_at_once, with_a_meeting()) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        jo, ali, sam = (scene.phones[name] for name in ("Jo", "Ali", "Sam"))
        assert ASKS in jo.last()
        assert jo.buttons()[:5] == ["Jo", "Ali", "Sam", "I will invite someone", "Not now"]
        jo.taps("Sam")
        assert "Thank you. I am telling Sam." in jo.last()
        (note,) = told(sam, "has named you")
        assert note.startswith(
            "Jo has named you for “Hub group”. If someone there fears for a person's safety, "
            "I'll tell you at once. If that is not right for you, please tell Jo."
        )
        assert _kept(scene) == {"Sam"}
        ali.taps("Ali")
        assert _kept(scene) == {"Sam"}, "the first tap counts"
        assert "Sam" not in ali.buttons()
        scene.wait(days=40)
        assert _asks(jo) == _asks(ali) == 1


def test_who_names_themself_is_told_so(tmp_path: Path) -> None:
    with an_example(tmp_path, _asked_at_once, with_a_meeting()) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        scene.phones["Jo"].taps("Jo")
        assert "If someone may be in danger, I'll tell you." in scene.phones["Jo"].last()
        assert told(scene.phones["Jo"], "has named you") == []
        assert _kept(scene) == {"Jo"}


@pytest.mark.parametrize(
    ("label", "says", "first", "then"),
    [
        ("Not now", "I'll ask again in four weeks.", 20, 33),
        ("I will invite someone", "and “Invite someone”.", 6, 19),
    ],
)
def test_put_off_it_is_asked_again_later(
    tmp_path: Path, label: str, says: str, first: int, then: int
) -> None:
    with an_example(tmp_path, _asked_at_once, with_a_meeting()) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        jo = scene.phones["Jo"]
        jo.taps(label)
        assert says in jo.last()
        scene.wait(days=first)
        assert _digests_with_news(scene, jo) == 1, "not before"
        scene.wait(days=then - first)
        assert _digests_with_news(scene, jo) == 2


def _digests_with_news(scene: Scene, jo: Phone) -> int:
    """After another meeting was made and answered, and two digests have gone."""
    day = (scene.now() + timedelta(days=6)).date()
    a_meeting_is_made(scene, day=day.isoformat(), title="Another one")
    scene.wait(minutes=5)
    max_ = scene.phones["Max"]
    if "Show" in max_.buttons():
        max_.taps("Show")
    scene.wait(days=1)
    return _asks(jo)


def test_passed_over_it_is_asked_once_a_week_and_not_with_each_digest(tmp_path: Path) -> None:
    with an_example(tmp_path, _asked_at_once, with_a_meeting()) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        jo = scene.phones["Jo"]
        jo.taps("Skip")
        scene.wait(days=5)
        assert _asks(jo) == 1
        scene.wait(days=4)
        assert _digests_with_news(scene, jo) == 2


def test_a_group_that_has_one_is_not_asked_and_one_whose_only_one_has_shut_me_out_is(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, _asked_at_once, _is_safe("Sam"), with_a_meeting()) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        assert "This has come in:" in scene.phones["Jo"].last()
        assert _asks(scene.phones["Jo"]) == 0
    gone = with_values("Sam", blocked_at=START)
    other = tmp_path / "other"
    other.mkdir()
    with an_example(other, _asked_at_once, _is_safe("Sam"), gone, with_a_meeting()) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        assert ASKS in scene.phones["Jo"].last()
        assert "Sam" not in scene.phones["Jo"].buttons(), "they cannot be told either"


def test_it_is_one_of_three_and_what_has_a_day_goes_first(tmp_path: Path) -> None:
    soon = with_a_meeting(day="2026-06-05", who="", holder="", purpose="")
    with an_example(tmp_path, _asked_at_once, soon) as scene:
        _someone_answers(scene)
        scene.wait_until(WEDNESDAY_9)
        jo, asked = scene.phones["Jo"], []
        for _ in range(4):
            asked.append(jo.last())
            if "Skip" in jo.buttons():
                jo.taps("Skip")
        assert sum("Hub rules” on" in text for text in asked) >= 2
        assert sum(ASKS in text for text in asked) <= 1


def test_those_who_run_a_group_for_peers_only_are_asked_likewise_until_there_is_one(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path, with_peers("Bea", "Ivy")) as scene:
        kit = scene.phones["Kit"]
        _kits_meeting(scene)
        scene.wait_until(WEDNESDAY_9)
        assert ASKS_PEERS in told(kit, ASKS_PEERS)[0]
        assert kit.buttons()[:2] == ["I will invite someone", "Not now"], "there are no staff"
        kit.taps("I will invite someone")
        assert "and “Invite someone”." in kit.last()
        comes_outside(scene)
        scene.wait(days=40)
        assert _asks(kit, ASKS_PEERS) == 1
        assert not any("Our table" in text for text in scene.phones["Jo"].texts())


def _kits_meeting(scene: Scene) -> None:
    makes_a_meeting(scene.phones["Kit"], holder="", who="Kit")
    scene.wait(minutes=5)
    ivy = scene.phones["Ivy"]
    if "Show" in ivy.buttons():
        ivy.taps("Show")
    ivy.taps("Yes, I will come")
