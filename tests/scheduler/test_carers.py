"""Who hears for a co-producer: the link person, who covers for them, else the facilitators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from records.access import Actor, NotAllowed
from records.calls import calls
from records.database import Tx
from records.links import absences, swaps, touches
from records.notices import Lane, notices
from records.people import Person, Way, memberships, people
from scheduler.cover.absences import NEXT_BEGIN, NEXT_END
from scheduler.cover.answer_cover import answer_cover
from scheduler.cover.ask_cover import ask_cover
from scheduler.cover.end_absence import end_absence
from scheduler.cover.go_away import go_away
from scheduler.leaving.forget import forget
from scheduler.link_people.carers import carers_of, looked_after, looked_after_by
from scheduler.link_people.facts import gets_in_touch
from scheduler.phone_calls.callers import callers
from scheduler.phone_calls.do_with import do_with
from scheduler.phone_calls.facts import looks_after
from scheduler.post.due.sweep import next_due, sweep
from scheduler.post.mail import mail
from scheduler.post.people_states import prompt
from scheduler.signals.call_for_someone import call_for_someone
from scheduler.signals.facts import circle
from scheduler.talks.acts import Order, Refused
from scheduler.talks.known import Known
from scheduler.talks.turns.played import may_play
from tests.home import MEETING_AT, START, Home, a_home, add_person
from tests.scheduler.posting import Post

#: midnight in London, at the start of the first day away and after the last
FIRST, ENDS = datetime(2026, 6, 7, 23, tzinfo=UTC), datetime(2026, 6, 12, 23, tzinfo=UTC)
DURING = datetime(2026, 6, 9, 9, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with a_home(tmp_path_factory.mktemp("carers")) as home:
        yield home


def goes_away(
    tx: Tx, home: Home, cover: str = "Jo", now: datetime = START, name: str = "Sam", **said: str
) -> None:
    days = {"away_from": "2026-06-08", "away_to": "2026-06-12"}
    who = str(home.ids[cover]) if cover else "no_one"
    go_away(tx, Actor(home.ids[name]), Order(answers={**days, "cover": who, **said}), now)


def says(
    tx: Tx, home: Home, said: str, name: str = "Jo", about: str = "Sam", now: datetime = START
) -> bool:
    """Whether the answer was in time."""
    order = Order(about_id=home.ids[about], answers={"can_cover": said})
    return not answer_cover(tx, Actor(home.ids[name]), order, now).say


def hear(tx: Tx, home: Home, now: datetime, name: str = "Kit") -> list[str]:
    names = {i: n for n, i in home.ids.items()}
    return [names[i] for i in carers_of(tx, home.ids[name], now, home.group_id)]


def person(tx: Tx, home: Home, name: str) -> Person:
    return tx.get(Person, home.ids[name])


def test_the_cover_hears_from_the_first_midnight_to_the_last_and_only_after_a_yes(
    home: Home,
) -> None:
    with home.database.transaction() as tx:
        assert hear(tx, home, DURING) == ["Sam"]
        goes_away(tx, home)
        assert hear(tx, home, DURING) == ["Jo", "Ali"], "asked is not yes: the facilitators"
        assert says(tx, home, "yes")
        moments = (FIRST - SECOND, FIRST, DURING, ENDS - SECOND, ENDS)
        assert [hear(tx, home, at) for at in moments] == [
            ["Sam"],
            ["Jo"],
            ["Jo"],
            ["Jo"],
            ["Sam"],
        ]
        assert looked_after_by(tx, home.ids["Kit"], DURING) == [home.ids["Jo"]]


def test_whoever_says_no_covers_for_nobody_and_another_can_be_asked(home: Home) -> None:
    with home.database.transaction() as tx:
        goes_away(tx, home)
        assert says(tx, home, "no")
        assert hear(tx, home, DURING) == ["Jo", "Ali"]
        assert not says(tx, home, "yes"), "it is settled"
        order = Order(answers={"cover_else": str(home.ids["Ali"])})
        ask_cover(tx, Actor(home.ids["Sam"]), order, START)
        assert not says(tx, home, "yes", "Jo"), "another was asked"
        assert says(tx, home, "yes", "Ali")
        assert hear(tx, home, DURING) == ["Ali"]
    told = {row.name for row in home.rows(notices, notices.c.person_id == home.ids["Sam"])}
    assert {"cover_no", "cover_yes"} <= told


def test_a_cover_who_is_away_too_or_out_of_reach_or_forgotten_hears_nothing(home: Home) -> None:
    def reset(**values: object) -> None:
        tx.conn.execute(update(people).where(people.c.id == jo).values(**values))

    with home.database.transaction() as tx:
        jo = home.ids["Jo"]
        goes_away(tx, home)
        says(tx, home, "yes")
        goes_away(tx, home, "", name="Jo", away_to="2026-06-08")
        assert hear(tx, home, FIRST) == ["Ali"], "facilitators who are away are not asked either"
        assert hear(tx, home, DURING) == ["Jo"]
        reset(blocked_at=START)
        assert hear(tx, home, DURING) == ["Ali"], "not who would not see it, as whatever"
        reset(blocked_at=None)
        forget(tx, Actor(jo), Order(), START)
        assert hear(tx, home, DURING) == ["Ali"]


def test_no_one_is_left_without_a_carer(home: Home) -> None:
    with home.database.transaction() as tx:
        goes_away(tx, home, "")
        staff = memberships.c.role == "facilitator"
        tx.conn.execute(delete(memberships).where(staff))
        assert hear(tx, home, DURING) == ["Sam"]


def test_only_other_staff_are_asked_and_days_that_end_before_they_begin_are_refused(
    home: Home,
) -> None:
    with home.database.transaction() as tx:
        goes_away(tx, home, "Kit")
        goes_away(tx, home, "Sam")
        assert home.ids["Kit"] not in set(tx.conn.scalars(select(absences.c.cover_id)))
        assert set(tx.conn.scalars(select(absences.c.state))) == {"over", "alone"}
        with pytest.raises(Refused, match="ENDS_BEFORE_IT_BEGINS"):
            goes_away(tx, home, away_to="2026-06-07")
        with pytest.raises(NotAllowed):
            goes_away(tx, home, name="Kit", group=str(home.group_id))
        goes_away(tx, home)
        with pytest.raises(Refused):
            ask_cover(tx, Actor(home.ids["Ali"]), Order(answers={"cover_else": "1"}), START)


def test_everything_that_asks_for_a_carer_asks_the_cover(home: Home) -> None:
    with home.database.transaction() as tx:
        kit, jo = home.ids["Kit"], home.ids["Jo"]
        goes_away(tx, home)
        says(tx, home, "yes")
        known = Known(tx, person(tx, home, "Kit"), DURING)
        assert str(known["link"]) == "Jo"
        assert str(known["own_link"]) == "Sam"
        assert gets_in_touch(known) == [jo]
        assert circle(known) == [home.ids["Sam"]], "Jo has heard it in the room"
        assert callers(tx, kit, home.group_id, DURING)[0] == jo
        assert home.ids["Sam"] not in callers(tx, kit, home.group_id, DURING)
        prompt(tx, known.person, "check_address", "k", DURING)
        call_for_someone(tx, Actor(kit), Order(), DURING)
        for note in ("check_address", "needs_you"):
            told = select(notices.c.person_id).where(notices.c.name == note)
            assert list(tx.conn.scalars(told)) == [jo]


def test_a_cover_who_does_not_run_the_group_stands_in_the_circle(home: Home) -> None:
    with home.database.transaction() as tx:
        home.ids["Bo"] = add_person(tx, home.group_id, "link_person", {"called": "Bo"}, 300)
        goes_away(tx, home, "Bo")
        says(tx, home, "yes", "Bo")
        known = Known(tx, person(tx, home, "Kit"), DURING)
        assert circle(known) == [home.ids["Bo"]]
        before = Known(tx, person(tx, home, "Kit"), START)
        assert circle(before) == [home.ids["Sam"]]


def test_the_cover_may_ask_my_questions_only_while_covering(home: Home) -> None:
    with home.database.transaction() as tx:
        kit, jo = home.ids["Kit"], home.ids["Jo"]
        goes_away(tx, home)
        says(tx, home, "yes")
        for now, may in ((START, False), (DURING, True), (ENDS, False)):
            assert may_play(tx, jo, kit, now) is may
            assert looks_after(Known(tx, person(tx, home, "Jo"), now), kit) is may
            if may:
                do_with(tx, Actor(jo), Order(about_id=kit), now)
            else:
                with pytest.raises(NotAllowed):
                    do_with(tx, Actor(jo), Order(about_id=kit), now)
        assert may_play(tx, home.ids["Sam"], kit, DURING), "the link person stays one"
        assert {row.person_id for row in looked_after(tx, jo, DURING)} >= {kit}
        assert looked_after(tx, jo, START) == []


def test_people_are_told_silently_by_whom_they_are_looked_after(home: Home) -> None:
    post = Post(home)
    with home.database.transaction() as tx:
        goes_away(tx, home)
        says(tx, home, "yes")
    post.now = DURING - timedelta(days=1)
    sweep(home.database, post.now)
    post.until_quiet()
    said = [one for one in post.channel.sent if one.chat_id == post.phone_of("Kit")]
    assert [one.text for one in said] == [
        "Sam is away until Friday 12 June. Till then you can ask Jo."
    ]
    assert said[0].silent
    with home.database.transaction() as tx:
        end_absence(tx, Actor(home.ids["Sam"]), Order(), DURING)
        assert hear(tx, home, DURING) == ["Sam"]
    post.now = DURING
    post.until_quiet()
    said = [one for one in post.channel.sent if one.chat_id == post.phone_of("Kit")]
    assert said[-1].text == "Sam is back, and looks after you again."
    assert said[-1].silent
    (over,) = home.planned("cover_over")
    assert over.person_id == home.ids["Jo"]


def test_who_does_not_go_away_after_all_is_spoken_of_to_nobody(home: Home) -> None:
    with home.database.transaction() as tx:
        goes_away(tx, home)
        end_absence(tx, Actor(home.ids["Sam"]), Order(), START)
        assert NEXT_BEGIN(tx) is NEXT_END(tx) is None
    assert {row.state for row in home.planned("link_away")} == {"withdrawn"}
    assert home.planned("link_back") == []


def test_facilitators_read_in_their_digest_that_no_one_covers(home: Home) -> None:
    with home.database.transaction() as tx:
        goes_away(tx, home)
    assert next_due(home.database) is not None
    sweep(home.database, FIRST)
    sweep(home.database, FIRST + SECOND)
    told = home.planned("no_cover")
    assert {row.person_id for row in told} == {home.ids["Jo"], home.ids["Ali"]}
    assert {row.lane for row in told} == {int(Lane.DIGEST)}
    assert len(told) == 2


def test_calls_go_to_the_cover_in_working_hours_and_come_back_at_the_end(home: Home) -> None:
    with home.database.transaction() as tx:
        kit = people.c.id == home.ids["Kit"]
        tx.conn.execute(update(people).where(kit).values(telegram_id=None, ways=Way.CALL))
    home.meets(MEETING_AT + timedelta(days=7))
    post = Post(home)
    post.until_quiet(200)
    (sams,) = {call.caller_id for call in home.rows(calls)}
    assert sams == home.ids["Sam"]
    with home.database.transaction() as tx:
        goes_away(tx, home)
        says(tx, home, "yes")
    sweep(home.database, FIRST)
    moved = home.rows(calls, calls.c.state == "open")
    assert {call.caller_id for call in moved} == {home.ids["Jo"]}
    assert min(call.due_at for call in moved) >= datetime(2026, 6, 8, 8, tzinfo=UTC)
    sweep(home.database, ENDS)
    assert {c.caller_id for c in home.rows(calls, calls.c.state == "open")} == {home.ids["Sam"]}
    assert {row.state for row in home.rows(absences)} == {"over"}


def test_answers_to_an_e_mail_go_to_who_covers_or_else_to_staff(home: Home) -> None:
    with home.database.transaction() as tx:
        for name in ("Sam", "Jo"):
            row = person(tx, home, name)
            card = {"called": name, "answers_to": f"{name.lower()}@example.org"}
            sealed = tx.seal(row.key_id, "person.card", card)
            tx.conn.execute(update(people).where(people.c.id == row.id).values(card=sealed))
        kit = person(tx, home, "Kit")
        goes_away(tx, home)
        assert mail.reader_of(tx, kit, START) == mail.Reader("sam@example.org", "Sam")
        assert mail.reader_of(tx, kit, DURING) is None
        says(tx, home, "yes")
        assert mail.reader_of(tx, kit, DURING) == mail.Reader("jo@example.org", "Jo")


def test_the_list_of_who_might_be_glad_of_a_word_goes_to_who_covers(home: Home) -> None:
    post, later = Post(home), timedelta(days=14)
    sweep(home.database, START)
    with home.database.transaction() as tx:
        goes_away(tx, home, now=START, away_from="2026-06-15", away_to="2026-06-26")
        says(tx, home, "yes")
    for at in (FIRST + timedelta(days=7), DURING + later):
        post.now = at
        sweep(home.database, at)
        post.until_quiet(200)
    got = {
        name: [o.text for o in post.channel.sent if o.chat_id == post.phone_of(name)]
        for name in ("Sam", "Jo", "Ali")
    }
    lists = {
        name: [text for text in said if "glad of a word" in text] for name, said in got.items()
    }
    assert {name: len(found) for name, found in lists.items()} == {"Sam": 0, "Jo": 1, "Ali": 0}
    assert "• Kit" in lists["Jo"][0]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Sam", "Jo", "Ali"]),
            st.sampled_from(["Sam", "Jo", "Ali", None]),
            st.sampled_from(["alone", "asked", "covered", "over"]),
            st.integers(-3, 3),
            st.integers(1, 4),
        ),
        max_size=5,
    )
)
def test_however_people_are_away_someone_hears_and_never_who_has_not_said_yes(
    still: Home, gone: list[tuple[str, str | None, str, int, int]]
) -> None:
    with still.database.transaction() as tx:
        for table in (absences, swaps, touches):
            tx.conn.execute(delete(table))
        for name, cover, state, first, days in gone:
            tx.conn.execute(
                insert(absences).values(
                    person_id=still.ids[name],
                    group_id=still.group_id,
                    cover_id=still.ids[cover] if cover else None,
                    first_at=DURING + timedelta(days=first),
                    ends_at=DURING + timedelta(days=first + days),
                    state=state,
                )
            )
        found = hear(tx, still, DURING)
        assert found
        now = [g for g in gone if g[2] != "over" and g[3] <= 0 < g[3] + g[4]]
        sams = [g for g in now if g[0] == "Sam"]
        if not sams:
            assert found == ["Sam"]
        elif found != ["Sam"]:
            said_yes = sams[-1][1] if sams[-1][2] == "covered" else None
            assert found == [said_yes] or set(found) <= {"Jo", "Ali"}
        if len(found) == 1 and found != ["Sam"]:
            others = {"Jo", "Ali"} - set(found)
            assert sams[-1][1] == found[0] or others & {g[0] for g in now}
