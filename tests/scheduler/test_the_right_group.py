"""Someone in two groups: who will see an answer, and who gets it, are those of the group meant.

Kit comes to the Hub group, where Sam looks after Kit and Jo and Ali run it; and to the food group,
where it is Lou, and Ada. Rob runs both. Whatever is read first, it is of what was picked.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from conversations.registry import ALL
from conversations.script import Ask, Choices, Seen
from records.access import Actor, NotAllowed
from records.database import Tx
from records.groups import groups
from records.meetings import comings
from records.notices import notices
from records.people import Person, Role, memberships
from records.talks import Talk, talks
from scheduler.joining.make_group import make_group
from scheduler.meetings.schedule_meeting import schedule_meeting
from scheduler.surveys.ask_survey import ask_survey
from scheduler.talks import known as facts
from scheduler.talks.acts import Order
from scheduler.talks.known import Known
from scheduler.talks.passing_on.readers import receivers
from scheduler.talks.people.group import group_id_of
from scheduler.talks.spoken import Spoken, Voice
from scheduler.talks.turns.talking import begin, reply
from scheduler.talks.words.lines import who_will_see
from scheduler.talks.words.turn_words import known_for
from scheduler.times.ask_times import ask_times
from tests.home import MEETING_AT, START, Home, a_home, add_person

HUB, FOOD = "Hub group", "Food group"
#: live choices of which each picks a meeting, or something of one group; and under which name
PICKS = {
    "my_groups": "group",
    "coming_meetings": "which",
    "meetings_over": "which",
    "my_meetings": "which",
    "pages_at": "which",
    "surveys_open": "survey",
    "closed_surveys": "survey",
    "my_polls": "poll",
}
LANGUAGES = ("en", "ar")
#: who looks after Kit, and who runs it
LINK = {HUB: ["Sam"], FOOD: ["Lou"]}
RUN_BY = {HUB: ["Jo", "Ali", "Rob"], FOOD: ["Rob", "Ada"]}


def picks_in(conversation: str) -> Iterator[tuple[str, str]]:
    """The questions of a conversation that choose a meeting or a group, and from what."""
    for step in ALL[conversation].by_path.values():
        if isinstance(step, Ask):
            for choice in step.choices:
                if isinstance(choice, Choices) and choice.from_ in PICKS:
                    yield step.name, choice.from_


PICKING = sorted({(name, *pick) for name in ALL for pick in picks_in(name)})


class TwoGroups:
    """A home with a second group, a meeting in each, and something asked in each."""

    def __init__(self, home: Home) -> None:
        self.home, self.now = home, START + timedelta(hours=1)
        self.ids = home.ids
        with home.database.transaction() as tx:
            hub = home.group_id
            food = make_group(
                tx, FOOD, START, zone="Europe/London", form="adult", evaluate_every=3
            )
            self.groups = {HUB: hub, FOOD: food}
            for number, (name, role) in enumerate(
                (("Rob", Role.FACILITATOR), ("Lou", Role.LINK_PERSON), ("Ada", Role.FACILITATOR))
            ):
                here = hub if name == "Rob" else food
                self.ids[name] = add_person(tx, here, role, {"called": name}, 900 + number)
            self.is_in(tx, "Rob", food, Role.FACILITATOR)
            # before Ada in the list, as Rob has been there longer
            self.is_in(tx, "Kit", food, Role.CO_PRODUCER, self.ids["Lou"])
            self.meetings = {
                HUB: self._meets(tx, hub, "Hub rules", 0),
                FOOD: self._meets(tx, food, "Soup", 1),
            }
            self.over = {
                HUB: self._meets(tx, hub, "Old rules", -9),
                FOOD: self._meets(tx, food, "Old soup", -9),
            }
            for group in (hub, food):
                asks = {"group": str(group), "about": "Tea", "question_1": "Is it good?"}
                ask_survey(tx, Actor(self.ids["Rob"]), Order(answers=asks), self.now)
                times = {"title": "Walk", "day_1": "2026-06-20", "time_1": "14:00"}
                times |= {"day_2": "2026-06-21", "time_2": "15:00"}
                times |= {"group": str(group), "closes": "usual"}
                ask_times(tx, Actor(self.ids["Rob"]), Order(answers=times), self.now)

    def is_in(self, tx: Tx, name: str, group: int, role: str, link: int | None = None) -> None:
        values = {"person_id": self.ids[name], "group_id": group, "role": role, "since": START}
        tx.conn.execute(insert(memberships).values(link_id=link, **values))

    def _meets(self, tx: Tx, group: int, title: str, days: int) -> int:
        at = MEETING_AT + timedelta(days=days)
        said = {"title": title, "place": f"{title} House", "minutes": "60", "group": str(group)}
        said |= {"day": at.date().isoformat(), "time": "14:00"}
        made_at = min(START, at - timedelta(days=3))
        done = schedule_meeting(tx, Actor(self.ids["Rob"]), Order(answers=said), made_at)
        assert done.meeting_id is not None
        return done.meeting_id

    def person(self, tx: Tx, name: str) -> Person:
        return tx.get(Person, self.ids[name])

    def names(self, ids: list[int]) -> list[str]:
        called = {person_id: name for name, person_id in self.ids.items()}
        return [called[i] for i in ids]


#: talks that are only for groups that have no staff
AMONG_PEERS = ("run_it", "who_is_told")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoGroups]:
    with a_home(tmp_path_factory.mktemp("two")) as home:
        yield TwoGroups(home)


def a_talk(tx: Tx, two: TwoGroups, name: str, who: str) -> Talk:
    """A talk that has just begun, with nothing answered."""
    person = two.person(tx, who)
    values: dict[str, Any] = {"person_id": person.id, "conversation": name, "version": "x"}
    values |= {"key_id": person.key_id, "answers": b"", "began_at": two.now, "last_at": two.now}
    done = tx.conn.execute(insert(talks).values(**values))
    return tx.get(Talk, (done.inserted_primary_key or (0,))[0])


def picked(tx: Tx, two: TwoGroups, known: Known, question: str, source: str) -> dict[str, str]:
    """For each group, the key that picks it or something of it."""
    offered = [key for key, _ in known[source]]  # type: ignore[attr-defined]
    if question == "group":
        found = {name: str(group) for name, group in two.groups.items()}
    elif question == "which":
        each = two.over if source == "meetings_over" else two.meetings
        found = {name: str(meeting) for name, meeting in each.items()}
    else:
        found = dict(zip((HUB, FOOD), offered, strict=False))
    return {name: key for name, key in found.items() if key in offered}


def who_picks(name: str) -> str:
    """Someone in both groups for whom a conversation is."""
    roles = ALL[name].roles
    return "Kit" if not roles or "co_producer" in roles else "Rob"


def read(known: Known, name: str) -> str:
    """A fact in words, or why it can't be read."""
    try:
        value = known.get(name)
        return value.in_words(Voice("en", "UTC")) if isinstance(value, Spoken) else repr(value)
    except Exception as error:  # noqa: BLE001 - that it fails in the same way is what is looked at
        return type(error).__name__


def test_every_question_that_picks_a_meeting_or_a_group_is_known_here() -> None:
    named = {PICKS[source] for _, _, source in PICKING}
    assert named == {"group", "which", "survey", "poll"}
    assert all(question == PICKS[source] for _, question, source in PICKING)
    assert len({name for name, *_ in PICKING}) >= 20


@pytest.mark.parametrize(("name", "question", "source"), PICKING)
def test_what_was_picked_decides_whatever_is_read_first(
    two: TwoGroups, name: str, question: str, source: str
) -> None:
    """All facts there are, in three orders: each time they say the same."""
    who = who_picks(name)
    with two.home.database.transaction() as tx:
        talk = a_talk(tx, two, name, who)
        person = two.person(tx, who)
        before = known_for(tx, talk, person, two.now, {})
        for group, key in picked(tx, two, before, question, source).items():
            answers = {question: key}
            found: list[dict[str, str]] = []
            for seed in range(3):
                known = known_for(tx, talk, person, two.now, answers)
                if seed == 2:  # as it is when the answer is only just given
                    known = before.with_answers(answers)
                order = sorted(facts.names_of_facts())
                random.Random(f"{seed} {name}").shuffle(order)
                found.append({fact: read(known, fact) for fact in order})
                assert group_id_of(known) == two.groups[group]
            assert found[0] == found[1] == found[2]
        tx.conn.execute(talks.delete().where(talks.c.id == talk.id))


@pytest.mark.parametrize(("name", "question", "source"), PICKING)
def test_who_is_named_is_who_would_get_it(
    two: TwoGroups, name: str, question: str, source: str
) -> None:
    who, seen_any = who_picks(name), False
    with two.home.database.transaction() as tx:
        talk = a_talk(tx, two, name, who)
        person = two.person(tx, who)
        before = known_for(tx, talk, person, two.now, {})
        for group, key in picked(tx, two, before, question, source).items():
            seen_any = True
            known = known_for(tx, talk, person, two.now, {question: key})
            told = two.names(receivers(known, Role.FACILITATOR))
            assert set(told) == set(RUN_BY[group]) - {who}
            links = two.names(receivers(known, Role.LINK_PERSON))
            assert who != "Kit" or links == LINK[group]
            for language in LANGUAGES:
                voice = Voice(language, "UTC")
                run = who_will_see(Seen.FACILITATORS, known, voice)
                assert {one for one in two.ids if one in run} == set(RUN_BY[group])
                link = who_will_see(Seen.LINK_PERSON, known, voice)
                named = {one for one in two.ids if one in link}
                assert who != "Kit" or named == set(LINK[group])
        tx.conn.execute(talks.delete().where(talks.c.id == talk.id))
    assert (
        seen_any or source in ("pages_at", "closed_surveys") or name in ("run_it", "who_is_told")
    )


@pytest.mark.parametrize("group", [HUB, FOOD])
@pytest.mark.parametrize("step", ["yes", "no", "unsure", "unwell", "part"])
def test_an_answer_in_my_meetings_says_who_sees_it_and_reaches_them(
    two: TwoGroups, group: str, step: str
) -> None:
    """The question is asked again, alone: nothing before it has read the meeting."""
    with two.home.database.transaction() as tx:
        kit = two.person(tx, "Kit")
        talk = tx.get(Talk, begin(tx, kit, "my_meetings", two.now))
        reply(tx, kit, talk, "which", str(two.meetings[group]), two.now)
        talk = tx.get(Talk, talk.id)
        again = known_for(tx, talk, kit, two.now)
        for language in LANGUAGES:
            said = who_will_see(Seen.FACILITATORS, again, Voice(language, "UTC"))
            assert {one for one in two.ids if one in said} == set(RUN_BY[group])
        reply(tx, kit, talk, "coming_again", step, two.now)
        mine = (comings.c.person_id == kit.id, comings.c.answer.is_not(None))
        which = select(comings.c.meeting_id).where(*mine)
        assert two.meetings[group] in set(tx.conn.scalars(which))
        new = notices.c.name == "replies"
        here = notices.c.meeting_id == two.meetings[group]
        told = set(tx.conn.scalars(select(notices.c.person_id).where(new, here)))
        assert {two.ids[one] for one in RUN_BY[group]} >= told
        tx.conn.rollback()


def test_with_two_link_persons_what_is_for_all_of_them_names_all_of_them(two: TwoGroups) -> None:
    """What Kit would like to learn can be looked at by Sam and by Lou: so both are named."""
    with two.home.database.transaction() as tx:
        kit = two.person(tx, "Kit")
        for name in ("learning", "my_choices"):
            talk = a_talk(tx, two, name, "Kit")
            known = known_for(tx, talk, kit, two.now, {})
            for language in LANGUAGES:
                voice = Voice(language, "UTC")
                links = who_will_see(Seen.ALL_LINKS, known, voice)
                assert {one for one in two.ids if one in links} == {"Sam", "Lou"}
                run = who_will_see(Seen.ALL_FACILITATORS, known, voice)
                assert {one for one in two.ids if one in run} == {"Jo", "Ali", "Rob", "Ada"}
            tx.conn.execute(talks.delete().where(talks.c.id == talk.id))
        for carer in ("Sam", "Lou"):
            row = two.person(tx, carer)
            looks = Known(tx, row, two.now, conversation="to_learn")
            assert looks["would_learn"] == ()


def test_a_hand_sign_is_told_to_all_who_are_named_and_to_each_once(two: TwoGroups) -> None:
    with two.home.database.transaction() as tx:
        kit = two.person(tx, "Kit")
        newest = tx.conn.scalar(select(func.max(notices.c.id)))
        talk = a_talk(tx, two, "my_choices", "Kit")
        reply(tx, kit, talk, "what", "sign", two.now)
        reply(tx, kit, tx.get(Talk, talk.id), "sign", "a red card", two.now)
        tells = (notices.c.id > newest, notices.c.kind == "tell")
        told = list(tx.conn.scalars(select(notices.c.person_id).where(*tells)))
        assert sorted(told) == sorted(two.ids[one] for one in ("Jo", "Ali", "Rob", "Ada"))
        tx.conn.rollback()


def test_only_one_group_has_staff_then_that_is_the_one_meant(two: TwoGroups) -> None:
    """Kit was first in a group for peers only: going together is arranged by staff elsewhere."""
    with two.home.database.transaction() as tx:
        peers = make_group(tx, "Peers", START, zone="UTC", form="adult", evaluate_every=3)
        tx.conn.execute(groups.update().where(groups.c.id == peers).values(peers_only=True))
        both = add_person(tx, peers, Role.CO_PRODUCER, {"called": "Pip"}, 950)
        two.ids["Pip"] = both
        two.is_in(tx, "Pip", two.groups[FOOD], Role.CO_PRODUCER, two.ids["Lou"])
        pip = two.person(tx, "Pip")
        talk = tx.get(Talk, begin(tx, pip, "buddy", two.now))
        known = known_for(tx, talk, pip, two.now)
        assert group_id_of(known) == two.groups[FOOD]
        reply(tx, pip, talk, "what", "want", two.now)
        known = known_for(tx, tx.get(Talk, talk.id), pip, two.now)
        assert known["buddy_said"] is True
        del two.ids["Pip"]
        tx.conn.rollback()


def test_nobody_reads_of_a_group_they_are_not_in(two: TwoGroups) -> None:
    """A picked meeting of another group gives nothing away, whatever is read first."""
    with two.home.database.transaction() as tx:
        bea = two.person(tx, "Bea")
        known = Known(tx, bea, two.now, answers={"which": str(two.meetings[FOOD])})
        with pytest.raises(NotAllowed):
            known["meeting"]
