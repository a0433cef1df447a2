"""A group's agreement is its own: anyone can put forward a change, and nobody is named for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from records.access import Actor, NotAllowed
from records.agreements import agreements, ideas
from records.notices import notices
from records.people import Role, memberships, people
from scheduler.agreement.answer_idea import answer_idea
from scheduler.agreement.put_forward import LONGEST_LINE, MOST_OPEN, put_forward
from scheduler.agreement.settle_idea import settle_idea
from scheduler.joining.make_group import make_group
from scheduler.leaving.forget import forget
from scheduler.talks.acts import Order, Refused
from tests.example import MEETING_AT, an_example, makes_a_meeting, with_card, with_values
from tests.scene import START, Phone, Scene

NEWS = "There is news about our agreement in “Hub group”."


def starts_from_the_example(scene: Scene) -> None:
    """The group has agreed the example."""
    kit, jo = scene.phones["Kit"], scene.phones["Jo"]
    kit.says("/agreement")
    kit.taps("Start from this one")
    kit.taps("No, leave my name out")
    settles(jo, "We agreed this")
    scene.wait(hours=4)


def settles(facilitator: Phone, label: str, idea: str = "Idea 1") -> None:
    facilitator.says("/agreed")
    facilitator.taps(idea)
    facilitator.taps(label)


def puts_in(phone: Phone, words: str, named: str = "No, leave my name out") -> None:
    phone.says("/agreement")
    phone.taps("Put in a new line")
    phone.taps("What stays here")
    phone.says(words)
    phone.taps(named)


def takes_out(phone: Phone, line: str) -> None:
    phone.says("/agreement")
    phone.taps("Take a line out")
    phone.says(line)
    phone.taps("No, leave my name out")


def ids(scene: Scene) -> dict[str, int]:
    with scene.database.transaction() as tx:
        rows = tx.conn.execute(select(people.c.id, people.c.telegram_id)).all()
    by_phone = {row.telegram_id: row.id for row in rows}
    return {name: by_phone[one.id] for name, one in scene.phones.items() if one.id in by_phone}


def heard_news(phone: Phone) -> int:
    return sum(NEWS in text for text in phone.texts())


def test_two_put_something_forward_at_once_and_each_person_hears_of_it_once(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        kit, bea, cal = (scene.phones[name] for name in ("Kit", "Max", "Cal"))
        before = heard_news(cal)
        for phone, words in ((kit, "No photos, please"), (bea, "Phones are off")):
            phone.says("/agreement")
            phone.taps("Put in a new line")
            phone.taps("What stays here")
            phone.says(words)
        with scene.at_once():
            kit.taps("No, leave my name out")
            bea.taps("No, leave my name out")
        assert "I am telling the group" in kit.last()
        assert "I am telling the group" in bea.last()
        scene.wait(hours=4)
        assert heard_news(cal) == before + 1
        cal.says("/agreement")
        for words in ("No photos, please", "Phones are off"):
            assert f"To put in, under “What stays here”: “{words}”" in cal.last()
        assert not any(name in cal.last() for name in ("Kit", "Max"))
        with scene.database.transaction() as tx:
            rows = tx.conn.execute(select(notices).where(notices.c.name == "agreement_news")).all()
            assert rows
            assert all(row.silent and row.about_id is None for row in rows)
            assert set(tx.conn.scalars(select(ideas.c.proposed_by))) == {None}
            assert not any(b"photos" in words for words in tx.conn.scalars(select(ideas.c.words)))


def test_who_wishes_to_be_named_is_named_in_any_script(tmp_path: Path) -> None:
    with an_example(tmp_path, with_card("Kit", called="كيت")) as scene:
        starts_from_the_example(scene)
        puts_in(scene.phones["Kit"], "لا صور", named="Yes, you may")
        bea = scene.phones["Bea"]
        bea.says("/agreement")
        assert "“\u2068لا صور\u2069” (\u2068كيت\u2069)" in bea.last()


def test_each_reads_the_examples_lines_in_their_own_language(tmp_path: Path) -> None:
    with an_example(tmp_path, english=False) as scene:
        starts_from_the_example(scene)
        noor = scene.phones["Noor"]
        noor.says("/agreement")
        assert "نحن" in noor.last()
        assert "We mind our words" not in noor.last()


def test_two_facilitators_settle_at_once_and_one_version_comes_of_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, jo, ali = (scene.phones[name] for name in ("Kit", "Jo", "Ali"))
        kit.says("/agreement")
        kit.taps("Start from this one")
        kit.taps("Yes, you may")
        for one in (jo, ali):
            one.says("/agreed")
            one.taps("Idea 1")
            assert "What did the group say?" in one.last()
        with scene.at_once():
            jo.taps("We agreed this")
            ali.taps("We agreed this")
        endings = sorted(one.last().split("\n")[0] for one in (jo, ali))
        assert endings == [
            "Thank you. It is in the agreement now.",
            "The group has settled that by now. There is nothing more to do.",
        ]
        with scene.database.transaction() as tx:
            assert tx.conn.scalars(select(agreements.c.number)).all() == [1]


def test_while_someone_would_like_to_talk_first_nothing_is_agreed(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        kit, bea, jo = (scene.phones[name] for name in ("Kit", "Max", "Jo"))
        kit.says("/agreement")
        kit.taps("Start from this one")
        kit.taps("Skip")
        jo.says("/agreed")
        jo.taps("Idea 1")
        bea.says("/agreement")
        bea.taps("Idea 1")
        bea.taps("Let us talk about it first")
        bea.says("/agreement")
        bea.taps("Idea 1")
        bea.taps("Let us talk about it first")
        jo.taps("We agreed this")
        assert "Has the group talked about it?" in jo.last()
        assert "Max" not in jo.last()
        jo.taps("Not yet")
        who = ids(scene)
        with scene.database.transaction() as tx:
            assert tx.conn.scalar(select(agreements.c.id)) is None
            open_idea = tx.conn.execute(select(ideas)).one()
            order = Order(answers={"which_idea": str(open_idea.id), "outcome": "agreed"})
            with pytest.raises(Refused, match="TALK_FIRST"):
                settle_idea(tx, Actor(who["Ali"]), order, START)
        scene.wait_until(datetime.fromisoformat("2026-06-03T08:00+00:00"))
        told = [text for text in jo.texts() if "would like to talk first" in text]
        assert len(told) == 1
        assert "Max" not in told[0]
        jo.says("/agreed")
        jo.taps("Idea 1")
        jo.taps("Yes, we have")
        jo.taps("We agreed this")
        assert "in the agreement now" in jo.last()


def test_a_wish_to_talk_outlives_whoever_had_it_and_an_idea_loses_its_name(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        puts_in(scene.phones["Kit"], "No photos, please", named="Yes, you may")
        bea = scene.phones["Max"]
        bea.says("/agreement")
        assert "(Kit)" in bea.last()
        bea.taps("Idea 1")
        bea.taps("Let us talk about it first")
        who, now = ids(scene), scene.now()
        with scene.database.transaction() as tx:
            for name in ("Kit", "Max"):
                forget(tx, Actor(who[name]), Order(), now)
        with scene.database.transaction() as tx:
            last = tx.conn.execute(select(ideas).order_by(ideas.c.id.desc())).first()
            assert last is not None
            assert (last.proposed_by, last.wants_talk) == (None, True)
        cal, jo = scene.phones["Cal"], scene.phones["Jo"]
        cal.says("/agreement")
        assert "“No photos, please”" in cal.last()
        assert "Kit" not in cal.last()
        settles(jo, "Yes, we have")
        jo.taps("We agreed this")
        cal.says("/agreement")
        assert "10. No photos, please" in cal.last()


def test_old_versions_stay_readable_and_an_idea_about_a_line_that_is_gone_is_closed(
    tmp_path: Path,
) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        kit, max_, jo = (scene.phones[name] for name in ("Kit", "Max", "Jo"))
        takes_out(kit, "2")
        takes_out(max_, "2")
        jo.says("/agreed")
        assert "Idea 2: To take out “We want to hear each voice" in jo.last()
        jo.taps("Idea 1")
        jo.taps("We agreed this")
        jo.says("/agreed")
        assert "Put forward" not in jo.last()
        scene.wait(days=2)
        puts_in(kit, "No photos, please")
        settles(jo, "We agreed this")
        kit.says("/agreement")
        assert "each voice" not in kit.last()
        kit.taps("How it was before")
        assert [b for b in kit.buttons() if b.startswith("Version")] == [
            "Version 2, Tuesday 2 June",
            "Version 1, Tuesday 2 June",
        ]
        kit.taps("Version 2, Tuesday 2 June")
        assert "each voice" not in kit.last()
        assert "photos" not in kit.last()
        kit.says("/agreement")
        kit.taps("How it was before")
        kit.taps("Version 1, Tuesday 2 June")
        assert "2. We want to hear each voice" in kit.last()
        with scene.database.transaction() as tx:
            lines = tx.conn.scalars(select(agreements.c.lines)).all()
            assert len(lines) == 3
            assert not any(b"photos" in one for one in lines)
            states = tx.conn.scalars(select(ideas.c.state).order_by(ideas.c.id)).all()
            assert states == ["agreed", "agreed", "gone", "agreed"]


def test_an_idea_is_settled_while_someone_thinks_about_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        kit, max_, jo = (scene.phones[name] for name in ("Kit", "Max", "Jo"))
        puts_in(kit, "No photos, please")
        for one in (kit, max_):
            one.says("/agreement")
            one.taps("Idea 1")
        settles(jo, "We did not agree")
        kit.taps("I agree")
        max_.taps("Let us talk about it first")
        for one in (kit, max_):
            assert "The group has settled that by now." in one.last()
        scene.wait(days=2)
        assert not any("would like to talk first" in text for text in jo.texts())


def test_what_does_not_fit_is_said_kindly_and_nothing_is_lost(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        kit = scene.phones["Kit"]
        puts_in(kit, "x" * (LONGEST_LINE + 1))
        assert "That is long for one line." in kit.last()
        kit.taps("Back")
        kit.says("No photos, please")
        kit.taps("No, leave my name out")
        assert "I am telling the group" in kit.last()
        for number in range(MOST_OPEN - 1):
            puts_in(kit, f"Line {number}")
        puts_in(kit, "One too many")
        assert "Some ideas wait for an answer." in kit.last()


def test_the_fullest_agreement_with_the_most_ideas_fits_one_message(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        kit, jo = scene.phones["Kit"], scene.phones["Jo"]
        letters = "ab " * (LONGEST_LINE // 3)
        for _ in range(3):
            for _ in range(MOST_OPEN):
                puts_in(kit, letters)
                if "The agreement is long by now." in kit.last():
                    break
            jo.says("/agreed")
            while "Idea 1" in jo.buttons():
                jo.taps("Idea 1")
                jo.taps("We agreed this")
                jo.says("/agreed")
        assert "The agreement is long by now." in "".join(kit.texts())
        for line in range(1, MOST_OPEN + 1):
            takes_out(kit, str(line))
        kit.says("/agreement")
        assert f"Idea {MOST_OPEN}" in kit.last()
        assert 2500 < len(kit.last()) < 4096


def test_groups_do_not_see_or_touch_the_agreement_of_another(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        puts_in(scene.phones["Kit"], "No photos, please")
        who = ids(scene)
        with scene.database.transaction() as tx:
            other = make_group(
                tx, "Young people", START, zone="Europe/London", form="adult", evaluate_every=3
            )
            both = {"group_id": other, "since": START}
            tx.conn.execute(
                insert(memberships).values(person_id=who["Max"], role=Role.CO_PRODUCER, **both)
            )
            idea = tx.conn.execute(select(ideas).where(ideas.c.state == "open")).one()
            for act, answers in (
                (answer_idea, {"what": str(idea.id), "think": "talk"}),
                (put_forward, {"what": "add", "part": "hard", "new_line": "Hm"}),
                (settle_idea, {"which_idea": str(idea.id), "outcome": "agreed"}),
            ):
                order = Order(answers={**answers, "group": str(other)})
                actor = Actor(who["Kit" if act is not answer_idea else "Ali"])
                if act is answer_idea:
                    tx.conn.execute(
                        memberships.delete().where(memberships.c.person_id == who["Ali"])
                    )
                with pytest.raises(NotAllowed):
                    act(tx, actor, order, START)
        max_ = scene.phones["Max"]
        max_.says("/agreement")
        max_.taps("Young people")
        assert "“Young people” has no agreement yet." in max_.last()
        assert "No photos, please" not in max_.last()
        max_.says("/agreement")
        max_.taps("Hub group")
        assert "No photos, please" in max_.last()


def test_the_group_is_asked_to_look_again_half_a_year_later_and_once(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        starts_from_the_example(scene)
        jo, kit = scene.phones["Jo"], scene.phones["Kit"]
        scene.wait(days=180)
        asked = "It is time to look at the agreement of “Hub group” again"
        assert not any(asked in text for text in jo.texts())
        scene.wait(days=20)
        assert sum(asked in text for text in jo.texts()) == 1
        assert not any(asked in text for text in kit.texts())
        jo.says("/agreed")
        jo.taps("When to look at it again")
        jo.says("5 January")
        assert "I will remind you on Tuesday 5 January." in jo.last()
        scene.wait_until(datetime.fromisoformat("2027-01-06T12:00+00:00"))
        assert sum(asked in text for text in jo.texts()) == 2


def test_only_who_runs_the_meetings_settles_and_nobody_else_finds_it(tmp_path: Path) -> None:
    with an_example(tmp_path) as scene:
        for name in ("Kit", "Sam"):
            phone = scene.phones[name]
            phone.says("/group")
            assert "Our agreement" in phone.buttons()
            if name == "Sam":
                phone.taps("More to do for the group")
            assert "Settle our agreement" not in phone.buttons()
            phone.says("/agreed")
            assert "settle" not in phone.last()


def test_who_is_rung_hears_of_it_from_who_looks_after_them(tmp_path: Path) -> None:
    rung = with_values("Max", ways="call")
    safe = with_card("Max", phone="01632960333", safe_ring="yes")
    with an_example(tmp_path, rung, safe) as scene:
        kit, max_, sam = (scene.phones[name] for name in ("Kit", "Max", "Sam"))
        kit.says("/agreement")
        kit.taps("Start from this one")
        kit.taps("Skip")
        scene.wait(hours=4)
        assert heard_news(max_) == 0
        assert not any("Max" in text for text in sam.texts()), "it is worth no call of its own"
        makes_a_meeting(scene.phones["Jo"])
        scene.wait_until(MEETING_AT - timedelta(days=2))
        assert "Please ring Max." in sam.last()
        assert "Tell them too: a word about our agreement." in sam.last()


@pytest.mark.postgres
def test_it_is_made_and_changed_on_postgresql_as_well(tmp_path: Path, postgres: str) -> None:
    with an_example(tmp_path, database_url=postgres) as scene:
        starts_from_the_example(scene)
        kit, max_, jo = (scene.phones[name] for name in ("Kit", "Max", "Jo"))
        puts_in(kit, "No photos, please", named="Yes, you may")
        max_.says("/agreement")
        max_.taps("Idea 1")
        max_.taps("Let us talk about it first")
        settles(jo, "Yes, we have")
        jo.taps("We agreed this")
        max_.says("/agreement")
        assert "10. No photos, please" in max_.last()
        max_.taps("How it was before")
        max_.taps("Version 1, Tuesday 2 June")
        assert "No photos" not in max_.last()
        scene.wait(days=190)
        assert any("It is time to look at the agreement" in text for text in jo.texts())
