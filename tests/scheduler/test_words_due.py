"""Who might be glad of a word: what staff did counts, and never what a person did or left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from records.access import Actor, NotAllowed
from records.calls import calls
from records.database import Tx
from records.links import absences, swaps, touches
from records.meetings import comings, meetings
from records.notices import attempts, notices
from records.people import Person, memberships, people
from records.signals import signals
from records.talks import talks
from records.tasks import task_owners, tasks
from scheduler.choices.keep_choices import keep_choices
from scheduler.friendly_words import word_lists
from scheduler.friendly_words.note_touch import note_touch
from scheduler.friendly_words.send_word import send_word
from scheduler.friendly_words.words_due import Due, supervision_due, words_due
from scheduler.leaving.forget import forget
from scheduler.meetings.cancel_meeting import cancel_meeting
from scheduler.meetings.change_meeting import change_meeting
from scheduler.meetings.who_comes import answer
from scheduler.post.due.sweep import sweep
from scheduler.post.help_now import region
from scheduler.post.working_days import LOOKS, is_working_day
from scheduler.signals.call_for_someone import call_for_someone
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.talks.spoken import Lines, Voice
from tests.home import START, Home, a_home, add_person
from tests.scheduler.posting import Post

DAY = timedelta(days=1)
#: 9 in the morning in London, on the first Monday two weeks after everyone came in
MONDAY_9 = datetime(2026, 6, 22, 8, tzinfo=UTC)
ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
SOME_TIME = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("words")) as home:
        yield home


def person(tx: Tx, home: Home, name: str) -> Person:
    return tx.get(Person, home.ids[name])


def notes(tx: Tx, home: Home, did: str, now: datetime, by: str = "Sam", **said: str) -> None:
    did = str(home.ids[did]) if did in home.ids else did
    note_touch(tx, Actor(home.ids[by]), Order(answers={"did": did, **said}), now)


def due(tx: Tx, home: Home, now: datetime, by: str = "Sam") -> dict[str, Due]:
    names = {i: n for n, i in home.ids.items()}
    return {names[one.person_id]: one for one in words_due(tx, home.ids[by], now)}


def test_a_word_is_due_two_weeks_after_the_last_and_a_one_to_one_after_a_month(
    home: Home,
) -> None:
    with home.database.transaction() as tx:
        assert due(tx, home, START + 13 * DAY) == {}
        assert set(due(tx, home, START + 14 * DAY)) >= {"Kit", "Bea"}
        notes(tx, home, "Kit", START + 14 * DAY)
        assert "Kit" not in due(tx, home, START + 27 * DAY)
        assert due(tx, home, START + 28 * DAY)["Kit"].word
        month = due(tx, home, START + 30 * DAY)
        assert month["Kit"].one_to_one
        notes(tx, home, "one_to_one", START + 30 * DAY, one_with=str(home.ids["Kit"]))
        assert "Kit" not in due(tx, home, START + 43 * DAY), "a one-to-one is a word too"
        assert due(tx, home, START + 44 * DAY)["Kit"].one_to_one is False


def test_three_asks_in_a_row_make_a_word_due_and_a_series_is_one_ask(home: Home) -> None:
    for week in (1, 2):
        home.meets(START + (7 * week) * DAY, START + week * timedelta(hours=1))
    home.meets(START + 21 * DAY, START + timedelta(hours=3), repeats="week", until="open")
    with home.database.transaction() as tx:
        now = START + DAY
        assert due(tx, home, now)["Kit"].asks == 3
        notes(tx, home, "Kit", now)
        assert "Kit" not in due(tx, home, now)
        assert "Bea" in due(tx, home, now)


def test_whoever_wants_no_friendly_word_is_not_put_forward_for_one(home: Home) -> None:
    with home.database.transaction() as tx:
        keep_choices(tx, Actor(home.ids["Kit"]), Order(answers={"rhythm": "never"}), START)
        keep_choices(tx, Actor(home.ids["Bea"]), Order(answers={"rhythm": "month"}), START)
        found = due(tx, home, START + 20 * DAY)
        assert not {"Kit", "Bea"} & set(found)
        assert "Cal" in found


def test_what_is_noted_is_that_it_happened_and_no_word_of_it(home: Home) -> None:
    assert {column.name for column in touches.columns} == {
        *("id", "person_id", "by_id", "group_id", "kind", "at"),
    }
    with home.database.transaction() as tx:
        notes(tx, home, "Kit", START)
        notes(tx, home, "Kit", START + timedelta(seconds=3))
        notes(tx, home, "supervision", START)
    rows = [(row.kind, row.person_id, row.by_id) for row in home.rows(touches)]
    kit, sam = home.ids["Kit"], home.ids["Sam"]
    assert rows == [("word", kit, sam), ("supervision", sam, sam)], "two taps are one"
    (hello,) = home.planned("hello", notices.c.state == "planned")
    assert hello.due_at >= START + 14 * DAY, "a person comes before the bot"


def test_only_who_looks_after_someone_notes_or_writes_for_them(home: Home) -> None:
    with home.database.transaction() as tx:
        home.ids["Bo"] = add_person(tx, home.group_id, "link_person", {"called": "Bo"}, 300)
        kit = str(home.ids["Kit"])
        for by in ("Bo", "Jo", "Bea"):
            with pytest.raises((Refused, NotAllowed)):
                notes(tx, home, "Kit", START, by)
            order = Order(answers={"word_to": kit, "own_words": "Hi"})
            with pytest.raises((Refused, NotAllowed)):
                send_word(tx, Actor(home.ids[by]), order, START)
        with pytest.raises(Refused):
            notes(tx, home, "supervision", START, "Kit")
        mine = memberships.c.person_id == home.ids["Kit"]
        tx.conn.execute(update(memberships).where(mine).values(link_id=None))
        notes(tx, home, "Kit", START, "Jo")
        assert "Kit" in due(tx, home, START + 15 * DAY, "Jo")


def test_supervision_is_due_each_month(home: Home) -> None:
    with home.database.transaction() as tx:
        sam = home.ids["Sam"]
        assert not supervision_due(tx, sam, START + 29 * DAY)
        assert supervision_due(tx, sam, START + 30 * DAY)
        notes(tx, home, "supervision", START + 30 * DAY)
        assert not supervision_due(tx, sam, START + 59 * DAY)
        assert supervision_due(tx, sam, START + 60 * DAY)


#: all that a co-producer can do, or leave, and what becomes of what was sent to them
DEEDS = (
    *("says yes", "says no", "says unwell", "raises a signal", "calls", "opens", "knows"),
    *("misses", "talks", "stops", "writes", "blocks", "is rung", "nothing is kept"),
)


def does(tx: Tx, home: Home, name: str, deed: str, meeting: int, now: datetime) -> None:
    me = home.ids[name]
    theirs = notices.c.person_id == me
    states = {"opens": "opened", "knows": "confirmed", "misses": "missed"}
    if deed.startswith("says "):
        answer(tx, Actor(me), meeting, deed.removeprefix("says "), now)
    elif deed == "raises a signal":
        values = {"group_id": home.group_id, "person_id": me, "raised_at": now}
        tx.conn.execute(insert(signals).values(**values))
    elif deed == "calls":
        call_for_someone(tx, Actor(me), Order(), now)
    elif deed in states:
        tx.conn.execute(update(notices).where(theirs).values(state=states[deed], settled_at=now))
        tx.conn.execute(update(comings).where(comings.c.person_id == me).values(confirmed_at=now))
    elif deed in ("talks", "stops"):
        talk = {"person_id": me, "conversation": "hello", "version": "x", "answers": b""}
        state = "open" if deed == "talks" else "stopped"
        key = person(tx, home, name).key_id
        times = {"began_at": now, "last_at": now}
        tx.conn.execute(insert(talks).values(**talk, **times, key_id=key, state=state))
    elif deed in ("writes", "blocks"):
        at = {"heard_at": now} if deed == "writes" else {"blocked_at": now}
        tx.conn.execute(update(people).where(people.c.id == me).values(**at))
    elif deed == "is rung":
        values = {"person_id": me, "caller_id": home.ids["Sam"], "group_id": home.group_id}
        values |= {"name": "invitation", "made_at": now, "due_at": now}
        tx.conn.execute(insert(calls).values(**values))
    else:
        _nothing_is_kept(tx, me)


def _nothing_is_kept(tx: Tx, me: int) -> None:
    tx.conn.execute(delete(attempts))
    for table in (calls, comings, signals):
        tx.conn.execute(delete(table).where(table.c.person_id == me))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.sampled_from(["Kit", "Bea"]), st.integers(0, 40)), max_size=6),
    st.lists(st.integers(0, 40), max_size=4),
    st.lists(
        st.tuples(st.sampled_from(["Kit", "Bea"]), st.sampled_from(DEEDS), st.integers(0, 45)),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 60),
)
def test_nothing_that_a_person_does_or_leaves_changes_the_list(
    still: Home,
    words: list[tuple[str, int]],
    asked: list[int],
    deeds: list[tuple[str, str, int]],
    after: int,
) -> None:
    now = START + after * DAY
    with still.database.transaction() as tx:
        of_tasks = (task_owners, tasks, calls)
        for table in (
            attempts,
            notices,
            *of_tasks,
            comings,
            touches,
            absences,
            swaps,
            signals,
            talks,
        ):
            tx.conn.execute(delete(table))
        tx.conn.execute(delete(meetings))
        tx.conn.execute(update(people).values(blocked_at=None, heard_at=None))
    met = [still.meets(START + 70 * DAY, START + days * DAY) for days in [*asked, 0]]
    with still.database.transaction() as tx:
        for name, days in words:
            notes(tx, still, name, START + days * DAY)
        before = words_due(tx, still.ids["Sam"], now)
        sam = person(tx, still, "Sam")
        said = Known(tx, sam, now)["word_list"]
        for name, deed, days in deeds:
            does(tx, still, name, deed, met[days % len(met)], START + days * DAY)
        assert words_due(tx, still.ids["Sam"], now) == before
        assert _in_words(Known(tx, sam, now)["word_list"]) == _in_words(said)


def _in_words(said: object) -> str:
    assert isinstance(said, Lines)
    return said.in_words(Voice("en", "Europe/London"))


def test_the_measure_would_find_a_change(home: Home) -> None:
    """What staff did does change the list, or the property above would prove nothing."""
    with home.database.transaction() as tx:
        now = START + 15 * DAY
        before = words_due(tx, home.ids["Sam"], now)
        notes(tx, home, "Kit", now)
        assert words_due(tx, home.ids["Sam"], now) != before


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SOME_TIME, st.sampled_from(sorted(LOOKS)), st.sampled_from(ZONES))
def test_lists_come_once_a_week_on_its_first_working_day_when_someone_looks_here(
    still: Home, moment: datetime, look: str, zone: str
) -> None:
    with still.database.transaction() as tx:
        for table in (attempts, notices, task_owners, tasks, calls, comings, meetings):
            tx.conn.execute(delete(table))
        sam = person(tx, still, "Sam")
        card = tx.seal(sam.key_id, "person.card", {"called": "Sam", "looks": [look]})
        mine = people.c.id == sam.id
        tx.conn.execute(update(people).where(mine).values(zone=zone, card=card))
        sam, dues = person(tx, still, "Sam"), []
        for _ in range(3):
            word_lists.plan(tx, sam, moment)
            (row,) = tx.conn.execute(select(notices).where(*word_lists.planned(sam.id)))
            assert row.due_at > moment
            dues.append(row.due_at.astimezone(ZoneInfo(zone)))
            moment = row.due_at
    assert len({tuple(at.isocalendar())[:2] for at in dues}) == 3
    assert {at.time() for at in dues} == {LOOKS[look]}
    for at in dues:
        earlier = [at.date() - n * DAY for n in range(1, at.weekday() + 1)]
        assert is_working_day(at.date(), region())
        assert not any(is_working_day(day, region()) for day in earlier)


def planned_for(home: Home, name: str = "Sam") -> list[tuple[datetime, int | None]]:
    rows = home.rows(notices, *word_lists.planned(home.ids[name]))
    return [(row.due_at, row.meeting_id) for row in rows]


def test_the_list_comes_on_the_working_day_before_a_meeting_and_moves_with_it(
    home: Home,
) -> None:
    sweep(home.database, START)
    assert planned_for(home) == [(datetime(2026, 6, 8, 8, tzinfo=UTC), None)]
    assert planned_for(home, "Jo") == [], "Jo looks after no one"
    meeting = home.meets(START + 3 * DAY)  # a Friday
    assert planned_for(home) == [(datetime(2026, 6, 4, 8, tzinfo=UTC), meeting)]
    with home.database.transaction() as tx:
        order = Order(
            answers={"which": str(meeting), "new_day": "2026-06-08", "new_time": "10:00"}
        )
        change_meeting(tx, Actor(home.ids["Jo"]), order, START)
    assert planned_for(home) == [(datetime(2026, 6, 5, 8, tzinfo=UTC), meeting)], "the Friday"


def test_a_list_that_is_planned_moves_to_when_its_reader_looks_here(home: Home) -> None:
    sweep(home.database, START)
    with home.database.transaction() as tx:
        order = Order(answers={"looks": ("at_16", "at_12")})
        keep_choices(tx, Actor(home.ids["Sam"]), order, START)
    assert planned_for(home) == [(datetime(2026, 6, 8, 11, tzinfo=UTC), None)]


def sent_to(post: Post, name: str) -> list[str]:
    return [one.text for one in post.channel.sent if one.chat_id == post.phone_of(name)]


def test_a_list_with_nobody_on_it_is_not_sent_and_the_next_is_planned(home: Home) -> None:
    post = Post(home)
    sweep(home.database, START)
    post.now = datetime(2026, 6, 8, 8, tzinfo=UTC)
    post.until_quiet()
    assert sent_to(post, "Sam") == []
    assert planned_for(home) == [(post.now + 7 * DAY, None)]
    post.now += 14 * DAY
    post.until_quiet()
    assert len(sent_to(post, "Sam")) == 1
    assert "These people might be glad of a word from you." in sent_to(post, "Sam")[0]
    assert "• Kit: I know of no word with them yet." in sent_to(post, "Sam")[0]


def test_before_a_meeting_that_is_off_there_is_no_list(home: Home) -> None:
    post = Post(home)
    sweep(home.database, START)
    meeting = home.meets(START + 17 * DAY)
    post.now = START + 14 * DAY
    post.until_quiet(200)
    with home.database.transaction() as tx:
        order = Order(answers={"which": str(meeting), "why": "ill"})
        cancel_meeting(tx, Actor(home.ids["Jo"]), order, post.now)
    sweep(home.database, post.now)
    before = len(sent_to(post, "Sam"))
    post.now = START + 16 * DAY
    post.until_quiet(200)
    assert not any("glad of a word" in text for text in sent_to(post, "Sam")[before:])


def test_what_was_noted_about_someone_goes_with_them(home: Home) -> None:
    with home.database.transaction() as tx:
        notes(tx, home, "Bea", START)
        notes(tx, home, "supervision", START)
        forget(tx, Actor(home.ids["Bea"]), Order(), START)
        assert list(tx.conn.scalars(select(touches.c.kind))) == ["supervision"]
        forget(tx, Actor(home.ids["Sam"]), Order(), START)
        assert tx.conn.scalar(select(touches.c.id)) is None
