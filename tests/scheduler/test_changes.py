"""A meeting is moved while things are in flight: nothing old is said as if it were so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from records.access import Actor, NotAllowed
from records.changes import changes
from records.groups import groups
from records.meetings import comings, meetings
from records.notices import notices
from records.people import Hours, people
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.lists import still_to_tell
from scheduler.post.due.sweep import sweep
from scheduler.post.sending.preparing import Job
from scheduler.post.times import FULL_DAY
from scheduler.talks.acts import Order, Refused
from scheduler.talks.running import AROUND
from tests.home import MEETING_AT, START, Home, a_home
from tests.scheduler.posting import FLOOD, LOST, Post

A_WEEK = {"what": ("when",), "new_day": "2026-06-17", "new_time": "same_time"}
NEW_TIME = MEETING_AT + timedelta(days=7)
STEPS = ("lost", "flood", "sent", "killed")


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with a_home(tmp_path) as home:
        yield Post(home)


def change(home: Home, meeting_id: int, now: datetime, by: str = "Jo", **said: object) -> None:
    with home.database.transaction() as tx:
        answers = {"which": str(meeting_id), **(said or A_WEEK)}
        change_meeting(tx, Actor(home.ids[by]), Order(answers=answers), now)  # type: ignore[arg-type]


def until_the_reminder(post: Post) -> int:
    """A meeting, and Kit's reminder is due now; its id."""
    meeting_id = post.home.meets(now=START)
    post.until_quiet()
    mine = notices.c.person_id == post.home.ids["Kit"]
    with post.home.database.transaction() as tx:
        tx.conn.execute(delete(notices).where(notices.c.name == "pre_brief", mine))
        reminder = select(notices.c.due_at).where(notices.c.name == "check_in", mine)
        post.now = tx.conn.execute(reminder).scalar_one()
    post.at += 1_000
    return meeting_id


def step(post: Post, what: str, flying: list[Job]) -> None:
    """What becomes of what is in flight."""
    if what == "killed":
        post.start()
        return
    error = {"lost": LOST, "flood": FLOOD, "sent": None}[what]
    post.channel.refuse = lambda _: error
    post.sends(flying)
    post.channel.refuse = lambda _: None


def said_to(post: Post, name: str) -> list[str]:
    return [o.text for o in post.channel.sent if o.chat_id == post.phone_of(name)]


@pytest.mark.parametrize("in_flight", [False, True])
@pytest.mark.parametrize("after", STEPS)
def test_a_reminder_on_its_way_is_followed_by_the_news_and_comes_again_for_the_new_time(
    post: Post, in_flight: bool, after: str
) -> None:
    meeting_id = until_the_reminder(post)
    flying = post.claims() if in_flight else []

    change(post.home, meeting_id, post.now)
    step(post, after, flying)
    before = len(post.channel.sent)
    for _ in range(12):
        post.round()
        post.goes_on(minutes=20)
        sweep(post.home.database, post.now)

    kit = said_to(post, "Kit")
    assert any("moved" in text for text in kit)
    for text in [o.text for o in post.channel.sent[before:] if o.chat_id == post.phone_of("Kit")]:
        assert "17 June" in text, "nothing that is said after the move tells the old time alone"
    mine = (notices.c.person_id == post.home.ids["Kit"], notices.c.state == "planned")
    (again,) = post.home.planned("check_in", *mine)
    assert NEW_TIME - timedelta(days=2) < again.due_at <= NEW_TIME - FULL_DAY


def test_who_was_not_asked_yet_is_asked_once_with_the_new_time_and_not_rung(post: Post) -> None:
    home = post.home
    with home.database.transaction() as tx:
        tx.conn.execute(
            update(people)
            .where(people.c.id == home.ids["Kit"])
            .values(hours=Hours.EVENINGS, covered=False)
        )
    meeting_id = home.meets(now=START)
    post.until_quiet()
    assert said_to(post, "Kit") == []

    change(home, meeting_id, post.now)
    post.until_quiet()
    assert said_to(post, "Kit") == []
    with home.database.transaction() as tx:
        assert home.ids["Kit"] not in still_to_tell(tx, meeting_id)
        assert home.ids["Bea"] in still_to_tell(tx, meeting_id)
    for _ in range(12):
        post.goes_on(hours=1)
        post.until_quiet()

    (asked,) = said_to(post, "Kit")
    assert "You are invited" in asked
    assert "17 June" in asked


def test_moved_twice_while_the_news_can_not_go_out_tells_the_first_and_the_last(
    post: Post,
) -> None:
    home = post.home
    with home.database.transaction() as tx:
        tx.conn.execute(update(people).values(covered=False))
    meeting_id = home.meets(now=START)
    post.until_quiet()
    change(home, meeting_id, post.now)
    change(home, meeting_id, post.now, what=("when",), new_day="2026-06-24", new_time="same_time")
    post.until_quiet()

    invitation, news = said_to(post, "Kit")
    assert "10 June" in invitation
    assert "It was on Wednesday 10 June" in news
    assert "Now it is on Wednesday 24 June" in news
    assert "17 June" not in news


def test_moved_and_moved_back_it_says_that_all_is_as_it_was(post: Post) -> None:
    home = post.home
    with home.database.transaction() as tx:
        tx.conn.execute(update(people).values(covered=False))
    meeting_id = home.meets(now=START)
    post.until_quiet()
    change(home, meeting_id, post.now)
    change(home, meeting_id, post.now, what=("when",), new_day="2026-06-10", new_time="same_time")
    post.until_quiet()

    assert "is as it was before: Wednesday 10 June, 2 pm" in said_to(post, "Kit")[-1]


def test_called_off_after_a_move_that_has_not_gone_only_that_is_told(post: Post) -> None:
    home = post.home
    meeting_id = home.meets(now=START)
    post.until_quiet()
    change(home, meeting_id, post.now)
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, post.now)
    post.until_quiet()

    assert {row.state for row in home.rows(notices, notices.c.name == "changed")} == {"withdrawn"}
    with pytest.raises(Refused, match="MEETING_IS_OFF"):
        change(home, meeting_id, post.now)


def test_only_who_runs_the_group_can_change_its_meetings(post: Post) -> None:
    meeting_id = post.home.meets(now=START)
    for name in ("Sam", "Kit"):
        with pytest.raises(NotAllowed):
            change(post.home, meeting_id, post.now, by=name)
    assert post.home.rows(changes) == []


def test_a_meeting_that_has_begun_or_begins_in_a_moment_is_not_moved(post: Post) -> None:
    meeting_id = post.home.meets(now=START)
    for before, phrase in ((0, "MEETING_IS_OFF"), (20, "TOO_SOON_TO_MOVE")):
        with pytest.raises(Refused, match=phrase):
            change(post.home, meeting_id, MEETING_AT - timedelta(minutes=before))
    change(
        post.home, meeting_id, MEETING_AT - timedelta(minutes=20), what=("place",), new_place="B"
    )
    assert len(post.home.rows(changes)) == 1


def test_a_time_that_is_over_is_refused_and_nothing_is_saved(post: Post) -> None:
    meeting_id = post.home.meets(now=START)
    with pytest.raises(Refused, match="TIME_IS_OVER"):
        change(
            post.home, meeting_id, START, what=("when",), new_day="2026-05-01", new_time="12:00"
        )
    assert post.home.row(meetings, meeting_id).starts_at == MEETING_AT
    assert post.home.rows(changes) == []


def test_the_old_values_are_sealed(post: Post) -> None:
    meeting_id = post.home.meets(now=START)
    change(post.home, meeting_id, START, what=("place",), new_place="the library")
    (row,) = post.home.rows(changes)
    assert b"Mill Lane" not in row.before
    assert b"Hub" not in row.before


def test_who_had_said_no_can_change_their_mind_about_the_new_time(post: Post) -> None:
    home = post.home
    with home.database.transaction() as tx:
        tx.conn.execute(update(people).values(covered=False))
    meeting_id = home.meets(now=START)
    post.until_quiet()
    with home.database.transaction() as tx:
        tx.conn.execute(
            update(comings).where(comings.c.person_id == home.ids["Kit"]).values(answer="no")
        )
    change(home, meeting_id, post.now)
    post.until_quiet()

    assert "Can you come then?" in said_to(post, "Kit")[-1]
    silently = [o.silent for o in post.channel.sent if o.chat_id == post.phone_of("Kit")]
    assert silently[-1] is True
    with home.database.transaction() as tx:
        assert home.ids["Kit"] in still_to_tell(tx, meeting_id), "a name less would tell of a no"
        kept = tx.conn.scalar(
            select(comings.c.answer).where(comings.c.person_id == home.ids["Kit"])
        )
    assert kept == "no"


def test_the_card_in_the_group_says_what_is_now_and_ends_with_the_meeting(post: Post) -> None:
    home = post.home
    with home.database.transaction() as tx:
        tx.conn.execute(update(groups).values(chat_id=-5))
    meeting_id = home.meets(now=START)
    post.until_quiet()
    post.now = MEETING_AT - timedelta(minutes=20)
    sweep(home.database, post.now)
    post.until_quiet()

    change(home, meeting_id, post.now, what=("minutes",), new_minutes="30")
    post.until_quiet()

    card, *_ = (o for o in post.channel.sent if o.chat_id == -5 and o.act == "send")
    edit = next(o for o in post.channel.sent if o.chat_id == -5 and o.act == "edit")
    assert "2 pm to 3 pm" in card.text
    assert "2 pm to 2:30 pm" in edit.text
    (over,) = home.planned("card_over")
    assert over.due_at == MEETING_AT + timedelta(minutes=30) + AROUND
