"""A series of meetings in the database: asked to once, made as time goes on, ended as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select, update

from records.access import Actor
from records.groups import groups
from records.meetings import Meeting, comings, meetings
from records.notices import notices
from records.people import Person, people
from records.series import regulars, series
from scheduler.coming.answer_invitation import answer_invitation
from scheduler.coming.answer_no import answer_no
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.confirm_change import confirm_change
from scheduler.meetings.schedule_meeting import invite
from scheduler.meetings.who_comes import answer
from scheduler.post.due.sweep import sweep
from scheduler.series.grow_series import grow_series
from scheduler.talks.acts import Order, Refused
from scheduler.talks.cards import read_card
from tests.home import MEETING_AT, START, Home, a_home, add_person
from tests.scheduler.posting import Post

WEEK = timedelta(weeks=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


def grown(home: Home, now: object = START) -> list[Meeting]:
    """The group's meetings, once there is nothing more to make."""
    while sweep(home.database, now):  # type: ignore[arg-type]
        pass
    return home.rows(meetings)


def answers(home: Home, name: str) -> list[str | None]:
    return [row.answer for row in home.rows(comings, comings.c.person_id == home.ids[name])]


def say(home: Home, name: str, meeting_id: int, said: str) -> None:
    with home.database.transaction() as tx:
        order = Order(meeting_id=meeting_id, answers={"coming": said})
        answer_invitation(tx, Actor(home.ids[name]), order, START)


def picks(home: Home, name: str, meeting_id: int, wish: str) -> None:
    """After a no: to this one, to all of these, or for four weeks."""
    with home.database.transaction() as tx:
        order = Order(meeting_id=meeting_id, answers={"no_for": wish})
        answer_no(tx, Actor(home.ids[name]), order, START)


def invited_to(home: Home, name: str) -> list[int]:
    mine = notices.c.person_id == home.ids[name]
    return [row.meeting_id for row in home.planned("invitation", mine)]


def names(home: Home, name: str, *which: object) -> list[str]:
    mine = (notices.c.person_id == home.ids[name], notices.c.state == "planned")
    return [row.name for row in home.rows(notices, *mine, *which)]


def test_a_weekly_meeting_is_made_five_weeks_ahead_and_goes_on_as_time_does(home: Home) -> None:
    home.meets(repeats="week", until="open")
    made = grown(home)
    assert [row.starts_at for row in made] == [MEETING_AT + n * WEEK for n in range(4)]
    assert [row.occurrence for row in made] == [1, 2, 3, 4]

    assert len(grown(home, START + WEEK)) == 5
    assert len(grown(home, START + WEEK)) == 5


def test_people_are_asked_to_a_series_once_and_prepared_for_each_meeting(home: Home) -> None:
    home.meets(repeats="week", until="open")
    grown(home)
    mine = names(home, "Kit")
    assert mine.count("invitation") == 1
    assert mine.count("pre_brief") == mine.count("check_in") == 4
    assert mine.count("debrief") == mine.count("on_the_day") == 0


def test_who_says_yes_to_a_series_is_told_of_each_day_and_thanked_for_each_meeting(
    home: Home,
) -> None:
    first = home.meets(repeats="week", until="open")
    grown(home)
    say(home, "Kit", first, "yes")
    grown(home, START + WEEK)

    mine = names(home, "Kit")
    assert mine.count("debrief") == mine.count("on_the_day") == 5
    assert not {"debrief", "on_the_day"} & set(names(home, "Bea"))


def test_what_is_said_to_a_series_counts_for_each_meeting_those_made_later_too(
    home: Home,
) -> None:
    first = home.meets(repeats="week", until="open")
    grown(home)
    say(home, "Kit", first, "yes")
    say(home, "Bea", first, "no")
    say(home, "Cal", first, "unwell")
    grown(home, START + WEEK)

    assert answers(home, "Kit") == ["yes"] * 5
    assert answers(home, "Bea") == ["no", None, None, None, None], "a no is to one, until picked"
    assert answers(home, "Cal") == ["unwell", None, None, None, None]
    with home.database.transaction() as tx:
        second = tx.conn.scalars(select(meetings.c.id).order_by(meetings.c.id)).all()[1]
        answer(tx, Actor(home.ids["Kit"]), second, "no", START)
    assert answers(home, "Kit") == ["yes", "no", "yes", "yes", "yes"]


@pytest.mark.parametrize("wish", ["", "this_one"])
def test_a_no_to_one_is_asked_again_after_it_for_the_next(home: Home, wish: str) -> None:
    first = home.meets(repeats="week", until="open")
    second = grown(home)[1]
    say(home, "Kit", first, "no")
    if wish:
        picks(home, "Kit", first, wish)
    before = invited_to(home, "Kit")
    grown(home, MEETING_AT)
    assert invited_to(home, "Kit") == before, "not before it is over"
    grown(home, MEETING_AT + timedelta(days=1))
    assert set(invited_to(home, "Kit")) - set(before) == {second.id}
    grown(home, MEETING_AT + timedelta(days=38))
    assert set(invited_to(home, "Kit")) - set(before) == {second.id}, "once"


def test_a_no_to_all_of_these_is_asked_no_more_and_its_owner_can_come_back(home: Home) -> None:
    first = home.meets(repeats="week", until="open")
    grown(home)
    say(home, "Kit", first, "no")
    picks(home, "Kit", first, "all_of_these")
    before = invited_to(home, "Kit")
    later = grown(home, START + 6 * WEEK)
    assert answers(home, "Kit") == ["no"] * len(later)
    assert invited_to(home, "Kit") == before
    say(home, "Kit", later[-1].id, "yes")
    assert answers(home, "Kit")[-1] == "yes"


def test_a_no_for_four_weeks_is_asked_then_and_not_sooner(home: Home) -> None:
    first = home.meets(repeats="week", until="open")
    grown(home)
    say(home, "Kit", first, "no")
    picks(home, "Kit", first, "four_weeks")
    before = invited_to(home, "Kit")
    grown(home, START + 4 * WEEK - timedelta(minutes=1))
    assert invited_to(home, "Kit") == before
    made = grown(home, START + 4 * WEEK)
    (new,) = set(invited_to(home, "Kit")) - set(before)
    then = next(row for row in made if row.id == new)
    assert then.starts_at == next(
        row.starts_at for row in made if row.starts_at > START + 4 * WEEK + timedelta(days=1)
    )
    assert answers(home, "Kit")[-1] is None


def test_who_was_silenced_by_a_no_before_is_asked_once(home: Home) -> None:
    """As a database of an older version has it, and as the migration leaves it."""
    first = home.meets(repeats="week", until="open")
    grown(home)
    with home.database.transaction() as tx:
        mine = regulars.c.person_id == home.ids["Kit"]
        old = {"answer": "no", "ask_at": START - WEEK}
        tx.conn.execute(update(regulars).where(mine).values(**old))
        kit = comings.c.person_id == home.ids["Kit"]
        tx.conn.execute(update(comings).where(kit).values(answer="no"))
    grown(home)
    assert answers(home, "Kit") == [None] * 4
    say(home, "Kit", first, "no")
    picks(home, "Kit", first, "all_of_these")
    grown(home, START + 2 * WEEK)
    assert set(answers(home, "Kit")) == {"no"}


def test_whoever_joins_later_is_asked_to_the_series_once(home: Home) -> None:
    home.meets(repeats="week", until="open")
    grown(home)
    with home.database.transaction() as tx:
        home.ids["Ren"] = add_person(tx, home.group_id, "co_producer", {"called": "Ren"}, 900)
        ren = tx.get(Person, home.ids["Ren"])
        for meeting in tx.every(Meeting, select(meetings).order_by(meetings.c.id)):
            invite(tx, meeting, ren, START)
    assert names(home, "Ren").count("invitation") == 1


def test_two_looks_at_once_make_one_meeting(home: Home) -> None:
    home.meets(repeats="week", until="open")
    (row,) = home.rows(series)
    with home.database.transaction() as tx:
        grow_series(tx, row, START)
        grow_series(tx, row, START)
    assert len(home.rows(meetings)) == 2


def test_it_ends_by_itself_after_its_last_day(home: Home) -> None:
    home.meets(repeats="fortnight", until="2026-06-24")
    assert len(grown(home)) == 2
    (row,) = home.rows(series)
    assert (row.state, row.make_at) == ("ended", None)


def test_one_that_ends_before_it_begins_is_asked_again(home: Home) -> None:
    with pytest.raises(Refused, match="ENDS_BEFORE_IT_BEGINS"):
        home.meets(repeats="week", until="2026-06-09")
    assert home.rows(meetings) == home.rows(series) == []


def cancelled(home: Home, meeting_id: int, how_many: str) -> None:
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting_id), "why": "ill", "how_many": how_many})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, START)


def test_one_meeting_of_a_series_is_off_and_the_others_stay(home: Home) -> None:
    home.meets(repeats="week", until="open")
    second = grown(home)[1]
    cancelled(home, second.id, "one")

    assert [row.state for row in grown(home)] == ["planned", "cancelled", "planned", "planned"]
    assert names(home, "Kit").count("check_in") == 3
    assert home.rows(series)[0].state == "running"


def test_a_series_is_ended_with_one_notice_to_each_person(home: Home) -> None:
    home.meets(repeats="week", until="open")
    second = grown(home)[1]
    cancelled(home, second.id, "all")

    states = [row.state for row in grown(home, START + 8 * WEEK)]
    assert states[1:] == ["cancelled", "all_told", "all_told"] or states[1:] == ["all_told"] * 3
    assert len([row for row in home.planned("cancelled") if row.person_id == home.ids["Kit"]]) == 1
    assert names(home, "Kit", notices.c.meeting_id > second.id) == []


def test_what_was_said_to_a_series_is_forgotten_with_the_person(home: Home) -> None:
    from scheduler.leaving.forget import forget

    first = home.meets(repeats="week", until="open")
    say(home, "Kit", first, "yes")
    with home.database.transaction() as tx:
        forget(tx, Actor(home.ids["Kit"]), Order(), START)
    assert [row for row in home.rows(regulars) if row.person_id == home.ids["Kit"]] == []


def test_holidays_are_left_out_where_the_facilitator_says_so(home: Home) -> None:
    christmas = MEETING_AT.replace(month=12, day=18, hour=14)  # a Friday, a week before
    said = {"repeats": "week", "until": "open", "holidays": "leave_out"}
    home.meets(christmas, now=christmas - timedelta(days=2), **said)
    made = grown(home, christmas - timedelta(days=2))
    assert [f"{row.starts_at:%d.%m}" for row in made] == ["18.12", "08.01", "15.01"]
    kept = [row.occurrence for row in made]
    assert kept == [1, 4, 5]


def test_one_of_a_series_that_is_moved_is_news_and_no_second_invitation(home: Home) -> None:
    home.meets(repeats="week", until="open")
    third = grown(home)[2]
    post = Post(home)
    post.until_quiet(200)
    with home.database.transaction() as tx:
        when = {"new_day": "2026-06-25", "new_time": "same_time"}
        order = Order(answers={"which": str(third.id), "what": ("when",), **when})
        change_meeting(tx, Actor(home.ids["Jo"]), order, START)
    post.until_quiet(200)

    mine = notices.c.person_id == home.ids["Kit"]
    assert len(home.planned("invitation", mine)) == 1
    (news,) = home.planned("changed", mine)
    assert news.state == "accepted"


def test_one_of_a_series_that_is_moved_before_people_were_asked_asks_them_once(
    home: Home,
) -> None:
    with home.database.transaction() as tx:
        evenings = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(evenings).values(hours="evenings"))
    home.meets(repeats="week", until="open")
    third = grown(home)[2]
    with home.database.transaction() as tx:
        when = {"new_day": "2026-06-25", "new_time": "same_time"}
        order = Order(answers={"which": str(third.id), "what": ("when",), **when})
        change_meeting(tx, Actor(home.ids["Jo"]), order, START)

    mine = notices.c.person_id == home.ids["Kit"]
    assert len(home.planned("invitation", mine)) == 1
    assert home.planned("changed", mine) == []


def moved(home: Home, meeting_id: int, day: str, clock: str, how_many: str, **more: str) -> None:
    with home.database.transaction() as tx:
        when = {"new_day": day, "new_time": clock, "how_many": how_many, **more}
        order = Order(answers={"which": str(meeting_id), "what": ("when",), **when})
        change_meeting(tx, Actor(home.ids["Jo"]), order, START)


def test_all_that_follow_are_moved_with_one_word_to_each_person(home: Home) -> None:
    home.meets(repeats="week", until="open")
    second = grown(home)[1]
    post = Post(home)
    post.until_quiet(200)
    moved(home, second.id, "2026-06-18", "10:00", "all")
    post.until_quiet(200)

    made = grown(home, START + 2 * WEEK)
    assert [f"{row.starts_at:%d.%m %H:%M}" for row in made] == [
        "10.06 13:00",
        "18.06 09:00",
        "25.06 09:00",
        "02.07 09:00",
        "09.07 09:00",
        "16.07 09:00",
    ], "Thursdays at ten on the wall, those made later too"
    mine = notices.c.person_id == home.ids["Kit"]
    assert [row.meeting_id for row in home.planned("changed", mine)] == [second.id]
    later = notices.c.meeting_id > second.id
    due = [row.due_at for row in home.planned("check_in", mine, later) if row.state == "planned"]
    the_evening_before_the_mark = [row.starts_at - timedelta(hours=37, minutes=15) for row in made]
    assert due == the_evening_before_the_mark[2:]
    assert len(home.planned("invitation", mine)) == 1


def test_one_that_was_moved_on_its_own_stays_when_the_others_move(home: Home) -> None:
    home.meets(repeats="week", until="open")
    first, _, third, _ = grown(home)
    moved(home, third.id, "2026-06-26", "same_time", "one")
    moved(home, first.id, "2026-06-11", "same_time", "all")
    assert [f"{row.starts_at:%d.%m}" for row in grown(home)] == [
        "11.06",
        "18.06",
        "26.06",
        "02.07",
    ]


def test_all_that_follow_can_be_moved_again_and_keep_their_clock_over_a_change(
    home: Home,
) -> None:
    home.meets(repeats="month", until="open")  # the second Wednesday
    first, second, third = grown(home, START + 4 * WEEK)
    moved(home, second.id, "2026-07-09", "same_time", "all")
    moved(home, third.id, "2026-08-20", "09:30", "all")

    for weeks in (12, 16, 20, 24):
        made = [row.starts_at for row in grown(home, START + weeks * WEEK)]
    assert [f"{at:%d.%m %H:%M}" for at in made] == [
        "10.06 13:00",
        "09.07 13:00",
        "20.08 08:30",
        "17.09 08:30",
        "15.10 08:30",
        "19.11 09:30",
        "17.12 09:30",
        "21.01 09:30",
    ], "the third Thursday at half past nine, in summer and in winter"
    assert first.starts_at == made[0]


def test_what_is_said_to_a_move_of_all_counts_for_all(home: Home) -> None:
    first = home.meets(repeats="week", until="open")
    grown(home)
    say(home, "Kit", first, "yes")
    moved(home, first, "2026-06-11", "same_time", "all")
    with home.database.transaction() as tx:
        order = Order(meeting_id=first, answers={"come_then": "no"})
        confirm_change(tx, Actor(home.ids["Kit"]), order, START)
    grown(home, START + WEEK)
    assert answers(home, "Kit") == ["no", "yes", "yes", "yes", "yes"]
    picks(home, "Kit", first, "all_of_these")
    assert answers(home, "Kit") == ["no"] * 5


def test_who_comes_to_none_but_a_later_one_hears_that_all_are_moved(home: Home) -> None:
    first = home.meets(repeats="week", until="open")
    later = grown(home)[2]
    Post(home).until_quiet(200)
    for name in ("Kit", "Bea"):
        say(home, name, first, "no")
        picks(home, name, first, "all_of_these")
    with home.database.transaction() as tx:
        answer(tx, Actor(home.ids["Kit"]), later.id, "yes", START)
    moved(home, first, "2026-06-11", "same_time", "all")
    heard = {row.person_id: row.silent for row in home.planned("changed")}
    assert (heard[home.ids["Kit"]], heard[home.ids["Bea"]]) == (False, True)


def test_a_new_place_for_all_that_follow_is_said_once(home: Home) -> None:
    first = home.meets(repeats="week", until="open")
    post = Post(home)
    grown(home)
    post.until_quiet(200)
    with home.database.transaction() as tx:
        said = {"which": str(first), "new_place": "the mill", "how_many": "all"}
        order = Order(answers=said)
        change_meeting(tx, Actor(home.ids["Jo"]), order, START)
    mine = notices.c.person_id == home.ids["Kit"]
    assert [row.meeting_id for row in home.planned("changed", mine)] == [first]
    made = grown(home, START + WEEK)
    with home.database.transaction() as tx:
        cards = [read_card(tx, row.id)["place"] for row in made]
    assert cards == ["the mill"] * 5


def test_facilitators_read_an_answer_to_a_series_once(home: Home) -> None:
    first = home.meets(repeats="week", until="open")
    grown(home)
    say(home, "Kit", first, "yes")

    told = home.planned("replies", notices.c.person_id == home.ids["Jo"])
    assert [row.meeting_id for row in told] == [first]


@pytest.mark.parametrize("grows_first", [True, False])
def test_whoever_was_to_be_asked_with_a_meeting_that_is_off_is_asked_with_the_next(
    home: Home, grows_first: bool
) -> None:
    with home.database.transaction() as tx:
        evenings = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(evenings).values(hours="evenings"))
    first = home.meets(repeats="week", until="open")
    if grows_first:
        grown(home)
    with home.database.transaction() as tx:
        answers = {"which": str(first), "why": "ill", "how_many": "one"}
        cancel_meeting(tx, Actor(home.ids["Jo"]), Order(answers=answers), START)
    second = grown(home)[1]

    mine = notices.c.person_id == home.ids["Kit"]
    waiting = [row for row in home.planned("invitation", mine) if row.state == "planned"]
    assert [row.meeting_id for row in waiting] == [second.id]


def test_two_series_whose_thirds_fall_together_bring_one_evaluation(home: Home) -> None:
    with home.database.transaction() as tx:
        tx.conn.execute(update(groups).values(evaluate_every=3))
    for title in ("Rules", "Food"):
        home.meets(title=title, repeats="week", until="open")
    grown(home)

    mine = notices.c.person_id == home.ids["Kit"]
    assert len(home.planned("evaluation_adult", mine)) == 1, "both have their third on 17 June"

    grown(home, START + timedelta(weeks=3))
    due = sorted(row.due_at for row in home.planned("evaluation_adult", mine))
    assert len(due) > 1
    assert all(later - sooner > timedelta(days=13) for sooner, later in pairwise(due))
