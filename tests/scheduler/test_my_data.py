"""What is kept about someone is shown to them, also of a group that they are not in any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from conversations.registry import ALL
from conversations.script import Ask, Choice, Reads
from records.access import Actor
from records.calendars import entries
from records.claims import claims
from records.meetings import comings, meetings
from records.people import people
from records.talks import talks
from scheduler.leaving.end_place import end_place
from scheduler.my_data import my_data
from scheduler.talks.acts import Order
from scheduler.talks.answers import sealed
from scheduler.talks.spoken import Voice
from tests.home import MEETING_AT, START, Home, a_home

DAY_AFTER = MEETING_AT + timedelta(days=1)
#: of this talk what is asked is about an invitation, and of no group that one is in
OF_AN_INVITATION = {"joining"}
IN_ENGLISH = Voice("en", "Europe/London")


@pytest.fixture
def left(tmp_path: Path) -> Iterator[Home]:
    """Kit was at a meeting, which is over, and is in the group no more."""
    with a_home(tmp_path, {"Kit": {"calendar": "real"}}) as home:
        meeting_id, kit = home.meets(), home.ids["Kit"]
        home.ids["meeting"] = meeting_id
        theirs = {"person_id": kit, "meeting_id": meeting_id}
        with home.database.transaction() as tx:
            mine = comings.c.person_id == kit
            tx.conn.execute(update(comings).where(mine).values(answer="yes", told_at=START))
            tx.conn.execute(insert(entries).values(**theirs, uid="one", taken_at=START))
            owed = {**theirs, "group_id": home.group_id, "made_at": START, "pay_by": DAY_AFTER}
            tx.conn.execute(insert(claims).values(owed))
            tx.conn.execute(update(meetings).values(state="held"))
        yield home


def ends(home: Home) -> None:
    said = {"whose": str(home.ids["Kit"]), "talked": "wants", "group": str(home.group_id)}
    with home.database.transaction() as tx:
        end_place(tx, Actor(home.ids["Jo"]), Order(answers=said), DAY_AFTER)


def shown(home: Home) -> dict[str, list[tuple[str, ...]]]:
    """What my data shows Kit, in words."""
    with home.database.transaction() as tx:
        parts = my_data(tx, Actor(home.ids["Kit"]), DAY_AFTER)
        return {
            part.title.in_words(IN_ENGLISH): [
                tuple(said.in_words(IN_ENGLISH) for said in item) for item in part.items
            ]
            for part in parts
        }


def test_who_was_at_a_meeting_sees_what_is_kept_of_it_after_they_have_left(left: Home) -> None:
    before = shown(left)["“Hub rules”, Wednesday 10 June"]
    ends(left)
    after = shown(left)

    there = "A meeting of a group you are not in now, Wednesday 10 June"
    assert [what for what, *_ in after[there]] == [what for what, *_ in before]
    assert after[there][0][:2] == ("Would you like to come?", "Yes, I will come")
    assert [fare[0] for fare in after["Your fares"]] == [there]
    assert "Hub rules" not in str(after)


def test_nothing_they_were_asked_there_keeps_the_rest_from_being_shown(left: Home) -> None:
    kit = left.ids["Kit"]
    with left.database.transaction() as tx:
        key_id = str(tx.conn.scalar(select(people.c.key_id).where(people.c.id == kit)))
        for name, script in ALL.items():
            if name in OF_AN_INVITATION:
                continue
            answers = {question: an_answer(ask) for question, ask in script.questions.items()}
            which = {"person_id": kit, "conversation": name, "meeting_id": left.ids["meeting"]}
            saved = {"key_id": key_id, "answers": sealed(tx, key_id, answers), "version": "1"}
            times = {"began_at": START, "last_at": START, "state": "finished"}
            tx.conn.execute(insert(talks).values(**which, **saved, **times))
    here = shown(left)
    ends(left)

    elsewhere = shown(left)
    assert set(here) - set(elsewhere) == {"“Hub rules”, Wednesday 10 June"}
    assert "This was in a group you are not in now." in str(elsewhere)
    assert "This was in a group you are not in now." not in str(here)


def an_answer(ask: Ask) -> str:
    if ask.reads in (typed := {Reads.DATE: "2026-06-10", Reads.TIME: "14:00"}):
        return typed[ask.reads]
    return next((choice.key for choice in ask.choices if isinstance(choice, Choice)), "1")
